/**
 * Seats that are all alike and stay as they are, before a line that is served first come, first served, and that nobody
 * leaves: whoever asks can be told at once when the work begins and ends, from when each seat is free again (Kiefer and
 * Wolfowitz 1955). Neither a line nor the end of a service need be looked at again.
 */
import type { Hours } from "./hours.ts";

export class Servers {
  hours: Hours;
  productive: f64;
  /** From when each seat is free, as a binary heap. */
  private freeFrom: Float64Array;

  constructor(seats: i32, hours: Hours, productive: f64) {
    this.freeFrom = new Float64Array(seats);
    this.hours = hours;
    this.productive = productive;
  }

  clear(): void {
    this.freeFrom.fill(0);
  }

  /** When work asked for at `tick`, not before any asked for until now, begins: the first seat that is free takes it. */
  start(tick: f64): f64 {
    const free: f64 = this.freeFrom[0];
    return this.hours.opening(free > tick ? free : tick);
  }

  /** Begins so many ticks of work, of a fully productive person, on that seat; returns the tick at which it ends. */
  begin(start: f64, work: f64): f64 {
    const end: f64 = this.hours.after(start, Math.floor(work / this.productive + 0.5));
    const heap: Float64Array = this.freeFrom;
    const size: i32 = heap.length;
    let hole: i32 = 0;
    for (let child: i32 = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && heap[child + 1] < heap[child]) child += 1;
      if (heap[child] >= end) break;
      heap[hole] = heap[child];
      hole = child;
    }
    heap[hole] = end;
    return end;
  }
}
