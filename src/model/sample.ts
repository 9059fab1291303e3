import { widerFloats } from "../kernel/index.ts";

/** Observations beyond so many are not kept: quantiles are then those of the first. */
const AT_MOST: i32 = 4_000_000;

/** Observations of one kind: stays in a stage, days until the win, amounts. */
export class Sample {
  count: i32 = 0;
  value: Float64Array = new Float64Array(64);

  clear(): void {
    this.count = 0;
  }

  add(value: f64): void {
    const at: i32 = this.count;
    if (at == AT_MOST) return;
    if (at == this.value.length) this.value = widerFloats(this.value, at * 2);
    this.value[at] = value;
    this.count = at + 1;
  }
}
