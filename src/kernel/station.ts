/**
 * A station: seats with working hours, and a line in front of them. It answers who serves next and when a service ends;
 * what a service means, and the calendar, are the caller's.
 *
 * Rules: a seat works only in its own hours and pauses at closing; of the free open seats the one idle longest serves,
 * then the lowest number; a seat that has begun finishes. Seats may keep shorter hours (a part-timer) and may still ramp.
 * Who leaves finishes what is in hand, which counts as scheduled time, and begins nothing; the next one to come takes the
 * lowest number that nobody sits on.
 */
import { Hours } from "./hours.ts";
import { Line } from "./line.ts";
import { TICKS_PER_DAY } from "./clock.ts";
import { widerFloats, widerInts } from "./wider.ts";

/** What `Station.busy` holds: free, at work, left, at work for the last time. */
const IDLE: i32 = 0;
const WORKING: i32 = 1;
const LEFT: i32 = 2;
const LAST_WORK: i32 = 3;

export class Station {
  line: Line = new Line();
  /** First come first served = 0, newest first = 1, by priority then first come = 2. */
  discipline: i32;
  /** Places in the line; −1 = unlimited. */
  limit: i32;
  seats: i32 = 0;
  /** Seats that nobody keeps busy, in their hours or not: how many, and those idle longest first, then the lowest number. */
  idle: i32 = 0;
  private firstIdle: i32 = -1;
  private lastIdle: i32 = -1;
  private nextIdle: Int32Array;
  /** Per seat. */
  hours: Hours[] = [];
  busy: Int32Array;
  /** Tick since which it is idle. */
  idleSince: Float64Array;
  /** Tick of hire; speed ramps from there. */
  hired: Float64Array;
  /** 1 = starts at full speed, −1 = never becomes faster than on the first day. */
  seasoned: Int32Array;
  /** When the service under way ends. */
  endsAt: Float64Array;
  /** Kind of the last task begun; −1 = none yet. */
  kind: Int32Array;
  /** Tasks of the caller's own choosing that it still owes before it serves the line. */
  bound: Int32Array;
  /** Slot of the task it works on with others; −1 = none. */
  crewOf: Int32Array;
  rampTicks: f64;
  rampStart: f64;
  /** Share of the hours that is spent on the work itself. */
  productive: f64;
  /** Open ticks lost when the kind of the task changes. */
  switchTicks: f64 = 0;
  /** People in the line now. */
  waiting: i32 = 0;
  arrivals: f64 = 0;
  /** Open seat-ticks spent serving, per day. */
  busyTicks: Float64Array;
  /** Open seat-ticks of all who are there, per day; the caller books whole days, `leave` what is finished after. */
  scheduledTicks: Float64Array;
  horizon: f64;

  constructor(seatsAtMost: i32, discipline: i32, limit: i32, productive: f64, rampTicks: f64, rampStart: f64, horizonDays: i32) {
    this.discipline = discipline;
    this.limit = limit;
    this.productive = productive;
    this.rampTicks = rampTicks;
    this.rampStart = rampStart;
    this.busy = new Int32Array(seatsAtMost);
    this.nextIdle = new Int32Array(seatsAtMost);
    this.idleSince = new Float64Array(seatsAtMost);
    this.hired = new Float64Array(seatsAtMost);
    this.seasoned = new Int32Array(seatsAtMost);
    this.endsAt = new Float64Array(seatsAtMost);
    this.kind = new Int32Array(seatsAtMost);
    this.bound = new Int32Array(seatsAtMost);
    this.crewOf = new Int32Array(seatsAtMost);
    this.busyTicks = new Float64Array(horizonDays);
    this.scheduledTicks = new Float64Array(horizonDays);
    this.horizon = horizonDays * TICKS_PER_DAY;
  }

