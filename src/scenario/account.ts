/** Account management: who calls a customer, when, and what comes of it. */
import * as v from "valibot";
import { choice, number, reference } from "./field.ts";
import { law, laws } from "./law.ts";

export const accountManagementSchema = v.strictObject({
  policy: choice({
    label: "policy", options: ["none", "scheduled", "intentTriggered", "hybrid"], default: "intentTriggered", source: "Pietilä 2015",
    help: "When customers are called: never, at a set interval, when they show interest, or both.",
  }),
  team: reference("teams", { label: "team", help: "Who calls." }),
  intervalDays: number({
    label: "interval", unit: "d", min: 1, max: 3650, low: 7, high: 365, step: 1, default: 90, source: "assumption",
    help: "Days between two scheduled calls.",
  }),
  callMinutes: law(laws.minutes, {
    label: "minutes of a call", low: 5, high: 120, default: { kind: "lognormal", median: 20, p90: 40 }, source: "assumption",
    help: "Of a fully productive person.",
  }),
  priority: number({
    label: "priority", unit: "", min: 0, max: 9, step: 1, whole: true, default: 2, source: "assumption",
    help: "0 is served first.",
  }),
  needsPerYear: number({
    label: "needs a year", unit: "needs", min: 0, max: 365, low: 0, high: 12, step: 0.1, default: 1.5, source: "assumption",
    help: "How often a customer could use more.",
  }),
  needWindowDays: law(laws.days, {
    label: "need window", low: 3, high: 180, default: { kind: "lognormal", median: 21, p90: 60 }, source: "assumption",
    help: "Days a need stays open.",
  }),
  intentSensitivity: number({
    label: "intent sensitivity", unit: "share", min: 0, max: 1, step: 0.05, default: 0.6,
    source: "Pietilä 2015: content activity shows need; 0.6 assumption",
    help: "Share of needs that show in what the customer reads.",
  }),
  falsePositivesPerYear: number({
    label: "false alarms a year", unit: "calls", min: 0, max: 365, low: 0, high: 12, step: 0.5, default: 1, source: "assumption",
    help: "Signals of a customer who needs nothing.",
  }),
  reactionHours: number({
    label: "reaction", unit: "h", min: 0, max: 8760, low: 0, high: 168, step: 1, default: 24, source: "assumption",
    help: "Hours from the signal until the call joins the line.",
  }),
  expandProbability: number({
    label: "expand probability", unit: "share", min: 0, max: 1, step: 0.05, default: 0.5, source: "assumption",
    help: "Chance that a call which meets an open need ends in an expansion.",
  }),
  selfServeExpandProbability: number({
    label: "self-serve probability", unit: "share", min: 0, max: 1, step: 0.01, default: 0.05, source: "assumption",
    help: "Chance that a need nobody met ends in an expansion by itself.",
  }),
  freeContactsPer90Days: number({
    label: "contacts tolerated in 90 days", unit: "calls", min: 0, max: 90, low: 0, high: 12, step: 1, default: 3,
    source: "Godfrey, Seiders and Voss 2011: 3 calls in 3 months",
    help: "Calls beyond them tire the customer.",
  }),
  fatigueChurnMultiplier: number({
    label: "fatigue", unit: "×", min: 1, max: 10, low: 1, high: 2, step: 0.05, default: 1.3,
    source: "direction Godfrey et al. 2011; size assumption",
    help: "Each further call multiplies the churn by this.",
  }),
});
export type AccountManagement = v.InferOutput<typeof accountManagementSchema>;
