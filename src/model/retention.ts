/**
 * Retention: the chance to leave at an anniversary. A customer's own monthly churn (common, of its channel, or drawn once
 * from a beta law) moves with the day's events; where contracts have a term, only its end is a chance to leave; then
 * fatigue, referral, segment and the loyalty programme multiply the chance, at most to 1.
 */
import { pow, TICKS_PER_DAY } from "../kernel/index.ts";
import { fatigue } from "./account.ts";
import { betaOf } from "./beta.ts";
import { hasOrderedLast } from "./orders.ts";
import { CHURN, CONTRACT, OWN_CHURN } from "./purposes.ts";
import type { World } from "./world.ts";

/**
 * Gives a new customer its own monthly churn. With a spread it is Beta(alpha, beta), one draw for life, times the ratio of
 * its channel's churn to the common one; who has stayed for t months before day 0 has Beta(alpha, beta + t).
 */
export function drawOwnChurn(world: World, slot: i32, isThere: bool): void {
  const tables = world.tables;
  const people = world.people;
  const column: i32 = people.channel[slot] + 1;
  if (tables.ownChurnAlpha < 0) {
    people.ownChurn[slot] = tables.churnOfChannel[column];
    return;
  }
  world.draw(slot, CONTRACT, 0, OWN_CHURN);
  const own: f64 = betaOf(world, tables.ownChurnAlpha, isThere ? tables.stayedChurnBeta : tables.ownChurnBeta) * tables.churnRatioOfChannel[column];
  people.ownChurn[slot] = own < 1 ? own : 1;
}

/** Does it leave at this anniversary? Asked once at each, since what wears a customer out is counted by it. */
export function isLeaving(world: World, slot: i32, tick: f64): bool {
  const tables = world.tables;
  const people = world.people;
  if (tables.orderRateLaw >= 0) {
    beginStrain(world, slot, tick);
    return hasOrderedLast(world, slot);
  }
  const month: i32 = people.month[slot];
  const ends: bool = tables.termMonths <= 1 || month % tables.termMonths == 0;
  const chance: f64 = strained(world, slot, ends ? atEndOfTerm(world, slot, tick) : 0);
  if (chance <= 0) return false;
  world.draw(slot, CONTRACT, month, CHURN);
  return world.first() < chance;
}

/** In orders mode: what multiplies the chance to be gone after an order of the month that begins. */
export function beginStrain(world: World, slot: i32, tick: f64): void {
  const factor: f64 = world.tables.churnMoves != 0 ? felt(world, slot, world.tables.churnFactor[dayOfChurn(world, tick)], 1) : 1;
  world.people.strain[slot] = strained(world, slot, factor);
}

function atEndOfTerm(world: World, slot: i32, tick: f64): f64 {
  const tables = world.tables;
  if (tables.renewalChurn >= 0) return moved(world, slot, tick, tables.renewalChurn);
  const monthly: f64 = moved(world, slot, tick, world.people.ownChurn[slot]);
  return tables.termMonths <= 1 ? monthly : 1 - pow(1 - monthly, tables.termMonths);
}

/** A chance as events make it on that day; the loyal feel only a share of the change. */
function moved(world: World, slot: i32, tick: f64, chance: f64): f64 {
  const tables = world.tables;
  if (tables.churnMoves == 0) return chance;
  const day: i32 = dayOfChurn(world, tick);
  const changed: f64 = chance * felt(world, slot, tables.churnFactor[day], 1) + felt(world, slot, tables.churnAdded[day], 0);
  return changed < 1 ? changed : 1;
}

function felt(world: World, slot: i32, now: f64, usual: f64): f64 {
  const tables = world.tables;
  if (tables.order[world.people.stage[slot]] < tables.loyalOrder) return now;
  return usual + (now - usual) * tables.loyalShock;
}

function dayOfChurn(world: World, tick: f64): i32 {
  const day: i32 = Math.floor(tick / TICKS_PER_DAY) as i32;
  return day < world.tables.horizonDays ? day : world.tables.horizonDays - 1;
}

/** What multiplies a chance to leave; not yet cut to 1, which no uniform number reaches. */
function strained(world: World, slot: i32, chance: f64): f64 {
  const tables = world.tables;
  const people = world.people;
  let strain: f64 = chance * fatigue(world, slot);
  if (people.referred[slot] != 0) strain *= tables.referredChurn;
  if (people.segment[slot] >= 0) strain *= tables.segmentChurn[people.segment[slot]];
  if (people.member[slot] != 0) strain *= tables.loyaltyChurn;
  return strain;
}
