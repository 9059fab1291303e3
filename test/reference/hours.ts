/** Working hours, day by day: open from `start` for `length` ticks of a day that is worked. */
import { TICKS_PER_DAY, TICKS_PER_HOUR } from "../../src/kernel/index.ts";
import type { Scenario } from "../../src/scenario/index.ts";

export interface Hours {
  /** Ticks after midnight. */
  start: number;
  length: number;
  daysPerWeek: number;
  /** Days of the year. */
  holidays: Set<number>;
}

/** Hours of somebody of a team who works a share of each day. */
export function hoursOf(scenario: Scenario, teamId: string, share: number): Hours {
  const team = scenario.teams[teamId];
  const start = Math.round(team.startHour * TICKS_PER_HOUR);
  const length = share >= 1 ? Math.round(team.hoursPerDay * TICKS_PER_HOUR) : Math.floor(team.hoursPerDay * share * TICKS_PER_HOUR + 0.5);
  return { start, length: Math.min(length, TICKS_PER_DAY - start), daysPerWeek: Math.round(team.daysPerWeek), holidays: new Set(scenario.activity.holidays.map(Math.round)) };
}

export function isWorkingDay(hours: Hours, day: number): boolean {
  return hours.length > 0 && day % 7 < hours.daysPerWeek && !hours.holidays.has(day % 365);
}

/** Open ticks of a day. */
export function openOn(hours: Hours, day: number): number {
  return isWorkingDay(hours, day) ? hours.length : 0;
}

export function isOpen(hours: Hours, tick: number): boolean {
  return openWithin(hours, tick, tick + 1) > 0;
}

/** Open ticks in [from, to), which lies in one day. */
export function openWithin(hours: Hours, from: number, to: number): number {
  const day = Math.floor(from / TICKS_PER_DAY);
  if (!isWorkingDay(hours, day)) return 0;
  const opens = day * TICKS_PER_DAY + hours.start;
  return Math.max(0, Math.min(to, opens + hours.length) - Math.max(from, opens));
}

/** When so many open ticks have passed since `tick`: work pauses at closing, and what ends with the day ends at closing. */
export function after(hours: Hours, tick: number, ticks: number): number {
  if (ticks <= 0) return tick;
  let left = ticks;
  let from = tick;
  for (;;) {
    const day = Math.floor(from / TICKS_PER_DAY);
    const midnight = (day + 1) * TICKS_PER_DAY;
    const open = openWithin(hours, from, midnight);
    if (open >= left) return Math.max(from, day * TICKS_PER_DAY + hours.start) + left;
    left -= open;
    from = midnight;
  }
}
