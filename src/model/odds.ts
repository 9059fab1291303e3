/**
 * What multiplies the odds of a way out. A stated probability p with the factor o becomes o·p ÷ (1 − p + o·p): never above
 * 1, and the nearer to 1 it is already, the less is gained. Each exit is treated by itself, then they are tried from the
 * right as ever; cooling comes after, on the chance that is left.
 *
 * Wins — ways from the left bulb or the neck into a customer stage — of somebody who is no customer yet: segment, buyer
 * preference, size of the deal, memory. Ways on from a stage that is experimented on: what growth has achieved by that
 * day. A way only for those who fit does not exist for the others. An event on a date changes the stated probability.
 * All of it is the person's own or known before the run begins: nothing to wait for.
 */
import { pow, TICKS_PER_DAY } from "../kernel/index.ts";
import { dealCents } from "./deal.ts";
import type { World } from "./world.ts";

/** Order of `World.wonBySide`. */
const INBOUND: i32 = 0;

/** Probability p after its odds were multiplied. */
export function times(p: f64, odds: f64): f64 {
  if (odds == 1) return p;
  if (odds <= 0) return 0;
  return (odds * p) / (1 - p + odds * p);
}

/** The chance of an exit for this person, who leaves the stage by a branch drawn at `tick`. */
export function chanceOf(world: World, slot: i32, exit: i32, tick: f64): f64 {
  const tables = world.tables;
  const people = world.people;
  if (tables.exitFitOnly[exit] != 0 && people.fits[slot] == 0) return 0;
  const day: i32 = Math.floor(tick / TICKS_PER_DAY) as i32;
  const column: i32 = people.channel[slot] + 1;
  let probability: f64 = tables.exitOfChannel[exit * tables.columns + column];
  const dated: i32 = tables.exitDated[exit];
  if (dated >= 0) probability = tables.datedProbability[(dated * tables.columns + column) * tables.horizonDays + day];
  let odds: f64 = 1;
  const grown: i32 = tables.exitGrown[exit];
  if (grown >= 0) odds *= world.lift[grown * tables.horizonDays + day];
  if (tables.exitWins[exit] != 0 && people.isCustomer[slot] == 0) odds *= oddsOfWin(world, slot, tick);
  return times(probability, odds);
}

/** The factor on the odds that this person is won. */
export function oddsOfWin(world: World, slot: i32, tick: f64): f64 {
  const tables = world.tables;
  const people = world.people;
  let odds: f64 = people.memory[slot];
  const segment: i32 = people.segment[slot];
  if (segment >= 0) {
    odds *= tables.segmentWin[segment];
    const channel: i32 = people.channel[slot];
    if (channel >= 0 && tables.channelSide[channel] == INBOUND) odds *= tables.segmentInbound[segment];
  }
  if (tables.priceElasticity != 0) {
    let cents: f64 = dealCents(world, slot, tick);
    if (cents < 1) cents = 1;
    odds *= pow(cents / tables.referenceCents, -tables.priceElasticity);
  }
  return odds;
}