  clear(): void {
    this.line.clear();
    this.seats = 0;
    this.idle = 0;
    this.firstIdle = -1;
    this.lastIdle = -1;
    this.hours.length = 0;
    this.waiting = 0;
    this.arrivals = 0;
    this.busyTicks.fill(0);
    this.scheduledTicks.fill(0);
  }

  /** Returns the number of the seat, which is idle since `tick`. */
  addSeat(hours: Hours, hired: f64, seasoned: bool, tick: f64 = hired): i32 {
    let seat: i32 = 0;
    while (seat < this.seats && this.busy[seat] != LEFT) seat += 1;
    if (seat == this.seats) {
      this.seats += 1;
      this.hours.push(hours);
      if (seat == this.busy.length) this.grow();
    }
    this.hours[seat] = hours;
    this.rest(seat, tick);
    this.hired[seat] = hired;
    this.seasoned[seat] = seasoned ? 1 : 0;
    this.kind[seat] = -1;
    this.bound[seat] = 0;
    this.crewOf[seat] = -1;
    return seat;
  }

  /** Whoever sits there goes at `tick`, a midnight. */
  leave(seat: i32, tick: f64): void {
    this.bound[seat] = 0;
    if (this.busy[seat] == WORKING) {
      this.busy[seat] = LAST_WORK;
      this.book(this.scheduledTicks, this.hours[seat], tick, this.endsAt[seat]);
    } else {
      if (this.busy[seat] == IDLE) this.rouse(seat);
      this.busy[seat] = LEFT;
    }
  }

  /** True if nobody works there any more, not even on what was in hand. */
  isLeft(seat: i32): bool {
    return this.busy[seat] == LEFT;
  }

  isIdle(seat: i32): bool {
    return this.busy[seat] == IDLE;
  }

  /** The seat that would begin at `tick`, or −1. */
  freeSeat(tick: f64): i32 {
    let seat: i32 = this.firstIdle;
    while (seat >= 0 && !this.hours[seat].isOpen(tick)) seat = this.nextIdle[seat];
    return seat;
  }

  /** True if at least so many seats would begin at `tick`. */
  hasFree(tick: f64, count: i32): bool {
    let found: i32 = 0;
    for (let seat: i32 = this.firstIdle; seat >= 0 && found < count; seat = this.nextIdle[seat]) {
      if (this.hours[seat].isOpen(tick)) found += 1;
    }
    return found >= count;
  }

  /** Speed of a seat at `tick`: share of an hour that is work done. */
  speed(seat: i32, tick: f64): f64 {
    if (this.seasoned[seat] < 0) return this.productive * this.rampStart;
    if (this.seasoned[seat] != 0 || this.rampTicks <= 0) return this.productive;
    let share: f64 = (tick - this.hired[seat]) / this.rampTicks;
    if (share > 1) share = 1;
    return this.productive * (this.rampStart + (1 - this.rampStart) * share);
  }

  /** Open ticks a seat loses at a task of this kind: the seat turns to it now. */
  turn(seat: i32, kind: i32): f64 {
    const before: i32 = this.kind[seat];
    this.kind[seat] = kind;
    return before >= 0 && before != kind ? this.switchTicks : 0;
  }

  /** When `work` ticks (of a fully productive person) and `extra` open ticks, as fast for anybody, would end. */
  endOf(seat: i32, tick: f64, work: f64, extra: f64): f64 {
    return this.hours[seat].after(tick, Math.floor(work / this.speed(seat, tick) + 0.5) + extra);
  }

  /** Begins `work` and `extra` ticks on a seat; returns the tick at which it ends. */
  begin(seat: i32, tick: f64, work: f64, extra: f64 = 0): f64 {
    const end: f64 = this.endOf(seat, tick, work, extra);
    this.hold(seat, tick, end);
    return end;
  }

  /** Keeps a seat busy in all its hours from `tick` until `end`. */
  hold(seat: i32, tick: f64, end: f64): void {
    if (this.busy[seat] == IDLE) this.rouse(seat);
    this.busy[seat] = WORKING;
    this.endsAt[seat] = end;
    this.book(this.busyTicks, this.hours[seat], tick, end);
  }

