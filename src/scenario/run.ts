import * as v from "valibot";
import { number, text } from "./field.ts";

export const runSchema = v.strictObject({
  horizonMonths: number({
    label: "horizon", unit: "months", min: 1, max: 120, low: 6, high: 60, step: 1, whole: true, default: 36,
    source: "assumption: presets look 36 months ahead",
    help: "How far ahead the simulation looks. A month is 365/12 days; day 0 is a Monday.",
  }),
  warmupMonths: number({
    label: "warm-up", unit: "months", min: 0, max: 60, low: 0, high: 24, step: 1, whole: true, default: 0,
    source: "assumption",
    help: "Months left out of steady-state figures.",
  }),
  replications: number({
    label: "replications", unit: "runs", min: 1, max: 100_000, low: 10, high: 2000, step: 10, scale: "log", whole: true, default: 200,
    source: "assumption",
    help: "How many possible futures are simulated. More of them narrow the error of the bands, not the bands.",
  }),
  seed: text({ label: "seed", maxLength: 64, default: "1729", help: "Words or a number. The same seed gives the same futures everywhere." }),
});
export type Run = v.InferOutput<typeof runSchema>;
