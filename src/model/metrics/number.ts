/** Arithmetic of the metrics: NaN where something is not defined. */
import type { Sample } from "../sample.ts";

export function sum(values: Float64Array | Int32Array): number {
  let total = 0;
  for (let at = 0; at < values.length; at++) total += values[at];
  return total;
}

export function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : NaN;
}

/** Type 7; NaN of none. Rearranges the values: quicker than sorting where few quantiles of many are wanted. */
export function quantileOf(values: Float64Array, p: number): number {
  if (values.length === 0) return NaN;
  const at = (values.length - 1) * p;
  const below = Math.floor(at);
  const low = select(values, below);
  if (at === below) return low;
  let high = Infinity;
  for (let i = below + 1; i < values.length; i++) if (values[i] < high) high = values[i];
  return low + (high - low) * (at - below);
}

/** Puts the value of a rank (from 0) where it belongs, smaller ones before it, larger ones after it (Hoare's find). */
function select(values: Float64Array, rank: number): number {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = values[(left + right) >>> 1];
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (pivot < values[j]) j--;
      if (i > j) break;
      const value = values[i];
      values[i++] = values[j];
      values[j--] = value;
    }
    if (rank <= j) right = j;
    else if (rank >= i) left = i;
    else break;
  }
  return values[rank];
}

/** How many values are at most `limit`. */
export function countUpTo(values: Float64Array, limit: number): number {
  let count = 0;
  for (const value of values) if (value <= limit) count += 1;
  return count;
}

/** The values of some samples together, to be rearranged. */
export function together(samples: Sample[]): Float64Array {
  const values = new Float64Array(samples.reduce((count, sample) => count + sample.count, 0));
  let at = 0;
  for (const { value, count } of samples) {
    values.set(value.subarray(0, count), at);
    at += count;
  }
  return values;
}
