/** Waiting and being served, whoever serves: what one team alone and several together have in common. */
import type { Line } from "../kernel/index.ts";
import { heatAfter } from "./journey.ts";
import { SWITCHING } from "./kinds.ts";
import { SERVED, WAITING } from "./people.ts";
import { isWanted } from "./task.ts";
import { EventKind } from "./event-kind.ts";
import { STAGE_ROWS, type World } from "./world.ts";

/** Takes somebody out of the line who will not be served. */
export function withdraw(world: World, slot: i32, tick: f64): void {
  const team: i32 = world.people.team[slot];
  world.stations[team].waiting -= 1;
  world.record.add(STAGE_ROWS + world.tables.stages + team, tick, -1);
}

/** First who still waits in a line of a team, or −1; whoever has left is dropped. */
export function firstWaiting(world: World, team: i32, line: Line, tick: f64): i32 {
  const people = world.people;
  for (let place = line.first(); place !== null; place = line.first()) {
    const slot: i32 = place.slot;
    const waits: bool = people.ticket[slot] == place.ticket && people.team[slot] == team && people.state[slot] == WAITING;
    if (waits && (people.owner[slot] < 0 || isWanted(world, slot))) return slot;
    line.pop();
    if (waits) {
      // A task whose customer has left.
      withdraw(world, slot, tick);
      people.release(slot);
    }
  }
  return -1;
}

/** Somebody turns to it: it leaves the line, and what a first touch does is done. */
export function meet(world: World, slot: i32, tick: f64): void {
  withdraw(world, slot, tick);
  touch(world, slot, tick);
}

/** Somebody begins to work on it. */
export function touch(world: World, slot: i32, tick: f64): void {
  const tables = world.tables;
  const people = world.people;
  people.state[slot] = SERVED;
  if (people.owner[slot] >= 0) {
    // A call: whether a need is open is seen when it is made.
    people.askedAt[slot] = tick;
    return;
  }
  const stage: i32 = people.stage[slot];
  if (tables.firstTouch[stage] != 0) {
    const since: f64 = people.raisedAt[slot] >= 0 ? people.raisedAt[slot] : people.askedAt[slot];
    people.heat[slot] = heatAfter(world, tick - since);
    people.raisedAt[slot] = -1;
    if (tick >= world.warmup) world.record.responded(tick - since);
  }
  world.happened(slot, tick, EventKind.start, tables.stageHash[stage], people.round[slot], 0);
  if (world.record.logging) world.record.log(tick, EventKind.start, world.numbered(slot), stage, 0);
}

/**
 * Switching: open ticks a seat loses before a task of this kind. A seat that did something of another kind before loses
 * `switchMinutes` first, of seat time, whatever its productivity; who has just come has nothing to turn from. The person
 * has left the line by then, and its first touch counts from that instant: somebody is on it.
 */
export function turnTo(world: World, team: i32, seat: i32, kind: i32, tick: f64): f64 {
  const tables = world.tables;
  const lost: f64 = world.stations[team].turn(seat, kind);
  if (lost > 0 && tick >= world.warmup) world.minutesOfKind[team * tables.kinds + SWITCHING] += Math.floor(lost * tables.productive[team] + 0.5);
  return lost;
}
