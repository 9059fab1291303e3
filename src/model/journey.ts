/**
 * The journey: a stage is (optional work by a team) → dwell → branch. A person walks on by itself until it asks a team for
 * work, becomes a customer, or has no further move: nothing it meets in between is shared with others.
 */
import { exp2, TICKS_PER_DAY, TICKS_PER_HOUR, ticksOfDays } from "../kernel/index.ts";
import { meetsGate } from "./gate.ts";
import { ENTRIES, REVENUE } from "./ledger.ts";
import { chanceOf } from "./odds.ts";
import { assign } from "./owner.ts";
import { ASKING, MOVING, RESTING } from "./people.ts";
import { BRANCH, RECYCLE, RETURN, RHYTHM, WORK } from "./purposes.ts";
import { activeInstant } from "./rhythm.ts";
import { route } from "./routes.ts";
import { crossing } from "./score.ts";
import { tallyEntry, tallyUnanswered } from "./tally.ts";
import { EXIT, NECK, RIGHT } from "./tables.ts";
import { EventKind } from "./event-kind.ts";
import { REQUEST, STAGE_ROWS, UNTOUCHED_ROW, type World } from "./world.ts";

/** Nobody comes back so often but in a circle that takes no time. */
const ROUNDS_AT_MOST: i32 = 10_000;

/** `walk` returns this when a person has just stepped from the funnel into a customer stage. */
export const CONVERTED: i32 = 1;
export const WALKED: i32 = 0;

/**
 * Moves the person until its next move lies at or after `until`, it has none, or the next step touches a gate. On
 * CONVERTED it stands in its first customer stage, which has not begun yet.
 */
export function walk(world: World, slot: i32, until: f64): i32 {
  const people = world.people;
  const hasGates: bool = world.tables.hasGates;
  while (people.state[slot] == MOVING && people.nextTime[slot] < until) {
    if (hasGates && meetsGate(world, slot)) return WALKED;
    if (step(world, slot) == CONVERTED) return CONVERTED;
  }
  return WALKED;
}

/** Makes the planned move. On CONVERTED the stage has not begun yet. */
export function step(world: World, slot: i32): i32 {
  const people = world.people;
  const from: i32 = people.stage[slot];
  const to: i32 = people.nextStage[slot];
  const tick: f64 = people.nextTime[slot];
  const day: i32 = Math.floor(tick / TICKS_PER_DAY) as i32;
  if (from >= 0) world.record.move(STAGE_ROWS + from, STAGE_ROWS + to, tick, day);
  else world.record.add(STAGE_ROWS + to, tick, 1);
  enter(world, slot, to, tick, day);
  if (world.tables.bulb[to] == RIGHT && people.isCustomer[slot] == 0) return CONVERTED;
  begin(world, slot, tick);
  return WALKED;
}

/** Enters a stage: what everyone who enters pays, costs and leaves in the log. The caller counts the population. */
export function arrive(world: World, slot: i32, stage: i32, tick: f64): void {
  enter(world, slot, stage, tick, Math.floor(tick / TICKS_PER_DAY) as i32);
}

function enter(world: World, slot: i32, stage: i32, tick: f64, day: i32): void {
  tallyEntry(world, slot, stage, tick, day);
  world.people.stage[slot] = stage;
  world.happened(slot, tick, EventKind.enter, world.tables.stageHash[stage], world.people.round[slot], 0);
  if (world.record.logging) world.record.log(tick, EventKind.enter, world.numbered(slot), stage, 0);
  if (world.tables.entryBrings[stage] != 0) bring(world, slot, stage, tick, day);
}

/** What an entry brings beside being counted. */
function bring(world: World, slot: i32, stage: i32, tick: f64, day: i32): void {
  const tables = world.tables;
  const people = world.people;
  const round: i32 = people.round[slot];
  if (tables.handRaise[stage] != 0) people.raisedAt[slot] = tick;
  if (tables.hasGates && tables.places[stage] > 0 && people.isCustomer[slot] == 0) world.places.inside[stage] += 1;
  if (tables.ownerTeam[stage] >= 0) assign(world, slot, stage, tick);
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
  if (tables.workTeam[stage] < 0) {
    dwell(world, slot, tick);
    return;
  }
  world.draw(slot, tables.stageHash[stage], people.round[slot], WORK);
  const minutes: f64 = world.laws.sample(tables.minutesLaw[stage], world.first());
  const attempts: f64 = world.laws.sample(tables.attemptsLaw[stage], world.second());
  people.workTicks[slot] = Math.floor(minutes * attempts * 960 + 0.5);
  people.askedAt[slot] = tick;
  people.state[slot] = ASKING;
  route(world, slot, tick);
  world.schedule(tick, REQUEST, slot, people.round[slot]);
}

/**
 * Draws the way out and the time until then: a branch, and the dwell of it. Who would stay longer than the stage allows
 * leaves overdue instead — counted from the beginning of the dwell, and those who would stay for good too —, and whose
 * score reaches its threshold before either goes where the score leads.
 */
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
    let probability: f64 = tables.exitBends[exit] != 0 ? chanceOf(world, slot, exit, tick) : tables.exitOfChannel[exit * tables.columns + column];
    if (tables.exitSuccess[exit] != 0) probability *= people.heat[slot];
    cumulative += probability;
    if (u < cumulative) {
      to = tables.exitTo[exit];
      if (tables.exitDwell[exit] >= 0) law = tables.exitDwell[exit];
      break;
    }
  }
  people.heat[slot] = 1;
  if (tables.decidesWin[stage] != 0) people.memory[slot] = 1;
  let until: f64 = Infinity;
  if (to >= 0) {
    let days: f64 = world.laws.sample(law, v);
    const segment: i32 = people.segment[slot];
    if (segment >= 0 && tables.bulb[stage] <= NECK) days *= tables.segmentCycle[segment];
    until = tick + ticksOfDays(days);
  }
  if (tables.overdueTicks[stage] >= 0 && until > tick + tables.overdueTicks[stage]) {
    until = tick + tables.overdueTicks[stage];
    to = tables.overdueTo[stage];
  }
  if (tables.activityLaw[stage] >= 0) {
    const crossed: f64 = crossing(world, slot, tick, until);
    if (crossed >= 0) {
      until = crossed;
      to = tables.scoreTo[stage];
    }
  }
  if (to < 0) people.state[slot] = RESTING;
  else leaveFor(world, slot, to, until);
}

/** Leaves without the work: the line was full, or patience ended. */
export function giveUp(world: World, slot: i32, tick: f64): void {
  const people = world.people;
  const stage: i32 = people.stage[slot];
  world.happened(slot, tick, EventKind.renege, world.tables.stageHash[stage], people.round[slot], 0);
  if (world.record.logging) world.record.log(tick, EventKind.renege, world.numbered(slot), stage, 0);
  tallyUnanswered(world, stage, tick);
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
      people.memory[slot] = tables.recycleOdds[stage];
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
