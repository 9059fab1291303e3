import type { Band } from "../../experiment/index.ts";

/** The quantiles of a band at one moment. */
export interface Slice {
  mean: number;
  p5: number;
  p25: number;
  p50: number;
  p75: number;
  p95: number;
}

/** The value at `day` on the straight line between the grid points around it; held beyond the ends. */
export function valueAt(day: number, days: Float64Array, values: Float64Array): number {
  const last = days.length - 1;
  if (day <= days[0]) return values[0];
  if (day >= days[last]) return values[last];
  let low = 0, high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (days[middle] <= day) low = middle;
    else high = middle;
  }
  const share = (day - days[low]) / (days[high] - days[low]);
  // Not a sum of products: with equal neighbours it must give exactly their value.
  return values[low] + share * (values[high] - values[low]);
}

export function sliceAt(day: number, days: Float64Array, band: Band): Slice {
  return {
    mean: valueAt(day, days, band.mean),
    p5: valueAt(day, days, band.p5),
    p25: valueAt(day, days, band.p25),
    p50: valueAt(day, days, band.p50),
    p75: valueAt(day, days, band.p75),
    p95: valueAt(day, days, band.p95),
  };
}
