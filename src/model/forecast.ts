/**
 * The forecast: at the first midnight of each quarter, the offers open then and due in it. An offer is open at an instant
 * if its stage was entered at or before it and is left after it; it is due from the quarter on in which its stay reaches
 * the median of the stage's dwell, and stays due while it is open (overdue). Its amount is the first MRR the account would
 * bring if won on the day it was entered; its weight the chance of the win as it stands then, cooling and later events
 * left out. Closed in a quarter: first MRR of everyone won from its first midnight to the next one's.
 *
 * Each offer is posted when it is entered and again when it is left, so nobody is asked on the day: who walks ahead posts
 * ahead. Posts are whole cents by quarter; sums up to a quarter are its forecast.
 */
import { ticksOfDays } from "../kernel/index.ts";
import { dealCents } from "./deal.ts";
import { chanceOf } from "./odds.ts";
import { EXIT, RIGHT } from "./tables.ts";
import type { World } from "./world.ts";

/** An offer is made. */
export function enterForecast(world: World, slot: i32, stage: i32, tick: f64): void {
  const tables = world.tables;
  const marks = world.marks;
  const counts = world.counts;
  const law: i32 = tables.dwellOfChannel[stage * tables.columns + world.people.channel[slot] + 1];
  const due: f64 = tick + ticksOfDays(world.laws.sample(law, 0.5));
  const seen: i32 = quarterFrom(tables.quarterTick, tick);
  // Due in quarter q: before the midnight that begins q + 1.
  const falls: i32 = quarterFrom(tables.quarterTick, due + 1) - 1;
  const quarter: i32 = falls > seen ? falls : seen;
  const cents: f64 = dealCents(world, slot, tick);
  marks.offerCents[slot] = cents;
  marks.offerWeighted[slot] = Math.floor(cents * chanceOfWin(world, slot, stage, tick) + 0.5);
  marks.offerQuarter[slot] = quarter;
  if (quarter >= counts.due.length) return;
  counts.due[quarter] += cents;
  counts.weighted[quarter] += marks.offerWeighted[slot];
}

/** An offer is decided, put off or dropped: out of the forecast at once. */
export function leaveForecast(world: World, slot: i32, tick: f64): void {
  const marks = world.marks;
  const counts = world.counts;
  const left: i32 = quarterFrom(world.tables.quarterTick, tick);
  const quarter: i32 = left > marks.offerQuarter[slot] ? left : marks.offerQuarter[slot];
  if (quarter >= counts.due.length) return;
  counts.due[quarter] -= marks.offerCents[slot];
  counts.weighted[quarter] -= marks.offerWeighted[slot];
}

/** First MRR of somebody won. */
export function tallyClosed(world: World, tick: f64, cents: f64): void {
  const counts = world.counts;
  if (counts.closed.length == 0) return;
  counts.closed[quarterFrom(world.tables.quarterTick, tick + 1) - 1] += cents;
}

/** The first quarter that begins at or after `tick`. */
function quarterFrom(quarterTick: Float64Array, tick: f64): i32 {
  let quarter: i32 = 0;
  while (quarter < quarterTick.length && quarterTick[quarter] < tick) quarter += 1;
  return quarter;
}

/** Chance that somebody who enters the stage now is won on this journey: by its own way out, or by those of later stages. */
export function chanceOfWin(world: World, slot: i32, stage: i32, tick: f64): f64 {
  const tables = world.tables;
  const column: i32 = world.people.channel[slot] + 1;
  let left: f64 = 1;
  let chance: f64 = 0;
  for (let exit: i32 = tables.firstExit[stage]; exit < tables.firstExit[stage + 1]; exit++) {
    let taken: f64 = tables.exitBends[exit] != 0 ? chanceOf(world, slot, exit, tick) : tables.exitOfChannel[exit * tables.columns + column];
    if (taken > left) taken = left;
    left -= taken;
    chance += taken * winsFrom(world, tables.exitTo[exit], column);
  }
  if (tables.otherwise[stage] >= 0) chance += left * winsFrom(world, tables.otherwise[stage], column);
  return chance;
}

/** Chance of the win from the entry of a stage, as the scenario states it. */
function winsFrom(world: World, stage: i32, column: i32): f64 {
  if (world.tables.bulb[stage] == RIGHT) return 1;
  if (world.tables.bulb[stage] == EXIT) return 0;
  return world.tables.winChance[stage * world.tables.columns + column];
}
