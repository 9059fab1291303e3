import { mul32, upper32, wrap32 } from "./machine.ts";

function rotate(word: i32, by: i32): i32 {
  return (word << by) | (word >>> (32 - by));
}

/**
 * Two 32-bit lanes that tell whether two runs were the same event for event: the sum, modulo 2^32, of a mix of every
 * event. A sum does not know the order in which it was made, so any evaluator, worker or batch order gives the same.
 */
export class Fingerprint {
  hi: i32 = 0;
  lo: i32 = 0;

  reset(): void {
    this.hi = 0;
    this.lo = 0;
  }

  /**
   * `tick` and `cents` are whole numbers up to 2^53 in magnitude; `stage` < 1024, `kind` < 64 and `round` < 65,536
   * share one word.
   */
  add(replication: i32, lineageHi: i32, lineageLo: i32, stage: i32, round: i32, kind: i32, tick: f64, cents: f64): void {
    replication |= 0; // a word, and said to be: see `Draws`
    let a: i32 = mul32(lineageHi ^ 0x243f6a88, -0x61c88647);
    let b: i32 = mul32(lineageLo ^ 0x13198a2e, -0x7a143589);

    a = mul32((a + replication) ^ rotate(b, 16), -0x3d4d51cb);
    b = mul32((b + ((round << 16) ^ (stage << 6) ^ kind)) ^ rotate(a, 15), -0x7a143595);

    a = mul32((a + wrap32(tick)) ^ rotate(b, 17), -0x61c88647);
    b = mul32((b + wrap32(cents)) ^ rotate(a, 14), -0x7a143589);

    a = mul32((a + upper32(tick)) ^ rotate(b, 16), -0x3d4d51cb);
    b = mul32((b + upper32(cents)) ^ rotate(a, 15), -0x7a143595);

    a = mul32(a ^ (b >>> 15), 0x2c1b3c6d);
    b = mul32(b ^ (a >>> 13), 0x297a2d39);
    a ^= b >>> 16;

    this.hi = (this.hi + a) | 0;
    this.lo = (this.lo + b) | 0;
  }

  /** Adds all events of `other`. */
  merge(other: Fingerprint): void {
    this.hi = (this.hi + other.hi) | 0;
    this.lo = (this.lo + other.lo) | 0;
  }
}
