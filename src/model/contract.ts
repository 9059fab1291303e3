/**
 * The contract: from the win on, a customer pays month by month. At each monthly anniversary it may leave; if it stays,
 * what was agreed since the last one takes effect, it pays, and its needs and invitations of the month are planned —
 * within a month it is sure to stay, so all of that can be known at once.
 */
import { TICKS_PER_DAY, TICKS_PER_MONTH } from "../kernel/index.ts";
import { fatigue, planNeeds, settleNeeds } from "./account.ts";
import { begin, CONVERTED, returnToMarket, walk } from "./journey.ts";
import { COMMISSION, COST_OF_SALES, PARTNERS, REVENUE, REWARDS } from "./ledger.ts";
import { ASKING, GONE, RESTING, SERVED, WAITING, MOVING } from "./people.ts";
import { CONTRACT } from "./purposes.ts";
import { invite } from "./referral.ts";
import { EXIT } from "./tables.ts";
import { withdraw } from "./team.ts";
import { EventKind } from "./trace.ts";
import { ANNIVERSARY, CUSTOMERS_ROW, MRR_ROW, STAGE_ROWS, WON_ROW, type World } from "./world.ts";

/** Purposes at CONTRACT, by month. */
const CHURN: i32 = 0;
const WINBACK: i32 = 1;
const PRICE: i32 = 2;

/** Lets someone who is free to move walk on, win them if they convert, and forget them when nothing more can happen. */
export function proceed(world: World, slot: i32): void {
  const people = world.people;
  if (people.isCustomer[slot] != 0) {
    stroll(world, slot);
    return;
  }
  if (walk(world, slot, world.horizon) == CONVERTED) {
    win(world, slot, people.nextTime[slot]);
    return;
  }
  if (people.state[slot] == MOVING || people.state[slot] == RESTING) people.release(slot);
}

/** Turns the person, who has just entered its first customer stage, into a customer, and lets it live on. */
export function win(world: World, slot: i32, tick: f64): void {
  const tables = world.tables;
  const people = world.people;
  const channel: i32 = people.channel[slot];
  const cents: f64 = firstMrr(world, slot);
  people.sign(slot, tick, cents);
  world.happened(slot, tick, EventKind.won, CONTRACT, 0, cents);
  if (world.record.logging) world.record.log(tick, EventKind.won, world.numbered(slot), people.stage[slot], cents);
  world.record.add(CUSTOMERS_ROW, tick, 1);
  world.record.add(WON_ROW, tick, 1);
  world.record.add(MRR_ROW, tick, cents);
  world.wonBySide[channel >= 0 ? tables.channelSide[channel] : 3] += 1;
  world.newCents += cents;
  const day: i32 = Math.floor(tick / TICKS_PER_DAY) as i32;
  world.ledger.post(COMMISSION, day, -Math.floor(cents * 12 * tables.commission + 0.5));
  if (people.referred[slot] != 0) world.ledger.post(REWARDS, day, -tables.rewardCents);
  pay(world, slot, tick);
  begin(world, slot, tick);
  startMonth(world, slot, tick);
  live(world, slot);
}

/** A customer who was there on day 0, somewhere in the month of its contract. */
export function inherit(world: World, slot: i32): void {
  const people = world.people;
  const cents: f64 = firstMrr(world, slot);
  const phase: f64 = Math.floor(world.second() * TICKS_PER_MONTH);
  people.sign(slot, -phase, cents);
  world.record.add(CUSTOMERS_ROW, 0, 1);
  world.record.add(MRR_ROW, 0, cents);
  world.newCents += cents;
  begin(world, slot, 0);
  live(world, slot);
}

function firstMrr(world: World, slot: i32): f64 {
  const people = world.people;
  world.draw(slot, CONTRACT, 0, PRICE);
  let price: f64 = world.laws.sample(world.tables.mrrOfChannel[people.channel[slot] + 1], world.first());
  if (people.referred[slot] != 0) price *= world.tables.referredValue;
  return Math.floor(price * 100 + 0.5);
}

/** Lives month after month, until something shared must happen first; then the next anniversary is put on the calendar. */
export function live(world: World, slot: i32): void {
  const people = world.people;
  for (;;) {
    const anniversary: f64 = nextAnniversary(world, slot);
    if (!stroll(world, slot) || anniversary >= world.horizon) return;
    const state: i32 = people.state[slot];
    if (state == ASKING || state == WAITING || state == SERVED || people.openCalls[slot] > 0) {
      world.schedule(anniversary, ANNIVERSARY, slot, people.month[slot]);
      return;
    }
    if (!renew(world, slot, anniversary)) return;
  }
}

/** Moves on within the month. False if the journey ended the contract. */
export function stroll(world: World, slot: i32): bool {
  const tables = world.tables;
  const people = world.people;
  const anniversary: f64 = nextAnniversary(world, slot);
  const until: f64 = anniversary < world.horizon ? anniversary : world.horizon;
  while (people.state[slot] == MOVING && people.nextTime[slot] < until) {
    const tick: f64 = people.nextTime[slot];
    walk(world, slot, tick + 1);
    if (tables.bulb[people.stage[slot]] == EXIT) {
      close(world, slot, tick);
      people.release(slot);
      return false;
    }
    mayInvite(world, slot, tick, until);
  }
  return true;
}

