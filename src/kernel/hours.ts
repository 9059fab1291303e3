/**
 * Working hours: open from `start` for `length` ticks on the first `daysPerWeek` days of every week that are no holidays.
 * All questions are answered in closed form from the open time that has passed since tick 0, so a service of any length
 * costs the same; the day asked about last is kept, since most questions are about the present one. Holidays cost
 * one table, shared by all who keep them.
 */
import { TICKS_PER_DAY } from "./clock.ts";

/** Days after which week and year of 365 days begin together again. */
const CYCLE: i32 = 2555;

/** Which days are worked when the same days of every year are free. */
export class Workdays {
  /** Working days of the cycle before each of its days. */
  before: Int32Array = new Int32Array(CYCLE + 1);
  /** The days worked, in order. */
  day: Int32Array = new Int32Array(CYCLE);
  count: i32 = 0;

  /** `holidays`: days of the year, 0 … 364. */
  constructor(daysPerWeek: f64, holidays: Int32Array) {
    const free: Int32Array = new Int32Array(365);
    for (let at: i32 = 0; at < holidays.length; at++) free[holidays[at]] = 1;
    for (let day: i32 = 0; day < CYCLE; day++) {
      this.before[day] = this.count;
      if (day % 7 >= daysPerWeek || free[day % 365] != 0) continue;
      this.day[this.count] = day;
      this.count += 1;
    }
    this.before[CYCLE] = this.count;
  }

  /** Working days in [0, day). */
  until(day: f64): f64 {
    const cycle: f64 = Math.floor(day / CYCLE);
    return cycle * this.count + this.before[(day - cycle * CYCLE) as i32];
  }

  has(day: f64): bool {
    const at: i32 = (day - Math.floor(day / CYCLE) * CYCLE) as i32;
    return this.before[at + 1] > this.before[at];
  }

  /** The day before which so many days have been worked. */
  dayOf(worked: f64): f64 {
    const cycle: f64 = Math.floor(worked / this.count);
    return cycle * CYCLE + this.day[(worked - cycle * this.count) as i32];
  }
}

export class Hours {
  /** Ticks after midnight. */
  start: f64;
  /** Open ticks of a working day, at most a day minus `start`. */
  length: f64;
  daysPerWeek: f64;
  /** Null: no holidays. */
  workdays: Workdays | null;
  /** The day asked about last: its midnight, … */
  private midnight: f64 = -Infinity;
  /** … and when it opens and closes: at one instant if it does not. */
  private opens: f64 = 0;
  private closes: f64 = 0;

  constructor(daysPerWeek: f64, start: f64, length: f64, workdays: Workdays | null = null) {
    this.daysPerWeek = daysPerWeek;
    this.start = start;
    this.length = length;
    this.workdays = workdays;
  }

  /** The same days, so many ticks of each. */
  shortened(length: f64): Hours {
    return new Hours(this.daysPerWeek, this.start, length, this.workdays);
  }

  /** True in [start, start + length) of a working day. */
  isOpen(tick: f64): bool {
    if (!this.isToday(tick)) this.turnTo(Math.floor(tick / TICKS_PER_DAY));
    return tick >= this.opens && tick < this.closes;
  }

  /** True if it is ever open at all. */
  everOpens(): bool {
    const workdays = this.workdays;
    return this.length > 0 && this.daysPerWeek > 0 && (workdays === null || workdays.count > 0);
  }

  /** True if any part of the day is open. */
  isWorkingDay(day: f64): bool {
    return this.openOn(day) > 0;
  }

  /** Open ticks of a day. */
  openOn(day: f64): f64 {
    if (day * TICKS_PER_DAY != this.midnight) this.turnTo(day);
    return this.closes - this.opens;
  }

  /** True if it is known to be open all the time in [tick, end), and these lie in one day. */
  isOpenThroughout(tick: f64, end: f64): bool {
    return tick >= this.opens && end <= this.closes;
  }

  /** Open ticks in [0, tick). */
  openTicks(tick: f64): f64 {
    const day: f64 = Math.floor(tick / TICKS_PER_DAY);
    const workdays = this.workdays;
    let whole: f64 = 0;
    if (workdays !== null) {
      whole = workdays.until(day);
      if (!workdays.has(day)) return whole * this.length;
    } else {
      const week: f64 = Math.floor(day / 7);
      const weekday: f64 = day - week * 7;
      whole = week * this.daysPerWeek;
      if (weekday >= this.daysPerWeek) return (whole + this.daysPerWeek) * this.length;
      whole += weekday;
    }
    let into: f64 = tick - day * TICKS_PER_DAY - this.start;
    if (into < 0) into = 0;
    if (into > this.length) into = this.length;
    return whole * this.length + into;
  }

  /** The first open instant at or after `tick`. */
  opening(tick: f64): f64 {
    return tick >= this.opens && tick < this.closes ? tick : this.after(tick, 1) - 1;
  }

  /** When `work` open ticks have passed since `tick`: work pauses at closing and resumes at opening. */
  after(tick: f64, work: f64): f64 {
    if (work <= 0) return tick;
    if (this.isOpenThroughout(tick, tick + work)) return tick + work;
    const target: f64 = this.openTicks(tick) + work;
    let whole: f64 = Math.floor(target / this.length);
    let into: f64 = target - whole * this.length;
    if (into == 0) {
      // Ends with the day, not with the opening of the next.
      whole -= 1;
      into = this.length;
    }
    const workdays = this.workdays;
    if (workdays !== null) return workdays.dayOf(whole) * TICKS_PER_DAY + this.start + into;
    const week: f64 = Math.floor(whole / this.daysPerWeek);
    const day: f64 = week * 7 + (whole - week * this.daysPerWeek);
    return day * TICKS_PER_DAY + this.start + into;
  }

  private isToday(tick: f64): bool {
    return tick >= this.midnight && tick < this.midnight + TICKS_PER_DAY;
  }

  /** Looks up a day: the one that most questions until the next midnight will be about. */
  private turnTo(day: f64): void {
    const workdays = this.workdays;
    const isWorked: bool = day - Math.floor(day / 7) * 7 < this.daysPerWeek && (workdays === null || workdays.has(day));
    this.midnight = day * TICKS_PER_DAY;
    this.opens = this.midnight + this.start;
    this.closes = isWorked ? this.opens + this.length : this.opens;
  }
}
