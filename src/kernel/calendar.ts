/**
 * The calendar: what is still to happen, in the total order (time, kind, lineage, round). The order does not know when
 * something was scheduled, so an engine that walks ahead and one that does not agree on every tie.
 *
 * Entries of later days wait unsorted in a list per day; only the open day is a heap (4-ary, of node numbers), which
 * keeps it small. Entries at or after the horizon are dropped: nothing that follows can be seen.
 */
import { TICKS_PER_DAY } from "./clock.ts";
import { widerFloats, widerInts, widerWords } from "./wider.ts";

export class Calendar {
  /** Fields of the nodes; `slot` is whatever the caller wants back. */
  time: Float64Array;
  kind: Int32Array;
  high: Uint32Array;
  low: Uint32Array;
  round: Int32Array;
  slot: Int32Array;
  /** Next free node, or next node of the same later day. */
  next: Int32Array;
  /** First node of each day; −1 = none. */
  firstOfDay: Int32Array;
  heap: Int32Array;
  size: i32 = 0;
  free: i32 = -1;
  used: i32 = 0;
  /** The open day: pushes up to its end go into the heap. */
  day: i32 = -1;
  horizonDays: i32;

  constructor(horizonDays: i32) {
    const capacity: i32 = 1024;
    this.horizonDays = horizonDays;
    this.time = new Float64Array(capacity);
    this.kind = new Int32Array(capacity);
    this.high = new Uint32Array(capacity);
    this.low = new Uint32Array(capacity);
    this.round = new Int32Array(capacity);
    this.slot = new Int32Array(capacity);
    this.next = new Int32Array(capacity);
    this.heap = new Int32Array(capacity);
    this.firstOfDay = new Int32Array(horizonDays);
    this.clear();
  }

  clear(): void {
    this.size = 0;
    this.free = -1;
    this.used = 0;
    this.day = -1;
    this.firstOfDay.fill(-1);
  }

  /** Opens a day (they must be opened in order): its entries become poppable. */
  open(day: i32): void {
    this.day = day;
    let node: i32 = this.firstOfDay[day];
    this.firstOfDay[day] = -1;
    while (node >= 0) {
      const following: i32 = this.next[node];
      this.siftUp(node);
      node = following;
    }
  }

  /** Schedules; an entry in the past of the open day is an error of the caller and comes out first. */
  push(time: f64, kind: i32, high: i32, low: i32, round: i32, slot: i32): void {
    const day: i32 = Math.floor(time / TICKS_PER_DAY) as i32;
    if (day >= this.horizonDays) return;
    let node: i32 = this.free;
    if (node >= 0) this.free = this.next[node];
    else {
      node = this.used;
      this.used += 1;
      if (node == this.time.length) this.grow();
    }
    this.time[node] = time;
    this.kind[node] = kind;
    this.high[node] = high as u32;
    this.low[node] = low as u32;
    this.round[node] = round;
    this.slot[node] = slot;
    if (day <= this.day) this.siftUp(node);
    else {
      this.next[node] = this.firstOfDay[day];
      this.firstOfDay[day] = node;
    }
  }

  /** The next node of the open day, or −1. Read its fields before the next push; it stays valid until then. */
  pop(): i32 {
    if (this.size == 0) return -1;
    const top: i32 = this.heap[0];
    this.size -= 1;
    if (this.size > 0) this.siftDown(this.heap[this.size]);
    this.next[top] = this.free;
    this.free = top;
    return top;
  }

  /** True if node `a` comes before node `b`. */
  before(a: i32, b: i32): bool {
    if (this.time[a] != this.time[b]) return this.time[a] < this.time[b];
    if (this.kind[a] != this.kind[b]) return this.kind[a] < this.kind[b];
    if (this.high[a] != this.high[b]) return this.high[a] < this.high[b];
    if (this.low[a] != this.low[b]) return this.low[a] < this.low[b];
    return this.round[a] < this.round[b];
  }

  private siftUp(node: i32): void {
    let hole: i32 = this.size;
    this.size += 1;
    while (hole > 0) {
      const parent: i32 = (hole - 1) >> 2;
      const above: i32 = this.heap[parent];
      if (!this.before(node, above)) break;
      this.heap[hole] = above;
      hole = parent;
    }
    this.heap[hole] = node;
  }

  private siftDown(node: i32): void {
    let hole: i32 = 0;
    for (;;) {
      const first: i32 = (hole << 2) + 1;
      if (first >= this.size) break;
      let best: i32 = first;
      let last: i32 = first + 4;
      if (last > this.size) last = this.size;
      for (let child: i32 = first + 1; child < last; child++) {
        if (this.before(this.heap[child], this.heap[best])) best = child;
      }
      const below: i32 = this.heap[best];
      if (!this.before(below, node)) break;
      this.heap[hole] = below;
      hole = best;
    }
    this.heap[hole] = node;
  }

  private grow(): void {
    const capacity: i32 = this.time.length * 2;
    this.time = widerFloats(this.time, capacity);
    this.kind = widerInts(this.kind, capacity);
    this.high = widerWords(this.high, capacity);
    this.low = widerWords(this.low, capacity);
    this.round = widerInts(this.round, capacity);
    this.slot = widerInts(this.slot, capacity);
    this.next = widerInts(this.next, capacity);
    this.heap = widerInts(this.heap, capacity);
  }
}
