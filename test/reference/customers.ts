/** Customers as a whole: their numbers on the grid, by name. */
import { TICKS_PER_DAY, TICKS_PER_YEAR } from "../../src/kernel/index.ts";
import type { Scenario } from "../../src/scenario/index.ts";
import type { Contract } from "./contract.ts";
import { forecastSeries } from "./forecast.ts";
import type { World } from "./world.ts";

export { becomeCustomer, customersOfDayZero, reached } from "./contract.ts";
export { dealCents } from "./deal.ts";
export { rankCustomers } from "./loyalty.ts";

export function customerSeries(world: World): Map<string, number[]> {
  const { scenario } = world;
  const series = new Map<string, number[]>();
  for (const name of ["customers", "mrr", "won", "newMrr", "expansionMrr", "churnedMrr"]) series.set(name, soFar(world, [name]));
  if (scenario.value.contractionPerYear > 0) series.set("contractionMrr", soFar(world, ["contractionMrr"]));
  const retained = world.gridDays.map((day) => retention(world.contracts, day));
  series.set("nrr", retained.map(({ net }) => net));
  series.set("grr", retained.map(({ gross }) => gross));
  const loyal = loyalStages(scenario);
  if (loyal.length > 0) series.set("loyalBase", soFar(world, loyal.map((id) => `stage.${id}`)));
  if (!scenario.forecast) return series;
  const { weighted, closed } = forecastSeries(world);
  return series.set("forecastWeighted", weighted).set("closedInQuarter", closed);
}

/** What some rows have come to together, at each grid point. */
function soFar(world: World, rows: string[]): number[] {
  let total = 0;
  return world.gridDays.map((_, point) => {
    for (const row of rows) total += world.changesOf(row)[point];
    return total;
  });
}

/**
 * Of the MRR that customers paid a year before, each in the month of its contract under way then, what the same customers pay
 * now; gross: each at most as much as then. A customer's month of now is set against the one twelve months before it.
 */
function retention(contracts: Contract[], day: number): { net: number; gross: number } {
  const now = day * TICKS_PER_DAY;
  let base = 0;
  let net = 0;
  let gross = 0;
  for (const { months, ended } of contracts) {
    const then = months.findLast(({ tick }) => tick + TICKS_PER_YEAR <= now);
    if (then && (ended === null || ended + TICKS_PER_YEAR > now)) base += then.mrr;
    const at = months.findLastIndex(({ tick }) => tick <= now);
    if (at < 12 || (ended !== null && ended <= now)) continue;
    const before = months[at - 12].mrr;
    if (before > 0) net += months[at].mrr;
    gross += Math.min(months[at].mrr, before);
  }
  return day >= 365 && base > 0 ? { net: net / base, gross: gross / base } : { net: NaN, gross: NaN };
}

/** Stages of customers from where they are loyal on: as said, else from where they invite, else the last. */
function loyalStages({ stages, retention: { loyalFrom }, referral }: Scenario): string[] {
  const right = Object.keys(stages).filter((id) => stages[id].bulb === "right");
  const from = loyalFrom ?? referral?.fromStage;
  const order = from ? stages[from].order : Math.max(...right.map((id) => stages[id].order));
  return right.filter((id) => stages[id].order >= order);
}
