/**
 * A station: seats with working hours, and a line in front of them. It answers who serves next and when a service ends;
 * what a service means, and the calendar, are the caller's.
 *
 * Rules: a seat works only in its own hours and pauses at closing; of the free open seats the one idle longest serves,
 * then the lowest number; a seat that has begun finishes. Seats may keep shorter hours (a part-timer) and may still ramp.
 */
import { Hours } from "./hours.ts";
import { Line } from "./line.ts";
import { TICKS_PER_DAY } from "./clock.ts";

export class Station {
  line: Line = new Line();
  /** First come first served = 0, newest first = 1, by priority then first come = 2. */
  discipline: i32;
  /** Places in the line; −1 = unlimited. */
  limit: i32;
  seats: i32 = 0;
  /** Per seat. */
  hours: Hours[] = [];
  busy: Int32Array;
  /** Tick since which it is idle. */
  idleSince: Float64Array;
  /** Tick of hire; speed ramps from there. */
  hired: Float64Array;
  /** 1 = starts at full speed. */
  seasoned: Int32Array;
  rampTicks: f64;
  rampStart: f64;
  /** Share of the hours that is spent on the work itself. */
  productive: f64;
  /** People in the line now. */
  waiting: i32 = 0;
  arrivals: f64 = 0;
  /** Open seat-ticks spent serving, per day. */
  busyTicks: Float64Array;
  horizon: f64;

  constructor(seatsAtMost: i32, discipline: i32, limit: i32, productive: f64, rampTicks: f64, rampStart: f64, horizonDays: i32) {
    this.discipline = discipline;
    this.limit = limit;
    this.productive = productive;
    this.rampTicks = rampTicks;
    this.rampStart = rampStart;
    this.busy = new Int32Array(seatsAtMost);
    this.idleSince = new Float64Array(seatsAtMost);
    this.hired = new Float64Array(seatsAtMost);
    this.seasoned = new Int32Array(seatsAtMost);
    this.busyTicks = new Float64Array(horizonDays);
    this.horizon = horizonDays * TICKS_PER_DAY;
  }

  clear(): void {
    this.line.clear();
    this.seats = 0;
    this.hours.length = 0;
    this.waiting = 0;
    this.arrivals = 0;
    this.busyTicks.fill(0);
  }

  addSeat(hours: Hours, hired: f64, seasoned: bool): void {
    const seat: i32 = this.seats;
    this.seats += 1;
    this.hours.push(hours);
    this.busy[seat] = 0;
    this.idleSince[seat] = hired;
    this.hired[seat] = hired;
    this.seasoned[seat] = seasoned ? 1 : 0;
  }

  /** The seat that would begin at `tick`, or −1. */
  freeSeat(tick: f64): i32 {
    let best: i32 = -1;
    for (let seat: i32 = 0; seat < this.seats; seat++) {
      if (this.busy[seat] != 0 || !this.hours[seat].isOpen(tick)) continue;
      if (best < 0 || this.idleSince[seat] < this.idleSince[best]) best = seat;
    }
    return best;
  }

  /** Speed of a seat at `tick`: share of an hour that is work done. */
  speed(seat: i32, tick: f64): f64 {
    if (this.seasoned[seat] != 0 || this.rampTicks <= 0) return this.productive;
    let share: f64 = (tick - this.hired[seat]) / this.rampTicks;
    if (share > 1) share = 1;
    return this.productive * (this.rampStart + (1 - this.rampStart) * share);
  }

  /** Begins `work` ticks (of a fully productive person) on a seat; returns the tick at which it ends. */
  begin(seat: i32, tick: f64, work: f64): f64 {
    const open: f64 = Math.floor(work / this.speed(seat, tick) + 0.5);
    const hours: Hours = this.hours[seat];
    const end: f64 = hours.after(tick, open);
    this.busy[seat] = 1;
    let from: f64 = tick;
    const until: f64 = end < this.horizon ? end : this.horizon;
    while (from < until) {
      const day: f64 = Math.floor(from / TICKS_PER_DAY);
      const midnight: f64 = (day + 1) * TICKS_PER_DAY;
      const to: f64 = until < midnight ? until : midnight;
      this.busyTicks[day as i32] += hours.openTicks(to) - hours.openTicks(from);
      from = to;
    }
    return end;
  }

  /** Ends the service of a seat. */
  end(seat: i32, tick: f64): void {
    this.busy[seat] = 0;
    this.idleSince[seat] = tick;
  }

  /** Joins the line; returns the ticket that tells this wait from every other. */
  join(slot: i32, priority: f64): f64 {
    this.arrivals += 1;
    this.waiting += 1;
    const rank: f64 = this.discipline == 1 ? -this.arrivals : this.arrivals;
    this.line.push(slot, this.discipline == 2 ? priority : 0, rank);
    return this.arrivals;
  }

  /** True if nobody more may join. */
  isFull(): bool {
    return this.limit >= 0 && this.waiting >= this.limit;
  }
}
