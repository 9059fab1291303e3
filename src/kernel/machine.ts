/**
 * The few operations that JavaScript and WebAssembly spell differently. Everything else in the kernel is common to both;
 * the WebAssembly build replaces this file by one with the same signatures.
 */

const float: Float64Array = new Float64Array(1);
const words: Int32Array = new Int32Array(float.buffer); // little-endian, like every machine a browser runs on

/** Low 32 bits of the product. */
export function mul32(a: i32, b: i32): i32 {
  return Math.imul(a, b);
}

/** Rounds towards zero; |x| < 2^31. */
export function toInt(x: f64): i32 {
  return x | 0;
}

/** A whole number of magnitude below 2^63, modulo 2^32. */
export function wrap32(x: f64): i32 {
  return x | 0;
}

/** What `wrap32` leaves out: a whole number divided by 2^32, rounded down, modulo 2^32. */
export function upper32(x: f64): i32 {
  return Math.floor(x / 4294967296.0) | 0;
}

/** The 32 bits read as a whole number in 0 … 2^32 − 1. */
export function unsigned(word: i32): f64 {
  return word >>> 0;
}

/** Puts the first `count` numbers of an array in ascending order. */
export function sortFirst(array: Float64Array, count: i32): void {
  array.subarray(0, count).sort();
}

/** Sign, exponent and the upper 20 bits of the fraction. */
export function highWord(x: f64): i32 {
  float[0] = x;
  return words[1];
}

/** The lower 32 bits of the fraction. */
export function lowWord(x: f64): i32 {
  float[0] = x;
  return words[0];
}

/** The float with these two words. */
export function fromWords(high: i32, low: i32): f64 {
  words[0] = low;
  words[1] = high;
  return float[0];
}
