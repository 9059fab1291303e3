/** Horizon, grid, hours of buyers, market, cooling. */
import type { Scenario } from "../../scenario/index.ts";
import { hourOf, weightOfDay } from "../rhythm.ts";
import { HOUR_GUIDES, type Tables } from "../tables.ts";
import { DAYS_PER_MONTH, sum } from "./lookup.ts";

/** About so many points on the curve grid. */
const GRID_POINTS = 156;

export function compileRun(scenario: Scenario, tables: Tables): void {
  tables.horizonMonths = scenario.run.horizonMonths;
  tables.horizonDays = Math.max(1, Math.round(scenario.run.horizonMonths * DAYS_PER_MONTH));
  tables.warmupDays = Math.min(tables.horizonDays - 1, Math.round(scenario.run.warmupMonths * DAYS_PER_MONTH));
  tables.gridStep = Math.max(1, Math.round(tables.horizonDays / GRID_POINTS));
  tables.gridPoints = Math.ceil(tables.horizonDays / tables.gridStep) + 1;
  const { hourWeights, dayWeights } = scenario.activity;
  const hours = sum(hourWeights);
  let cumulative = 0;
  for (let hour = 0; hour < 24; hour++) {
    tables.hourCumulative[hour] = hours > 0 ? cumulative / hours : hour / 24;
    cumulative += hourWeights[hour];
  }
  tables.hourCumulative[24] = 1;
  tables.hourGuide = Int32Array.from({ length: HOUR_GUIDES }, (_, at) => hourOf(tables.hourCumulative, 0, at / HOUR_GUIDES));
  const days = sum(dayWeights);
  for (let day = 0; day < 7; day++) tables.dayWeight[day] = days > 0 ? (dayWeights[day] * 7) / days : 1;
  compileHolidays(scenario, tables);
  let weights = 0;
  for (let day = 0; day < tables.horizonDays; day++) weights += weightOfDay(tables, day);
  tables.evenness = tables.horizonDays / weights;
  tables.unlimited = scenario.market.unlimited;
  tables.accounts = Math.round(scenario.market.accounts);
  tables.initialCustomers = Math.round(scenario.market.initialCustomers);
  if (scenario.cooling) {
    tables.cools = true;
    tables.graceHours = scenario.cooling.graceHours;
    tables.halfLifeHours = scenario.cooling.halfLifeHours;
    tables.floor = scenario.cooling.floor;
  }
}

/** Buyers who never act would never raise a hand: holidays all the year round, without any activity, are none. */
function compileHolidays({ activity }: Scenario, tables: Tables): void {
  for (const day of activity.holidays) tables.isHoliday[day] = 1;
  const all = tables.isHoliday.every((holiday) => holiday === 1);
  tables.hasHolidays = activity.holidays.length > 0 && !(all && activity.holidayWeight === 0);
  tables.holidayWeight = activity.holidayWeight;
}
