/** What a deal is worth: a function of the person and the day alone, so that it can be asked before the win and after. */
import { TICKS_PER_DAY } from "../kernel/index.ts";
import { CONTRACT, PRICE } from "./purposes.ts";
import type { World } from "./world.ts";

/**
 * First MRR in cents, of somebody won at `tick`: the law of its channel × what referral, segment and the price level of
 * that day make of it. In orders mode the worth of a deal that no MRR is booked for.
 */
export function dealCents(world: World, slot: i32, tick: f64): f64 {
  const tables = world.tables;
  const people = world.people;
  world.draw(slot, CONTRACT, 0, PRICE);
  let price: f64 = world.laws.sample(tables.mrrOfChannel[people.channel[slot] + 1], world.first());
  if (people.referred[slot] != 0) price *= tables.referredValue;
  if (people.segment[slot] >= 0) price *= tables.segmentDeal[people.segment[slot]];
  if (tables.priceMoves != 0) {
    let day: i32 = Math.floor(tick / TICKS_PER_DAY) as i32;
    if (day >= tables.horizonDays) day = tables.horizonDays - 1;
    if (day < 0) day = 0;
    price *= tables.priceLevel[day];
  }
  return Math.floor(price * 100 + 0.5);
}
