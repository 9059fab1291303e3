import { compile, fieldAt, openSim, replicate, type Scenario } from "hourglass";
import { expect, test } from "vitest";
import { moments } from "../../src/experiment/moments.ts";
import { seedKey } from "../../src/scenario/index.ts";
import { keep, table } from "./findings.ts";
import { triples, type Kind, type Triple } from "./triples.ts";

const REPLICATIONS = 100;

/**
 * The poor ones of those that should not be, once more without what they share: chosen after the others were measured, to
 * learn whether the sharing or the keying of draws makes them poor.
 */
const lifted: readonly { what: string; sim: string; path: string; changes: Record<string, unknown> }[] = [
  ...["stages.inquiry.exits.opportunity.probability", "stages.review.exits.onboarding.probability", "channels.inbound.visitsPerMonth"].map((path) => ({
    what: "60 heads in each team", sim: "team", path, changes: { "teams.sellers.headcount": 60, "teams.engineers.headcount": 60, "teams.security.headcount": 60 },
  })),
  {
    what: "whoever prospects does nothing else", sim: "outbound", path: "stages.prospect.exits.contact.probability",
    changes: { "stages.contact.work.team": "accountExecutives", "stages.qualify.work.team": "accountExecutives", "teams.accountExecutives.headcount": 60, "teams.customerSuccess.headcount": 20 },
  },
  {
    what: "whoever prospects does nothing else, and the market has no end", sim: "account-based", path: "stages.target.exits.engaged.probability",
    changes: { "stages.engaged.work.team": "customerSuccess", "teams.customerSuccess.headcount": 40, "teams.insideSales.headcount": 20, "market.unlimited": true },
  },
  {
    what: "nobody cools or waits, and the market has no end", sim: "hourglass", path: "stages.suspect.dwellDays.median",
    changes: { cooling: null, "teams.insideSales.headcount": 20, "teams.customerSuccess.headcount": 10, "market.unlimited": true },
  },
];

interface Gain extends Triple {
  from: number;
  /** Mean of the difference in the metric's own unit, and its standard deviation over replications: on two lucks, on one. */
  mean: number;
  apart: number;
  together: number;
  /** How many times more replications independent seeds would need for the same certainty: the ratio of the variances. */
  gain: number;
  /** What the gain of a count would be if everybody walked alone and only those the change is about were added; null = no count. */
  alone: number | null;
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b).at(values.length >> 1)!;

/** Every figure of every replication under the sim's own seed. */
interface Ran {
  figures: (metric: string) => number[];
  unit: (metric: string) => string;
}

function run(scenario: Scenario): Ran {
  const model = compile(scenario);
  const key = seedKey(scenario.run.seed);
  const rows = Array.from({ length: REPLICATIONS }, (_, replication) => replicate(model, key, replication).metrics);
  const at = (metric: string) => model.metrics.findIndex(({ name }) => name === metric);
  return { figures: (metric) => rows.map((row) => row[at(metric)]), unit: (metric) => model.metrics[at(metric)].unit };
}

function measure(triple: Triple, before: Ran, changes: Record<string, unknown> = {}): Gain {
  const { sim, path, value, metric } = triple;
  const a = before.figures(metric);
  const b = run(openSim(sim, { ...changes, [path]: value })).figures(metric);
  const { mean, standardDeviation: together } = moments(b.map((figure, at) => figure - a[at]));
  // Of independent runs the variances add up: nothing more need be run to know it.
  const apart = Math.hypot(moments(a).standardDeviation, moments(b).standardDeviation);
  const gain = (apart / together) ** 2;
  const counts = ["people", "count"].includes(before.unit(metric));
  const from = fieldAt(openSim(sim), path)!.value as number;
  console.log(`${sim} ${path} ${from} → ${value}, ${metric}: ${gain.toFixed(1)}`);
  return { ...triple, from, mean, apart, together, gain, alone: counts && mean !== 0 ? (moments(a).mean + moments(b).mean) / Math.abs(mean) : null };
}

