/**
 * People waiting in front of a team: a binary heap by (priority, rank), where rank is the order of arrival, or its
 * negative where the newest is served first. Who gave up stays in the heap as a stale entry and is skipped:
 * an entry counts only while its ticket is the one its slot still holds (see `Station`).
 */
import { widerFloats, widerInts } from "./wider.ts";

export class Line {
  slot: Int32Array;
  priority: Float64Array;
  rank: Float64Array;
  size: i32 = 0;

  constructor() {
    this.slot = new Int32Array(64);
    this.priority = new Float64Array(64);
    this.rank = new Float64Array(64);
  }

  clear(): void {
    this.size = 0;
  }

  push(slot: i32, priority: f64, rank: f64): void {
    if (this.size == this.slot.length) this.grow();
    let hole: i32 = this.size;
    this.size += 1;
    while (hole > 0) {
      const parent: i32 = (hole - 1) >> 1;
      if (!this.comesFirst(priority, rank, this.priority[parent], this.rank[parent])) break;
      this.move(parent, hole);
      hole = parent;
    }
    this.slot[hole] = slot;
    this.priority[hole] = priority;
    this.rank[hole] = rank;
  }

  /** Removes the first entry; read slot[0] and rank[0] before. */
  pop(): void {
    this.size -= 1;
    if (this.size == 0) return;
    const priority: f64 = this.priority[this.size];
    const rank: f64 = this.rank[this.size];
    const slot: i32 = this.slot[this.size];
    let hole: i32 = 0;
    for (;;) {
      let child: i32 = hole * 2 + 1;
      if (child >= this.size) break;
      if (child + 1 < this.size && this.comesFirst(this.priority[child + 1], this.rank[child + 1], this.priority[child], this.rank[child])) child += 1;
      if (!this.comesFirst(this.priority[child], this.rank[child], priority, rank)) break;
      this.move(child, hole);
      hole = child;
    }
    this.slot[hole] = slot;
    this.priority[hole] = priority;
    this.rank[hole] = rank;
  }

  private comesFirst(priority: f64, rank: f64, otherPriority: f64, otherRank: f64): bool {
    if (priority != otherPriority) return priority < otherPriority;
    return rank < otherRank;
  }

  private move(from: i32, to: i32): void {
    this.slot[to] = this.slot[from];
    this.priority[to] = this.priority[from];
    this.rank[to] = this.rank[from];
  }

  private grow(): void {
    const capacity: i32 = this.slot.length * 2;
    this.slot = widerInts(this.slot, capacity);
    this.priority = widerFloats(this.priority, capacity);
    this.rank = widerFloats(this.rank, capacity);
  }
}
