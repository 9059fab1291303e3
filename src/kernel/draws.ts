import { unsigned } from "./machine.ts";

/** Key-schedule parity of Threefry-2x32. */
const PARITY: i32 = 0x1bd11bda;

function rotate(word: i32, by: i32): i32 {
  return (word << by) | (word >>> (32 - by));
}

/**
 * Keyed randomness: the same key and counter give the same two words, everywhere and in any order.
 *
 * Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3", SC 2011).
 * For a fixed key the map from counter to block is a bijection.
 */
export class Draws {
  hi: i32 = 0;
  lo: i32 = 0;

  /** Sets `hi` and `lo`. */
  block(key0: i32, key1: i32, counter0: i32, counter1: i32): void {
    // Words, and said to be: engines that are not sure add them as floats, which takes twice the time.
    key0 |= 0;
    key1 |= 0;
    counter0 |= 0;
    counter1 |= 0;
    const key2: i32 = PARITY ^ key0 ^ key1;
    let a: i32 = (counter0 + key0) | 0;
    let b: i32 = (counter1 + key1) | 0;

    a = (a + b) | 0; b = rotate(b, 13) ^ a;
    a = (a + b) | 0; b = rotate(b, 15) ^ a;
    a = (a + b) | 0; b = rotate(b, 26) ^ a;
    a = (a + b) | 0; b = rotate(b, 6) ^ a;
    a = (a + key1) | 0; b = (b + key2 + 1) | 0;

    a = (a + b) | 0; b = rotate(b, 17) ^ a;
    a = (a + b) | 0; b = rotate(b, 29) ^ a;
    a = (a + b) | 0; b = rotate(b, 16) ^ a;
    a = (a + b) | 0; b = rotate(b, 24) ^ a;
    a = (a + key2) | 0; b = (b + key0 + 2) | 0;

    a = (a + b) | 0; b = rotate(b, 13) ^ a;
    a = (a + b) | 0; b = rotate(b, 15) ^ a;
    a = (a + b) | 0; b = rotate(b, 26) ^ a;
    a = (a + b) | 0; b = rotate(b, 6) ^ a;
    a = (a + key0) | 0; b = (b + key1 + 3) | 0;

    a = (a + b) | 0; b = rotate(b, 17) ^ a;
    a = (a + b) | 0; b = rotate(b, 29) ^ a;
    a = (a + b) | 0; b = rotate(b, 16) ^ a;
    a = (a + b) | 0; b = rotate(b, 24) ^ a;
    a = (a + key1) | 0; b = (b + key2 + 4) | 0;

    a = (a + b) | 0; b = rotate(b, 13) ^ a;
    a = (a + b) | 0; b = rotate(b, 15) ^ a;
    a = (a + b) | 0; b = rotate(b, 26) ^ a;
    a = (a + b) | 0; b = rotate(b, 6) ^ a;

    this.hi = (a + key2) | 0;
    this.lo = (b + key0 + 5) | 0;
  }
}

/**
 * A word as a number strictly between 0 and 1: the middle of one of 2^32 equal cells. Nothing rarer than 2^-32 can be
 * told apart, so the deepest tail a law can show is its 2^-33 quantile.
 */
export function uniform(word: i32): f64 {
  return (unsigned(word) + 0.5) * (1.0 / 4294967296.0);
}
