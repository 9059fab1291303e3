import * as v from "valibot";
import { number, numbers } from "./field.ts";

/** 80 % of what buyers do falls between 8 and 18 h. */
const hourWeights = Array.from({ length: 24 }, (_, hour) => (hour >= 8 && hour < 18 ? 5.6 : 1));
const weight = { unit: "×", min: 0, max: 1e6, low: 0, high: 10, step: 0.1 };

/** When buyers act. */
export const activitySchema = v.strictObject({
  hourWeights: numbers({
    label: "hours", ...weight, length: 24, default: hourWeights,
    source: "assumption: 80 % between 8 and 18 h",
    help: "Relative weight of each of the 24 hours, from midnight on.",
  }),
  dayWeights: numbers({
    label: "days", ...weight, length: 7, default: [1, 1, 1, 1, 1, 0.25, 0.25],
    source: "assumption: weekend weight 0.25",
    help: "Relative weight of each of the seven days, Monday first.",
  }),
  holidays: numbers({
    label: "holidays", unit: "d", min: 0, max: 364, low: 0, high: 364, step: 1, whole: true, least: 0, default: [], source: "assumption",
    help: "Days of the year, counted from day 0, on which teams do not work; the same every year.",
  }),
  holidayWeight: number({
    label: "holiday weight", unit: "×", min: 0, max: 10, low: 0, high: 2, step: 0.05, default: 0.25, source: "assumption: as on a weekend",
    help: "What buyers do on a holiday, against the same day of another week.",
  }),
});
export type Activity = v.InferOutput<typeof activitySchema>;
