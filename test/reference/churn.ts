/**
 * Who leaves: each customer has a monthly churn of its own, and a term lets it leave only at its end. Events move the chance,
 * of which the loyal feel only a share; fatigue, referral, segment and the loyalty programme multiply it. Where customers order
 * instead, who has ordered for the last time leaves, and what multiplies a chance to leave multiplies that of a last order.
 */
import { pow } from "../../src/kernel/index.ts";
import { CHURN, CONTRACT, OWN_CHURN } from "../../src/model/purposes.ts";
import { fatigue } from "./account.ts";
import { betaOf } from "./beta.ts";
import type { Contract } from "./contract.ts";
import { isDated, onDay } from "./dated.ts";
import { hasOrderedLast } from "./orders.ts";
import { dayOf, type Person, type World } from "./world.ts";

/** The monthly churn of a customer, for life. Who was there on day 0 has survived the terms before. */
export function ownChurn(world: World, person: Person, isThere: boolean): number {
  const { retention, market } = world.scenario;
  const common = retention.monthlyChurn;
  const usual = (person.channel === null ? undefined : retention.churnByChannel[person.channel]) ?? common;
  if (!retention.spread) return usual;
  const { alpha, beta } = retention.spread;
  const tenure = Math.round(market.initialTenureMonths);
  const survived = isThere ? tenure - (tenure % Math.round(retention.termMonths)) : 0;
  const own = betaOf(world, world.draw(person, CONTRACT, 0, OWN_CHURN), alpha, beta + survived);
  return Math.min(1, own * (common > 0 ? usual / common : 1));
}

/** Does it leave at this anniversary? */
export function isLeaving(world: World, person: Person, contract: Contract, tick: number): boolean {
  if (world.scenario.value.orders) return hasOrderedLast(contract.orders);
  const { termMonths } = world.scenario.retention;
  if (contract.month % Math.round(termMonths) !== 0) return false;
  const chance = strained(world, person, contract, chanceToLeave(world, person, contract, tick));
  const [u] = world.draw(person, CONTRACT, contract.month, CHURN);
  return u < chance;
}

/** What multiplies the chance that an order of the month which begins at `tick` is the last. */
export function strainOfOrders(world: World, person: Person, contract: Contract, tick: number): number {
  return strained(world, person, contract, isMoved(world) ? felt(world, person, factorOn(world, dayOf(tick)), 1) : 1);
}

/** At the end of a term. */
function chanceToLeave(world: World, person: Person, contract: Contract, tick: number): number {
  const { renewalChurn, termMonths } = world.scenario.retention;
  if (renewalChurn !== null) return moved(world, person, renewalChurn, tick);
  const monthly = moved(world, person, contract.ownChurn, tick);
  const months = Math.round(termMonths);
  return months === 1 ? monthly : 1 - pow(1 - monthly, months);
}

/** A chance as events make it: by the factor by which they change the common churn, or, where that is 0, by what they add to it. */
function moved(world: World, person: Person, chance: number, tick: number): number {
  if (!isMoved(world)) return chance;
  const day = dayOf(tick);
  return Math.min(1, chance * felt(world, person, factorOn(world, day), 1) + felt(world, person, addedOn(world, day), 0));
}

function isMoved({ scenario }: World): boolean {
  return isDated(scenario, "retention.monthlyChurn");
}

function factorOn({ scenario }: World, day: number): number {
  const common = scenario.retention.monthlyChurn;
  return common > 0 ? onDay(scenario, "retention.monthlyChurn", common, day) / common : 1;
}

function addedOn({ scenario }: World, day: number): number {
  const common = scenario.retention.monthlyChurn;
  return common > 0 ? 0 : onDay(scenario, "retention.monthlyChurn", common, day);
}

/** The loyal feel only a share of a change. */
function felt(world: World, person: Person, now: number, usual: number): number {
  const { retention: { loyalFrom, loyalShock }, stages } = world.scenario;
  const isLoyal = loyalFrom !== null && stages[person.stage!].order >= stages[loyalFrom].order;
  return isLoyal ? usual + (now - usual) * loyalShock : now;
}

function strained(world: World, person: Person, contract: Contract, chance: number): number {
  const { referral, segments, loyalty } = world.scenario;
  let strain = chance * fatigue(world, contract);
  if (person.parent) strain *= referral!.churnMultiplier;
  if (person.segment !== null) strain *= segments[person.segment].churn;
  if (contract.isMember) strain *= Math.max(0, 1 - (1 - loyalty!.churnMultiplier) * loyalty!.surprise);
  return strain;
}
