import * as v from "valibot";
import { number, record, reference } from "./field.ts";
import { law, laws } from "./law.ts";

/** A growth team runs experiments, one after the other; each success multiplies the odds of going on from a stage. */
export const growthSchema = v.strictObject({
  team: reference("teams", { label: "team", help: "Who experiments; it does nothing else." }),
  experimentDays: number({
    label: "days of an experiment", unit: "d", min: 0.5, max: 365, low: 1, high: 60, step: 1, default: 15, source: "assumption",
    help: "Working days of one fully productive person.",
  }),
  successProbability: number({
    label: "success", unit: "share", min: 0, max: 1, step: 0.01, default: 0.2, source: "assumption",
    help: "Share of experiments that show something worth keeping.",
  }),
  lift: law(laws.count, {
    label: "lift", low: 1, high: 1.5, default: { kind: "lognormal", median: 1.06, p90: 1.15 }, source: "assumption",
    help: "What a success multiplies the odds by. Odds, not chances: the higher the chance is already, the less is gained.",
  }),
  targets: record(
    number({ label: "turns", unit: "experiments", min: 1, max: 100, low: 1, high: 10, step: 1, whole: true, default: 1, source: "assumption", help: "Experiments on this stage in each round of them." }),
    { label: "", keys: "stages", prefix: "on", help: "Stages experimented on, in turn." },
  ),
});
export type GrowthTeam = v.InferOutput<typeof growthSchema>;
