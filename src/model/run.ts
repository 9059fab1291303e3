/**
 * One run. Day after day: midnight publishes what the day needs (staff, content, arrivals, money), then the calendar says
 * what happens next among all that is shared; everybody walks alone in between.
 */
import { type Entry, TICKS_PER_DAY } from "../kernel/index.ts";
import { endCall } from "./account.ts";
import { pass } from "./admission.ts";
import { admit, planArrivals } from "./arrivals.ts";
import type { Content } from "./content.ts";
import { inherit, live, proceed, renew, tellMonth, walkOut } from "./contract.ts";
import { EventKind } from "./event-kind.ts";
import { experiment, planGrowth } from "./growth.ts";
import { arrive, begin, dwell, giveUp } from "./journey.ts";
import { FIXED, MEDIA } from "./ledger.ts";
import { rankCustomers } from "./loyalty.ts";
import { ASKING } from "./people.ts";
import { INITIAL, OPEN } from "./purposes.ts";
import { sendOff } from "./referral.ts";
import { staff } from "./staffing.ts";
import { endTicket } from "./support.ts";
import { bookTask, isWanted, priorityOf, TICKET, turnAway } from "./task.ts";
import { answer, ask, dispatch, dispatchCrew, finish, losePatience, serveAtOnce } from "./team.ts";
import { ANNIVERSARY, ENTRY, KNOCK, LEAVING, OPENING, PATIENCE_ENDS, REQUEST, SENDING, SERVICE_END, STAGE_ROWS, UNTOUCHED_ROW, WAY_OUT, type World } from "./world.ts";

/** Replication number `replication` under the seed's key, from day 0 to the horizon: the same whatever ran before. */
export function run(world: World, content: Content, key0: i32, key1: i32, replication: i32, logging: bool): void {
  world.clear(key0, key1, replication);
  content.clear();
  world.record.logging = logging;
  if (world.tables.growthTeam >= 0) planGrowth(world);
  openDoors(world);
  for (let day: i32 = 0; day < world.tables.horizonDays; day++) {
    midnight(world, content, day);
    world.calendar.open(day);
    passDay(world);
  }
  for (let slot: i32 = 0; slot < world.people.used; slot++) {
    if (world.people.isCustomer[slot] != 0) tellMonth(world, slot, world.horizon);
  }
}

/** People who are there on day 0: in the open pipeline, and as customers. */
function openDoors(world: World): void {
  const tables = world.tables;
  for (let stage: i32 = 0; stage < tables.stages; stage++) {
    for (let index: i32 = 0; index < tables.openToday[stage]; index++) {
      const slot: i32 = born(world, OPEN, tables.stageHash[stage], index);
      world.record.add(STAGE_ROWS + stage, 0, 1);
      arrive(world, slot, stage, 0);
      begin(world, slot, 0);
      proceed(world, slot);
    }
  }
  for (let index: i32 = 0; index < tables.initialCustomers && tables.initialStage >= 0; index++) {
    const slot: i32 = born(world, INITIAL, 0, index);
    world.record.add(STAGE_ROWS + tables.initialStage, 0, 1);
    arrive(world, slot, tables.initialStage, 0);
    inherit(world, slot);
  }
}

function born(world: World, process: i32, place: i32, index: i32): i32 {
  world.draws.block(process, place, index, 0);
  world.market.take();
  world.record.add(UNTOUCHED_ROW, 0, -1);
  return world.born(world.draws.hi, world.draws.lo, -1);
}

function midnight(world: World, content: Content, day: i32): void {
  const tables = world.tables;
  const tick: f64 = day * TICKS_PER_DAY;
  if (day > 0) world.market.reopen(day - 1);
  if (tables.hasLoyalty) rankCustomers(world, day);
  world.prospectsToday.fill(0);
  for (let team: i32 = 0; team < tables.teams; team++) {
    staff(world, team, day);
    const hours = tables.fullHours[team];
    if (hours.isWorkingDay(day)) world.calendar.push(tick + hours.start, OPENING, tables.teamHash[team], 0, day, team);
  }
  if (tables.hasContent) content.publish(world, day);
  if (tables.growthTeam >= 0) experiment(world, day);
  planArrivals(world, day);
  world.ledger.post(FIXED, day, -tables.fixedOfDay[day]);
  for (let channel: i32 = 0; channel < tables.channels; channel++) {
    world.ledger.post(MEDIA, day, -tables.dailySpend[channel * tables.horizonDays + day]);
  }
}

