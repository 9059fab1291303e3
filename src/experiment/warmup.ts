/** How much of a curve's beginning is not yet its steady state: MSER-5 (White, Simulation 69, 1997). */
import type { Band } from "./curves.ts";
import { moments } from "./moments.ts";

/** Grid points in a batch. */
const BATCH = 5;
/** Batches that are kept at least: the spread of fewer says nothing (Hoad, Robinson and Davies 2010). */
const LEAST_KEPT = 5;
/** Of the curve's own level: a difference of less is none. Without it a curve of very many replications never settles. */
const VISIBLE = 0.01;

export interface Warmup {
  /** The curve has settled by this day; null = not within the first half of what was simulated. */
  days: number | null;
}

/**
 * Reads the mean over replications of a series on its grid. A curve that is at its best with less than half of itself has not
 * settled: it grows, falls, or needs a longer run. One that takes off at its end is calmest in its beginning, so it is read
 * backwards too: no more than a quarter may stand out there.
 */
export function warmup(mean: ArrayLike<number>, days: ArrayLike<number>): Warmup {
  const batches = Array.from({ length: Math.floor(mean.length / BATCH) }, (_, b) => moments(Array.from({ length: BATCH }, (_, i) => mean[b * BATCH + i])).mean);
  const left = leftOut(batches);
  // The last one tried is no minimum: the error may go on falling.
  const most = Math.min(batches.length / 2, batches.length - LEAST_KEPT - 1);
  return { days: left <= most && leftOut(batches.toReversed()) <= batches.length / 4 ? days[left * BATCH] : null };
}

/**
 * So many batches are left out that the standard error of the mean of the rest, taken as independent, is smallest. To every
 * spread is added what cannot be told from noise (half the mean square of the steps from batch to batch) or cannot be seen:
 * pure MSER-5 leaves out a good part of a curve that is nothing but noise, because some end of it is calm by luck.
 */
function leftOut(batches: readonly number[]): number {
  const steps = moments(batches.slice(1).map((value, b) => (value - batches[b]) ** 2 / 2));
  const least = (steps.count > 0 ? steps.mean : 0) + (VISIBLE * moments(batches).mean) ** 2;
  let best = Infinity;
  let left = Infinity;
  for (let out = 0; out <= batches.length - LEAST_KEPT; out++) {
    const { standardDeviation, count } = moments(batches.slice(out));
    const error = ((standardDeviation ** 2 * (count - 1)) / count + least) / count;
    if (error < best) [best, left] = [error, out];
  }
  return left;
}

/** Whether the first `leftOutDays`, which steady-state figures leave out, are enough for this series. */
export interface Settling extends Warmup {
  verdict: "enough" | "short" | "unsettled";
  leftOutDays: number;
}

export function settling({ mean }: Pick<Band, "mean">, days: ArrayLike<number>, leftOutDays: number): Settling {
  const found = warmup(mean, days);
  const verdict = found.days === null ? "unsettled" : found.days <= leftOutDays ? "enough" : "short";
  return { ...found, verdict, leftOutDays };
}