test(`what the same luck is worth: ${triples.length} what-ifs chosen beforehand`, () => {
  const gains = [...new Set(triples.map(({ sim }) => sim))].flatMap((sim) => {
    const before = run(openSim(sim));
    return triples.filter((triple) => triple.sim === sim).map((triple) => measure(triple, before));
  });
  for (const { gain, path } of gains) expect(gain, path).toBeGreaterThan(1);
  const freed = lifted.map(({ sim, path, changes }) => measure(triples.find((triple) => triple.sim === sim && triple.path === path)!, run(openSim(sim, changes)), changes));
  keep("pairs", "What the same luck is worth", report(gains, freed));
});

function report(gains: readonly Gain[], freed: readonly Gain[]): string {
  const kinds = [...new Set(gains.map(({ kind }) => kind))];
  const line = (name: string, of: readonly Gain[]) => {
    const ratios = of.map(({ gain }) => gain);
    return [name, of.length, times(median(ratios)), times(Math.min(...ratios)), times(Math.max(...ratios)), `${ratios.filter((ratio) => ratio >= 10).length} of ${of.length}`];
  };
  const aimed = new Set<Kind>(["probability", "duration", "rate"]);
  const summary = [
    ...kinds.map((kind) => line(kind, gains.filter((gain) => gain.kind === kind))),
    line("probability, duration and rate", gains.filter(({ kind }) => aimed.has(kind))),
    line("all", gains),
  ];
  const rowOf = ({ sim, path, from, value, metric }: Gain) => [sim, `\`${path}\` ${from} → ${value}`, metric];
  return [
    `Var(B − A) with independent seeds over Var(B − A) on the same luck, ${REPLICATIONS} replications each under the seed of the sim. Independent seeds would need so many times more replications to be as sure of the difference. With ${REPLICATIONS} replications a ratio is known to about ± 30 %. The what-ifs stand in [triples.ts](../triples.ts), chosen before anything was measured; all are reported. Money is in cents.`,
    table(["change of", "what-ifs", "median", "least", "most", "at least 10 ×"], summary),
    "## Why the poor ones are poor",
    "*The step is large for the gain there is.* Where a change adds people and leaves the others as they were, the difference is a Poisson number, and if the count is one too the gain is (A + B) / |B − A|: the column “alone”. A chance raised from 0.25 to 0.3 is worth 11 × then, and a step half as large twice as much. It is worth more where the count varies more than that, as where experiments move everybody at once (no-touch). Times, prices and churn move the same people, so nothing of the kind bounds their gain.",
    "*What is shared.* Who works on one more lead works later on all that stand behind it, and prospects fewer: the lives of others really change. It shows where a team is the bottleneck (team), where those who prospect also answer (outbound, account-based), where the market is small (account-based), and where an hour earlier or later decides whether a lead meets a closed door and cools (hourglass, the suspect's dwell). Below, the same what-ifs once more on sims from which that is taken away: the gain comes back, so it is the sharing that costs it, not the keying.",
    table(["sim", "change", "figure", "without", "gain", "alone", "gain above"], freed.map((gain, at) => [...rowOf(gain), lifted[at].what, times(gain.gain), alone(gain), times(gains.find(({ sim, path }) => sim === gain.sim && path === gain.path)!.gain)])),
    "## All",
    table(
      ["sim", "change", "figure", "kind", "B − A", "sd apart", "sd together", "gain", "alone"],
      gains.map((gain) => [...rowOf(gain), gain.kind, ...[gain.mean, gain.apart, gain.together].map(digits), times(gain.gain), alone(gain)]),
    ),
  ].join("\n\n");
}

const times = (ratio: number) => (ratio === Infinity ? "exact" : `${ratio.toPrecision(2).includes("e") ? Math.round(ratio) : ratio.toPrecision(2)} ×`);
const alone = (gain: Gain) => (gain.alone === null ? "" : times(gain.alone));
const digits = (value: number) => (value === 0 ? "0" : Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3)));