/** Everything that happens until the next midnight. */
function passDay(world: World): void {
  const calendar = world.calendar;
  let last: f64 = 0;
  for (;;) {
    const entry = calendar.pop();
    if (entry === null) return;
    world.checkSize();
    const tick: f64 = entry.time;
    const kind: i32 = entry.kind;
    const slot: i32 = entry.slot;
    if (tick < last) world.clockErrors += 1;
    last = tick;
    if (kind == SERVICE_END) endService(world, slot, tick);
    else if (kind == SENDING) sendOff(world, slot);
    else if (kind == REQUEST) request(world, slot, tick);
    else if (kind == ENTRY) {
      if (admit(world, slot, tick)) proceed(world, slot);
    } else if (kind == ANNIVERSARY) {
      if (isStill(world, entry) && renew(world, slot, tick)) live(world, slot);
    } else if (kind == LEAVING || kind == KNOCK) pass(world, slot, tick);
    else if (kind == WAY_OUT) walkOut(world, slot, tick);
    else if (kind == OPENING) dispatch(world, slot, tick);
    else if (kind == PATIENCE_ENDS) {
      if (world.people.lineageHigh[slot] == entry.high && losePatience(world, slot, tick)) proceed(world, slot);
    }
  }
}

/** An anniversary is of a contract that may have ended with the journey since it was put on the calendar. */
function isStill(world: World, entry: Entry): bool {
  const people = world.people;
  const slot: i32 = entry.slot;
  return people.isCustomer[slot] != 0 && people.lineageHigh[slot] == entry.high && people.lineageLow[slot] == entry.low && people.month[slot] == entry.round;
}

function request(world: World, slot: i32, tick: f64): void {
  const people = world.people;
  const team: i32 = people.team[slot];
  const isTask: bool = people.owner[slot] >= 0;
  if (people.state[slot] != ASKING || (isTask && !isWanted(world, slot))) {
    people.release(slot);
    return;
  }
  const servers = world.servers[team];
  if (servers !== null) {
    const end: f64 = answer(world, servers, slot, tick);
    if (end < world.horizon) complete(world, slot, end);
    return;
  }
  if (isTask) bookTask(world, slot, tick);
  const priority: f64 = isTask ? priorityOf(world, slot) : world.tables.priority[people.stage[slot]];
  if (serveAtOnce(world, team, slot, tick)) return;
  if (ask(world, slot, tick, priority)) dispatch(world, team, tick);
  else if (isTask) turnAway(world, slot);
  else {
    giveUp(world, slot, tick);
    proceed(world, slot);
  }
}

/** The work of a stage is done: the journey goes on. */
function complete(world: World, slot: i32, tick: f64): void {
  const people = world.people;
  const stage: i32 = people.stage[slot];
  world.happened(slot, tick, EventKind.done, world.tables.stageHash[stage], people.round[slot], 0);
  if (world.record.logging) world.record.log(tick, EventKind.done, world.numbered(slot), stage, 0);
  dwell(world, slot, tick);
  proceed(world, slot);
}

function endService(world: World, slot: i32, tick: f64): void {
  const people = world.people;
  const team: i32 = people.team[slot];
  const crew: i32 = people.crew[slot];
  if (finish(world, slot, tick)) {
    if (people.owner[slot] >= 0 && people.task[slot] == TICKET) endTicket(world, slot, tick);
    else if (people.owner[slot] >= 0) endCall(world, slot, tick);
    else complete(world, slot, tick);
  }
  if (crew >= 0) dispatchCrew(world, crew, tick);
  else dispatch(world, team, tick);
}
