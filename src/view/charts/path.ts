import { area, line } from "d3";
import type { Scale } from "./scale.ts";

/** Pixels of the grid, once for all curves that lie on it; a tenth of a pixel is finer than any screen. */
export function columnsOf(days: Float64Array, x: Scale): Float64Array {
  return days.map((day) => Math.round(x(day) * 10) / 10);
}

/** Path text of a curve over `columns`; NaN leaves a gap. */
export function linePath(columns: Float64Array, y: Scale): (values: Float64Array) => string {
  const make = line<number>().digits(1).defined((value) => !Number.isNaN(value)).x((_, i) => columns[i]).y((value) => y(value));
  return (values) => make(values) ?? "";
}

/** Path text of the surface between two curves over `columns`. */
export function bandPath(columns: Float64Array, y: Scale): (low: Float64Array, high: Float64Array) => string {
  return (low, high) => {
    const make = area<number>().digits(1).defined((value, i) => !Number.isNaN(value) && !Number.isNaN(high[i]))
      .x((_, i) => columns[i]).y0((value) => y(value)).y1((_, i) => y(high[i]));
    return make(low) ?? "";
  };
}
