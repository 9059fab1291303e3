/**
 * Teams at work: people ask, wait in line, are served, give up. A team with an outbound channel spends what nobody asks of
 * it on prospecting: it takes an untouched account and works on it. Accounts given back are market from midnight on, so a
 * team that has run out of them looks again when it opens, one that never closes at midnight.
 */
import { type Servers, type Station, TICKS_PER_DAY, TICKS_PER_HOUR } from "../kernel/index.ts";
import { beginCrew, canBegin, endCrew, firstCrew } from "./crew.ts";
import { arrive, giveUp } from "./journey.ts";
import { PROSPECTING } from "./kinds.ts";
import { GONE, SERVED, WAITING } from "./people.ts";
import { DAILY, RHYTHM, WORK } from "./purposes.ts";
import { firstWaiting, meet, touch, turnTo, withdraw } from "./service.ts";
import { tallyProspecting } from "./tally.ts";
import { STAGE_ROWS, PATIENCE_ENDS, SERVICE_END, UNTOUCHED_ROW, type World } from "./world.ts";
import { EventKind } from "./event-kind.ts";

/** A person or call asks for work. True if it joined; false if the line is full, and the caller must let it go. */
export function ask(world: World, slot: i32, tick: f64, priority: f64): bool {
  const people = world.people;
  const team: i32 = people.team[slot];
  const station: Station = world.stations[team];
  const crew: i32 = people.crew[slot];
  if (station.isFull() && (crew < 0 ? station.freeSeat(tick) < 0 : !canBegin(world, crew, tick))) return false;
  people.state[slot] = WAITING;
  people.ticket[slot] = crew < 0 ? station.join(slot, priority) : station.joinLine(world.crewLines[crew], slot, priority);
  people.priority[slot] = priority;
  people.joinedAt[slot] = tick;
  world.record.add(STAGE_ROWS + world.tables.stages + team, tick, 1);
  const stage: i32 = people.stage[slot];
  // The patience of an earlier wait may still be on the calendar.
  people.patientUntil[slot] = -1;
  if (people.owner[slot] < 0 && world.tables.patienceLaw[stage] >= 0) {
    world.draw(slot, world.tables.stageHash[stage], people.round[slot], RHYTHM);
    const hours: f64 = world.laws.sample(world.tables.patienceLaw[stage], world.second());
    people.patientUntil[slot] = tick + Math.floor(hours * TICKS_PER_HOUR + 0.5);
    world.schedule(people.patientUntil[slot], PATIENCE_ENDS, slot, people.round[slot]);
  }
  return true;
}

/** A team with foresight serves whoever asks at `tick`; returns when that ends, at or after the horizon if it is not seen. */
export function answer(world: World, servers: Servers, slot: i32, tick: f64): f64 {
  const people = world.people;
  const team: i32 = people.team[slot];
  const row: i32 = STAGE_ROWS + world.tables.stages + team;
  const start: f64 = servers.start(tick);
  const end: f64 = servers.begin(start, people.workTicks[slot]);
  if (start > tick) world.record.add(row, tick, 1);
  if (start >= world.horizon) {
    people.state[slot] = WAITING;
    return start;
  }
  if (start > tick) world.record.add(row, start, -1);
  touch(world, slot, start);
  world.stations[team].book(world.stations[team].busyTicks, servers.hours, start, end);
  return end;
}

/** A request with nobody before it, to a team that does nothing else, of which somebody is free: as `ask` and `dispatch` would, without the line. */
export function serveAtOnce(world: World, team: i32, slot: i32, tick: f64): bool {
  const tables = world.tables;
  const station: Station = world.stations[team];
  if (station.line.size > 0 || tables.crews > 0 || tables.prospectChannel[team] >= 0) return false;
  const seat: i32 = station.freeSeat(tick);
  if (seat < 0) return false;
  world.people.patientUntil[slot] = -1;
  touch(world, slot, tick);
  serve(world, team, seat, slot, tick);
  return true;
}

/**
 * Lets every free seat of an open team begin what there is to do, one after the other: the seat idle longest (then the
 * lowest number) goes on with its calling block if it is in one and the market has accounts left; else it, or the crew of
 * which it is a part, begins what comes first in line (see crew.ts); else it prospects.
 */
