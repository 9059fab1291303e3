/** Money from customers, in whole cents. */
import { TICKS_PER_DAY } from "../../src/kernel/index.ts";
import { dayOf, type Person, type World } from "./world.ts";

/** A customer is billed: it pays after the payment delay, a partner has a share at once. */
export function bill(world: World, person: Person, tick: number, cents: number): void {
  const { money, channels } = world.scenario;
  world.post(dayOf(tick + Math.round(money.paymentDelayDays * TICKS_PER_DAY)), cents, true);
  const channel = person.channel === null ? null : channels[person.channel];
  if (channel?.kind === "partner") world.post(dayOf(tick), -Math.floor(cents * channel.revenueShare + 0.5));
}

/** What it costs to serve a customer for so much money. */
export function bearCost(world: World, tick: number, cents: number): void {
  world.post(dayOf(tick), -Math.floor(cents * (1 - world.scenario.money.grossMargin) + 0.5));
}
