/**
 * Referral: a customer invites from the first stage that invites on; who takes it up starts a journey of its own, in the
 * channel of referrals.
 *
 * At a rate: a Poisson number for the rest of the month, and then for each month of the contract, at the rate of the day on
 * which that stretch begins, at instants spread evenly over it. One shot: a Poisson number at the instant the stage is
 * reached, once in a life. Whether an invitation is taken up goes by the day it is sent; the account invited is drawn when
 * it is taken up. Somebody there on day 0 in such a stage invites from its next anniversary on. Who walks out before has
 * not sent it.
 */
import { poissonCount, TICKS_PER_DAY, TICKS_PER_MONTH, ticksOfDays } from "../kernel/index.ts";
import { CHILD, INVITED, INVITES, ONE_SHOT } from "./purposes.ts";
import { isWanted } from "./task.ts";
import { ENTRY, SENDING, type World } from "./world.ts";

/** Invitations of one customer in one month at most … */
const MONTHLY: i32 = 1024;
/** … and at once. */
const AT_ONCE: i32 = 65536;
const WHEN: i32 = 0;
const DELAY: i32 = 1;

/** If the customer reaches, at `tick`, the first stage that invites: it invites at once, for the rest of the month. */
export function mayInvite(world: World, slot: i32, tick: f64, until: f64): void {
  const tables = world.tables;
  const people = world.people;
  if (!tables.refers || people.invitesFrom[slot] >= 0 || tables.order[people.stage[slot]] < tables.referOrder) return;
  people.invitesFrom[slot] = tick;
  if (tables.oneShot != 0) inviteAtOnce(world, slot, tick);
  else inviteMonth(world, slot, tick, until);
}

/** Plans the invitations of [from, until), which lies within one month of the customer's contract. */
export function inviteMonth(world: World, slot: i32, from: f64, until: f64): void {
  const tables = world.tables;
  const people = world.people;
  if (tables.oneShot != 0 || from >= world.horizon) return;
  const ends: f64 = people.invitesFrom[slot] + tables.inviteTicks;
  const last: f64 = ends < until ? ends : until;
  if (last <= from) return;
  const month: i32 = people.month[slot];
  const mean: f64 = (tables.invitesPerMonth[dayOf(from)] * (last - from)) / TICKS_PER_MONTH;
  let count: i32 = poissonCount(world.draws, people.key0[slot], people.key1[slot], INVITED, month * MONTHLY, mean);
  if (count > MONTHLY) count = MONTHLY;
  for (let index: i32 = 0; index < count; index++) plan(world, slot, month * MONTHLY + index, from, last - from);
}

function inviteAtOnce(world: World, slot: i32, tick: f64): void {
  const people = world.people;
  let count: i32 = poissonCount(world.draws, people.key0[slot], people.key1[slot], ONE_SHOT, 0, world.tables.invitesPerCustomer);
  if (count > AT_ONCE) count = AT_ONCE;
  for (let index: i32 = 0; index < count; index++) plan(world, slot, index, tick, 0);
}

/** One invitation, somewhere in the `length` ticks after `from`. */
function plan(world: World, slot: i32, number: i32, from: f64, length: f64): void {
  const tables = world.tables;
  const people = world.people;
  world.draw(slot, INVITES, number, WHEN);
  const sent: f64 = from + Math.floor(world.first() * length);
  if (sent >= world.horizon || world.second() >= tables.inviteConversion[dayOf(sent)]) return;
  world.draw(slot, CHILD, number, DELAY);
  const comes: f64 = sent + ticksOfDays(world.laws.sample(tables.inviteDelay, world.first()));
  if (comes >= world.horizon) return;
  // The lineage of a child is a hash of its parent's and the number of the invitation.
  world.draws.block(people.lineageHigh[slot], people.lineageLow[slot], CHILD, number);
  const child: i32 = world.born(world.draws.hi, world.draws.lo, tables.referralChannel);
  people.referred[child] = 1;
  people.generation[child] = people.generation[slot] + 1;
  people.parentSince[child] = people.since[slot];
  if (world.record.logging) people.parent[child] = world.numbered(slot);
  // Where nobody walks out, nothing depends on the instant at which it is sent.
  if (!tables.leadsOut) {
    world.schedule(comes, ENTRY, child, 0);
    return;
  }
  people.owner[child] = slot;
  people.ownerLife[child] = people.life[slot];
  people.openTasks[slot] += 1;
  people.nextTime[child] = comes;
  world.schedule(sent, SENDING, child, 0);
}

/** The instant at which a customer invites, unless it has walked out: from now on the invitation comes, whatever becomes of the customer. */
export function sendOff(world: World, child: i32): void {
  const people = world.people;
  if (!isWanted(world, child)) {
    people.release(child);
    return;
  }
  people.openTasks[people.owner[child]] -= 1;
  people.owner[child] = -1;
  world.schedule(people.nextTime[child], ENTRY, child, 0);
}

function dayOf(tick: f64): i32 {
  return Math.floor(tick / TICKS_PER_DAY) as i32;
}
