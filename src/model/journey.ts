/**
 * The journey: a stage is (optional work by a team) → dwell → branch. A person walks on by itself until it asks a team for
 * work, becomes a customer, or has no further move: nothing it meets in between is shared with others.
 */
import { exp2, TICKS_PER_DAY, TICKS_PER_HOUR, ticksOfDays } from "../kernel/index.ts";
import { ENTRIES, REVENUE } from "./ledger.ts";
import { ASKING, MOVING, RESTING } from "./people.ts";
import { BRANCH, RECYCLE, RETURN, RHYTHM, WORK } from "./purposes.ts";
import { EXIT, RIGHT } from "./tables.ts";
import { EventKind } from "./trace.ts";
import { REQUEST, STAGE_ROWS, UNTOUCHED_ROW, type World } from "./world.ts";

/** Nobody comes back so often but in a circle that takes no time. */
const ROUNDS_AT_MOST: i32 = 10_000;

/** `walk` returns this when a person has just stepped from the funnel into a customer stage. */
export const CONVERTED: i32 = 1;
export const WALKED: i32 = 0;

/**
 * Moves the person until its next move lies at or after `until` or it has none. On CONVERTED it stands in its first
 * customer stage, which has not begun yet.
 */
export function walk(world: World, slot: i32, until: f64): i32 {
  const people = world.people;
  const bulb = world.tables.bulb;
  while (people.state[slot] == MOVING && people.nextTime[slot] < until) {
    const from: i32 = people.stage[slot];
    const to: i32 = people.nextStage[slot];
    const tick: f64 = people.nextTime[slot];
    if (from >= 0) world.record.move(STAGE_ROWS + from, STAGE_ROWS + to, tick);
    else world.record.add(STAGE_ROWS + to, tick, 1);
    arrive(world, slot, to, tick);
    if (bulb[to] == RIGHT && people.isCustomer[slot] == 0) return CONVERTED;
    begin(world, slot, tick);
  }
  return WALKED;
}

/** Enters a stage: what everyone who enters pays, costs and leaves in the log. The caller counts the population. */
export function arrive(world: World, slot: i32, stage: i32, tick: f64): void {
  const tables = world.tables;
  const people = world.people;
  people.stage[slot] = stage;
  const round: i32 = people.round[slot];
  world.record.entries[stage] += 1;
  world.happened(slot, tick, EventKind.enter, tables.stageHash[stage], round, 0);
  if (world.record.logging) world.record.log(tick, EventKind.enter, world.numbered(slot), stage, 0);
  if (tables.handRaise[stage] != 0) people.raisedAt[slot] = tick;
  const day: i32 = Math.floor(tick / TICKS_PER_DAY) as i32;
  if (tables.entryCents[stage] != 0) world.ledger.post(ENTRIES, day, -tables.entryCents[stage]);
  if (tables.purchaseLaw[stage] >= 0) {
    world.draw(slot, tables.stageHash[stage], round, RETURN);
    const cents: f64 = Math.floor(world.laws.sample(tables.purchaseLaw[stage], world.second()) * 100 + 0.5);
    world.ledger.post(REVENUE, day, cents);
    world.happened(slot, tick, EventKind.pay, tables.stageHash[stage], round, cents);
    if (world.record.logging) world.record.log(tick, EventKind.pay, world.numbered(slot), stage, cents);
  }
}

/** Begins the stage one stands in: asks for its work, or dwells. */
export function begin(world: World, slot: i32, tick: f64): void {
  const tables = world.tables;
  const people = world.people;
  const stage: i32 = people.stage[slot];
  if (tables.bulb[stage] == EXIT) {
    rest(world, slot, tick);
    return;
  }
  const team: i32 = tables.workTeam[stage];
  if (team < 0) {
    dwell(world, slot, tick);
    return;
  }
  world.draw(slot, tables.stageHash[stage], people.round[slot], WORK);
  const minutes: f64 = world.laws.sample(tables.minutesLaw[stage], world.first());
  const attempts: f64 = world.laws.sample(tables.attemptsLaw[stage], world.second());
  people.workTicks[slot] = Math.floor(minutes * attempts * 960 + 0.5);
  people.team[slot] = team;
  people.askedAt[slot] = tick;
  people.state[slot] = ASKING;
  world.asked(team, tick, people.workTicks[slot]);
  world.schedule(tick, REQUEST, slot, people.round[slot]);
}

/** Draws the way out and the time until then. */
export function dwell(world: World, slot: i32, tick: f64): void {
  const tables = world.tables;
  const people = world.people;
  const stage: i32 = people.stage[slot];
  const column: i32 = people.channel[slot] + 1;
  world.draw(slot, tables.stageHash[stage], people.round[slot], BRANCH);
  const u: f64 = world.first();
  const v: f64 = world.second();
  let law: i32 = tables.dwellOfChannel[stage * tables.columns + column];
  let to: i32 = tables.otherwise[stage];
  let cumulative: f64 = 0;
  const last: i32 = tables.firstExit[stage + 1];
  for (let exit: i32 = tables.firstExit[stage]; exit < last; exit++) {
    let probability: f64 = tables.exitOfChannel[exit * tables.columns + column];
    if (tables.exitSuccess[exit] != 0) probability *= people.heat[slot];
    cumulative += probability;
    if (u < cumulative) {
      to = tables.exitTo[exit];
      if (tables.exitDwell[exit] >= 0) law = tables.exitDwell[exit];
      break;
    }
  }
  people.heat[slot] = 1;
  if (to < 0) {
    people.state[slot] = RESTING;
    return;
  }
  leaveFor(world, slot, to, tick + ticksOfDays(world.laws.sample(law, v)));
}

