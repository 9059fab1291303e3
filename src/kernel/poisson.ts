import { Draws, uniform } from "./draws.ts";
import { exp } from "./elementary.ts";

/** Up to this mean one uniform gives the whole count. */
const LARGEST_MEAN: f64 = 64.0;

/** Above it the count is a sum of independent counts whose means are no greater than this. */
const PART_MEAN: f64 = 32.0;

/** No count of mean ≤ 64 reaches this at a probability of 2^-33. */
const LARGEST_COUNT: i32 = 200;

/** Smallest count whose cumulative probability reaches `u`. Grows with `mean` and with `u`. */
export function poissonQuantile(mean: f64, u: f64): i32 {
  let probability: f64 = exp(-mean);
  let cumulative: f64 = probability;
  let count: i32 = 0;
  while (cumulative < u && count < LARGEST_COUNT) {
    count++;
    probability *= mean / count;
    cumulative += probability;
  }
  return count;
}

/**
 * A Poisson count by inversion, addressed by key and counter. A mean above 64 is split into ceil(mean / 32) equal parts;
 * part i draws the block at `counter1 + i`. As long as the number of parts stays the same, a greater mean never gives a
 * smaller count. Exact but for the resolution of a 32-bit uniform: probabilities are multiples of 2^-32.
 */
export function poissonCount(draws: Draws, key0: i32, key1: i32, counter0: i32, counter1: i32, mean: f64): i32 {
  if (!(mean > 0.0)) return 0;
  let parts: f64 = 1.0;
  if (mean > LARGEST_MEAN) {
    parts = Math.floor(mean / PART_MEAN);
    if (parts * PART_MEAN < mean) parts += 1.0;
  }
  const partMean: f64 = mean / parts;
  let count: i32 = 0;
  let part: i32 = 0;
  while (part < parts) {
    draws.block(key0, key1, counter0, (counter1 + part) | 0);
    count += poissonQuantile(partMean, uniform(draws.hi));
    part++;
  }
  return count;
}
