/** Places held in stages that have only so many, and the lines before them, by stage. */
import { widerInts } from "../kernel/index.ts";

export class Places {
  /** Places held. */
  inside: Int32Array;
  first: Int32Array;
  last: Int32Array;
  /** By slot: who stands behind; −1 = nobody. */
  behind: Int32Array = new Int32Array(0);
  /** People who wait before a gate and stand in no stage. */
  outside: f64 = 0;

  constructor(stages: i32) {
    this.inside = new Int32Array(stages);
    this.first = new Int32Array(stages);
    this.last = new Int32Array(stages);
  }

  clear(): void {
    this.inside.fill(0);
    this.first.fill(-1);
    this.last.fill(-1);
    this.outside = 0;
  }

  /** Puts a slot at the end of a line. */
  join(stage: i32, slot: i32, capacity: i32): void {
    if (this.behind.length < capacity) this.behind = widerInts(this.behind, capacity);
    this.behind[slot] = -1;
    if (this.first[stage] < 0) this.first[stage] = slot;
    else this.behind[this.last[stage]] = slot;
    this.last[stage] = slot;
  }

  /** Takes the first out of a line that is not empty. */
  shift(stage: i32): i32 {
    const slot: i32 = this.first[stage];
    this.first[stage] = this.behind[slot];
    return slot;
  }
}
