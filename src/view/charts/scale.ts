import type { ScaleContinuousNumeric } from "d3";
import { daysPerMonth } from "../number.ts";

export type Scale = ScaleContinuousNumeric<number, number>;

/** Distances between ticks a reader counts in without thinking. */
const roundSteps = [1, 2, 2.5, 5];

export interface RoundAxis {
  domain: [number, number];
  ticks: number[];
}

/** Multiples of `step` within the domain. */
function multiples(step: number, [low, high]: readonly [number, number]): number[] {
  const ticks: number[] = [];
  // Adding 0 turns −0 into 0.
  for (let n = Math.ceil(low / step - 1e-9); n * step <= high + 1e-9 * step; n++) ticks.push(n * step + 0);
  return ticks;
}

/** The finest round ticks of which at most `most` fit, on a domain that ends at a tick or half-way between two. */
export function roundAxis(low: number, high: number, most: number): RoundAxis {
  if (!(high > low)) return { domain: [low, low + 1], ticks: [low, low + 1] };
  for (let size = 10 ** Math.floor(Math.log10((high - low) / most) - 1); ; size *= 10) {
    for (const round of roundSteps) {
      const step = round * size, half = step / 2;
      const domain: [number, number] = [Math.floor(low / half + 1e-9) * half, Math.ceil(high / half - 1e-9) * half];
      const ticks = multiples(step, domain);
      if (ticks.length <= most) return { domain, ticks };
    }
  }
}

const monthSteps = [1, 2, 3, 6, 12, 18, 24, 36, 60, 120];

/** Days of the ticks of a time axis: whole months from month 0, at most `most` of them. */
export function monthTicks(horizonDays: number, most: number): number[] {
  const months = Math.round((horizonDays / daysPerMonth) * 1e6) / 1e6;
  // Years and their usual parts; one and a half years only where they end at the horizon.
  const fits = (size: number): boolean => Math.floor(months / size) < most && (size !== 18 || months % size === 0);
  const step = monthSteps.find(fits) ?? monthSteps[monthSteps.length - 1];
  const ticks: number[] = [];
  for (let at = 0; at <= months; at += step) ticks.push(at * daysPerMonth);
  return ticks;
}

/** Smallest and largest of many arrays; NaN is passed over. */
export function extentOf(arrays: Iterable<Float64Array>): [number, number] {
  let low = Infinity, high = -Infinity;
  for (const values of arrays) {
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return [low, high];
}

/**
 * A round axis that holds `extent` and zero. While a result is being refined the `former` axis is kept as long as it
 * fits without wasting half of the height, so that it does not dance under the reader's hand.
 */
export function valueAxis(extent: readonly [number, number], most: number, former: RoundAxis | null): RoundAxis {
  const low = Math.min(0, Number.isFinite(extent[0]) ? extent[0] : 0);
  const high = Math.max(0, Number.isFinite(extent[1]) ? extent[1] : 0);
  if (former && low >= former.domain[0] && high <= former.domain[1] && high - low > 0.5 * (former.domain[1] - former.domain[0])) return former;
  return roundAxis(low, high, most);
}

/** Round ticks for a square-root axis from 0 to `high`: 1, 2, 5 of every decade, none closer than a part of the height. */
export function rootTicks(high: number, most: number): number[] {
  const kept: number[] = [];
  const gap = 1 / (most - 0.5);
  for (let size = 10 ** Math.floor(Math.log10(high)); size > high / 1e4; size /= 10) {
    for (const round of [5, 2, 1]) {
      const tick = round * size;
      const above = kept.length > 0 ? Math.sqrt(kept[kept.length - 1] / high) : 1 + gap;
      if (tick <= high && above - Math.sqrt(tick / high) >= gap && Math.sqrt(tick / high) >= gap * 0.7) kept.push(tick);
    }
  }
  return [0, ...kept.reverse()];
}
