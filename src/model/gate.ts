/**
 * Gate: a stage of the left bulb or the neck with so many places. A SEAT without hours: whoever is in the stage, at work
 * or dwelling, holds a place from entering to leaving; the others wait before it, first come first served, without losing
 * patience. Customers pass freely and hold no place.
 *
 * Whoever waits stands where it stood before: its former stage counts it, and if that one has a gate too, it keeps its
 * place there until it is let in. Who comes straight from a channel stands nowhere meanwhile (`Places.outside`): taken
 * from the market, in no stage. Entering (raised hand, costs, owner) is what happens when it is let in.
 *
 * A step out of a gated stage is on the calendar as LEAVING, any other step into one as KNOCK, at the instant of the
 * step; a walk ahead ends there. At one instant those who leave come before those who knock, then by lineage. A place set
 * free goes to the first in line at that same instant, and what that one sets free again to the next. A step from a
 * gated stage to itself keeps the place. Who is put into a stage without asking, on day 0 or by prospecting, holds a
 * place even beyond their number: then as many must leave before the next is let in.
 * Full stages whose people all wait for each other's places wait for ever, as they would.
 *
 * Here a walk ahead stops; what happens when the calendar comes to the step is in admission.ts.
 */
import { PASSING } from "./people.ts";
import { KNOCK, LEAVING, type World } from "./world.ts";

/** True if the next step touches a gate; it is on the calendar then. */
export function meetsGate(world: World, slot: i32): bool {
  const people = world.people;
  const tables = world.tables;
  if (people.isCustomer[slot] != 0) return false;
  const from: i32 = people.stage[slot];
  const leaves: bool = from >= 0 && tables.places[from] > 0;
  if (!leaves && tables.places[people.nextStage[slot]] == 0) return false;
  people.state[slot] = PASSING;
  world.schedule(people.nextTime[slot], leaves ? LEAVING : KNOCK, slot, people.round[slot]);
  return true;
}
