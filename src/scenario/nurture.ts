import * as v from "valibot";
import { numberOrNull } from "./field.ts";

export const nurtureSchema = v.strictObject({
  medianDays: numberOrNull({
    label: "median time", unit: "d", min: 0.1, max: 3650, low: 7, high: 240, step: 1,
    source: "Pietilä 2015: “months”; Implisit 2014: 84 days from lead to opportunity",
    help: "Half of those who are nurtured are ready before. Their laws keep their shape. Empty: the laws as they stand.",
  }),
});
/** Median days of every stage marked `nurture`; null = the laws as they stand. */
export type Nurture = v.InferOutput<typeof nurtureSchema>;
