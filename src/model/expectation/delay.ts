/**
 * A dwell in cells of time. Whoever enters somewhere within a cell, each instant as likely as the other, leaves in the
 * cell `lag` later with probability `spread[lag]`: the second difference of the integrated cdf, which keeps the mean
 * exactly. Who enters right at the beginning of a cell leaves with `sharp[lag]`: the first difference of the cdf.
 */
import type { Laws } from "../../kernel/index.ts";

/** Zeros after the last weight, so that a few entries can be looked up together. */
export const PADDING = 4;

export interface Delay {
  /** Lags before the first are 0, as are those after the last. */
  first: number;
  spread: Float64Array;
  sharp: Float64Array;
}

/** Less than this share of somebody is nobody. */
const NOBODY = 1e-15;

/** Those of a law who leave within `limit` days. */
export function delayOf(laws: Laws, law: number, cellDays: number, cells: number, limit = Infinity): Delay {
  const upTo = limit < Infinity ? laws.cdf(law, limit) : 1;
  const cdf = (days: number) => (days < limit ? laws.cdf(law, days) : upTo);
  const integral = (days: number) => (days < limit ? laws.integratedCdf(law, days) : laws.integratedCdf(law, limit) + upTo * (days - limit));
  return differences(cdf, integral, cellDays, cells);
}

/** Everybody, after so many days. */
export function fixedDelay(days: number, cellDays: number, cells: number): Delay {
  return differences((x) => (x >= days ? 1 : 0), (x) => Math.max(0, x - days), cellDays, cells);
}

/** Of a cdf whose integral is not known: Simpson's rule in each cell. */
export function delayOfCdf(cdf: (days: number) => number, cellDays: number, cells: number): Delay {
  let before = cdf(0);
  let sum = 0;
  const sums = Float64Array.from({ length: cells + 1 }, (_, cell) => {
    if (cell === 0) return 0;
    const end = cdf(cell * cellDays);
    sum += (cellDays / 6) * (before + 4 * cdf((cell - 0.5) * cellDays) + end);
    before = end;
    return sum;
  });
  return differences(cdf, (days) => sums[Math.round(days / cellDays)], cellDays, cells);
}

function differences(cdf: (days: number) => number, integral: (days: number) => number, cellDays: number, cells: number): Delay {
  const spread = new Float64Array(cells);
  const sharp = new Float64Array(cells);
  let [before, middle, below] = [0, 0, 0];
  for (let lag = 0; lag < cells; lag++) {
    const after = integral((lag + 1) * cellDays);
    const above = cdf((lag + 1) * cellDays);
    spread[lag] = Math.max(0, (after - 2 * middle + before) / cellDays);
    sharp[lag] = Math.max(0, above - below);
    [before, middle, below] = [middle, after, above];
  }
  return trimmed(spread, sharp);
}

function trimmed(spread: Float64Array, sharp: Float64Array): Delay {
  let first = 0;
  let last = spread.length;
  while (first < last && spread[first] <= NOBODY && sharp[first] <= NOBODY) first += 1;
  while (last > first && spread[last - 1] <= NOBODY && sharp[last - 1] <= NOBODY) last -= 1;
  return { first, spread: padded(spread.subarray(first, last)), sharp: padded(sharp.subarray(first, last)) };
}

function padded(weights: Float64Array): Float64Array {
  const longer = new Float64Array(weights.length === 0 ? 0 : weights.length + PADDING);
  longer.set(weights);
  return longer;
}

/** A share of those who leave so. */
export function partOf(delay: Delay, share: number): Delay {
  return { first: delay.first, spread: delay.spread.map((weight) => weight * share), sharp: delay.sharp.map((weight) => weight * share) };
}

/** Those who leave by each of some delays, and those whom `end` ends before: on a tie, half of each. Whom no delay takes stays until the end. */
export function race(delays: Delay[], end: Delay, cells: number): { before: Delay[]; ended: Delay } {
  const [spread, sharp] = (["spread", "sharp"] as const).map((how) => {
    const own = delays.map((delay) => whole(delay, how, cells));
    const ends = whole(end, how, cells);
    const ended = new Float64Array(cells);
    let [stay, open] = [1, 1];
    for (let lag = 0; lag < cells; lag++) {
      const leaves = own.reduce((sum, each) => sum + each[lag], 0);
      ended[lag] = ends[lag] * (stay - leaves / 2);
      for (const each of own) each[lag] *= open - ends[lag] / 2;
      stay -= leaves;
      open -= ends[lag];
    }
    return { own, ended };
  });
  return { before: delays.map((_, at) => trimmed(spread.own[at], sharp.own[at])), ended: trimmed(spread.ended, sharp.ended) };
}

function whole(delay: Delay, how: "spread" | "sharp", cells: number): Float64Array {
  const all = new Float64Array(cells);
  all.set(delay[how].subarray(0, cells - delay.first), delay.first);
  return all;
}
