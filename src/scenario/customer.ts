/** What customers pay, and how long they stay. */
import * as v from "valibot";
import { number, record } from "./field.ts";
import { law, lawEntry, lawOrNull, laws } from "./law.ts";

const mrr = {
  label: "first MRR", low: 5, high: 20_000,
  source: "assumption; spread: top 20 % bring 59 % of revenue (McCarthy and Winer, subscription firms)",
};

export const valueSchema = v.strictObject({
  initialMrr: law(laws.money, {
    ...mrr, default: { kind: "lognormal", median: 140, p90: 550 },
    help: "Monthly recurring revenue of a new customer.",
  }),
  initialMrrByChannel: record(lawEntry(laws.money, { ...mrr, help: "Of a new customer who came by this channel." }), {
    label: "", keys: "channels", prefix: "from", help: "Where customers of a channel differ.",
  }),
  expansionStep: number({
    label: "expansion step", unit: "share", min: 0, max: 1, low: 0, high: 1, step: 0.01, default: 0.2,
    source: "assumption; with 1.5 needs a year it gives a net retention of about 100 to 110 %",
    help: "Growth of the MRR at each expansion.",
  }),
});
export type Value = v.InferOutput<typeof valueSchema>;

const churn = {
  label: "monthly churn", unit: "share", min: 0, max: 1, low: 0, high: 0.1, step: 0.001,
  source: "Tunguz: small firms 3 to 7 % a month, mid 1 to 2, enterprise 0.5 to 1",
};

export const retentionSchema = v.strictObject({
  monthlyChurn: number({ ...churn, default: 0.03, help: "Chance to leave at each monthly anniversary." }),
  churnByChannel: record(number({ ...churn, default: 0.03, help: "Of customers who came by this channel." }), {
    label: "", keys: "channels", prefix: "from", help: "Where customers of a channel differ.",
  }),
  winbackDays: lawOrNull(laws.days, {
    label: "win-back", low: 30, high: 1095, source: "assumption",
    help: "After these days a lost customer is untouched market again. Empty: never.",
  }),
});
export type Retention = v.InferOutput<typeof retentionSchema>;
