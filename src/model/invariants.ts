/** Conservation laws, checked on every run, in production too: cheap, and a broken one is a broken engine. */
import type { CompiledModel } from "./compile.ts";
import { FREE } from "./people.ts";
import { scheduledTicks } from "./roster.ts";
import { CUSTOMERS_ROW, MRR_ROW, STAGE_ROWS, type World } from "./world.ts";

export function checkRun(model: CompiledModel, world: World): string[] {
  const { tables } = model;
  const violations: string[] = [];
  const points = tables.gridPoints;
  const atEnd = (row: number) => {
    let value = 0;
    for (let point = 0; point < points; point++) value += world.record.change[row * points + point];
    return value;
  };
  if (world.clockErrors > 0) violations.push(`time went back ${world.clockErrors} times`);
  let people = 0;
  for (let stage = 0; stage < tables.stages; stage++) {
    const here = atEnd(STAGE_ROWS + stage);
    if (here < 0) violations.push(`population of ${Object.keys(model.scenario.stages)[stage]} is ${here}`);
    people += here;
  }
  const known = world.market.untouched + world.market.given[tables.horizonDays - 1] + people + world.lost + world.places.outside;
  if (!tables.unlimited && known !== tables.accounts) violations.push(`market not conserved: ${known} of ${tables.accounts} accounts`);
  const customers = atEnd(CUSTOMERS_ROW);
  let won = 0;
  for (const count of world.wonBySide) won += count;
  const expected = tables.initialCustomers + won - world.churned;
  if (customers !== expected) violations.push(`customers ${customers}, won − lost ${expected}`);
  const mrr = atEnd(MRR_ROW);
  const bridge = world.newCents + world.expandedCents - world.contractedCents - world.churnedCents;
  if (differs(mrr, bridge)) violations.push(`MRR ${mrr}, bridge ${bridge}`);
  let paying = 0;
  const { used, state, isCustomer, mrr: paid } = world.people;
  for (let slot = 0; slot < used; slot++) if (state[slot] !== FREE && isCustomer[slot] !== 0) paying += paid[slot];
  if (differs(paying, mrr)) violations.push(`MRR ${mrr}, of customers ${paying}`);
  for (let team = 0; team < tables.teams; team++) {
    let busy = 0;
    for (const ticks of world.stations[team].busyTicks) busy += ticks;
    const scheduled = scheduledTicks(world.stations[team], 0, tables.horizonDays);
    if (busy > scheduled) violations.push(`team ${Object.keys(model.scenario.teams)[team]} busy ${busy} of ${scheduled} ticks`);
  }
  return violations;
}

/** Whole cents are exact up to 2^53; beyond, where no money is, only the leading figures are. */
function differs(one: number, other: number): boolean {
  return Math.abs(one) < Number.MAX_SAFE_INTEGER ? one !== other : Math.abs(one - other) > 1e-6 * Math.abs(one);
}
