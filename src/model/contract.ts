/**
 * The contract: from the win on, a customer pays month by month. At each monthly anniversary it may leave; if it stays,
 * it may take a step back, begins to pay if it used a free stage until now, what was agreed since the last one takes
 * effect, it pays, and its needs, tickets and invitations of the month are planned. A journey that leads out ends the
 * contract within a month, and what was planned for later does not come. What only the books see of a month — needs,
 * orders — is therefore written down at its end.
 *
 * Free use: who stands in a free stage at the win is a customer without MRR. At the first anniversary at which it stands in
 * a stage that is not free (a move at the very tick comes after it) it subscribes: the deal is worth what it would be on
 * that day, and new MRR, commission and the first payment are booked. What was agreed before waits until then. Who has
 * paid once pays on in a free stage too.
 *
 * Billing a year in advance: 12 × MRR in the month it begins to pay and every twelfth after it; each step of growth in
 * between is billed at once for the months left of the year, the one that begins included; nothing is paid back. What it
 * costs to serve a customer is borne month by month.
 *
 * Somebody there on day 0 has been a customer for a tenure of whole months and a part of the one under way, and pays the
 * price of day 0; it pays, and its needs, tickets and invitations begin, at its next anniversary (orders on day 0).
 */
import { TICKS_PER_DAY, TICKS_PER_MONTH } from "../kernel/index.ts";
import { planNeeds, settleNeeds, tellNeeds } from "./account.ts";
import { dealCents } from "./deal.ts";
import { begin, CONVERTED, returnToMarket, step, walk } from "./journey.ts";
import { COMMISSION, REWARDS } from "./ledger.ts";
import { countUntil, enrol, reward } from "./loyalty.ts";
import { beginOrders, placeOrders } from "./orders.ts";
import { bearCost, bill } from "./payment.ts";
import { ASKING, GONE, MOVING, PASSING, RESTING, SERVED, WAITING } from "./people.ts";
import { CONTRACT, PRICE, SHRINK, WINBACK } from "./purposes.ts";
import { inviteMonth, mayInvite } from "./referral.ts";
import { beginStrain, drawOwnChurn, isLeaving } from "./retention.ts";
import { withdraw } from "./service.ts";
import { planTickets } from "./support.ts";
import { EXIT } from "./tables.ts";
import { tallyContraction, tallyExpansion, tallyInherited, tallyLeave, tallyMonth, tallyNew, tallyWin } from "./tally.ts";
import { EventKind } from "./event-kind.ts";
import { ANNIVERSARY, CUSTOMERS_ROW, GENERATIONS, MRR_ROW, NEW_ROW, STAGE_ROWS, WAY_OUT, WON_ROW, type World } from "./world.ts";

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
  people.sign(slot, tick, 0);
  tallyWin(world, slot, tick);
  drawOwnChurn(world, slot, false);
  const pays: bool = tables.isFree[people.stage[slot]] == 0;
  const cents: f64 = pays ? subscribe(world, slot, tick) : 0;
  world.happened(slot, tick, EventKind.won, CONTRACT, 0, cents);
  if (world.record.logging) world.record.log(tick, EventKind.won, world.numbered(slot), people.stage[slot], cents);
  world.record.add(CUSTOMERS_ROW, tick, 1);
  world.record.add(WON_ROW, tick, 1);
  world.wonBySide[channel >= 0 ? tables.channelSide[channel] : 3] += 1;
  world.wonOfGeneration[people.generation[slot] < GENERATIONS ? people.generation[slot] : GENERATIONS - 1] += 1;
  if (people.referred[slot] != 0) world.ledger.post(REWARDS, Math.floor(tick / TICKS_PER_DAY) as i32, -tables.rewardCents);
  if (tables.orderRateLaw >= 0) beginStrain(world, slot, tick);
  pay(world, slot, tick, 0);
  begin(world, slot, tick);
  startMonth(world, slot, tick);
  live(world, slot);
}

