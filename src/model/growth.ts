/**
 * Growth: a team experiments, one experiment after the other, on stages in turn. Experiment n succeeds by the first word
 * of (replication, process growth, n); its lift is the quantile of the second. A success multiplies the odds of going on
 * from its stage — every exit that does not lead to the exit bulb — from the midnight after it ends, for branches drawn
 * from then on.
 *
 * The odds are a BULLETIN whose whole course is known before the run begins, since nobody asks this team for anything and
 * its roster is the planned one: it neither loses people nor hires in answer to load. An experiment takes so many
 * working days of a fully productive person; the hours of a day count at its end.
 */
import { type Station, uniform } from "../kernel/index.ts";
import { GROWTH } from "./purposes.ts";
import type { World } from "./world.ts";

/** Odds beyond this are as good as certain. */
const LIFT_AT_MOST: f64 = 1e9;

/** The course of the odds over the whole run. */
export function planGrowth(world: World): void {
  const tables = world.tables;
  const days: i32 = tables.horizonDays;
  const lift: Float64Array = world.lift;
  lift.fill(1);
  for (let number: i32 = 0; number < tables.experimentDay.length; number++) {
    world.experiments += 1;
    world.draws.block(world.key0, world.key1, GROWTH, number);
    if (uniform(world.draws.hi) >= tables.growthSuccess) continue;
    world.successes += 1;
    const day: i32 = tables.experimentDay[number];
    if (day < days) lift[tables.experimentRow[number] * days + day] *= world.laws.sample(tables.liftLaw, uniform(world.draws.lo));
  }
  for (let row: i32 = 0; row < tables.growthRows; row++) {
    let odds: f64 = 1;
    for (let at: i32 = row * days; at < (row + 1) * days; at++) {
      odds *= lift[at];
      if (odds > LIFT_AT_MOST) odds = LIFT_AT_MOST;
      lift[at] = odds;
    }
  }
}

/** Midnight: the team is busy all day. */
export function experiment(world: World, day: i32): void {
  const station: Station = world.stations[world.tables.growthTeam];
  for (let seat: i32 = 0; seat < station.seats; seat++) {
    if (!station.isLeft(seat)) station.busyTicks[day] += station.hours[seat].openOn(day);
  }
}
