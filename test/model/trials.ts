/**
 * Trials of randomness. Each gives the chance that words which are truly independent and uniform look as odd as these or
 * odder, on either side: what is too even is no better than what is uneven.
 */
import { gammaQ } from "../../src/kernel/elementary.ts";

export type Trial = (words: Int32Array) => number;

const CELLS = 256;
const LAGS = [1, 2, 3, 4, 5, 8, 12, 16, 36, 256];
/** Birthdays a year of 2^32 days; so few that equal spacings are a Poisson number. */
const BIRTHDAYS = 2048;

export const trials: Readonly<Record<string, Trial>> = {
  "high bytes uniform": (words) => evenly(counted(words.length, (at) => words[at] >>> 24)),
  "low bytes uniform": (words) => evenly(counted(words.length, (at) => words[at] & 255)),
  "neighbours, high bits": (words) => evenly(counted(words.length >> 1, (at) => ((words[2 * at] >>> 28) << 4) | (words[2 * at + 1] >>> 28))),
  "neighbours, low bits": (words) => evenly(counted(words.length >> 1, (at) => ((words[2 * at] & 15) << 4) | (words[2 * at + 1] & 15))),
  "each bit as often 1 as 0": (words) => squares(ones(words)),
  "each bit changes as often as not": (words) => squares(ones(words.subarray(1).map((word, at) => word ^ words[at]))),
  "no correlation at any lag": (words) => squares(correlations(words)),
  "equal spacings of birthdays": birthdaySpacings,
};

/** Chi-square of equal chances, from counts. */
function evenly(counts: Float64Array): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return bothSides(gammaQ((counts.length - 1) / 2, counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0) / 2));
}

/** Chi-square of independent standard normal numbers. */
function squares(scores: readonly number[]): number {
  return bothSides(gammaQ(scores.length / 2, scores.reduce((sum, score) => sum + score ** 2, 0) / 2));
}

function counted(length: number, cellAt: (at: number) => number): Float64Array {
  const counts = new Float64Array(CELLS);
  for (let at = 0; at < length; at++) counts[cellAt(at)] += 1;
  return counts;
}

function ones(words: Int32Array): number[] {
  const counts = new Float64Array(32);
  for (const word of words) for (let bit = 0; bit < 32; bit++) counts[bit] += (word >>> bit) & 1;
  return Array.from(counts, (count) => (2 * count - words.length) / Math.sqrt(words.length));
}

function correlations(words: Int32Array): number[] {
  return LAGS.map((lag) => {
    let sum = 0;
    // Signed words are uniform around −1/2, with a variance of 2^64 / 12.
    for (let at = lag; at < words.length; at++) sum += ((words[at] + 0.5) / 2 ** 32) * ((words[at - lag] + 0.5) / 2 ** 32);
    return (12 * sum) / Math.sqrt(words.length - lag);
  });
}

/** Marsaglia's: of so many birthdays, how many of the spacings are equal. It feels addresses that meet, and lattices. */
function birthdaySpacings(words: Int32Array): number {
  const batches = Math.floor(words.length / BIRTHDAYS);
  let equal = 0;
  for (let batch = 0; batch < batches; batch++) {
    const days = Uint32Array.from(words.subarray(batch * BIRTHDAYS, (batch + 1) * BIRTHDAYS), (word) => word >>> 0).sort();
    const spacings = days.map((day, at) => (at === 0 ? 0 : day - days[at - 1])).subarray(1).sort();
    for (let at = 1; at < spacings.length; at++) if (spacings[at] === spacings[at - 1]) equal += 1;
  }
  const expected = (batches * BIRTHDAYS ** 3) / 2 ** 34;
  const atMost = gammaQ(equal + 1, expected);
  const atLeast = equal === 0 ? 1 : 1 - gammaQ(equal, expected);
  return Math.min(1, 2 * Math.min(atMost, atLeast));
}

function bothSides(upper: number): number {
  return Math.min(1, 2 * Math.min(upper, 1 - upper));
}
