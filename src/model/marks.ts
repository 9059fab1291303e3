import { widerFloats, widerInts } from "../kernel/index.ts";

/** Months looked back for net and gross retention. */
export const RING: i32 = 12;

/** When somebody came, entered the stage it stands in, was last a qualified lead, and an opportunity; −1 = never. */
export const TIMES: i32 = 4;
export const CAME: i32 = 0;
export const ENTERED: i32 = 1;
export const QUALIFIED: i32 = 2;
export const OPPORTUNITY: i32 = 3;

/** What is remembered of each person by slot for the metrics alone; no mechanism reads it. */
export class Marks {
  capacity: i32 = 0;
  /** Ticks, TIMES per slot: side by side, since an entry reads them all. */
  time: Float64Array = new Float64Array(0);
  /** Day on which it entered that stage. */
  dayEntered: Int32Array = new Int32Array(0);
  /** 1 = won in this run, not there on day 0. */
  wonHere: Int32Array = new Int32Array(0);
  /** First MRR, cents. */
  firstCents: Float64Array = new Float64Array(0);
  /** Months of the contract begun in this run, and the MRR at the beginning of the last RING of them. */
  monthsBegun: Int32Array = new Int32Array(0);
  ring: Float64Array = new Float64Array(0);
  /** What it adds now to the base of retention twelve months on, and to what was retained. */
  baseCents: Float64Array = new Float64Array(0);
  retainedCents: Float64Array = new Float64Array(0);
  grossCents: Float64Array = new Float64Array(0);
  /** The offer it has: first quarter whose forecast holds it, amount, amount × chance. */
  offerQuarter: Int32Array = new Int32Array(0);
  offerCents: Float64Array = new Float64Array(0);
  offerWeighted: Float64Array = new Float64Array(0);

  /** Somebody comes, in a slot of which there are at most so many. */
  open(slot: i32, slots: i32, tick: f64): void {
    if (this.capacity < slots) this.grow(slots);
    const at: i32 = slot * TIMES;
    this.time[at + CAME] = tick;
    this.time[at + QUALIFIED] = -1;
    this.time[at + OPPORTUNITY] = -1;
  }

  /** Somebody is a customer from now on, won in this run (1) or there on day 0. */
  sign(slot: i32, wonHere: i32): void {
    this.wonHere[slot] = wonHere;
    this.firstCents[slot] = 0;
    this.monthsBegun[slot] = 0;
    this.baseCents[slot] = 0;
    this.retainedCents[slot] = 0;
    this.grossCents[slot] = 0;
  }

  private grow(capacity: i32): void {
    this.capacity = capacity;
    this.time = widerFloats(this.time, capacity * TIMES);
    this.dayEntered = widerInts(this.dayEntered, capacity);
    this.wonHere = widerInts(this.wonHere, capacity);
    this.firstCents = widerFloats(this.firstCents, capacity);
    this.monthsBegun = widerInts(this.monthsBegun, capacity);
    this.ring = widerFloats(this.ring, capacity * RING);
    this.baseCents = widerFloats(this.baseCents, capacity);
    this.retainedCents = widerFloats(this.retainedCents, capacity);
    this.grossCents = widerFloats(this.grossCents, capacity);
    this.offerQuarter = widerInts(this.offerQuarter, capacity);
    this.offerCents = widerFloats(this.offerCents, capacity);
    this.offerWeighted = widerFloats(this.offerWeighted, capacity);
  }
}