/** A customer who was there on day 0, somewhere in a month of its contract. */
export function inherit(world: World, slot: i32): void {
  const tables = world.tables;
  const people = world.people;
  const cents: f64 = dealCents(world, slot, 0);
  world.draw(slot, CONTRACT, 0, PRICE);
  const phase: f64 = Math.floor(world.second() * TICKS_PER_MONTH);
  people.sign(slot, -phase - tables.initialTenure * TICKS_PER_MONTH, 0);
  people.month[slot] = tables.initialTenure;
  drawOwnChurn(world, slot, true);
  world.record.add(CUSTOMERS_ROW, 0, 1);
  if (tables.isFree[people.stage[slot]] == 0) {
    people.pays[slot] = 1;
    if (tables.orderRateLaw < 0) bookMrr(world, slot, 0, cents);
    else {
      beginOrders(world, slot, 0, true);
      beginStrain(world, slot, 0);
    }
  }
  tallyInherited(world, slot);
  begin(world, slot, 0);
  live(world, slot);
}

/** Begins to pay: the MRR in cents, 0 where orders come instead. */
function subscribe(world: World, slot: i32, tick: f64): f64 {
  const people = world.people;
  people.pays[slot] = 1;
  people.paysFrom[slot] = people.month[slot];
  if (world.tables.orderRateLaw >= 0) {
    beginOrders(world, slot, tick, false);
    return 0;
  }
  const cents: f64 = dealCents(world, slot, tick);
  bookMrr(world, slot, tick, cents);
  const commission: f64 = Math.floor(cents * 12 * world.tables.commission + 0.5);
  world.ledger.post(COMMISSION, Math.floor(tick / TICKS_PER_DAY) as i32, -commission);
  tallyNew(world, slot, tick, cents, commission);
  return cents;
}

function bookMrr(world: World, slot: i32, tick: f64, cents: f64): void {
  world.people.mrr[slot] = cents;
  world.record.add(MRR_ROW, tick, cents);
  world.record.add(NEW_ROW, tick, cents);
  world.newCents += cents;
}

/** Lives month after month, until something shared must happen first; then the next anniversary is put on the calendar. */
export function live(world: World, slot: i32): void {
  const people = world.people;
  for (;;) {
    const anniversary: f64 = nextAnniversary(world, slot);
    if (!stroll(world, slot) || anniversary >= world.horizon) return;
    const state: i32 = people.state[slot];
    if (state == ASKING || state == WAITING || state == SERVED || people.openTasks[slot] > 0 || world.tables.hasLoyalty) {
      world.schedule(anniversary, ANNIVERSARY, slot, people.month[slot]);
      return;
    }
    if (!renew(world, slot, anniversary)) return;
  }
}

/**
 * Moves on within the month. False if the journey ended the contract. Who would leave that way while tasks or invitations of it
 * are still to come does so when the calendar comes to it: until then they are wanted.
 */
export function stroll(world: World, slot: i32): bool {
  const tables = world.tables;
  const people = world.people;
  const anniversary: f64 = nextAnniversary(world, slot);
  const until: f64 = anniversary < world.horizon ? anniversary : world.horizon;
  while (people.state[slot] == MOVING && people.nextTime[slot] < until) {
    const tick: f64 = people.nextTime[slot];
    if (tables.bulb[people.nextStage[slot]] == EXIT) {
      if (people.openTasks[slot] == 0) {
        walkOut(world, slot, tick);
        return false;
      }
      people.state[slot] = PASSING;
      world.schedule(tick, WAY_OUT, slot, people.round[slot]);
      return true;
    }
    step(world, slot);
    mayInvite(world, slot, tick, anniversary);
  }
  return true;
}

/** The journey leads out, and ends the contract. */
export function walkOut(world: World, slot: i32, tick: f64): void {
  tellMonth(world, slot, tick + 1);
  step(world, slot);
  if (world.tables.hasLoyalty) countUntil(world, slot, tick);
  close(world, slot, tick);
  world.people.release(slot);
}

/** The anniversary: leave, or shrink, grow, pay and plan the month. False if it left. */
export function renew(world: World, slot: i32, tick: f64): bool {
  const tables = world.tables;
  const people = world.people;
  tellMonth(world, slot, tick);
  people.month[slot] += 1;
  if (tables.hasLoyalty) enrol(world, slot);
  if (isLeaving(world, slot, tick)) {
    leave(world, slot, tick);
    return false;
  }
  settleNeeds(world, slot, tick);
  if (tables.contractionChance > 0) mayShrink(world, slot, tick);
  if (people.pays[slot] == 0 && tables.isFree[people.stage[slot]] == 0) {
    const cents: f64 = subscribe(world, slot, tick);
    world.happened(slot, tick, EventKind.subscribe, CONTRACT, people.month[slot], cents);
    if (world.record.logging) world.record.log(tick, EventKind.subscribe, world.numbered(slot), people.stage[slot], cents);
  }
  pay(world, slot, tick, people.pays[slot] != 0 && tables.orderRateLaw < 0 ? grow(world, slot, tick) : 0);
  if (people.member[slot] != 0) reward(world, slot, tick);
  startMonth(world, slot, tick);
  return true;
}