/** The anniversary: leave, or grow, pay and plan the month. False if it left. */
export function renew(world: World, slot: i32, tick: f64): bool {
  const tables = world.tables;
  const people = world.people;
  people.month[slot] += 1;
  const month: i32 = people.month[slot];
  let chance: f64 = tables.churnOfChannel[people.channel[slot] + 1] * fatigue(world, slot);
  if (people.referred[slot] != 0) chance *= tables.referredChurn;
  world.draw(slot, CONTRACT, month, CHURN);
  if (world.first() < chance) {
    leave(world, slot, tick);
    return false;
  }
  settleNeeds(world, slot, tick);
  while (people.agreed[slot] > 0) {
    people.agreed[slot] -= 1;
    const step: f64 = Math.floor(people.mrr[slot] * tables.expansionStep + 0.5);
    people.mrr[slot] += step;
    world.expandedCents += step;
    world.record.add(MRR_ROW, tick, step);
    world.happened(slot, tick, EventKind.expand, CONTRACT, month * 16 + people.agreed[slot], step);
    if (world.record.logging) world.record.log(tick, EventKind.expand, world.numbered(slot), people.stage[slot], step);
  }
  pay(world, slot, tick);
  startMonth(world, slot, tick);
  return true;
}

/** When the month under way ends. */
function nextAnniversary(world: World, slot: i32): f64 {
  return world.people.since[slot] + (world.people.month[slot] + 1) * TICKS_PER_MONTH;
}

function startMonth(world: World, slot: i32, tick: f64): void {
  planNeeds(world, slot, tick);
  if (world.people.invitesFrom[slot] >= 0) invite(world, slot, tick, tick + TICKS_PER_MONTH);
  else mayInvite(world, slot, tick, tick + TICKS_PER_MONTH);
}

/** From the first stage that invites on, a customer invites: at once, for the rest of the month. */
function mayInvite(world: World, slot: i32, tick: f64, until: f64): void {
  const tables = world.tables;
  const people = world.people;
  if (!tables.refers || people.invitesFrom[slot] >= 0 || tables.order[people.stage[slot]] < tables.referOrder) return;
  people.invitesFrom[slot] = tick;
  invite(world, slot, tick, until);
}

/** Pays the month in advance; the money comes after the payment delay. */
function pay(world: World, slot: i32, tick: f64): void {
  const tables = world.tables;
  const people = world.people;
  const cents: f64 = people.mrr[slot];
  world.ledger.post(REVENUE, Math.floor((tick + tables.paymentDelayTicks) / TICKS_PER_DAY) as i32, cents);
  const day: i32 = Math.floor(tick / TICKS_PER_DAY) as i32;
  world.ledger.post(COST_OF_SALES, day, -Math.floor(cents * (1 - tables.grossMargin) + 0.5));
  const channel: i32 = people.channel[slot];
  if (channel >= 0 && tables.revenueShare[channel] > 0) world.ledger.post(PARTNERS, day, -Math.floor(cents * tables.revenueShare[channel] + 0.5));
  world.happened(slot, tick, EventKind.pay, CONTRACT, people.month[slot], cents);
  if (world.record.logging) world.record.log(tick, EventKind.pay, world.numbered(slot), people.stage[slot], cents);
}

/** Leaves as a customer, from wherever it stands. */
function leave(world: World, slot: i32, tick: f64): void {
  const people = world.people;
  world.record.add(STAGE_ROWS + people.stage[slot], tick, -1);
  close(world, slot, tick);
  world.lost += 1;
  if (world.tables.winbackLaw >= 0) {
    world.draw(slot, CONTRACT, 0, WINBACK);
    const days: f64 = world.laws.sample(world.tables.winbackLaw, world.first());
    if (returnToMarket(world, slot, tick + Math.floor(days * TICKS_PER_DAY + 0.5))) world.lost -= 1;
  }
  const state: i32 = people.state[slot];
  if (state == WAITING) withdraw(world, slot, tick);
  if (state == SERVED) people.state[slot] = GONE;
  else if (state == ASKING) people.state[slot] = RESTING;
  else people.release(slot);
}

/** Ends the contract in the books. */
function close(world: World, slot: i32, tick: f64): void {
  const people = world.people;
  const cents: f64 = people.mrr[slot];
  people.isCustomer[slot] = 0;
  world.churned += 1;
  world.churnedCents += cents;
  world.record.add(CUSTOMERS_ROW, tick, -1);
  world.record.add(MRR_ROW, tick, -cents);
  world.happened(slot, tick, EventKind.churn, CONTRACT, people.month[slot], cents);
  if (world.record.logging) world.record.log(tick, EventKind.churn, world.numbered(slot), people.stage[slot], cents);
}