/** Leaves without the work: the line was full, or patience ended. */
export function giveUp(world: World, slot: i32, tick: f64): void {
  const people = world.people;
  const stage: i32 = people.stage[slot];
  world.happened(slot, tick, EventKind.renege, world.tables.stageHash[stage], people.round[slot], 0);
  if (world.record.logging) world.record.log(tick, EventKind.renege, world.numbered(slot), stage, 0);
  people.raisedAt[slot] = -1;
  const to: i32 = world.tables.otherwise[stage];
  if (to < 0) dwell(world, slot, tick);
  else leaveFor(world, slot, to, tick);
}

/** What is left of the chance of success after a wait of so many ticks. */
export function heatAfter(world: World, wait: f64): f64 {
  const tables = world.tables;
  if (!tables.cools) return 1;
  const cold: f64 = wait / TICKS_PER_HOUR - tables.graceHours;
  if (cold <= 0) return 1;
  return tables.floor + (1 - tables.floor) * exp2(-cold / tables.halfLifeHours);
}

/** Plans the next move. A hand is raised when buyers are active. */
function leaveFor(world: World, slot: i32, to: i32, tick: f64): void {
  const tables = world.tables;
  const people = world.people;
  const from: i32 = people.stage[slot];
  if (tables.bulb[from] == EXIT || (tables.order[to] <= tables.order[from] && tables.bulb[to] != EXIT)) {
    people.round[slot] += 1;
    if (people.round[slot] > ROUNDS_AT_MOST) throw new Error("endless round: somebody came back 10,000 times; expected a dwell or a way out");
  }
  people.nextStage[slot] = to;
  people.nextTime[slot] = tick;
  people.state[slot] = MOVING;
  if (tables.handRaise[to] != 0) {
    world.draw(slot, tables.stageHash[to], people.round[slot], RHYTHM);
    people.nextTime[slot] = activeInstant(world, tick, world.first());
  }
}

/** In an exit stage: some come back, some are market again later, the others stay. */
function rest(world: World, slot: i32, tick: f64): void {
  const tables = world.tables;
  const people = world.people;
  const stage: i32 = people.stage[slot];
  if (tables.recycleLaw[stage] >= 0) {
    world.draw(slot, tables.stageHash[stage], people.round[slot], RECYCLE);
    if (world.second() < tables.recycleProbability[stage]) {
      const days: f64 = world.laws.sample(tables.recycleLaw[stage], world.first());
      leaveFor(world, slot, tables.recycleTo[stage], tick + ticksOfDays(days));
      return;
    }
  }
  if (tables.returnLaw[stage] >= 0) {
    let u: f64 = 0.5;
    if (!world.laws.isFixed(tables.returnLaw[stage])) {
      world.draw(slot, tables.stageHash[stage], people.round[slot], RETURN);
      u = world.first();
    }
    const back: f64 = tick + ticksOfDays(world.laws.sample(tables.returnLaw[stage], u));
    if (back < world.horizon) {
      world.record.add(STAGE_ROWS + stage, back, -1);
      returnToMarket(world, slot, back);
    }
  }
  people.state[slot] = RESTING;
}

/** Books the account as untouched market again from `tick`; beyond the horizon nothing happens. */
export function returnToMarket(world: World, slot: i32, tick: f64): bool {
  const people = world.people;
  if (!world.happened(slot, tick, EventKind.back, world.tables.stageHash[people.stage[slot]], people.round[slot], 0)) return false;
  if (world.record.logging) world.record.log(tick, EventKind.back, world.numbered(slot), people.stage[slot], 0);
  const day: f64 = Math.floor(tick / TICKS_PER_DAY);
  world.market.giveBack(day as i32);
  world.record.add(UNTOUCHED_ROW, (day + 1) * TICKS_PER_DAY, 1);
  return true;
}

/** When a buyer who may act from `tick` on does act: within one average day's worth of activity, so rarely at night. */
function activeInstant(world: World, tick: f64, u: f64): f64 {
  const tables = world.tables;
  let day: f64 = Math.floor(tick / TICKS_PER_DAY);
  const passed: f64 = shareOfDay(tables.hourCumulative, (tick - day * TICKS_PER_DAY) / TICKS_PER_DAY);
  let weight: f64 = weightOf(world, day);
  /** Activity to wait for, counted from the midnight before `tick`. */
  let left: f64 = u + passed * weight;
  while (left >= weight) {
    left -= weight;
    day += 1;
    weight = weightOf(world, day);
  }
  const at: f64 = day * TICKS_PER_DAY + Math.floor(timeOfDay(tables.hourCumulative, left / weight) * TICKS_PER_DAY);
  return at < tick ? tick : at;
}

function weightOf(world: World, day: f64): f64 {
  return world.tables.dayWeight[(day - Math.floor(day / 7) * 7) as i32];
}

/** Share of a day's activity before `into` [0, 1) of the day. */
function shareOfDay(cumulative: Float64Array, into: f64): f64 {
  const hour: i32 = Math.floor(into * 24) as i32;
  return cumulative[hour] + (cumulative[hour + 1] - cumulative[hour]) * (into * 24 - hour);
}

/** The part of the day [0, 1) before which a share of its activity lies. */
export function timeOfDay(cumulative: Float64Array, share: f64): f64 {
  let hour: i32 = 0;
  while (hour < 23 && cumulative[hour + 1] <= share) hour += 1;
  const width: f64 = cumulative[hour + 1] - cumulative[hour];
  let within: f64 = width > 0 ? (share - cumulative[hour]) / width : 0;
  if (within > 0.999999) within = 0.999999;
  if (within < 0) within = 0;
  return (hour + within) / 24;
}
