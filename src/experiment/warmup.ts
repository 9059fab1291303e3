/** How much of a curve's beginning is not yet its steady state: MSER-5 (White, Simulation 69, 1997). */
import type { Band } from "./curves.ts";
import { moments } from "./moments.ts";

/** Grid points in a batch. */
const BATCH = 5;
/** Batches that are kept at least, and of all of them: a short rest is calm by luck alone (Hoad, Robinson and Davies 2010 keep five). */
const LEAST_KEPT = 5;
const LEAST_SHARE_KEPT = 1 / 3;
/** Of the curve's own level: a difference of less is none. Without it a curve of very many replications never settles. */
const VISIBLE = 0.01;

export interface Warmup {
  /** The curve has settled by this day; null = not within the first half of what was simulated. */
  days: number | null;
}

/**
 * Reads the mean over replications of a series on its grid. A curve that is at its best with less than half of itself has not
 * settled: it grows, falls, or needs a longer run. One that takes off at its end is calmest in its beginning, so the same is
 * asked of it read backwards.
 */
export function warmup(mean: ArrayLike<number>, days: ArrayLike<number>): Warmup {
  const batches = Array.from({ length: Math.floor(mean.length / BATCH) }, (_, b) => moments(Array.from({ length: BATCH }, (_, i) => mean[b * BATCH + i])).mean);
  const left = leftOut(batches);
  // The last one tried is no minimum: the error may go on falling.
  const most = Math.min(batches.length / 2, batches.length - leastKept(batches) - 1);
  return { days: left <= most && leftOut(batches.toReversed()) <= most ? days[left * BATCH] : null };
}

/** So many batches are left out that the standard error of the mean of the rest, taken as independent, is smallest. */
function leftOut(batches: readonly number[]): number {
  const visible = (VISIBLE * moments(batches).mean) ** 2;
  let best = Infinity;
  let left = Infinity;
  for (let out = 0; out <= batches.length - leastKept(batches); out++) {
    const { standardDeviation, count } = moments(batches.slice(out));
    const error = ((standardDeviation ** 2 * (count - 1)) / count + visible) / count;
    if (error < best) [best, left] = [error, out];
  }
  return left;
}

function leastKept({ length }: readonly number[]): number {
  return Math.max(LEAST_KEPT, Math.ceil(length * LEAST_SHARE_KEPT));
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
