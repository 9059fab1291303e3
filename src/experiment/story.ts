/** A story told: every case run with the same luck, and what differs between them. */
import type { MetricInfo } from "../model/index.ts";
import { caseScenario, toScenario, type Scenario, type Story } from "../scenario/index.ts";
import type { Figure } from "./curves.ts";
import { meanDifference, shareDifference, type Difference } from "./difference.ts";
import { engine as ours, type Engine } from "./engine.ts";
import { Collector } from "./estimate.ts";
import { probabilityInterval, type Interval } from "./interval.ts";
import { plan } from "./plan.ts";
import type { Runner } from "./runner.ts";

export interface Told {
  story: Story;
  seed: string;
  /** Replications 0 … n − 1 of every case are in it. */
  replications: number;
  /** How many there will be. */
  budget: number;
  /** In the order of the story. */
  figures: ToldFigure[];
  cases: ToldCase[];
}

export interface ToldFigure {
  name: string;
  label: string;
  /** Null: no case reports a metric of that name. */
  info: MetricInfo | null;
  /** It is 1 or 0 in each future, so that its mean is a share of futures and its quantiles say nothing. */
  ofFutures: boolean;
}

export interface ToldCase {
  label: string;
  /** What a spreadsheet would give for the first figure; null = it is not said. */
  sheet: number | null;
  scenario: Scenario;
  events: number;
  /** The same as of any run of this scenario with this seed and so many replications. */
  fingerprint: string;
  violations: string[];
  /** In the order of the story's figures; null where this case does not report it, or in no future. */
  figures: (ToldEstimate | null)[];
}

/** Money in units of currency. */
export interface ToldEstimate extends Pick<Figure, "mean" | "standardError" | "p10" | "p25" | "p50" | "p75" | "p90" | "undefinedCount" | "values"> {
  /** Of a figure that is a share of futures: its 95 % interval (Wilson). */
  share: Interval | null;
  /** Against the first case, replication by replication; null for the first itself, and without two pairs. */
  difference: Difference | null;
}

export interface TellOptions {
  /** Futures of each case; default: what the story says. */
  replications?: number;
  /** Default: the sim's. */
  seed?: string;
  onProgress?: (progress: { complete: number; budget: number; told: () => Told }) => void;
  /** Rejects with its reason. */
  signal?: AbortSignal;
}

/**
 * Runs all cases of a story on a runner; `base` is the document of its sim. Cases take turns, so that after the first
 * few replications there is something of each, and share seed and replication numbers, so that they differ by their
 * patches alone. The result does not depend on the runner.
 */
export async function tell(story: Story, base: unknown, runner: Runner, options: TellOptions = {}, engine: Engine = ours): Promise<Told> {
  const { seed = toScenario(base).scenario.run.seed, replications: budget = story.replications, onProgress, signal } = options;
  const tellings = story.cases.map((given): Telling => {
    const { scenario } = caseScenario(story, given, base);
    // What a link to this case should say, so that it gives these very numbers.
    const asked: Scenario = { ...scenario, run: { ...scenario.run, seed, replications: budget } };
    return { ...given, scenario: asked, collector: new Collector(engine.compile(asked)) };
  });
  if (tellings.length === 0) throw new Error(`a story without cases: ${story.id}; expected at least one`);
  const stop = new AbortController();
  const abort = () => stop.abort(signal!.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort, { once: true });
  const complete = () => Math.min(...tellings.map(({ collector }) => collector.complete));
  let reported = 0;
  const take = async ({ scenario, collector }: Telling, from: number, to: number): Promise<void> => {
    const batch = await runner.run({ scenario, seed, from, to, uncertain: false }, stop.signal);
    if (stop.signal.aborted) return;
    collector.add(batch);
    const now = complete();
    if (now === reported) return;
    reported = now;
    onProgress?.({ complete: now, budget, told: () => tellingSoFar(story, tellings, seed, now, budget) });
  };
  try {
    await Promise.all(plan(budget).flatMap(({ from, to }) => tellings.map((telling) => take(telling, from, to))));
  } catch (error) {
    stop.abort(error);
    throw error;
  } finally {
    signal?.removeEventListener("abort", abort);
  }
  signal?.throwIfAborted();
  return tellingSoFar(story, tellings, seed, budget, budget);
}

interface Telling {
  label: string;
  sheet: number | null;
  scenario: Scenario;
  collector: Collector;
}

function tellingSoFar(story: Story, tellings: readonly Telling[], seed: string, replications: number, budget: number): Told {
  const found = tellings.map(({ collector }) => story.figures.map(({ name }) => collector.figure(name, replications)));
  const figures = story.figures.map(({ name, label }, at): ToldFigure => {
    const info = found.map((row) => row[at]?.info).find((each) => each !== undefined) ?? null;
    return { name, label: label || (info?.label ?? name), info, ofFutures: info !== null && isOfFutures(info) };
  });
  const cases = tellings.map(({ label, sheet, scenario, collector }, row): ToldCase => ({
    label,
    sheet,
    scenario,
    ...collector.tally(replications),
    figures: found[row].map((figure, at) => figure && estimate(figure, row === 0 ? null : found[0][at])),
  }));
  return { story, seed, replications, budget, figures, cases };
}

function estimate(figure: Figure, first: Figure | null): ToldEstimate | null {
  const { mean, standardError, p10, p25, p50, p75, p90, undefinedCount, values } = figure;
  const defined = values.length - undefinedCount;
  if (defined === 0) return null;
  const share = isOfFutures(figure.info) ? probabilityInterval(Math.round(mean * defined), defined) : null;
  const difference = first && (share ? shareDifference : meanDifference)(values, first.values);
  return { mean, standardError, p10, p25, p50, p75, p90, undefinedCount, values, share, difference };
}

/** The catalogue says so in the formula: "1 where …, else 0". */
export function isOfFutures({ unit, formula }: MetricInfo): boolean {
  return unit === "share" && formula.startsWith("1 where ");
}
