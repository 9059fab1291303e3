/**
 * Customers ranked by what they pay, on the first midnight of each month: the sum to pay to be among the top. The bulletin
 * of the loyalty programme — what a midnight publishes is known to everybody until the next one, and to nobody before.
 */
import { sortFirst, widerFloats, widerInts } from "../kernel/index.ts";

export class Ranking {
  /** Bulletins out so far; number n comes out on day ⌈n · 365/12⌉. */
  published: i32 = 0;
  /** Cents of MRR from which one was among the top, as of the last bulletin. */
  threshold: f64 = Infinity;
  /** Customers counted in it, and those of them among the top. */
  counted: i32 = 0;
  members: i32 = 0;

  private cents: Float64Array = new Float64Array(1024);
  /** Customers known already to be gone before their next anniversary: they count in bulletins until then. */
  private leavers: i32 = 0;
  private leaverCents: Float64Array = new Float64Array(64);
  private leaverBulletin: Int32Array = new Int32Array(64);

  clear(): void {
    this.published = 0;
    this.threshold = Infinity;
    this.counted = 0;
    this.members = 0;
    this.leavers = 0;
  }

  /** Day of the next bulletin. */
  nextDay(): i32 {
    return this.dayOf(this.published);
  }

  dayOf(bulletin: i32): i32 {
    return Math.ceil((bulletin * 365) / 12.0) as i32;
  }

  /** Counts somebody in a bulletin to come who will not be a customer any more when next looked at. */
  keep(bulletin: i32, cents: f64): void {
    if (this.leavers == this.leaverCents.length) {
      this.leaverCents = widerFloats(this.leaverCents, this.leavers * 2);
      this.leaverBulletin = widerInts(this.leaverBulletin, this.leavers * 2);
    }
    this.leaverCents[this.leavers] = cents;
    this.leaverBulletin[this.leavers] = bulletin;
    this.leavers += 1;
  }

  /** Begins the next bulletin with those kept for it. */
  begin(): void {
    this.counted = 0;
    let left: i32 = 0;
    for (let at: i32 = 0; at < this.leavers; at++) {
      if (this.leaverBulletin[at] == this.published) this.add(this.leaverCents[at]);
      else {
        this.leaverCents[left] = this.leaverCents[at];
        this.leaverBulletin[left] = this.leaverBulletin[at];
        left += 1;
      }
    }
    this.leavers = left;
  }

  add(cents: f64): void {
    if (this.counted == this.cents.length) this.cents = widerFloats(this.cents, this.counted * 2);
    this.cents[this.counted] = cents;
    this.counted += 1;
  }

  /**
   * The top are the nearest whole number to share × customers, halves up; whoever pays as much as the last of them is among
   * them too, and nobody who pays nothing.
   */
  publish(share: f64): void {
    const top: i32 = Math.floor(this.counted * share + 0.5) as i32;
    this.threshold = Infinity;
    this.members = 0;
    this.published += 1;
    if (top == 0) return;
    sortFirst(this.cents, this.counted);
    this.threshold = this.cents[this.counted - top];
    if (this.threshold < 1) this.threshold = 1;
    for (let at: i32 = this.counted - 1; at >= 0 && this.cents[at] >= this.threshold; at--) this.members += 1;
  }
}
