/** Curves: what the rows that changed, the books and the teams say at each grid day. */
import type { Scenario } from "../../src/scenario/index.ts";
import { customerSeries } from "./customers.ts";
import { cents } from "./dated.ts";
import type { Team } from "./team.ts";
import type { World } from "./world.ts";

/** Every curve by name. */
export function seriesOf(world: World): Map<string, ArrayLike<number>> {
  const { scenario, gridDays } = world;
  const series = new Map<string, ArrayLike<number>>(customerSeries(world));
  const soFar = (days: number[], start: number): number[] => gridDays.map((day) => days.slice(0, day).reduce((sum, cents) => sum + cents, start));
  series.set("cash", soFar(world.netOfDay, cents(scenario.money.initialCash)));
  series.set("revenue", soFar(world.revenueOfDay, 0));
  if (!scenario.market.unlimited) series.set("untouched", running(world, "untouched", Math.round(scenario.market.accounts)));
  for (const id of Object.keys(scenario.stages)) series.set(`stage.${id}`, running(world, `stage.${id}`));
  for (const [id, team] of world.teams) {
    series.set(`waiting.${id}`, running(world, `waiting.${id}`));
    series.set(`utilisation.${id}`, gridDays.map((day, point) => (point === 0 ? 0 : busyShare(team, gridDays[point - 1], day))));
    // At the horizon the people of the last day.
    if (mayChange(scenario, id)) series.set(`heads.${id}`, gridDays.map((day) => team.headsOfDay[Math.min(day, world.horizonDays - 1)]));
  }
  return series;
}

/** Sum of the changes of a row, at each grid point. */
export function running(world: World, row: string, start = 0): number[] {
  let value = start;
  return Array.from(world.changesOf(row), (change) => (value += change));
}

/** Busy ÷ scheduled time of the days [from, to). */
function busyShare(team: Team, from: number, to: number): number {
  const sum = (days: number[]): number => days.slice(from, to).reduce((total, ticks) => total + ticks, 0);
  const scheduled = sum(team.scheduledOfDay);
  return scheduled > 0 ? sum(team.busyOfDay) / scheduled : 0;
}

/** Can the number of people of a team change? */
function mayChange({ teams, events }: Scenario, id: string): boolean {
  const { funding, hires, hiring, attritionPerYear, failedHireProbability } = teams[id];
  const isMoved = Object.values(events).some(({ path }) => path === `teams.${id}.headcount` || (funding !== "own" && path === "acquisition.budgetPerMonth"));
  return isMoved || Object.keys(hires).length > 0 || hiring !== null || attritionPerYear > 0 || failedHireProbability > 0;
}
