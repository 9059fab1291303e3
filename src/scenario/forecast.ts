import * as v from "valibot";
import { number } from "./field.ts";

/** What is expected to close in a quarter, from the offers open when it begins. Stages say which of them hold offers. */
export const forecastSchema = v.strictObject({
  quarterMonths: number({
    label: "quarter", unit: "months", min: 1, max: 12, step: 1, whole: true, default: 3, source: "Kunz: offers a rep intends to close this quarter",
    help: "Length of a forecast.",
  }),
});
export type Forecast = v.InferOutput<typeof forecastSchema>;
