/**
 * What a change does: figures of two what-ifs, compared replication by replication on the same luck. Only replications in
 * which both are defined count. What the two share falls out, so that an interval is narrower the more alike they are.
 */
import { atRank, meanInterval, quantileRanks, Z, type Interval } from "./interval.ts";
import { moments } from "./moments.ts";

/** Mean of the paired differences with its 95 % interval; it is also the difference of the means over the pairs. */
export interface Difference extends Interval {
  mean: number;
  /** Replications in which both are defined. */
  pairs: number;
}

/** A quantile of the one less the same quantile of the other, with its 95 % interval; no statement about single futures. */
export interface QuantileDifference extends Interval {
  difference: number;
  pairs: number;
}

/** `values` less `first`; null without two pairs. */
export function meanDifference(values: ArrayLike<number>, first: ArrayLike<number>): Difference | null {
  const { mean, standardError, count } = moments(Array.from(values, (value, replication) => value - first[replication]));
  return count < 2 ? null : { mean, ...meanInterval(mean, standardError, count), pairs: count };
}

/**
 * The same of figures that are 1 or 0 in each future. Where few futures changed sides Student's interval is far too narrow, and of
 * width 0 where none did: so this is Bonett and Price's (Journal of Educational and Behavioral Statistics 37, 2012), as if one more
 * future had changed to either side.
 */
export function shareDifference(values: ArrayLike<number>, first: ArrayLike<number>): Difference | null {
  const both = pairsOf(values, first);
  const pairs = both.length;
  if (pairs < 2) return null;
  const up = both.filter(([value, base]) => value > base).length;
  const down = both.filter(([value, base]) => value < base).length;
  const centre = (up - down) / (pairs + 2);
  const half = Z * Math.sqrt(((up + down + 2) / (pairs + 2) - centre ** 2) / (pairs + 2));
  return { mean: (up - down) / pairs, low: Math.max(-1, centre - half), high: Math.min(1, centre + half), pairs };
}

/**
 * The p-quantile of `values` less that of `first`; null where one of them has no interval yet, or falls among so many equal
 * numbers that it jumps from one value to the next.
 *
 * Each quantile errs by what its own interval says. How far the two err together is seen from the pairs of which one lies below its
 * quantile and the other above: Bonett and Price's interval for paired medians (British Journal of Mathematical and Statistical
 * Psychology 73, 2020), for any quantile, and as if half a pair more lay astride either way.
 */
export function quantileDifference(values: ArrayLike<number>, first: ArrayLike<number>, p: number): QuantileDifference | null {
  const both = pairsOf(values, first);
  const pairs = both.length;
  const own = quantileOf(both.map(([value]) => value), p);
  const other = quantileOf(both.map(([, base]) => base), p);
  if (!own || !other) return null;
  const astride = both.filter(([value, base]) => value <= own.value !== base <= other.value).length;
  const together = Math.max(-1, 1 - (astride + 1) / (pairs + 1) / (2 * p * (1 - p)));
  const half = Math.sqrt(own.half ** 2 + other.half ** 2 - 2 * together * own.half * other.half);
  const difference = own.value - other.value;
  return { difference, low: difference - half, high: difference + half, pairs };
}

/** Replications in which both are defined. */
function pairsOf(values: ArrayLike<number>, first: ArrayLike<number>): [number, number][] {
  return Array.from(values, (value, replication): [number, number] => [value, first[replication]]).filter(([value, base]) => value === value && base === base);
}

/** A quantile (type 7) and half the width of its interval. */
function quantileOf(values: readonly number[], p: number): { value: number; half: number } | null {
  const ranks = quantileRanks(values.length, p);
  if (!ranks) return null;
  const sorted = Float64Array.from(values).sort();
  const position = (values.length - 1) * p;
  const nearest = sorted[Math.round(position)];
  const equal = sorted.lastIndexOf(nearest) - sorted.indexOf(nearest) + 1;
  if (equal > Math.max(1, (ranks.high - ranks.low) / 4)) return null;
  return { value: atRank(sorted, position), half: (atRank(sorted, ranks.high) - atRank(sorted, ranks.low)) / 2 };
}
