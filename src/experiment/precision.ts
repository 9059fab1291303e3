import type { Band } from "./curves.ts";

/** When to stop before the budget of replications is used up: when a further one would change nothing the reader can see. */
export interface Precision {
  /** Names of the series that must be precise, e.g. `customers`, `cash`. */
  series: string[];
  /**
   * Largest half-width allowed for the 95 % interval of the median, at every grid point:
   * in pixels of a picture 250 pixels high that shows the band P5–P95 and zero, or as a share of the largest median.
   */
  within: { pixels: number } | { share: number };
}

/** Height of the picture in which a pixel is counted. */
const PICTURE_HEIGHT = 250;

/** Whether every band is as precise as asked; a band whose interval does not exist yet is not. */
export function isPrecise(bands: Band[], within: Precision["within"]): boolean {
  return bands.every((band) => {
    const allowed = "pixels" in within ? (within.pixels * height(band)) / PICTURE_HEIGHT : within.share * largest(band.p50);
    return band.medianError.every((error) => error <= allowed);
  });
}

/** What the picture's vertical axis spans. */
function height({ p5, p95 }: Band): number {
  let low = 0;
  let high = 0;
  for (let t = 0; t < p5.length; t++) {
    if (p5[t] < low) low = p5[t];
    if (p95[t] > high) high = p95[t];
  }
  return high - low;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}
