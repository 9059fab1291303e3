/** One replication of a scenario: what happened, and every curve. */
import type { Scenario } from "../../src/scenario/index.ts";
import { customersOfDayZero } from "./customers.ts";
import { openPipeline } from "./journey.ts";
import { makeCourse, midnight } from "./midnight.ts";
import { seriesOf } from "./series.ts";
import { makeTeams } from "./team.ts";
import { World, type Happened } from "./world.ts";

export interface Evaluated {
  /** In the order in which they happened. */
  happenings: Happened[];
  events: number;
  /** Two unsigned lanes. */
  fingerprint: [number, number];
  /** By name, at each grid point. */
  series: Map<string, ArrayLike<number>>;
}

export function evaluate(scenario: Scenario, seedKey: Uint32Array, replication: number): Evaluated {
  const world = new World(scenario, seedKey, replication);
  makeTeams(world);
  world.course = makeCourse(world);
  openPipeline(world);
  customersOfDayZero(world);
  world.plan(0, "midnight", 0, 0, 0, () => midnight(world, 0));
  world.run();
  const { happenings, events, fingerprint } = world;
  return { happenings, events, fingerprint: [fingerprint.hi >>> 0, fingerprint.lo >>> 0], series: seriesOf(world) };
}
