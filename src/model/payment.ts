/** Money from customers, in the books. */
import { TICKS_PER_DAY } from "../kernel/index.ts";
import { COST_OF_SALES, PARTNERS, REVENUE } from "./ledger.ts";
import { tallyPayment } from "./tally.ts";
import type { World } from "./world.ts";

/** A customer is billed: the money comes after the payment delay, a partner has its share at once. */
export function bill(world: World, slot: i32, tick: f64, cents: f64): void {
  tallyPayment(world, slot, tick, cents);
  const tables = world.tables;
  const channel: i32 = world.people.channel[slot];
  world.ledger.post(REVENUE, Math.floor((tick + tables.paymentDelayTicks) / TICKS_PER_DAY) as i32, cents);
  if (channel >= 0 && tables.revenueShare[channel] > 0) {
    world.ledger.post(PARTNERS, Math.floor(tick / TICKS_PER_DAY) as i32, -Math.floor(cents * tables.revenueShare[channel] + 0.5));
  }
}

/** What it costs to serve a customer for so much money. */
export function bearCost(world: World, tick: f64, cents: f64): void {
  world.ledger.post(COST_OF_SALES, Math.floor(tick / TICKS_PER_DAY) as i32, -Math.floor(cents * (1 - world.tables.grossMargin) + 0.5));
}
