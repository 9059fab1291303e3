/**
 * How long it takes until a score reaches its threshold. Points are whole, so the number of activities it takes follows
 * from adding them up; activities are a Poisson process.
 */
import type { Tables } from "../tables.ts";
import { type Delay, delayOfCdf, fixedDelay } from "./delay.ts";

/** Thresholds beyond are counted in larger points. */
const POINTS = 2000;
/** A rarer number of activities is none. */
const RARE = 1e-12;
/** Who has done more than these without reaching it is taken never to. */
export const ACTIVITIES = 5000;
/** Against the likeliest number: less likely ones are none. */
const TINY = 1e-17;

export function scoreDelay(tables: Tables, stage: number, cellDays: number, cells: number): Delay {
  const threshold = tables.scoreThreshold[stage];
  if (threshold <= 0) return fixedDelay(0, cellDays, cells);
  const short = shortAfter(tables, tables.pointsLaw[stage], Math.ceil(threshold));
  const gapDays = tables.laws.mean(tables.activityLaw[stage]);
  return delayOfCdf((days) => 1 - below(short, days / gapDays), cellDays, cells);
}

/** P(the sum of n activities is below the threshold), n = 0, 1, 2, … until it is not any more. */
function shortAfter(tables: Tables, law: number, threshold: number): number[] {
  const unit = Math.max(1, threshold / POINTS);
  const size = Math.ceil(threshold / unit);
  const points = Float64Array.from({ length: size }, (_, at) => tables.laws.cdf(law, (at + 0.5) * unit) - (at === 0 ? 0 : tables.laws.cdf(law, (at - 0.5) * unit)));
  let sums = new Float64Array(size);
  sums[0] = 1;
  const short = [1];
  while (short[short.length - 1] > RARE && short.length < ACTIVITIES) {
    const next = new Float64Array(size);
    for (let sum = 0; sum < size; sum++) if (sums[sum] > 0) for (let more = 0; more < size - sum; more++) next[sum + more] += sums[sum] * points[more];
    sums = next;
    short.push(sums.reduce((all, each) => all + each, 0));
  }
  return short;
}

/** Chance to be below the threshold when `mean` activities are to be expected. */
function below(short: number[], mean: number): number {
  // From the likeliest number outwards, so that nothing underflows on the way.
  const mode = Math.floor(mean);
  const last = short[short.length - 1];
  const ever = last > RARE ? last : 0;
  let [chance, total] = [0, 0];
  const count = (number: number, weight: number) => {
    total += weight;
    chance += weight * (number < short.length ? short[number] : ever);
  };
  for (let number = mode, weight = 1; weight > TINY; weight *= mean / ++number) count(number, weight);
  for (let number = mode - 1, weight = mode / mean; number >= 0 && weight > TINY; weight *= number-- / mean) count(number, weight);
  return chance / total;
}
