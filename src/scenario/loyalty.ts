import * as v from "valibot";
import { number } from "./field.ts";

/** A programme for the most valuable customers. Who belongs to it is decided on the first day of each month. */
export const loyaltySchema = v.strictObject({
  topShare: number({
    label: "top share", unit: "share", min: 0, max: 1, step: 0.01, default: 0.2, source: "Ross 2008, first comment: 20 % bring 80 % of the revenue",
    help: "Share of the customers, by MRR, who belong to the programme.",
  }),
  reward: number({
    label: "reward", unit: "share", min: 0, max: 1, low: 0, high: 0.1, step: 0.005, default: 0.02, source: "Ross 2008, first comment: $100 off per $5,000",
    help: "Share of what they pay that they get back.",
  }),
  churnMultiplier: number({
    label: "churn", unit: "×", min: 0, max: 10, low: 0.5, high: 1, step: 0.01, default: 0.8, source: "assumption",
    help: "Churn of those in the programme, against what it would be.",
  }),
  surprise: number({
    label: "surprise", unit: "×", min: 1, max: 2, step: 0.05, default: 1, source: "Ross 2008, first comment: surprise makes it work best; size assumption",
    help: "1: a reward every month. More: one month in twelve, at random, twelve times the size, and the churn saved is so many times as much.",
  }),
});
export type Loyalty = v.InferOutput<typeof loyaltySchema>;
