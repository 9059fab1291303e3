/**
 * What is written down while a run goes on: changes on the curve grid, counts, the fingerprint, and — when asked — every
 * event. A change at time t is seen from the first grid point at or after t; the last grid point is the horizon.
 */
import { Fingerprint, TICKS_PER_DAY, widerFloats, widerInts } from "../kernel/index.ts";

export class Record {
  gridPoints: i32;
  gridTicks: f64;
  /** First grid point at or after each midnight up to the horizon's. */
  pointOfMidnight: Int32Array;
  horizon: f64;
  /** Changes, row-major: rows × grid points. */
  change: Float64Array;
  fingerprint: Fingerprint = new Fingerprint();
  replication: i32 = 0;
  events: i32 = 0;
  /** Waits from raised hand to first touch, in ticks. */
  responses: Float64Array = new Float64Array(1024);
  responseCount: i32 = 0;

  logging: bool = false;
  length: i32 = 0;
  time: Float64Array = new Float64Array(0);
  kind: Int32Array = new Int32Array(0);
  person: Int32Array = new Int32Array(0);
  stage: Int32Array = new Int32Array(0);
  value: Float64Array = new Float64Array(0);
  pieces: i32 = 0;
  pieceTime: Float64Array = new Float64Array(0);
  pieceKind: Int32Array = new Int32Array(0);

  constructor(rows: i32, gridPoints: i32, gridStep: i32, horizonDays: i32) {
    this.gridPoints = gridPoints;
    this.gridTicks = gridStep * TICKS_PER_DAY;
    this.horizon = horizonDays * TICKS_PER_DAY;
    this.change = new Float64Array(rows * gridPoints);
    this.pointOfMidnight = new Int32Array(horizonDays + 1);
    for (let day: i32 = 0; day <= horizonDays; day++) this.pointOfMidnight[day] = Math.ceil((day * TICKS_PER_DAY) / this.gridTicks) as i32;
  }

  clear(replication: i32): void {
    this.replication = replication;
    this.change.fill(0);
    this.fingerprint.reset();
    this.events = 0;
    this.responseCount = 0;
    this.length = 0;
    this.pieces = 0;
  }

  /** Adds `by` to a row from `tick` on. */
  add(row: i32, tick: f64, by: f64): void {
    const point: i32 = Math.ceil(tick / this.gridTicks) as i32;
    if (point < this.gridPoints) this.change[row * this.gridPoints + point] += by;
  }

  /** Moves one from a row to another from `tick` on, which lies in `day` before the horizon. */
  move(from: i32, to: i32, tick: f64, day: i32): void {
    const point: i32 = this.pointOfMidnight[tick > day * TICKS_PER_DAY ? day + 1 : day];
    this.change[from * this.gridPoints + point] -= 1;
    this.change[to * this.gridPoints + point] += 1;
  }

  /** One canonical change of state; nothing at or after the horizon counts. `place` is the hash of stage or process. */
  event(tick: f64, kind: i32, high: i32, low: i32, place: i32, round: i32, cents: f64): bool {
    if (tick >= this.horizon) return false;
    this.events += 1;
    this.fingerprint.add(this.replication, high, low, place, round, kind, tick, cents);
    return true;
  }

  log(tick: f64, kind: i32, person: i32, stage: i32, value: f64): void {
    if (this.length == this.time.length) this.grow();
    const at: i32 = this.length;
    this.length += 1;
    this.time[at] = tick;
    this.kind[at] = kind;
    this.person[at] = person;
    this.stage[at] = stage;
    this.value[at] = value;
  }

  logPiece(tick: f64, kind: i32): void {
    if (this.pieces == this.pieceTime.length) {
      const capacity: i32 = this.pieces == 0 ? 1024 : this.pieces * 2;
      this.pieceTime = widerFloats(this.pieceTime, capacity);
      this.pieceKind = widerInts(this.pieceKind, capacity);
    }
    this.pieceTime[this.pieces] = tick;
    this.pieceKind[this.pieces] = kind;
    this.pieces += 1;
  }

  responded(wait: f64): void {
    if (this.responseCount == this.responses.length) this.responses = widerFloats(this.responses, this.responses.length * 2);
    this.responses[this.responseCount] = wait;
    this.responseCount += 1;
  }

  private grow(): void {
    const capacity: i32 = this.time.length == 0 ? 65536 : this.time.length * 2;
    this.time = widerFloats(this.time, capacity);
    this.kind = widerInts(this.kind, capacity);
    this.person = widerInts(this.person, capacity);
    this.stage = widerInts(this.stage, capacity);
    this.value = widerFloats(this.value, capacity);
  }
}
