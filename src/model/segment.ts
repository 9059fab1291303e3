/**
 * What kind of account a person is: its segment, and whether it fits what is sold. Both are drawn at birth, from the
 * person's own key at the place PERSON, and only when the scenario tells accounts apart: first word the segment, second
 * word the fit. Segments lie side by side on [0, 1) in the order of the hashes of their ids; beyond the last lies no
 * segment (−1). Nothing here is shared.
 */
import { type Draws, uniform } from "../kernel/index.ts";
import type { People } from "./people.ts";
import { PERSON } from "./purposes.ts";
import type { Tables } from "./tables.ts";

export function drawKind(tables: Tables, draws: Draws, people: People, slot: i32): void {
  draws.block(people.key0[slot], people.key1[slot], PERSON, 0);
  if (uniform(draws.lo) >= tables.fitShare) people.fits[slot] = 0;
  const u: f64 = uniform(draws.hi);
  let upTo: f64 = 0;
  for (let turn: i32 = 0; turn < tables.segments; turn++) {
    const segment: i32 = tables.segmentTurn[turn];
    upTo += tables.segmentShare[segment];
    if (u < upTo) {
      people.segment[slot] = segment;
      return;
    }
  }
}
