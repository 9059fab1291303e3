/**
 * The loyalty programme. A BULLETIN says on the first midnight of each month what the top of the customers of that moment
 * pay at least: all who were customers before that tick count, with the MRR of their last anniversary. At an anniversary,
 * who pays at least what the last bulletin says (its MRR before it grows or shrinks) is a member until the next one. While
 * the programme is on, every anniversary goes through the calendar, so that nobody walks past a bulletin not yet out.
 *
 * Members leave less often and get back a share of what they pay a month — or, as a surprise, twelve times that in one
 * month of twelve: the same one of months 1 … 12, 13 … 24, … of the contract for all that is drawn.
 */
import { TICKS_PER_DAY } from "../kernel/index.ts";
import { REWARDS } from "./ledger.ts";
import { FREE } from "./people.ts";
import { CONTRACT, SURPRISE } from "./purposes.ts";
import type { World } from "./world.ts";

/** Midnight: the bulletin, if one is due. */
export function rankCustomers(world: World, day: i32): void {
  const ranking = world.ranking;
  if (day != ranking.nextDay()) return;
  const people = world.people;
  const tick: f64 = day * TICKS_PER_DAY;
  ranking.begin();
  for (let slot: i32 = 0; slot < people.used; slot++) {
    if (people.state[slot] != FREE && people.owner[slot] < 0 && people.isCustomer[slot] != 0 && people.since[slot] < tick) ranking.add(people.mrr[slot]);
  }
  ranking.publish(world.tables.topShare);
}

/** A journey ends a contract at a tick that the calendar has not reached: until then it counts in bulletins to come. */
export function countUntil(world: World, slot: i32, tick: f64): void {
  const ranking = world.ranking;
  for (let bulletin: i32 = ranking.published; ranking.dayOf(bulletin) * TICKS_PER_DAY <= tick; bulletin++) {
    if (ranking.dayOf(bulletin) * TICKS_PER_DAY > world.people.since[slot]) ranking.keep(bulletin, world.people.mrr[slot]);
  }
}

/** At an anniversary: is it among the top? */
export function enrol(world: World, slot: i32): void {
  const people = world.people;
  people.member[slot] = people.mrr[slot] >= world.ranking.threshold ? 1 : 0;
}

/** Gives back what a member gets this month. */
export function reward(world: World, slot: i32, tick: f64): void {
  const tables = world.tables;
  const people = world.people;
  if (people.member[slot] == 0 || tick >= world.horizon) return;
  world.memberMonths += 1;
  let cents: f64 = Math.floor(people.mrr[slot] * tables.loyaltyReward + 0.5);
  if (tables.surprises) {
    const year: i32 = Math.floor((people.month[slot] - 1) / 12.0) as i32;
    world.draw(slot, CONTRACT, year, SURPRISE);
    if (Math.floor(world.first() * 12) != people.month[slot] - 1 - year * 12) return;
    cents = Math.floor(people.mrr[slot] * tables.loyaltyReward * 12 + 0.5);
  }
  world.loyaltyCents += cents;
  world.ledger.post(REWARDS, Math.floor(tick / TICKS_PER_DAY) as i32, -cents);
}
