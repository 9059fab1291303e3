/** What customers pay, and how long they stay. */
import * as v from "valibot";
import { choice, number, numberOrNull, part, record, referenceOrNull } from "./field.ts";
import { law, lawEntry, lawOrNull, laws } from "./law.ts";

const mrr = {
  label: "first MRR", low: 5, high: 20_000,
  source: "assumption; spread: top 20 % bring 59 % of revenue (McCarthy and Winer, subscription firms)",
};

/** Repeat purchases: each customer orders at a rate of its own, and after each order may be gone for good. */
const ordersSchema = v.strictObject({
  perMonth: law(laws.count, {
    label: "orders a month", low: 0.05, high: 10, default: { kind: "gamma", mean: 1, shape: 0.5 }, source: "BG/NBD (Fader, Hardie and Lee 2005); size assumption",
    help: "Rate of one customer, drawn once.",
  }),
  dropoutAlpha: number({
    label: "dropout alpha", unit: "", min: 0.05, max: 1000, low: 0.1, high: 10, step: 0.05, scale: "log", default: 1, source: "BG/NBD; size assumption",
    help: "After a repeat order a customer is gone with a chance of its own, from Beta(alpha, beta).",
  }),
  dropoutBeta: number({
    label: "dropout beta", unit: "", min: 0.05, max: 1000, low: 0.1, high: 50, step: 0.05, scale: "log", default: 9, source: "BG/NBD; size assumption",
    help: "The larger against alpha, the more loyal they are.",
  }),
  amount: law(laws.money, { label: "amount of an order", low: 5, high: 5000, default: { kind: "lognormal", median: 50, p90: 150 }, source: "assumption", help: "Paid at each order." }),
});
export type Orders = v.InferOutput<typeof ordersSchema>;

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
  contractionPerYear: number({
    label: "contractions a year", unit: "contractions", min: 0, max: 12, low: 0, high: 2, step: 0.05, default: 0, source: "assumption",
    help: "How often a customer takes a step back, by the expansion step.",
  }),
  priceLevel: number({
    varies: true,
    label: "price level", unit: "×", min: 0, max: 100, low: 0.5, high: 2, step: 0.01, default: 1, source: "assumption",
    help: "Multiplies the first MRR, by the day one begins to pay.",
  }),
  priceElasticity: number({
    label: "price elasticity", unit: "×", min: 0, max: 5, low: 0, high: 1, step: 0.05, default: 0, source: "Pietilä 2015: a smaller first sale has a better chance; 0.3 assumption",
    help: "A deal so many per cent larger than the reference has so many per cent times this smaller odds of the win.",
  }),
  referencePrice: number({
    label: "reference price", unit: "money", min: 0.01, max: 1e9, low: 5, high: 20_000, step: 5, scale: "log", default: 140, source: "assumption",
    help: "First MRR at which the win has its stated chance.",
  }),
  billing: choice({
    label: "billing", options: ["monthly", "annualUpfront"], default: "monthly", source: "assumption",
    help: "Monthly in advance, or a year in advance; growth within the year is billed at once for the rest of it.",
  }),
  orders: part(ordersSchema, { label: "orders", help: "Customers order now and then instead of paying by the month, and leave by dropout instead of churn. Empty: a subscription." }),
});
export type Value = v.InferOutput<typeof valueSchema>;

const churn = {
  label: "monthly churn", unit: "share", min: 0, max: 1, low: 0, high: 0.1, step: 0.001,
  source: "Tunguz: small firms 3 to 7 % a month, mid 1 to 2, enterprise 0.5 to 1",
};

/** Beta-geometric retention. */
const spreadSchema = v.strictObject({
  alpha: number({ label: "alpha", unit: "", min: 0.05, max: 1000, low: 0.1, high: 10, step: 0.01, scale: "log", default: 0.9, source: "Fader and Hardie: shifted beta-geometric; size assumption", help: "Monthly churn of each customer is drawn from Beta(alpha, beta)." }),
  beta: number({ label: "beta", unit: "", min: 0.05, max: 10_000, low: 0.5, high: 100, step: 0.1, scale: "log", default: 17, source: "Fader and Hardie: shifted beta-geometric; size assumption", help: "Mean churn = alpha ÷ (alpha + beta)." }),
});
export type Spread = v.InferOutput<typeof spreadSchema>;

export const retentionSchema = v.strictObject({
  monthlyChurn: number({ ...churn, varies: true, default: 0.03, help: "Chance to leave at each monthly anniversary." }),
  churnByChannel: record(number({ ...churn, default: 0.03, help: "Of customers who came by this channel." }), {
    label: "", keys: "channels", prefix: "from", help: "Where customers of a channel differ.",
  }),
  spread: part(spreadSchema, { label: "spread of churn", help: "Customers differ: the chance to leave is each one's own. Empty: all have the same." }),
  termMonths: number({
    label: "term", unit: "months", min: 1, max: 60, low: 1, high: 36, step: 1, whole: true, default: 1, source: "convention",
    help: "Months of a contract: one can leave only at its end.",
  }),
  renewalChurn: numberOrNull({
    label: "lost at renewal", unit: "share", min: 0, max: 1, low: 0, high: 0.5, step: 0.01, source: "SaaS Capital 2023: gross retention about 90 % a year",
    help: "Chance to leave at the end of a term. Empty: what the monthly churn makes of that many months.",
  }),
  loyalFrom: referenceOrNull("stages", { label: "loyal from", help: "From this stage on customers are loyal. Empty: none." }),
  loyalShock: number({
    label: "shock to the loyal", unit: "share", min: 0, max: 1, step: 0.05, default: 1, source: "Ross 2008, first comment: trust keeps the loyal through hard times; size assumption",
    help: "Share of an event's change of churn that loyal customers feel.",
  }),
  winbackDays: lawOrNull(laws.days, {
    label: "win-back", low: 30, high: 1095, source: "assumption",
    help: "After these days a lost customer is untouched market again. Empty: never.",
  }),
});
export type Retention = v.InferOutput<typeof retentionSchema>;
