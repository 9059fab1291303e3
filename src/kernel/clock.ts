/**
 * Time is a whole number of ticks of 1/16 s, held in f64: minutes, hours, days and months of 365/12 days are whole, every
 * sum is exact below 2^53 and independent of order. Day 0 is a Monday, tick 0 its midnight.
 */
export const TICKS_PER_MINUTE: f64 = 960;
export const TICKS_PER_HOUR: f64 = 57_600;
export const TICKS_PER_DAY: f64 = 1_382_400;
export const TICKS_PER_WEEK: f64 = 9_676_800;
/** 365/12 days. */
export const TICKS_PER_MONTH: f64 = 42_048_000;
export const TICKS_PER_YEAR: f64 = 504_576_000;

/** The whole tick nearest to so many days; halves go up. */
export function ticksOfDays(days: f64): f64 {
  return Math.floor(days * TICKS_PER_DAY + 0.5);
}

/** The day a tick lies in. */
export function dayOf(tick: f64): f64 {
  return Math.floor(tick / TICKS_PER_DAY);
}
