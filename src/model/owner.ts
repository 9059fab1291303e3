/**
 * Owner: from entering some stages on, somebody of a team answers for the account. Who: head number floor(u × heads),
 * where heads are the places the team's plan knows on that day (whoever fills such a place, the first or one who came
 * after, answers for its accounts; places opened in answer to load do not count) and u is drawn at the stage with the purpose OWNER. The plan is known before the
 * run begins: nothing to wait for. A team without heads on that day leaves the account as it was.
 */
import { TICKS_PER_DAY } from "../kernel/index.ts";
import { OWNER } from "./purposes.ts";
import { EventKind } from "./event-kind.ts";
import type { World } from "./world.ts";

export function assign(world: World, slot: i32, stage: i32, tick: f64): void {
  const tables = world.tables;
  const people = world.people;
  const team: i32 = tables.ownerTeam[stage];
  const day: i32 = Math.floor(tick / TICKS_PER_DAY) as i32;
  if (day >= tables.horizonDays) return;
  const heads: i32 = tables.plannedHeads[team * tables.horizonDays + day];
  if (heads == 0) return;
  world.draw(slot, tables.stageHash[stage], people.round[slot], OWNER);
  const head: i32 = Math.floor(world.first() * heads) as i32;
  people.ownerTeam[slot] = team;
  people.ownerHead[slot] = head;
  world.happened(slot, tick, EventKind.assign, tables.stageHash[stage], people.round[slot], head);
  if (world.record.logging) world.record.log(tick, EventKind.assign, world.numbered(slot), stage, head);
}