/** Takes what was agreed into effect: the growth in cents. */
function grow(world: World, slot: i32, tick: f64): f64 {
  const people = world.people;
  let grown: f64 = 0;
  while (people.agreed[slot] > 0) {
    people.agreed[slot] -= 1;
    const step: f64 = Math.floor(people.mrr[slot] * world.tables.expansionStep + 0.5);
    people.mrr[slot] += step;
    grown += step;
    world.expandedCents += step;
    world.record.add(MRR_ROW, tick, step);
    tallyExpansion(world, tick, step);
    world.happened(slot, tick, EventKind.expand, CONTRACT, people.month[slot] * 16 + people.agreed[slot], step);
    if (world.record.logging) world.record.log(tick, EventKind.expand, world.numbered(slot), people.stage[slot], step);
  }
  return grown;
}

/** Some take a step back. */
function mayShrink(world: World, slot: i32, tick: f64): void {
  const people = world.people;
  const step: f64 = Math.floor(people.mrr[slot] * world.tables.expansionStep + 0.5);
  if (step <= 0) return;
  world.draw(slot, CONTRACT, people.month[slot], SHRINK);
  if (world.first() >= world.tables.contractionChance) return;
  people.mrr[slot] -= step;
  world.contractedCents += step;
  world.record.add(MRR_ROW, tick, -step);
  tallyContraction(world, tick, step);
  world.happened(slot, tick, EventKind.contract, CONTRACT, people.month[slot], step);
  if (world.record.logging) world.record.log(tick, EventKind.contract, world.numbered(slot), people.stage[slot], step);
}

/** When the month under way ends. */
function nextAnniversary(world: World, slot: i32): f64 {
  return world.people.since[slot] + (world.people.month[slot] + 1) * TICKS_PER_MONTH;
}

/** Writes down what the month under way has brought before `until` and only the books see. */
export function tellMonth(world: World, slot: i32, until: f64): void {
  tellNeeds(world, slot, nextAnniversary(world, slot) - TICKS_PER_MONTH, until);
  if (world.tables.orderRateLaw >= 0) placeOrders(world, slot, until);
}

function startMonth(world: World, slot: i32, tick: f64): void {
  const ends: f64 = tick + TICKS_PER_MONTH;
  tallyMonth(world, slot, tick);
  planNeeds(world, slot, tick);
  planTickets(world, slot, tick);
  if (world.people.invitesFrom[slot] >= 0) inviteMonth(world, slot, tick, ends);
  else mayInvite(world, slot, tick, ends);
}

/** Pays the month, or the year, in advance; `grown` = growth of the MRR at this anniversary. */
function pay(world: World, slot: i32, tick: f64, grown: f64): void {
  const tables = world.tables;
  const people = world.people;
  if (people.pays[slot] == 0 || tables.orderRateLaw >= 0) return;
  bearCost(world, tick, people.mrr[slot]);
  let cents: f64 = people.mrr[slot];
  if (tables.billsYearly != 0) {
    const into: i32 = (people.month[slot] - people.paysFrom[slot]) % 12;
    cents = into == 0 ? people.mrr[slot] * 12 : grown * (12 - into);
    if (into != 0 && cents == 0) return;
  }
  bill(world, slot, tick, cents);
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
  tallyLeave(world, slot, tick);
  world.churned += 1;
  world.churnedCents += cents;
  world.record.add(CUSTOMERS_ROW, tick, -1);
  world.record.add(MRR_ROW, tick, -cents);
  world.happened(slot, tick, EventKind.churn, CONTRACT, people.month[slot], cents);
  if (world.record.logging) world.record.log(tick, EventKind.churn, world.numbered(slot), people.stage[slot], cents);
}
