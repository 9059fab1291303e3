import type { Scenario } from "../scenario/index.ts";
import type { Curves } from "./curves.ts";
import { engine as ours, type Engine } from "./engine.ts";
import { Collector } from "./estimate.ts";
import { pauses } from "./pause.ts";
import { looks, plan } from "./plan.ts";
import { isPrecise, type Precision } from "./precision.ts";
import type { Runner } from "./runner.ts";

/** How far an experiment is. */
export interface Progress {
  /** Replications 0 … complete − 1 are in. */
  complete: number;
  /** The most that will be run. */
  budget: number;
  /** What they say so far, of all series or of `names` alone. Estimated when called. */
  curves: (names?: readonly string[]) => Curves;
}

export interface SimulateOptions {
  /** How many, or with `precision` at most how many; default: what the scenario says. */
  replications?: number;
  /** Human seed; default: the scenario's. */
  seed?: string;
  /** Draw the scenario's uncertain numbers anew in each replication: luck and not-knowing. Default: luck alone. */
  uncertain?: boolean;
  /** Stop at the first look at which it is reached. */
  precision?: Precision;
  /** Called whenever the complete beginning has grown. */
  onProgress?: (progress: Progress) => void;
  /** Rejects with its reason. */
  signal?: AbortSignal;
}

/**
 * Runs one experiment on a runner. The result depends on scenario, seed and engine version alone: not on the runner, the
 * number of its workers or their order. Where `precision` stops is decided at fixed numbers of replications.
 */
export async function experiment(runner: Runner, scenario: Scenario, options: SimulateOptions = {}, engine: Engine = ours): Promise<Curves> {
  const { replications: budget = scenario.run.replications, seed = scenario.run.seed, uncertain = false, precision, onProgress, signal } = options;
  // 1. Spans of replications, none reaching across a look.
  const spans = plan(budget);
  const ahead = looks(budget);
  // 2. What ends the work early: a failure, the caller, or enough precision.
  const stop = new AbortController();
  const abort = () => stop.abort(signal!.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort, { once: true });
  let enough: number | undefined;
  let told = 0;

  const take = async ({ from, to }: { from: number; to: number }): Promise<void> => {
    const batch = await runner.run({ scenario, seed, from, to, uncertain }, stop.signal);
    if (stop.signal.aborted) return;
    collector.add(batch);
    // 4. At each look that is now complete: is it enough?
    while (precision && enough === undefined && ahead.length > 0 && ahead[0] <= collector.complete) {
      const look = ahead.shift()!;
      if (isPrecise(collector.bands(precision.series, look), precision.within)) enough = look;
    }
    if (collector.complete > told) {
      told = enough ?? collector.complete;
      onProgress?.({ complete: told, budget, curves: (names) => collector.curves(Math.min(collector.complete, enough ?? Infinity), names) });
    }
    if (enough !== undefined) stop.abort(enoughReason);
  };

  let collector!: Collector;
  try {
    // 3. All batches are asked for at once, and the runner takes them in order; meanwhile, what their numbers mean.
    const taken = Promise.all(spans.map(take));
    taken.catch(() => {});
    collector = new Collector(engine.compile(scenario));
    await taken;
  } catch (error) {
    if (error !== enoughReason) {
      stop.abort(error);
      throw error;
    }
  } finally {
    signal?.removeEventListener("abort", abort);
  }
  // 5. Curves over exactly the replications that were asked for, or were enough.
  const curves = await collector.curvesInTurns(pauses(), enough ?? budget);
  signal?.throwIfAborted();
  return curves;
}

/** Why the rest is not needed; told apart from failures by being this very object. */
const enoughReason = new Error("precise enough");

/** The library's one call, given how its host makes a runner of so many workers. */
export function simulator(open: (workers: number) => Runner): (scenario: Scenario, options?: SimulateOptions & { workers?: number }) => Promise<Curves> {
  return async (scenario, { workers = 0, ...options } = {}) => {
    const runner = open(workers);
    try {
      return await experiment(runner, scenario, options);
    } finally {
      runner.close();
    }
  };
}
