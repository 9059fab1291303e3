/** How sure a figure is: intervals by order statistics, of a probability, of a mean. None of them assumes a bell curve of the data. */
export interface Interval {
  low: number;
  high: number;
}

/** 97.5 % point of the standard normal. */
const Z = 1.959963984540054;

/**
 * Ranks (from 0) of the two order statistics that enclose the p-quantile with at least 95 %, at most 2.5 % on either
 * side, or null when n is too small for one: the median needs 6 numbers, the 5 % quantile 72.
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
  // How many of n fall below the quantile is binomial (n, p): take the widest tails of at most 2.5 % each.
  const chance = binomial(n, p);
  let low = -1;
  for (let k = 0, tail = 0; k < n; k++) {
    tail += chance[k];
    if (tail > 0.025) break;
    low = k;
  }
  let high = n;
  for (let k = n, tail = 0; k > 0; k--) {
    tail += chance[k];
    if (tail > 0.025) break;
    high = k - 1;
  }
  return low < 0 || high >= n ? null : { low, high };
}

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
  return ranks ? { low: sorted[ranks.low], high: sorted[ranks.high] } : { low: NaN, high: NaN };
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
