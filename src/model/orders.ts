/**
 * Orders instead of a subscription (BG/NBD: Fader, Hardie and Lee 2005). A customer has a rate of its own, drawn once; it
 * orders when it begins to pay, and then at exponential gaps. After each order but the first it is gone with a chance of
 * its own from a beta law: it orders no more, and leaves at its next anniversary. That is its retention: monthly churn,
 * spread, term and renewal do not act beside it; what multiplies churn (fatigue, referral, segment, events) multiplies
 * the chance to be gone, as of the month's beginning, at most to 1. MRR is 0: nothing expands, shrinks or makes a member.
 *
 * The orders of a month are placed when it is over, or the contract with it: until then the journey may still lead out.
 */
import { TICKS_PER_MONTH } from "../kernel/index.ts";
import { betaOf } from "./beta.ts";
import { bearCost, bill } from "./payment.ts";
import { ORDERS } from "./purposes.ts";
import { EventKind } from "./event-kind.ts";
import type { World } from "./world.ts";

/** Purposes at ORDERS, by number of the order: gap before it (first) and amount (second) … */
const ORDER: i32 = 0;
/** … and whether it was the last (first). */
const LAST: i32 = 1;
/** Purposes at ORDERS of the customer, round 0. */
const RATE: i32 = 2;
const DROPOUT: i32 = 3;
/** Nothing tells shorter gaps apart. */
const SHORTEST: f64 = 1;

/** The first order, at `tick`; somebody there on day 0 has placed it before, and comes next after a gap. */
export function beginOrders(world: World, slot: i32, tick: f64, isThere: bool): void {
  const tables = world.tables;
  const people = world.people;
  world.draw(slot, ORDERS, 0, RATE);
  people.orderRate[slot] = world.laws.sample(tables.orderRateLaw, world.first());
  world.draw(slot, ORDERS, 0, DROPOUT);
  people.dropout[slot] = betaOf(world, tables.dropoutAlpha, tables.dropoutBeta);
  people.nextOrder[slot] = tick;
  if (!isThere) return;
  people.orders[slot] = 1;
  people.nextOrder[slot] = orderAfter(world, slot, tick);
}

/** Places the orders that come before `until`. */
export function placeOrders(world: World, slot: i32, until: f64): void {
  const people = world.people;
  const end: f64 = until < world.horizon ? until : world.horizon;
  while (people.nextOrder[slot] >= 0 && people.nextOrder[slot] < end) {
    const tick: f64 = people.nextOrder[slot];
    const number: i32 = people.orders[slot];
    place(world, slot, tick, number);
    people.orders[slot] += 1;
    people.nextOrder[slot] = orderAfter(world, slot, tick);
    if (number == 0) continue;
    world.draw(slot, ORDERS, number, LAST);
    if (world.first() < people.dropout[slot] * people.strain[slot]) people.nextOrder[slot] = -1;
  }
}

/** True once the last order has been placed. */
export function hasOrderedLast(world: World, slot: i32): bool {
  return world.people.orders[slot] > 0 && world.people.nextOrder[slot] < 0;
}

function place(world: World, slot: i32, tick: f64, number: i32): void {
  world.draw(slot, ORDERS, number, ORDER);
  const cents: f64 = Math.floor(world.laws.sample(world.tables.orderAmountLaw, world.second()) * 100 + 0.5);
  world.orders += 1;
  world.orderCents += cents;
  bill(world, slot, tick, cents);
  bearCost(world, tick, cents);
  world.happened(slot, tick, EventKind.order, ORDERS, number, cents);
  if (world.record.logging) world.record.log(tick, EventKind.order, world.numbered(slot), world.people.stage[slot], cents);
}

/** When the order that `orders` now counts to comes, after one at `tick`; beyond all horizons for somebody who hardly orders. */
function orderAfter(world: World, slot: i32, tick: f64): f64 {
  const people = world.people;
  if (people.orderRate[slot] <= 0) return Infinity;
  world.draw(slot, ORDERS, people.orders[slot], ORDER);
  const gap: f64 = Math.floor((world.laws.sample(world.tables.orderGapLaw, world.first()) / people.orderRate[slot]) * TICKS_PER_MONTH + 0.5);
  return tick + (gap < SHORTEST ? SHORTEST : gap);
}
