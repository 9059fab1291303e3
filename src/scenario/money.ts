import * as v from "valibot";
import { number } from "./field.ts";

export const moneySchema = v.strictObject({
  initialCash: number({
    label: "cash on day 0", unit: "money", min: -1e10, max: 1e10, low: 0, high: 5_000_000, step: 10_000, default: 0,
    source: "assumption",
    help: "Money in the bank when the simulation begins.",
  }),
  grossMargin: number({
    label: "gross margin", unit: "share", min: 0, max: 1, low: 0.2, high: 0.95, step: 0.01, default: 0.8,
    source: "assumption",
    help: "Share of revenue left after the cost of delivering.",
  }),
  commission: number({
    label: "commission", unit: "share", min: 0, max: 1, low: 0, high: 0.3, step: 0.01, default: 0,
    source: "assumption",
    help: "Share of the first year's revenue, paid at the win.",
  }),
  fixedPerMonth: number({
    varies: true,
    label: "fixed cost a month", unit: "money", min: 0, max: 1e9, low: 0, high: 100_000, step: 500, default: 0,
    source: "assumption",
    help: "Cost that no team, channel or stage accounts for.",
  }),
  paymentDelayDays: number({
    label: "payment delay", unit: "d", min: 0, max: 730, low: 0, high: 120, step: 1, default: 0,
    source: "assumption",
    help: "Days until a bill is paid.",
  }),
  discountPerYear: number({
    label: "discount rate", unit: "share", min: 0, max: 1, low: 0, high: 0.3, step: 0.01, default: 0,
    source: "assumption",
    help: "What money a year later is worth less, in lifetime value. Cash is not discounted.",
  }),
});
export type Money = v.InferOutput<typeof moneySchema>;