export function dispatch(world: World, team: i32, tick: f64): void {
  const tables = world.tables;
  const station: Station = world.stations[team];
  // Tasks that nobody wants any more leave the line whenever it is looked at, so it must be, even by those who have no time.
  const drops: bool = team == tables.callTeam || team == tables.ticketTeam;
  const prospects: bool = tables.prospectChannel[team] >= 0;
  const crews: i32 = tables.crews;
  while (drops || station.idle > 0) {
    const slot: i32 = firstWaiting(world, team, station.line, tick);
    const list: bool = prospects && world.market.hasUntouched();
    if (slot < 0 && !list && crews == 0) return;
    const seat: i32 = station.freeSeat(tick);
    if (seat < 0) return;
    const crew: i32 = crews > 0 ? firstCrew(world, team, slot, tick) : -1;
    if (list && (station.bound[seat] > 0 || (slot < 0 && crew < 0))) prospect(world, team, seat, tick);
    else if (crew >= 0) beginCrew(world, crew, tick);
    else if (slot >= 0) {
      station.line.pop();
      meet(world, slot, tick);
      serve(world, team, seat, slot, tick);
    } else return;
  }
}

/** The same for every team of a crew that has just ended, the leading one first. */
export function dispatchCrew(world: World, crew: i32, tick: f64): void {
  const tables = world.tables;
  for (let at: i32 = tables.firstMember[crew]; at < tables.firstMember[crew + 1]; at++) dispatch(world, tables.memberTeam[at], tick);
}

function serve(world: World, team: i32, seat: i32, slot: i32, tick: f64): void {
  const people = world.people;
  const station: Station = world.stations[team];
  people.seat[slot] = seat;
  station.bound[seat] = 0;
  const extra: f64 = people.travelTicks[slot] + turnTo(world, team, seat, people.kind[slot], tick);
  world.schedule(station.begin(seat, tick, people.workTicks[slot], extra), SERVICE_END, slot, people.round[slot]);
}

/**
 * Takes an account from the market and begins to work on it. Whoever begins a calling block does all of it before looking
 * at the line again, over closing hours too; it ends early when the market is used up and somebody waits.
 */
function prospect(world: World, team: i32, seat: i32, tick: f64): void {
  const tables = world.tables;
  const channel: i32 = tables.prospectChannel[team];
  const stage: i32 = tables.entryStage[channel];
  const day: i32 = Math.floor(tick / TICKS_PER_DAY) as i32;
  const slot: i32 = world.born(tables.channelHash[channel], day * DAILY + world.prospectsToday[team], channel);
  world.prospectsToday[team] += 1;
  const people = world.people;
  world.market.take();
  world.record.add(UNTOUCHED_ROW, tick, -1);
  world.record.add(STAGE_ROWS + stage, tick, 1);
  arrive(world, slot, stage, tick);
  world.draw(slot, tables.channelHash[channel], 0, WORK);
  let maturity: f64 = 1;
  if (tables.maturityDays[team] > 0) {
    const grown: f64 = tick / TICKS_PER_DAY / tables.maturityDays[team];
    if (grown < 1) maturity = tables.maturityStart[team] + (1 - tables.maturityStart[team]) * grown;
  }
  const minutes: f64 = world.laws.sample(tables.prospectLaw[team], world.first()) / maturity;
  let work: f64 = Math.floor(minutes * 960 + 0.5);
  if (work < 1) work = 1;
  people.workTicks[slot] = work;
  people.team[slot] = team;
  people.seat[slot] = seat;
  people.state[slot] = SERVED;
  people.kind[slot] = PROSPECTING;
  world.asked(team, tick, work, PROSPECTING);
  tallyProspecting(world, slot, team, work);
  world.happened(slot, tick, EventKind.start, tables.stageHash[stage], 0, 0);
  if (world.record.logging) world.record.log(tick, EventKind.start, world.numbered(slot), stage, 0);
  const station: Station = world.stations[team];
  station.bound[seat] = station.bound[seat] > 0 ? station.bound[seat] - 1 : tables.blockProspects[team] - 1;
  world.schedule(station.begin(seat, tick, work, turnTo(world, team, seat, PROSPECTING, tick)), SERVICE_END, slot, 0);
}

/** Patience ended: leaves the line if it still stands in it. True if it did. */
export function losePatience(world: World, slot: i32, tick: f64): bool {
  const people = world.people;
  if (people.state[slot] != WAITING || people.patientUntil[slot] != tick) return false;
  withdraw(world, slot, tick);
  giveUp(world, slot, tick);
  return true;
}

/** Frees the seat; true if whoever was served is still there. */
export function finish(world: World, slot: i32, tick: f64): bool {
  const people = world.people;
  if (people.crew[slot] >= 0) endCrew(world, slot, tick);
  else world.stations[people.team[slot]].end(people.seat[slot], tick);
  if (people.state[slot] != GONE) return true;
  people.release(slot);
  return false;
}
