/**
 * Working hours: open from `start` for `length` ticks on the first `daysPerWeek` days of every week. All questions are
 * answered in closed form from the open time that has passed since tick 0, so a service of any length costs the same.
 */
import { TICKS_PER_DAY } from "./clock.ts";

export class Hours {
  /** Ticks after midnight. */
  start: f64;
  /** Open ticks of a working day, at most a day minus `start`. */
  length: f64;
  daysPerWeek: f64;

  constructor(daysPerWeek: f64, start: f64, length: f64) {
    this.daysPerWeek = daysPerWeek;
    this.start = start;
    this.length = length;
  }

  /** True in [start, start + length) of a working day. */
  isOpen(tick: f64): bool {
    const day: f64 = Math.floor(tick / TICKS_PER_DAY);
    if (day - Math.floor(day / 7) * 7 >= this.daysPerWeek) return false;
    const into: f64 = tick - day * TICKS_PER_DAY - this.start;
    return into >= 0 && into < this.length;
  }

  /** True if any part of the day is open. */
  isWorkingDay(day: f64): bool {
    return this.length > 0 && day - Math.floor(day / 7) * 7 < this.daysPerWeek;
  }

  /** Open ticks in [0, tick). */
  openTicks(tick: f64): f64 {
    const day: f64 = Math.floor(tick / TICKS_PER_DAY);
    const week: f64 = Math.floor(day / 7);
    const weekday: f64 = day - week * 7;
    let whole: f64 = week * this.daysPerWeek;
    if (weekday >= this.daysPerWeek) return (whole + this.daysPerWeek) * this.length;
    whole += weekday;
    let into: f64 = tick - day * TICKS_PER_DAY - this.start;
    if (into < 0) into = 0;
    if (into > this.length) into = this.length;
    return whole * this.length + into;
  }

  /** When `work` open ticks have passed since `tick`: work pauses at closing and resumes at opening. */
  after(tick: f64, work: f64): f64 {
    if (work <= 0) return tick;
    const target: f64 = this.openTicks(tick) + work;
    let whole: f64 = Math.floor(target / this.length);
    let into: f64 = target - whole * this.length;
    if (into == 0) {
      // Ends with the day, not with the opening of the next.
      whole -= 1;
      into = this.length;
    }
    const week: f64 = Math.floor(whole / this.daysPerWeek);
    const day: f64 = week * 7 + (whole - week * this.daysPerWeek);
    return day * TICKS_PER_DAY + this.start + into;
  }
}
