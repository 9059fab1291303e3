/** How sure a figure is: intervals by order statistics, of a probability, of a mean. None of them assumes a bell curve of the data. */
export interface Interval {
  low: number;
  high: number;
}

/** 97.5 % point of the standard normal. */
export const Z = 1.959963984540054;

/**
 * Ranks (from 0, with fractions: 17.3 lies between the 18th and the 19th number) that enclose the p-quantile with 95 %,
 * 2.5 % on either side, or null when n is too small for any: the median needs 6 numbers, the 5 % quantile 72.
 */
export function quantileRanks(n: number, p: number): { low: number; high: number } | null {
  const known = ranksKnown.get(p) ?? new Map<number, { low: number; high: number } | null>();
  ranksKnown.set(p, known);
  let ranks = known.get(n);
  if (ranks === undefined) known.set(n, (ranks = findRanks(n, p)));
  return ranks;
}
const ranksKnown = new Map<number, Map<number, { low: number; high: number } | null>>();

function findRanks(n: number, p: number): { low: number; high: number } | null {
  // The upper end is the lower one of the same numbers seen from above.
  const low = lowRank(n, p);
  const high = n - 1 - lowRank(n, 1 - p);
  return Number.isNaN(low) || Number.isNaN(high) ? null : { low, high };
}

/**
 * Whole ranks alone would miss the quantile in anything between 0 and 2.5 %: at n = 100 the interval of P95 would cover it
 * in 98.3 %. So the last rank that is far enough out and the next one are interpolated as Nyblom (Statistics & Probability
 * Letters 14, 1992) does; for the median that is Hettmansperger and Sheather's interval.
 */
function lowRank(n: number, p: number): number {
  // How many of n fall below the quantile is binomial (n, p): the number of rank k lies above it in all cases of k or fewer.
  const chance = binomial(n, p);
  let low = -1;
  let missed = 0;
  let next = chance[0];
  while (next <= MISSED && low < n - 1) {
    low += 1;
    missed = next;
    next += chance[low + 1];
  }
  if (low < 0) return NaN;
  return low + 1 / (1 + ((low + 1) * (1 - p) * (next - MISSED)) / ((n - 1 - low) * p * (MISSED - missed)));
}
/** On either side. */
const MISSED = 0.025;

/** Chances of 0 … n successes, from the mode outwards so that nothing underflows on the way. */
function binomial(n: number, p: number): Float64Array {
  const chance = new Float64Array(n + 1);
  const mode = Math.min(n, Math.floor((n + 1) * p));
  chance[mode] = 1;
  let sum = 1;
  for (let k = mode; k < n; k++) sum += chance[k + 1] = (chance[k] * (n - k) * p) / ((k + 1) * (1 - p));
  for (let k = mode; k > 0; k--) sum += chance[k - 1] = (chance[k] * k * (1 - p)) / ((n - k + 1) * p);
  for (let k = 0; k <= n; k++) chance[k] /= sum;
  return chance;
}

/** 95 % interval of the p-quantile of what the (unsorted) values are a sample of; NaN where none exists yet. */
export function quantileInterval(values: ArrayLike<number>, p: number): Interval {
  const sorted = Float64Array.from(values).filter((value) => value === value).sort();
  const ranks = quantileRanks(sorted.length, p);
  return ranks ? { low: atRank(sorted, ranks.low), high: atRank(sorted, ranks.high) } : { low: NaN, high: NaN };
}

/** The number at a rank (from 0), between two neighbours in proportion to its fraction: type 7 at (n − 1)·p. */
export function atRank(sorted: Float64Array, rank: number): number {
  const below = Math.floor(rank);
  return below === rank ? sorted[below] : sorted[below] + (rank - below) * (sorted[below + 1] - sorted[below]);
}

/** 95 % interval of a probability after `hits` of n (Wilson): inside [0, 1], never of width 0, and all of it at n = 0. */
export function probabilityInterval(hits: number, n: number): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const share = hits / n;
  const centre = (share + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n);
  const half = (Z / (1 + (Z * Z) / n)) * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n));
  return { low: hits === 0 ? 0 : centre - half, high: hits === n ? 1 : centre + half };
}

/** 95 % interval of a mean by Student's t; NaN below two numbers. */
export function meanInterval(mean: number, standardError: number, n: number): Interval {
  const half = studentPoint(n - 1) * standardError;
  return { low: mean - half, high: mean + half };
}

/** 97.5 % point of Student's t: exact for 1 and 2 degrees of freedom, else Cornish–Fisher (error < 0.005 from 3 on). */
function studentPoint(degrees: number): number {
  if (degrees < 1) return NaN;
  if (degrees === 1) return 12.706204736174694;
  if (degrees === 2) return 4.302652729749464;
  const z2 = Z * Z;
  const d = degrees;
  return (
    Z *
    (1 +
      (z2 + 1) / (4 * d) +
      ((5 * z2 + 16) * z2 + 3) / (96 * d * d) +
      (((3 * z2 + 19) * z2 + 17) * z2 - 15) / (384 * d * d * d) +
      ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / (92160 * d * d * d * d))
  );
}
