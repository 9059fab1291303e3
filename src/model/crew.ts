/**
 * Crews: work of a stage that several teams do at the same time. The task stands in the line of the team that leads (it
 * takes a place there, and patience ends it there), and begins only when one seat of that team and the asked number of
 * seats of each other team are free and open at the same instant. Nobody is held before: until then each of them does
 * what else there is, and whoever stands behind the task in line and can be served is served. If a team of the crew has
 * nobody, or hours never overlap, it waits for ever.
 *
 * SEAT. A crew is looked for whenever something happens to one of its teams: a request, a service that ends, opening. The
 * team at hand then lets begin, one after the other, what comes first in the order of its own line (its discipline) among:
 * the first of its own line that it does alone; and of each crew it works in (led by it or by another), the first that
 * waits, if all of that crew are free. By priority: priority, then who joined a line first; first come: who joined first;
 * newest first: who joined last. On a tie, what it does alone, then crews by the hash of the leading team, of the stage,
 * and the order of routes. Prospecting comes after all of them; who is in the midst of a calling block counts as free.
 *
 * All work from the beginning to the end, which is the latest at which one of them would have done the work alone — by
 * its own speed and hours, with the travel, and with what it lost by turning to it; all are busy in their own hours until
 * then. At the end all seats are free at once; the leading team looks for something to do first, then the others by hash.
 */
import type { Line, Station } from "../kernel/index.ts";
import { SERVICE_END, type World } from "./world.ts";
import { firstWaiting, meet, turnTo } from "./service.ts";

/** The crew whose first in line comes before `rival` (−1 = nobody) among what this team may begin now; −1 = none. */
export function firstCrew(world: World, team: i32, rival: i32, tick: f64): i32 {
  const tables = world.tables;
  let best: i32 = -1;
  let bestSlot: i32 = rival;
  for (let at: i32 = tables.firstCrew[team]; at < tables.firstCrew[team + 1]; at++) {
    const crew: i32 = tables.crewOfTeam[at];
    const slot: i32 = firstWaiting(world, tables.crewLead[crew], world.crewLines[crew], tick);
    if (slot < 0 || (bestSlot >= 0 && !comesFirst(world, tables.discipline[team], slot, bestSlot))) continue;
    if (!canBegin(world, crew, tick)) continue;
    best = crew;
    bestSlot = slot;
  }
  return best;
}

function comesFirst(world: World, discipline: i32, slot: i32, other: i32): bool {
  const people = world.people;
  if (discipline == 1) return people.joinedAt[slot] > people.joinedAt[other];
  if (discipline == 2 && people.priority[slot] != people.priority[other]) return people.priority[slot] < people.priority[other];
  return people.joinedAt[slot] < people.joinedAt[other];
}

/** True if everyone a crew needs is free and open. */
export function canBegin(world: World, crew: i32, tick: f64): bool {
  const tables = world.tables;
  for (let at: i32 = tables.firstMember[crew]; at < tables.firstMember[crew + 1]; at++) {
    if (!world.stations[tables.memberTeam[at]].hasFree(tick, tables.memberCount[at])) return false;
  }
  return true;
}

/** Begins the first that waits for a crew. */
export function beginCrew(world: World, crew: i32, tick: f64): void {
  const tables = world.tables;
  const people = world.people;
  const line: Line = world.crewLines[crew];
  const slot: i32 = firstWaiting(world, tables.crewLead[crew], line, tick);
  line.pop();
  meet(world, slot, tick);
  people.seat[slot] = -1;
  let end: f64 = tick;
  for (let at: i32 = tables.firstMember[crew]; at < tables.firstMember[crew + 1]; at++) {
    const team: i32 = tables.memberTeam[at];
    const station: Station = world.stations[team];
    for (let count: i32 = tables.memberCount[at]; count > 0; count--) {
      const seat: i32 = station.freeSeat(tick);
      const alone: f64 = station.endOf(seat, tick, people.workTicks[slot], people.travelTicks[slot] + turnTo(world, team, seat, people.kind[slot], tick));
      if (alone > end) end = alone;
      station.crewOf[seat] = slot;
      station.bound[seat] = 0;
      station.hold(seat, tick, tick);
    }
  }
  for (let at: i32 = tables.firstMember[crew]; at < tables.firstMember[crew + 1]; at++) {
    const station: Station = world.stations[tables.memberTeam[at]];
    for (let seat: i32 = 0; seat < station.seats; seat++) if (station.crewOf[seat] == slot) station.hold(seat, tick, end);
  }
  world.schedule(end, SERVICE_END, slot, people.round[slot]);
}

/** Frees everyone who worked on it. */
export function endCrew(world: World, slot: i32, tick: f64): void {
  const tables = world.tables;
  const crew: i32 = world.people.crew[slot];
  for (let at: i32 = tables.firstMember[crew]; at < tables.firstMember[crew + 1]; at++) {
    const station: Station = world.stations[tables.memberTeam[at]];
    for (let seat: i32 = 0; seat < station.seats; seat++) {
      if (station.crewOf[seat] != slot) continue;
      station.end(seat, tick);
      station.crewOf[seat] = -1;
    }
  }
}