  /** Adds the open ticks of somebody with these hours in [tick, end) to those of their days. */
  book(days: Float64Array, hours: Hours, tick: f64, end: f64): void {
    if (tick < this.horizon && hours.isOpenThroughout(tick, end)) {
      days[Math.floor(tick / TICKS_PER_DAY) as i32] += end - tick;
      return;
    }
    let from: f64 = tick;
    let open: f64 = hours.openTicks(tick);
    const until: f64 = end < this.horizon ? end : this.horizon;
    while (from < until) {
      const day: f64 = Math.floor(from / TICKS_PER_DAY);
      const midnight: f64 = (day + 1) * TICKS_PER_DAY;
      from = until < midnight ? until : midnight;
      const before: f64 = open;
      open = hours.openTicks(from);
      days[day as i32] += open - before;
    }
  }

  /** Ends the service of a seat. */
  end(seat: i32, tick: f64): void {
    if (this.busy[seat] == LAST_WORK) this.busy[seat] = LEFT;
    else this.rest(seat, tick);
  }

  /** Makes a seat idle from `tick` on, and puts it among those that are. */
  private rest(seat: i32, tick: f64): void {
    this.busy[seat] = IDLE;
    this.idleSince[seat] = tick;
    this.idle += 1;
    let before: i32 = this.lastIdle;
    if (before >= 0 && this.comesFirst(seat, before)) {
      before = -1;
      for (let other: i32 = this.firstIdle; !this.comesFirst(seat, other); other = this.nextIdle[other]) before = other;
    }
    this.nextIdle[seat] = before < 0 ? this.firstIdle : this.nextIdle[before];
    if (before < 0) this.firstIdle = seat;
    else this.nextIdle[before] = seat;
    if (this.nextIdle[seat] < 0) this.lastIdle = seat;
  }

  private comesFirst(seat: i32, other: i32): bool {
    return this.idleSince[seat] < this.idleSince[other] || (this.idleSince[seat] == this.idleSince[other] && seat < other);
  }

  /** Takes a seat from among those that are idle. */
  private rouse(seat: i32): void {
    this.idle -= 1;
    let before: i32 = -1;
    for (let other: i32 = this.firstIdle; other != seat; other = this.nextIdle[other]) before = other;
    if (before < 0) this.firstIdle = this.nextIdle[seat];
    else this.nextIdle[before] = this.nextIdle[seat];
    if (this.lastIdle == seat) this.lastIdle = before;
  }

  /** Joins the line; returns the ticket that tells this wait from every other. */
  join(slot: i32, priority: f64): f64 {
    return this.joinLine(this.line, slot, priority);
  }

  /** Joins another line of the same station, for what not every seat can begin. */
  joinLine(line: Line, slot: i32, priority: f64): f64 {
    this.arrivals += 1;
    this.waiting += 1;
    line.push(slot, this.discipline == 2 ? priority : 0, this.arrivals, this.discipline == 1);
    return this.arrivals;
  }

  /** True if nobody more may join. */
  isFull(): bool {
    return this.limit >= 0 && this.waiting >= this.limit;
  }

  private grow(): void {
    const capacity: i32 = this.busy.length * 2 + 4;
    this.busy = widerInts(this.busy, capacity);
    this.nextIdle = widerInts(this.nextIdle, capacity);
    this.idleSince = widerFloats(this.idleSince, capacity);
    this.hired = widerFloats(this.hired, capacity);
    this.seasoned = widerInts(this.seasoned, capacity);
    this.endsAt = widerFloats(this.endsAt, capacity);
    this.kind = widerInts(this.kind, capacity);
    this.bound = widerInts(this.bound, capacity);
    this.crewOf = widerInts(this.crewOf, capacity);
  }
}
