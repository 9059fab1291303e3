/**
 * Who belongs to a team in one replication: its places, in the order in which they were opened. A place is held by one
 * head after the other; while nobody holds it, a new one is sought. What happens to places is staffing.ts.
 */
import { type Station, widerFloats, widerInts } from "../kernel/index.ts";

/** A day that never comes. */
export const NEVER: i32 = 1_073_741_824;

export class Roster {
  places: i32 = 0;
  /** By this number the draws know the place: planned ones count from 0. */
  number: Int32Array = new Int32Array(4);
  /** Of a full head; 0 = the place is closed. */
  share: Float64Array = new Float64Array(4);
  /** −1 = nobody holds it. */
  seat: Int32Array = new Int32Array(4);
  /** How many held it before; −1 = nobody yet. */
  generation: Int32Array = new Int32Array(4);
  /** Day of hire of who holds it. */
  hired: Int32Array = new Int32Array(4);
  /** Day from which its present share is paid. */
  since: Int32Array = new Int32Array(4);
  /** Day on which who holds it goes. */
  leaves: Int32Array = new Int32Array(4);
  /** Day on which a vacant place is filled. */
  due: Int32Array = new Int32Array(4);
  /** Next change of the plan. */
  nextPlan: i32 = 0;
  /** Next day on which anything happens. */
  nextDay: i32 = 0;
  planned: i32 = 0;
  /** Hires in answer to load so far. */
  ordered: i32 = 0;

  clear(firstPlan: i32): void {
    this.places = 0;
    this.nextPlan = firstPlan;
    this.nextDay = 0;
    this.planned = 0;
    this.ordered = 0;
  }

  /** A new place, to be filled on a day. */
  open(number: i32, share: f64, due: i32): void {
    if (this.places == this.number.length) this.grow();
    const place: i32 = this.places;
    this.places += 1;
    this.number[place] = number;
    this.share[place] = share;
    this.seat[place] = -1;
    this.generation[place] = -1;
    this.hired[place] = 0;
    this.since[place] = 0;
    this.leaves[place] = NEVER;
    this.due[place] = due;
  }

  /** Heads, those sought counted in. */
  heads(): f64 {
    let total: f64 = 0;
    for (let place: i32 = 0; place < this.places; place++) total += this.share[place];
    return total;
  }

  /** Who goes when the team shrinks: of the places nobody holds the last one, else the last hired, of several the last place; −1 = nobody is left. */
  last(): i32 {
    let best: i32 = -1;
    for (let place: i32 = 0; place < this.places; place++) {
      if (this.share[place] == 0) continue;
      if (this.seat[place] < 0) best = place;
      else if (best < 0 || (this.seat[best] >= 0 && this.hired[place] >= this.hired[best])) best = place;
    }
    return best;
  }

  private grow(): void {
    const capacity: i32 = this.number.length * 2;
    this.number = widerInts(this.number, capacity);
    this.share = widerFloats(this.share, capacity);
    this.seat = widerInts(this.seat, capacity);
    this.generation = widerInts(this.generation, capacity);
    this.hired = widerInts(this.hired, capacity);
    this.since = widerInts(this.since, capacity);
    this.leaves = widerInts(this.leaves, capacity);
    this.due = widerInts(this.due, capacity);
  }
}

/** Open seat-ticks of a team in [fromDay, toDay). */
export function scheduledTicks(station: Station, fromDay: i32, toDay: i32): f64 {
  let total: f64 = 0;
  for (let day: i32 = fromDay; day < toDay; day++) total += station.scheduledTicks[day];
  return total;
}
