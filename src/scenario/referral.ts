import * as v from "valibot";
import { choice, number, reference } from "./field.ts";
import { law, laws } from "./law.ts";

/** The arrow back: customers invite others. */
export const referralSchema = v.strictObject({
  fromStage: reference("stages", { label: "from stage", help: "Customers invite from this stage on." }),
  mode: choice({
    label: "mode", options: ["rate", "oneShot"], default: "rate", source: "assumption",
    help: "Rate: invitations month after month. One shot: all of them on reaching the stage.",
  }),
  invitesPerCustomer: number({
    label: "invitations of a customer", unit: "invitations", min: 0, max: 1000, low: 0, high: 20, step: 0.5, default: 5, source: "assumption",
    help: "One shot: the mean of a Poisson count.",
  }),
  invitesPerMonth: number({
    varies: true,
    label: "invitations a month", unit: "invitations", min: 0, max: 1000, low: 0, high: 10, step: 0.05, default: 0.25, source: "assumption",
    help: "Of one customer who invites.",
  }),
  strength: number({
    label: "strength", unit: "×", min: 0, max: 100, low: 0, high: 4, step: 0.1, default: 1, source: "assumption",
    help: "Multiplies the invitations; 1 = as given, 0 = no loop.",
  }),
  activeDays: number({
    label: "active for", unit: "d", min: 0, max: 36_500, low: 30, high: 1095, step: 10, default: 36_500, source: "assumption",
    help: "Days during which one invites, from reaching that stage.",
  }),
  conversionToEntry: number({
    varies: true,
    label: "taken up", unit: "share", min: 0, max: 1, step: 0.01, default: 0.25, source: "assumption",
    help: "Share of invitations that are taken up.",
  }),
  delayDays: law(laws.days, {
    label: "delay", low: 0.5, high: 90, default: { kind: "lognormal", median: 7, p90: 30 }, source: "assumption",
    help: "Days from the invitation until it is taken up.",
  }),
  channel: reference("channels", { label: "channel", help: "By which the invited come." }),
  valueMultiplier: number({
    label: "value", unit: "×", min: 0, max: 100, low: 0.5, high: 2, step: 0.01, default: 1.16,
    source: "Schmitt et al. 2011: at least 16 % more",
    help: "First MRR of a referred customer, against others.",
  }),
  churnMultiplier: number({
    label: "churn", unit: "×", min: 0, max: 100, low: 0.5, high: 2, step: 0.01, default: 0.82,
    source: "Schmitt et al. 2011 (18 % not confirmed in the stored text)",
    help: "Churn of a referred customer, against others.",
  }),
  reward: number({
    label: "reward", unit: "money", min: 0, max: 1_000_000, low: 0, high: 1000, step: 10, default: 0, source: "assumption",
    help: "Paid for each referred customer who is won.",
  }),
});
export type Referral = v.InferOutput<typeof referralSchema>;
