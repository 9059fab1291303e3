import * as v from "valibot";
import { number } from "./field.ts";

/**
 * Mix: a fixed budget is split between inbound and outbound. Teams and paid channels with `funding: "inbound" |
 * "outbound"` are sized by their side's money; those with "own" keep their own size.
 */
export const acquisitionSchema = v.strictObject({
  budgetPerMonth: number({
    varies: true,
    label: "budget a month", unit: "money", min: 0, max: 1e9, low: 0, high: 200_000, step: 500, default: 0,
    source: "assumption",
    help: "Money a month for everything the mix funds. 0 = nothing is funded by the mix and the inbound share has no effect.",
  }),
  inboundShare: number({
    label: "inbound share", unit: "share", min: 0, max: 1, step: 0.01, default: 0.5,
    source: "assumption; Pietilä 2015 says the two can be mixed, not how",
    help: "Share of the budget that goes to inbound; the rest goes to outbound.",
  }),
});
export type Acquisition = v.InferOutput<typeof acquisitionSchema>;
