/**
 * When buyers act: the hours of a day, the days of a week, and holidays, on which they do `holidayWeight` times what they
 * do on the same weekday of another week. Day d is a holiday if d mod 365 is in the list.
 */
import { TICKS_PER_DAY } from "../kernel/index.ts";
import { HOUR_GUIDES, type Tables } from "./tables.ts";
import type { World } from "./world.ts";

/** Activity of a day; that of an average one without holidays is 1. */
export function weightOfDay(tables: Tables, day: f64): f64 {
  const weight: f64 = tables.dayWeight[(day - Math.floor(day / 7) * 7) as i32];
  if (!tables.hasHolidays) return weight;
  return tables.isHoliday[(day - Math.floor(day / 365) * 365) as i32] != 0 ? weight * tables.holidayWeight : weight;
}

/** When a buyer who may act from `tick` on does act: within one average day's worth of activity, so rarely at night. */
export function activeInstant(world: World, tick: f64, u: f64): f64 {
  const tables = world.tables;
  let day: f64 = Math.floor(tick / TICKS_PER_DAY);
  const passed: f64 = shareOfDay(tables.hourCumulative, (tick - day * TICKS_PER_DAY) / TICKS_PER_DAY);
  let weight: f64 = weightOfDay(tables, day);
  /** Activity to wait for, counted from the midnight before `tick`. */
  let left: f64 = u + passed * weight;
  while (left >= weight) {
    left -= weight;
    day += 1;
    weight = weightOfDay(tables, day);
  }
  const at: f64 = day * TICKS_PER_DAY + Math.floor(timeOfDay(tables, left / weight) * TICKS_PER_DAY);
  return at < tick ? tick : at;
}

/** Share of a day's activity before `into` [0, 1) of the day. */
function shareOfDay(cumulative: Float64Array, into: f64): f64 {
  const hour: i32 = Math.floor(into * 24) as i32;
  return cumulative[hour] + (cumulative[hour + 1] - cumulative[hour]) * (into * 24 - hour);
}

/** The hour, no earlier than `from`, in which the activity of a day reaches a share. */
export function hourOf(cumulative: Float64Array, from: i32, share: f64): i32 {
  let hour: i32 = from;
  while (hour < 23 && cumulative[hour + 1] <= share) hour += 1;
  return hour;
}

/** The part of the day [0, 1) before which a share of its activity lies. */
export function timeOfDay(tables: Tables, share: f64): f64 {
  const cumulative: Float64Array = tables.hourCumulative;
  // Shares of even arrivals may be 1, or a rounding more.
  const from: i32 = share < 1 ? tables.hourGuide[Math.floor(share * HOUR_GUIDES) as i32] : 0;
  const hour: i32 = hourOf(cumulative, from, share);
  const width: f64 = cumulative[hour + 1] - cumulative[hour];
  let within: f64 = width > 0 ? (share - cumulative[hour]) / width : 0;
  if (within > 0.999999) within = 0.999999;
  if (within < 0) within = 0;
  return (hour + within) / 24;
}
