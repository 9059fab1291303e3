/**
 * Routes and travel: who does the work of a stage, and how far away it is. Somebody whose deal is worth more than a route's
 * amount goes to the team of the highest such route, with that route's travel; everybody else to the stage's own team, with
 * the stage's travel. The deal is what its first MRR would be at the instant it asks (see deal.ts), so nothing new is drawn
 * for it. Minutes on the road come once for the whole work, by the first word of the stage's draw for TRAVEL; they take
 * seat time as they are, for the productive and the unproductive alike.
 *
 * Work asked is booked in ticks of a fully productive person. An hour on the road is an hour of paid time, of which pure
 * work would have been the productive fraction: so it counts with that fraction, and cost by activity comes out as what
 * the hour costs. Of a crew, all are asked for all of it.
 */
import { dealCents } from "./deal.ts";
import { TRAVEL as ON_THE_ROAD } from "./kinds.ts";
import { TRAVEL } from "./purposes.ts";
import { tallyWork } from "./tally.ts";
import type { World } from "./world.ts";

/** Settles who works on a person at its stage, what kind of work it is and how far, and books what is asked. `workTicks` is known. */
export function route(world: World, slot: i32, tick: f64): void {
  const tables = world.tables;
  const people = world.people;
  const stage: i32 = people.stage[slot];
  let team: i32 = tables.workTeam[stage];
  let travel: i32 = tables.travelLaw[stage];
  let crew: i32 = tables.crewOfStage[stage];
  const first: i32 = tables.firstRoute[stage];
  const last: i32 = tables.firstRoute[stage + 1];
  if (first < last) {
    const cents: f64 = dealCents(world, slot, tick);
    let at: i32 = first;
    while (at < last && cents <= tables.routeAboveCents[at]) at += 1;
    if (at < last) {
      team = tables.routeTeam[at];
      travel = tables.routeTravel[at];
      if (crew >= 0) crew += 1 + at - first;
    }
  }
  people.team[slot] = team;
  people.crew[slot] = crew;
  people.kind[slot] = tables.kindOfStage[stage];
  people.travelTicks[slot] = 0;
  if (travel >= 0) {
    world.draw(slot, tables.stageHash[stage], people.round[slot], TRAVEL);
    people.travelTicks[slot] = Math.floor(world.laws.sample(travel, world.first()) * 960 + 0.5);
  }
  if (crew < 0) {
    book(world, slot, tick, team, 1);
    return;
  }
  for (let at: i32 = tables.firstMember[crew]; at < tables.firstMember[crew + 1]; at++) {
    book(world, slot, tick, tables.memberTeam[at], tables.memberCount[at]);
  }
}

function book(world: World, slot: i32, tick: f64, team: i32, count: i32): void {
  const people = world.people;
  const work: f64 = people.workTicks[slot] * count;
  world.asked(team, tick, work, people.kind[slot]);
  tallyWork(world, slot, team, work);
  if (people.travelTicks[slot] == 0) return;
  const road: f64 = Math.floor(people.travelTicks[slot] * world.tables.productive[team] + 0.5) * count;
  world.asked(team, tick, road, ON_THE_ROAD);
  tallyWork(world, slot, team, road);
}
