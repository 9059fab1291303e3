/** When buyers act: the hours of a day, the days of a week, and holidays. */
import { TICKS_PER_DAY } from "../../src/kernel/index.ts";
import type { Scenario } from "../../src/scenario/index.ts";

/** Activity of a day; that of an average one without holidays is 1. */
export function weightOfDay({ activity }: Scenario, day: number): number {
  const { dayWeights, holidays, holidayWeight } = activity;
  const all = dayWeights.reduce((sum, weight) => sum + weight, 0);
  const weight = all > 0 ? (dayWeights[day % 7] * 7) / all : 1;
  // Buyers who never act would never raise a hand: holidays all the year round, without any activity, are none.
  const never = holidayWeight === 0 && new Set(holidays).size === 365;
  return holidays.includes(day % 365) && !never ? weight * holidayWeight : weight;
}

/** Share of a day's activity before the end of each hour: 25 numbers from 0 to 1. */
function hourShares({ activity: { hourWeights } }: Scenario): number[] {
  const all = hourWeights.reduce((sum, weight) => sum + weight, 0);
  const shares: number[] = [];
  let passed = 0;
  hourWeights.forEach((weight, hour) => {
    shares.push(all > 0 ? passed / all : hour / 24);
    passed += weight;
  });
  return [...shares, 1];
}

/** The tick of the day before which a share of its activity lies. */
export function tickOfDay(scenario: Scenario, share: number): number {
  const shares = hourShares(scenario);
  let hour = 0;
  while (hour < 23 && shares[hour + 1] <= share) hour += 1;
  const width = shares[hour + 1] - shares[hour];
  const within = width > 0 ? (share - shares[hour]) / width : 0;
  return Math.floor(((hour + Math.min(Math.max(within, 0), 0.999999)) / 24) * TICKS_PER_DAY);
}

/** When a buyer who may act from `tick` on does act: after a share `u` of one average day's activity. */
export function activeInstant(scenario: Scenario, tick: number, u: number): number {
  const shares = hourShares(scenario);
  let day = Math.floor(tick / TICKS_PER_DAY);
  const into = (tick - day * TICKS_PER_DAY) / TICKS_PER_DAY;
  const hour = Math.floor(into * 24);
  const passed = shares[hour] + (shares[hour + 1] - shares[hour]) * (into * 24 - hour);
  // Activity still to come, counted from the midnight before.
  let left = u + passed * weightOfDay(scenario, day);
  while (left >= weightOfDay(scenario, day)) {
    left -= weightOfDay(scenario, day);
    day += 1;
  }
  return Math.max(tick, day * TICKS_PER_DAY + tickOfDay(scenario, left / weightOfDay(scenario, day)));
}
