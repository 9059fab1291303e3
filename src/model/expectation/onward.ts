/**
 * The journey of a customer by its age since the win, as if nobody left at an anniversary: whether somebody leaves there
 * does not hang on where it stands, so the two are multiplied afterwards.
 */
import { EXIT, type Tables } from "../tables.ts";
import { march, Place } from "./flow.ts";
import { leave } from "./funnel.ts";
import type { Stratum } from "./stratum.ts";
import type { Ways } from "./ways.ts";

export interface Onward {
  /** Entries and leavings in each cell of age, by stage; the win itself is no entry. */
  entered: Float64Array[];
  left: Float64Array[];
  /** At the beginning of each cell: share in each stage … */
  inStage: Float64Array[];
  /** … who have walked out of the journey … */
  out: Float64Array;
  /** … who have ever stood in a stage that invites, and those of them who have not walked out. */
  reached: Float64Array;
  inviting: Float64Array;
}

export function onwardFrom(tables: Tables, ways: Ways, stratum: Stratum, start: number, cells: number, perDay: number): Onward {
  const { stages } = tables;
  const invites = (stage: number) => tables.refers && tables.bulb[stage] !== EXIT && tables.order[stage] >= tables.referOrder;
  // Each stage twice: before and after the first that invites.
  const places = Array.from({ length: 2 * stages }, () => new Place(cells));
  for (let stage = 0; stage < stages; stage++) {
    // Whoever has walked out is no customer any more.
    if (tables.bulb[stage] === EXIT) continue;
    for (const way of ways.of(stage, { stratum, isCustomer: true, memory: 1 })) {
      // What changes on a date is plugged in at its mean over all days.
      const chance = typeof way.chance === "number" ? way.chance : way.chance.reduce((sum, each) => sum + each, 0) / way.chance.length;
      leave(places[stage], { ...way, chance }, () => (invites(way.to) ? way.to + stages : way.to));
      if (tables.refers) leave(places[stage + stages], { ...way, chance }, () => way.to + stages);
    }
  }
  places[invites(start) ? start + stages : start].there = 1;
  march(places, cells, perDay);
  const inPlace = places.map(populationOf);
  const both = (arrays: Float64Array[], stage: number) => arrays[stage].map((each, at) => each + arrays[stage + stages][at]);
  const inStage = Array.from({ length: stages }, (_, stage) => both(inPlace, stage));
  const exits = places.filter((_, at) => tables.bulb[at % stages] === EXIT);
  const after = places.slice(stages);
  const kept = (at: number) => tables.bulb[at] !== EXIT;
  const inviting = sumOf(inPlace.slice(stages).filter((_, at) => kept(at)), cells + 1);
  const out = runningSum(sumOf(exits.map(({ entered }) => entered), cells), 0);
  const outInviting = runningSum(sumOf(after.filter((_, at) => !kept(at)).map(({ entered }) => entered), cells), 0);
  return {
    entered: Array.from({ length: stages }, (_, stage) => both(places.map(({ entered }) => entered), stage)),
    left: Array.from({ length: stages }, (_, stage) => both(places.map(({ left }) => left), stage)),
    inStage, out, inviting,
    reached: inviting.map((each, at) => each + outInviting[at]),
  };
}

/** People in a place at the beginning of each cell, and at the end of the last. */
export function populationOf({ there, entered, left }: Place): Float64Array {
  return runningSum(entered.map((each, cell) => each - left[cell]), there);
}

export function runningSum(changes: Float64Array, start: number): Float64Array {
  const sums = new Float64Array(changes.length + 1);
  sums[0] = start;
  for (let at = 0; at < changes.length; at++) sums[at + 1] = sums[at] + changes[at];
  return sums;
}

function sumOf(arrays: Float64Array[], length: number): Float64Array {
  const sum = new Float64Array(length);
  for (const array of arrays) for (let at = 0; at < length; at++) sum[at] += array[at];
  return sum;
}
