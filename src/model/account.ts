/**
 * Account management: customers have needs that stay open for a while. An account manager who calls in that while finds
 * them — on a schedule, or because the customer showed interest. Too many calls wear the customer out.
 *
 * A call is a task in a team's line. What it achieves waits in the customer's MAILBOX until the next anniversary.
 */
import { poissonCount, TICKS_PER_MONTH, ticksOfDays, pow } from "../kernel/index.ts";
import { NEED_SLOTS } from "./people.ts";
import { CALLS, CONTRACT, NEEDS, PHASE } from "./purposes.ts";
import { CALL, isWanted, KINDS, putTask } from "./task.ts";
import { EventKind } from "./event-kind.ts";
import type { World } from "./world.ts";

/** Needs, and calls of each kind, in one customer-month at most. */
const MONTHLY: i32 = 64;
/** Purposes of a need's draws. */
const OPENS: i32 = 0;
const SIGNAL: i32 = 1;
const MINUTES: i32 = 2;
const FALSE_ALARM: i32 = 3;
const PLANNED: i32 = 4;
/** What brings a call about. */
const BY_INTEREST: i32 = 1;
const BY_MISTAKE: i32 = 2;
const BY_PLAN: i32 = 3;

/** Plans needs, signals and calls of the month that begins at `from`. */
export function planNeeds(world: World, slot: i32, from: f64): void {
  const tables = world.tables;
  const people = world.people;
  if (!tables.hasNeeds) return;
  const first: i32 = people.month[slot] * MONTHLY;
  const intent: bool = tables.callPolicy >= 2;
  const count: i32 = monthly(world, slot, first, tables.needsPerMonth);
  people.needsOfMonth[slot] = count;
  for (let index: i32 = 0; index < count; index++) {
    const number: i32 = first + index;
    const opens: f64 = openingOf(world, slot, number, from);
    const closes: f64 = opens + ticksOfDays(world.laws.sample(tables.windowLaw, world.second()));
    if (opens >= world.horizon) continue;
    const at: i32 = slot * NEED_SLOTS + (people.needs[slot] % NEED_SLOTS);
    people.needs[slot] += 1;
    people.needFrom[at] = opens;
    people.needUntil[at] = closes;
    people.needState[at] = 1;
    people.needNumber[at] = number;
    if (!intent) continue;
    world.draw(slot, CALLS, number, SIGNAL);
    if (world.first() < tables.sensitivity) {
      world.draw(slot, CALLS, number, MINUTES);
      callAt(world, slot, opens + tables.reactionTicks, number * KINDS + BY_INTEREST, world.first());
    }
  }
  if (intent && tables.falsePerMonth > 0) {
    const alarms: i32 = monthly(world, slot, first + MONTHLY / 2, tables.falsePerMonth);
    for (let index: i32 = 0; index < alarms; index++) {
      world.draw(slot, CALLS, first + index, FALSE_ALARM);
      const tick: f64 = from + Math.floor(world.first() * TICKS_PER_MONTH) + tables.reactionTicks;
      callAt(world, slot, tick, (first + index) * KINDS + BY_MISTAKE, world.second());
    }
  }
  if (tables.callPolicy == 1 || tables.callPolicy == 3) planCalls(world, slot, from, first);
}

/** Writes down the needs of the month that begins at `from`, as far as they open before `until`. */
export function tellNeeds(world: World, slot: i32, from: f64, until: f64): void {
  const people = world.people;
  const first: i32 = people.month[slot] * MONTHLY;
  for (let number: i32 = first; number < first + people.needsOfMonth[slot]; number++) {
    const opens: f64 = openingOf(world, slot, number, from);
    if (opens >= until || !world.happened(slot, opens, EventKind.need, CALLS, number, 0)) continue;
    if (world.record.logging) world.record.log(opens, EventKind.need, world.numbered(slot), people.stage[slot], 0);
    world.needs += 1;
  }
}

