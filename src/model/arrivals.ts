/**
 * Arrivals are planned a day at a time: the count by an inverse Poisson with a keyed uniform, each arrival named by
 * (channel, day, number that day). Even arrivals come at equal steps of the buyers' activity instead. Visits that nobody identifies need no person: thinning a Poisson stream is exact.
 */
import { poissonCount, TICKS_PER_DAY, TICKS_PER_HOUR } from "../kernel/index.ts";
import { proceed } from "./contract.ts";
import { ARRIVAL, DAILY } from "./purposes.ts";
import { timeOfDay, weightOfDay } from "./rhythm.ts";
import { EventKind } from "./event-kind.ts";
import { UNTOUCHED_ROW, type World } from "./world.ts";

/** Kinds of `Tables.even`. */
export const AT_RANDOM: i32 = 0;
export const EVENLY: i32 = 1;
export const TOGETHER: i32 = 2;
/** A batch (a webinar, a fair) arrives at eleven. */
const BATCH_HOUR: f64 = 11;
/** Counters kept apart between days: parts of one day's count at most. */
const PARTS: i32 = 65536;

/** The entries of one day, from the market as it is at its midnight: each begins its journey when it comes. */
export function planArrivals(world: World, day: i32): void {
  const tables = world.tables;
  for (let turn: i32 = 0; turn < tables.channels; turn++) {
    const channel: i32 = tables.channelTurn[turn];
    const at: i32 = channel * tables.horizonDays + day;
    let rate: f64 = tables.dailyRate[at];
    if (tables.isContent[channel] != 0) rate = world.contentVisits * tables.identify[channel] * weightOfDay(tables, day);
    if (tables.identify[channel] > 0) world.anonymousVisits[day] += rate / tables.identify[channel] - rate;
    if (rate <= 0) continue;
    const how: i32 = tables.even[channel];
    const before: f64 = tables.dailySum[at];
    let count: i32 = 0;
    if (how == AT_RANDOM) count = poissonCount(world.draws, world.key0, world.key1, tables.countHash[channel], day * PARTS, rate);
    else count = (Math.floor(before + rate + 0.5) - Math.floor(before + 0.5)) as i32;
    if (count > DAILY) count = DAILY;
    for (let index: i32 = 0; index < count; index++) {
      world.checkSize();
      const slot: i32 = world.born(tables.channelHash[channel], day * DAILY + index, channel);
      let into: f64 = BATCH_HOUR * TICKS_PER_HOUR;
      if (how == AT_RANDOM) {
        world.draw(slot, ARRIVAL, 0, 0);
        into = Math.floor(timeOfDay(tables, world.first()) * TICKS_PER_DAY);
      } else if (how == EVENLY) {
        const share: f64 = (Math.floor(before + 0.5) + index + 0.5 - before) / rate;
        into = Math.floor(timeOfDay(tables, share) * TICKS_PER_DAY);
      }
      if (admit(world, slot, day * TICKS_PER_DAY + into)) proceed(world, slot);
    }
  }
}

/** Someone comes: true if the account was untouched, and the journey begins. */
export function admit(world: World, slot: i32, tick: f64): bool {
  const tables = world.tables;
  const people = world.people;
  let fresh: bool = true;
  if (!tables.unlimited) {
    world.draw(slot, ARRIVAL, 0, 0);
    fresh = world.market.isUntouched(world.second());
  }
  if (people.referred[slot] != 0) {
    world.invited += 1;
    world.happened(slot, tick, fresh ? EventKind.invite : EventKind.waste, ARRIVAL, 0, 0);
    if (world.record.logging) {
      const other: i32 = fresh ? world.numbered(slot) : -1;
      world.record.log(tick, fresh ? EventKind.invite : EventKind.waste, people.parent[slot], -1, other);
    }
    if (!fresh) world.wasted += 1;
  }
  if (!fresh) {
    people.release(slot);
    return false;
  }
  world.market.take();
  world.record.add(UNTOUCHED_ROW, tick, -1);
  people.nextStage[slot] = tables.entryStage[people.channel[slot]];
  people.nextTime[slot] = tick;
  return true;
}
