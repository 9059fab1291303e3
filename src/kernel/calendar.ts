/**
 * The calendar: what is still to happen, in the total order (time, kind, lineage, round). The order does not know when
 * something was scheduled, so an engine that walks ahead and one that does not agree on every tie.
 *
 * Entries wait unsorted in a pile for each later day; those of the open day in a pile for each slice of it, with about as
 * many slices as a day has entries; only the open slice is a heap, so that it seldom holds more than a few. It is a pairing
 * heap (Fredman, Sedgewick, Sleator and Tarjan 1986): a push is one comparison. Entries at or after the horizon are dropped:
 * nothing that follows can be seen.
 */
import { TICKS_PER_DAY } from "./clock.ts";
import { unsigned } from "./machine.ts";

/** Slices of a day; powers of two. */
const SLICES_AT_LEAST: i32 = 4;
const SLICES_AT_MOST: i32 = 4096;

/** One thing that is to happen; an object, since all of it is read and written together. */
export class Entry {
  time: f64 = 0;
  kind: i32 = 0;
  /** Two words of lineage. */
  high: i32 = 0;
  low: i32 = 0;
  round: i32 = 0;
  /** Whatever the caller wants back. */
  slot: i32 = 0;
  /** Next free entry, next of the same pile, or next brother in the heap. */
  next: Entry | null = null;
  /** Its first child in the heap. */
  child: Entry | null = null;
}

/** Entries in no order. */
class Pile {
  first: Entry | null = null;

  add(entry: Entry): void {
    entry.next = this.first;
    this.first = entry;
  }

  /** Takes all: the first of them, which leads to the others. */
  take(): Entry | null {
    const first: Entry | null = this.first;
    this.first = null;
    return first;
  }
}

/** True if `a` happens before `b`. */
function isBefore(a: Entry, b: Entry): bool {
  if (a.time != b.time) return a.time < b.time;
  if (a.kind != b.kind) return a.kind < b.kind;
  if (a.high != b.high) return unsigned(a.high) < unsigned(b.high);
  if (a.low != b.low) return unsigned(a.low) < unsigned(b.low);
  return a.round < b.round;
}

/** One heap of two. */
function merged(a: Entry, b: Entry): Entry {
  const isLater: bool = isBefore(b, a);
  const root: Entry = isLater ? b : a;
  const below: Entry = isLater ? a : b;
  below.next = root.child;
  root.child = below;
  return root;
}

/** One heap of brothers: pairs from the left, then all from the right. */
function paired(first: Entry): Entry {
  let pairs: Entry | null = null;
  let rest: Entry | null = first;
  while (rest !== null) {
    const a: Entry = rest;
    const b: Entry | null = a.next;
    rest = b === null ? null : b.next;
    const pair: Entry = b === null ? a : merged(a, b);
    pair.next = pairs;
    pairs = pair;
  }
  let root: Entry = pairs!;
  rest = root.next;
  while (rest !== null) {
    const following: Entry | null = rest.next;
    root = merged(root, rest);
    rest = following;
  }
  return root;
}

export class Calendar {
  horizonDays: i32;
  private days: Pile[] = [];
  /** Of the open day; empty up to the open slice. */
  private slices: Pile[] = [];
  private heap: Entry | null = null;
  private free: Entry | null = null;
  /** The open day in ticks; before the first both are 0. */
  private midnight: f64 = 0;
  private nextMidnight: f64 = 0;
  /** The open slice: pushes up to its end go into the heap. */
  private slice: i32 = 0;
  private sliceCount: i32 = SLICES_AT_LEAST;
  private slicesPerTick: f64 = 0;
  /** Entries of the open day that have come out. */
  private passed: i32 = 0;

  constructor(horizonDays: i32) {
    this.horizonDays = horizonDays;
    for (let day: i32 = 0; day < horizonDays; day++) this.days.push(new Pile());
    for (let slice: i32 = 0; slice < SLICES_AT_MOST; slice++) this.slices.push(new Pile());
  }

  clear(): void {
    for (let entry = this.pop(); entry !== null; entry = this.pop()) this.passed = 0;
    for (let day: i32 = 0; day < this.horizonDays; day++) {
      for (let entry = this.days[day].take(); entry !== null; ) {
        const following: Entry | null = entry.next;
        this.release(entry);
        entry = following;
      }
    }
    this.midnight = 0;
    this.nextMidnight = 0;
    this.sliceCount = SLICES_AT_LEAST;
    this.passed = 0;
  }

  /** Opens a day (they must be opened in order): its entries become poppable. */
  open(day: i32): void {
    this.midnight = day * TICKS_PER_DAY;
    this.nextMidnight = this.midnight + TICKS_PER_DAY;
    while (this.sliceCount < this.passed && this.sliceCount < SLICES_AT_MOST) this.sliceCount *= 2;
    this.slicesPerTick = this.sliceCount / TICKS_PER_DAY;
    this.slice = -1;
    this.passed = 0;
    for (let entry = this.days[day].take(); entry !== null; ) {
      const following: Entry | null = entry.next;
      this.place(entry);
      entry = following;
    }
  }

  /** Schedules; an entry in the past of the open day is an error of the caller and comes out first. */
  push(time: f64, kind: i32, high: i32, low: i32, round: i32, slot: i32): void {
    const isToday: bool = time < this.nextMidnight;
    const day: i32 = isToday ? 0 : (Math.floor(time / TICKS_PER_DAY) as i32);
    if (!isToday && day >= this.horizonDays) return;
    let entry: Entry | null = this.free;
    if (entry === null) entry = new Entry();
    else this.free = entry.next;
    entry.time = time;
    entry.kind = kind;
    entry.high = high;
    entry.low = low;
    entry.round = round;
    entry.slot = slot;
    if (isToday) this.place(entry);
    else this.days[day].add(entry);
  }

  /** The next entry of the open day, or null. Read it before the next push; it stays valid until then. */
  pop(): Entry | null {
    if (this.heap === null && !this.turn()) return null;
    const top: Entry = this.heap!;
    const below: Entry | null = top.child;
    this.heap = below === null ? null : paired(below);
    this.passed += 1;
    this.release(top);
    return top;
  }

  private release(entry: Entry): void {
    entry.next = this.free;
    this.free = entry;
  }

  /** Puts an entry where it waits in the open day. */
  private place(entry: Entry): void {
    const slice: i32 = Math.floor((entry.time - this.midnight) * this.slicesPerTick) as i32;
    if (slice > this.slice) this.slices[slice].add(entry);
    else this.stack(entry);
  }

  /** Puts an entry into the heap. */
  private stack(entry: Entry): void {
    entry.child = null;
    this.heap = this.heap === null ? entry : merged(this.heap!, entry);
  }

  /** Opens the next slice that holds anything; false if the day is over. */
  private turn(): bool {
    while (this.slice < this.sliceCount - 1) {
      this.slice += 1;
      let entry: Entry | null = this.slices[this.slice].take();
      if (entry === null) continue;
      while (entry !== null) {
        const following: Entry | null = entry.next;
        this.stack(entry);
        entry = following;
      }
      return true;
    }
    return false;
  }
}