/** When a need of the month that begins at `from` opens: the first word of a draw whose second says for how long. */
function openingOf(world: World, slot: i32, number: i32, from: f64): f64 {
  world.draw(slot, CALLS, number, OPENS);
  return from + Math.floor(world.first() * TICKS_PER_MONTH);
}

/** Calls on schedule count from the plan, whatever happens to them; the first comes somewhere in the first interval. */
function planCalls(world: World, slot: i32, from: f64, first: i32): void {
  const people = world.people;
  const interval: f64 = ticksOfDays(world.tables.callIntervalDays);
  if (people.month[slot] == 0 || people.nextCall[slot] < from) {
    world.draw(slot, CONTRACT, 0, PHASE);
    people.nextCall[slot] = from + Math.floor(world.first() * interval);
  }
  const until: f64 = from + TICKS_PER_MONTH;
  let index: i32 = 0;
  while (people.nextCall[slot] < until && index < MONTHLY) {
    world.draw(slot, CALLS, first + index, PLANNED);
    callAt(world, slot, people.nextCall[slot], (first + index) * KINDS + BY_PLAN, world.first());
    people.nextCall[slot] += interval;
    index += 1;
  }
}

function monthly(world: World, slot: i32, counter: i32, mean: f64): i32 {
  const count: i32 = poissonCount(world.draws, world.people.key0[slot], world.people.key1[slot], NEEDS, counter, mean);
  return count < MONTHLY ? count : MONTHLY;
}

function callAt(world: World, customer: i32, tick: f64, round: i32, u: f64): void {
  putTask(world, customer, CALL, tick, round, world.laws.sample(world.tables.callLaw, u));
}

/** The call has been made: a need that was open when it began is found. */
export function endCall(world: World, slot: i32, tick: f64): void {
  const people = world.people;
  if (isWanted(world, slot)) {
    const customer: i32 = people.owner[slot];
    people.openTasks[customer] -= 1;
    people.contacts0[customer] += 1;
    if (world.happened(customer, tick, EventKind.call, CALLS, people.round[slot], 0)) world.calls += 1;
    if (world.record.logging) world.record.log(tick, EventKind.call, world.numbered(customer), people.stage[customer], 0);
    const began: f64 = people.askedAt[slot];
    for (let at: i32 = customer * NEED_SLOTS; at < (customer + 1) * NEED_SLOTS; at++) {
      if (people.needState[at] != 1 || people.needFrom[at] > began || people.needUntil[at] < began) continue;
      people.needState[at] = 2;
      world.needsFound += 1;
      world.draw(customer, CALLS, people.needNumber[at], SIGNAL);
      if (world.second() < world.tables.expandProbability) people.agreed[customer] += 1;
    }
  }
  people.release(slot);
}

/** Needs whose window has closed unfound: some customers help themselves. */
export function settleNeeds(world: World, slot: i32, tick: f64): void {
  const people = world.people;
  if (!world.tables.hasNeeds) return;
  for (let at: i32 = slot * NEED_SLOTS; at < (slot + 1) * NEED_SLOTS; at++) {
    if (people.needState[at] != 1 || people.needUntil[at] > tick) continue;
    people.needState[at] = 0;
    world.draw(slot, CALLS, people.needNumber[at], MINUTES);
    if (world.second() < world.tables.selfServeProbability) people.agreed[slot] += 1;
  }
}

/** How calls beyond what a customer tolerates in three months multiply its chance to leave. */
export function fatigue(world: World, slot: i32): f64 {
  const people = world.people;
  const extra: f64 = people.contacts0[slot] + people.contacts1[slot] + people.contacts2[slot] - world.tables.freeContacts;
  people.contacts2[slot] = people.contacts1[slot];
  people.contacts1[slot] = people.contacts0[slot];
  people.contacts0[slot] = 0;
  world.counts.tired = extra > 0 ? 1 : 0;
  if (extra <= 0 || world.tables.fatigueMultiplier == 1) return 1;
  return pow(world.tables.fatigueMultiplier, extra);
}
