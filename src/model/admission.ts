/** Admission: what happens when the calendar comes to a step through a gate. The rules are in gate.ts. */
import { proceed, win } from "./contract.ts";
import { CONVERTED, step } from "./journey.ts";
import { MOVING, OUTSIDE } from "./people.ts";
import type { World } from "./world.ts";

/** The step that was on the calendar: into the line before a full stage, or through. */
export function pass(world: World, slot: i32, tick: f64): void {
  const held = world.places;
  const people = world.people;
  const from: i32 = people.stage[slot];
  const to: i32 = people.nextStage[slot];
  const limit: i32 = world.tables.places[to];
  if (limit > 0 && to != from && held.inside[to] >= limit) {
    people.state[slot] = OUTSIDE;
    held.join(to, slot, people.capacity);
    if (from < 0) held.outside += 1;
    return;
  }
  enter(world, slot, tick);
}

/** Makes the step, lets the person walk on, and passes on the place it has left. */
function enter(world: World, slot: i32, tick: f64): void {
  const people = world.people;
  const from: i32 = people.stage[slot];
  people.state[slot] = MOVING;
  people.nextTime[slot] = tick;
  if (step(world, slot) == CONVERTED) win(world, slot, tick);
  else proceed(world, slot);
  if (from >= 0 && world.tables.places[from] > 0) vacate(world, from, tick);
}

function vacate(world: World, stage: i32, tick: f64): void {
  const held = world.places;
  held.inside[stage] -= 1;
  if (held.first[stage] < 0 || held.inside[stage] >= world.tables.places[stage]) return;
  const slot: i32 = held.shift(stage);
  if (world.people.stage[slot] < 0) held.outside -= 1;
  enter(world, slot, tick);
}
