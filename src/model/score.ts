/**
 * Score: what somebody does in a stage of the left bulb or the neck — visits, downloads, forms — earns points. Activities
 * are a Poisson process from the moment the dwell begins (without work: from entry); number n of a stay is drawn at the
 * place of the stage's score, round × ACTIVITIES + n: first word the gap since the one before, second word the points,
 * rounded to whole ones, halves up. The sum begins at 0 with every stay. The first activity strictly before the dwell
 * would end that brings the sum to the threshold ends it at that instant; those after it do not happen. A person's own:
 * nothing here is shared.
 */
import { ticksOfDays } from "../kernel/index.ts";
import { EventKind } from "./event-kind.ts";
import type { World } from "./world.ts";

/** Activities of one stay at most. */
const ACTIVITIES: i32 = 65_536;

/** The instant at which the score of a stay in [from, until) reaches its threshold, or −1. Writes the activities down. */
export function crossing(world: World, slot: i32, from: f64, until: f64): f64 {
  const tables = world.tables;
  const people = world.people;
  const stage: i32 = people.stage[slot];
  const end: f64 = until < world.horizon ? until : world.horizon;
  const threshold: f64 = tables.scoreThreshold[stage];
  if (threshold <= 0) return from < end ? from : -1;
  let tick: f64 = from;
  let sum: f64 = 0;
  for (let index: i32 = 0; index < ACTIVITIES; index++) {
    const number: i32 = people.round[slot] * ACTIVITIES + index;
    world.draw(slot, tables.scoreHash[stage], number, 0);
    tick += ticksOfDays(world.laws.sample(tables.activityLaw[stage], world.first()));
    if (tick >= end) return -1;
    const points: f64 = Math.floor(world.laws.sample(tables.pointsLaw[stage], world.second()) + 0.5);
    sum += points;
    world.happened(slot, tick, EventKind.activity, tables.scoreHash[stage], number, points);
    if (world.record.logging) world.record.log(tick, EventKind.activity, world.numbered(slot), stage, points);
    if (sum >= threshold) return tick;
  }
  return -1;
}
