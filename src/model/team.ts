/**
 * Teams at work: people ask, wait in line, are served, give up. A team with an outbound channel spends what nobody asks of
 * it on prospecting: it takes an untouched account and works on it.
 */
import { type Station, TICKS_PER_DAY, TICKS_PER_HOUR } from "../kernel/index.ts";
import { isWanted } from "./account.ts";
import { giveUp, heatAfter, arrive } from "./journey.ts";
import { GONE, SERVED, WAITING } from "./people.ts";
import { DAILY, RHYTHM, WORK } from "./purposes.ts";
import { STAGE_ROWS, PATIENCE_ENDS, SERVICE_END, UNTOUCHED_ROW, type World } from "./world.ts";
import { EventKind } from "./trace.ts";

/** Hires, and the working day's opening, at midnight. */
export function staff(world: World, team: i32, day: i32): void {
  const tables = world.tables;
  const station: Station = world.stations[team];
  const end: i32 = tables.firstSeat[team + 1];
  let seat: i32 = tables.firstSeat[team] + station.seats;
  while (seat < end && tables.seatDay[seat] <= day) {
    station.addSeat(tables.seatHours[seat], tables.seatDay[seat] * TICKS_PER_DAY, tables.seatDay[seat] <= 0);
    seat += 1;
  }
}

/** A person or call asks for work. True if it joined; false if the line is full, and the caller must let it go. */
export function ask(world: World, slot: i32, tick: f64, priority: f64): bool {
  const people = world.people;
  const team: i32 = people.team[slot];
  const station: Station = world.stations[team];
  if (station.isFull() && station.freeSeat(tick) < 0) return false;
  people.state[slot] = WAITING;
  people.ticket[slot] = station.join(slot, priority);
  world.record.add(STAGE_ROWS + world.tables.stages + team, tick, 1);
  const stage: i32 = people.stage[slot];
  if (people.owner[slot] < 0 && world.tables.patienceLaw[stage] >= 0) {
    world.draw(slot, world.tables.stageHash[stage], people.round[slot], RHYTHM);
    const hours: f64 = world.laws.sample(world.tables.patienceLaw[stage], world.second());
    people.patientUntil[slot] = tick + Math.floor(hours * TICKS_PER_HOUR + 0.5);
    world.schedule(people.patientUntil[slot], PATIENCE_ENDS, slot, people.round[slot]);
  }
  return true;
}

/** Takes somebody out of the line who will not be served. */
export function withdraw(world: World, slot: i32, tick: f64): void {
  const team: i32 = world.people.team[slot];
  world.stations[team].waiting -= 1;
  world.record.add(STAGE_ROWS + world.tables.stages + team, tick, -1);
}

/** Lets every free seat of an open team begin what there is to do. */
export function dispatch(world: World, team: i32, tick: f64): void {
  const station: Station = world.stations[team];
  for (;;) {
    const slot: i32 = firstInLine(world, team, station, tick);
    if (slot < 0 && (world.tables.prospectChannel[team] < 0 || !world.market.hasUntouched())) return;
    const seat: i32 = station.freeSeat(tick);
    if (seat < 0) return;
    if (slot >= 0) {
      station.line.pop();
      serve(world, team, seat, slot, tick);
    } else prospect(world, team, seat, tick);
  }
}

/** First in line who still waits, or −1; whoever has left is dropped. */
function firstInLine(world: World, team: i32, station: Station, tick: f64): i32 {
  const people = world.people;
  const line = station.line;
  while (line.size > 0) {
    const slot: i32 = line.slot[0];
    const ticket: f64 = line.rank[0] < 0 ? -line.rank[0] : line.rank[0];
    const waits: bool = people.state[slot] == WAITING && people.team[slot] == team && people.ticket[slot] == ticket;
    if (waits && (people.owner[slot] < 0 || isWanted(world, slot))) return slot;
    line.pop();
    if (waits) {
      // A call whose customer has left.
      withdraw(world, slot, tick);
      people.release(slot);
    }
  }
  return -1;
}

function serve(world: World, team: i32, seat: i32, slot: i32, tick: f64): void {
  const tables = world.tables;
  const people = world.people;
  withdraw(world, slot, tick);
  people.state[slot] = SERVED;
  people.seat[slot] = seat;
  if (people.owner[slot] < 0) {
    const stage: i32 = people.stage[slot];
    if (tables.firstTouch[stage] != 0) {
      const since: f64 = people.raisedAt[slot] >= 0 ? people.raisedAt[slot] : people.askedAt[slot];
      people.heat[slot] = heatAfter(world, tick - since);
      people.raisedAt[slot] = -1;
      if (tick >= world.warmup) world.record.responded(tick - since);
    }
    world.happened(slot, tick, EventKind.start, tables.stageHash[stage], people.round[slot], 0);
    if (world.record.logging) world.record.log(tick, EventKind.start, world.numbered(slot), stage, 0);
  } else {
    // A call: whether a need is open is seen when it is made.
    people.askedAt[slot] = tick;
  }
  const end: f64 = world.stations[team].begin(seat, tick, people.workTicks[slot]);
  world.schedule(end, SERVICE_END, slot, people.round[slot]);
}

/** Takes an account from the market and begins to work on it. */
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
  world.asked(team, tick, work);
  world.happened(slot, tick, EventKind.start, tables.stageHash[stage], 0, 0);
  if (world.record.logging) world.record.log(tick, EventKind.start, world.numbered(slot), stage, 0);
  world.schedule(world.stations[team].begin(seat, tick, work), SERVICE_END, slot, 0);
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
  world.stations[people.team[slot]].end(people.seat[slot], tick);
  if (people.state[slot] != GONE) return true;
  people.release(slot);
  return false;
}
