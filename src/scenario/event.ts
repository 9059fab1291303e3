import * as v from "valibot";
import { choice, number, numberOrNull, text } from "./field.ts";

/** Something that happens on a date: a budget cut, a shock, a price rise, a hire. */
export const eventSchema = v.strictObject({
  label: text({ label: "label", maxLength: 80, default: "", help: "Name shown; empty: the id in words." }),
  day: number({ label: "day", unit: "d", min: 0, max: 36_500, low: 0, high: 1095, step: 1, whole: true, default: 0, source: "assumption", help: "First day on which it holds." }),
  path: text({ label: "path", maxLength: 200, default: "", help: "The field it moves: one that may vary in time." }),
  change: choice({ label: "change", options: ["set", "multiply"], default: "multiply", source: "assumption", help: "Set: the field becomes the value. Multiply: it is multiplied by it." }),
  value: number({ label: "value", unit: "", min: -1e9, max: 1e9, low: 0, high: 10, step: 0.05, default: 1, source: "assumption", help: "New value, or factor." }),
  untilDay: numberOrNull({ label: "until", unit: "d", min: 0, max: 36_500, low: 0, high: 1095, step: 1, whole: true, source: "assumption", help: "First day on which it holds no more. Empty: it stays." }),
  halfLifeDays: numberOrNull({
    label: "half-life", unit: "d", min: 0.1, max: 36_500, low: 1, high: 365, step: 1, source: "Ross 2008: jumps and dips do not last; size assumption",
    help: "After so many days half of the change is gone. Empty: it does not fade.",
  }),
});
export type DatedEvent = v.InferOutput<typeof eventSchema>;
