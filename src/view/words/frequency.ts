/**
 * How often, said the way people count: "8 of 10", "96 of 100". Never "all" of what did not always happen, never
 * "none" of what did happen once.
 */
export interface Frequency {
  hits: number;
  of: number;
}

export function frequency(hits: number, replications: number): Frequency {
  const share = hits / replications;
  if (hits === 0 || hits === replications) return { hits, of: replications };
  if (share >= 0.05 && share <= 0.95 && replications >= 10) return { hits: Math.min(9, Math.max(1, Math.round(share * 10))), of: 10 };
  if (replications >= 100) return { hits: Math.min(99, Math.max(1, Math.round(share * 100))), of: 100 };
  return { hits, of: replications };
}

export function sameFrequency(a: Frequency, b: Frequency): boolean {
  return a.hits === b.hits && a.of === b.of;
}

/**
 * A round number that about `share` of the values reach: the roundest there is within `spread` of it, so that the
 * sentence has an even threshold and "8 of 10" is what is counted. Null when the values leave no room for one.
 */
export function roundThreshold(values: Float64Array, share = 0.8, spread = 0.045): number | null {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length === 0) return null;
  const at = (p: number): number => sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(p * (sorted.length - 1))))];
  const low = at(1 - share - spread), high = at(1 - share + spread);
  if (!(high > 0)) return null;
  for (let size = 10 ** Math.ceil(Math.log10(high)); size > high / 1e4; size /= 10) {
    for (const step of [size, size / 2, size / 4]) {
      const multiple = Math.floor(high / step) * step;
      if (multiple >= low && multiple > 0) return multiple;
    }
  }
  return Math.floor(high) > 0 ? Math.floor(high) : null;
}
