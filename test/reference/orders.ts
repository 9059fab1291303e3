/**
 * Orders instead of a subscription: a customer has a rate of its own. It orders when it begins, and then at exponential gaps;
 * after each order but the first it is gone with a chance of its own. Those of a month are planned when it begins.
 */
import { TICKS_PER_MONTH } from "../../src/kernel/index.ts";
import { EventKind } from "../../src/model/index.ts";
import { ORDERS } from "../../src/model/purposes.ts";
import type { Law } from "../../src/scenario/index.ts";
import { betaOf } from "./beta.ts";
import { lasts, type Contract } from "./contract.ts";
import { bearCost, bill } from "./money.ts";
import type { Person, World } from "./world.ts";

/** Purposes of the draws of order number n: the gap before it (first) and its amount (second); whether it was the last. */
const ORDER = 0;
const LAST = 1;
/** Purposes of the customer's own, at number 0. */
const RATE = 2;
const DROPOUT = 3;

const GAP: Law = { kind: "exponential", mean: 1 };

export interface Orders {
  /** Its own rate, and chance to be gone after an order. */
  perMonth: number;
  dropout: number;
  /** What multiplies that chance in the month under way. */
  strain: number;
  placed: number;
  /** When the next one comes; null: never, or it has not begun. */
  next: number | null;
}

/** The first order is at `tick`. */
export function beginOrders(world: World, person: Person, { orders }: Contract, tick: number): void {
  const { perMonth, dropoutAlpha, dropoutBeta } = world.scenario.value.orders!;
  const [u] = world.draw(person, ORDERS, 0, RATE);
  orders.perMonth = world.sample(perMonth, u);
  orders.dropout = betaOf(world, world.draw(person, ORDERS, 0, DROPOUT), dropoutAlpha, dropoutBeta);
  orders.next = tick;
}

/** Who is there on day 0 has ordered before: the next one comes after a gap. */
export function continueOrders(world: World, person: Person, contract: Contract): void {
  beginOrders(world, person, contract, 0);
  contract.orders.placed = 1;
  contract.orders.next = orderAfter(world, person, contract.orders, 0);
}

/** Plans the orders up to `until`. */
export function planOrders(world: World, person: Person, contract: Contract, until: number): void {
  const { orders } = contract;
  while (orders.next !== null && orders.next < Math.min(until, world.horizon)) {
    const tick = orders.next;
    const number = orders.placed;
    world.planFor(person, tick, "step", number, () => {
      if (lasts(contract, tick)) order(world, person, tick, number);
    });
    orders.placed += 1;
    orders.next = orderAfter(world, person, orders, tick);
    const [u] = world.draw(person, ORDERS, number, LAST);
    if (number > 0 && u < orders.dropout * orders.strain) orders.next = null;
  }
}

export function hasOrderedLast({ placed, next }: Orders): boolean {
  return placed > 0 && next === null;
}

function order(world: World, person: Person, tick: number, number: number): void {
  const [, v] = world.draw(person, ORDERS, number, ORDER);
  const amount = Math.floor(world.sample(world.scenario.value.orders!.amount, v) * 100 + 0.5);
  bill(world, person, tick, amount);
  bearCost(world, tick, amount);
  world.happened(person, tick, EventKind.order, ORDERS, number, amount);
}

function orderAfter(world: World, person: Person, { perMonth, placed }: Orders, tick: number): number {
  if (perMonth <= 0) return Infinity;
  const [u] = world.draw(person, ORDERS, placed, ORDER);
  return tick + Math.max(1, Math.floor((world.sample(GAP, u) / perMonth) * TICKS_PER_MONTH + 0.5));
}
