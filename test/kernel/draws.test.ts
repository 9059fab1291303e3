import { describe, expect, test } from "vitest";
import { Draws, uniform } from "../../src/kernel/draws.ts";
import { gammaQ } from "../../src/kernel/elementary.ts";

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}

/** P value of the counts against equal chances. */
function chiSquare(counts: number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return gammaQ((counts.length - 1) / 2, statistic / 2);
}

describe("draws.block(key0, key1, counter0, counter1)", () => {
  // Random123's kat_vectors, threefry2x32 20
  test.each([
    [0, 0, 0, 0, "6b200159 99ba4efe"],
    [-1, -1, -1, -1, "1cb996fc bb002be7"],
    [0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3 | 0, "c4923a9c 483df7a0"],
  ])("key %i %i, counter %i %i → %s", (key0, key1, counter0, counter1, answer) => {
    const draws = new Draws();
    draws.block(key0, key1, counter0, counter1);
    expect(`${hex(draws.hi)} ${hex(draws.lo)}`).toBe(answer);
  });

  test("leaves 32-bit integers", () => {
    const draws = new Draws();
    for (let i = 0; i < 1000; i++) {
      draws.block(i, -i, i << 20, 7);
      expect([draws.hi | 0, draws.lo | 0]).toEqual([draws.hi, draws.lo]);
    }
  });

  test("flips about half of the 64 bits when any one bit of key or counter flips", () => {
    const draws = new Draws();
    const input = [12, 34, 56, 78];
    const blockOf = ([a, b, c, d]: number[]) => {
      draws.block(a!, b!, c!, d!);
      return [draws.hi, draws.lo] as const;
    };
    const ones = (word: number) => hex(word).replace(/./g, (digit) => parseInt(digit, 16).toString(2)).replaceAll("0", "").length;
    const [hi, lo] = blockOf(input);
    let sum = 0;
    for (let word = 0; word < 4; word++) {
      for (let bit = 0; bit < 32; bit++) {
        const flipped = blockOf(input.map((value, i) => (i === word ? value ^ (1 << bit) : value)));
        const changed = ones(flipped[0] ^ hi) + ones(flipped[1] ^ lo);
        expect(changed).toBeGreaterThan(12);
        expect(changed).toBeLessThan(52);
        sum += changed;
      }
    }
    expect(Math.abs(sum / 128 - 32)).toBeLessThan(3.5 * (4 / Math.sqrt(128)));
  });
});

describe("words under structured keys and counters", () => {
  const PATTERNS: [string, (i: number) => [number, number, number, number]][] = [
    ["counter 0 counts", (i) => [1729, 0, i, 0]],
    ["counter 1 counts", (i) => [1729, 0, 0, i]],
    ["key 0 counts", (i) => [i, 0, 0, 0]],
    ["key 1 counts", (i) => [1729, i, 5, 5]],
    ["replication × person × stage", (i) => [1729, i % 100, (i / 100) | 0, (i % 7) << 8]],
    ["high bits count", (i) => [1729, 0, i << 14, i << 15]],
  ];

  test.each(PATTERNS)("%s: uniform, pairwise and serially independent", (_, address) => {
    const draws = new Draws();
    const high = Array.from({ length: 256 }, () => 0);
    const low = Array.from({ length: 256 }, () => 0);
    const lowest = Array.from({ length: 256 }, () => 0);
    const pair = Array.from({ length: 1024 }, () => 0);
    const serial = Array.from({ length: 1024 }, () => 0);
    let before = 0;
    for (let i = 0; i < 65_536; i++) {
      draws.block(...address(i));
      high[draws.hi >>> 24]!++;
      low[draws.lo >>> 24]!++;
      lowest[draws.hi & 255]!++;
      pair[((draws.hi >>> 27) << 5) | (draws.lo >>> 27)]!++;
      if (i % 2 === 1) serial[((draws.hi >>> 27) << 5) | (before >>> 27)]!++;
      before = draws.hi;
    }
    for (const counts of [high, low, lowest, pair, serial]) {
      const p = chiSquare(counts);
      expect(p).toBeGreaterThan(1e-4);
      expect(p).toBeLessThan(1 - 1e-4);
    }
  });
});

test("uniform(word) is the middle of one of 2^32 cells, never 0 or 1", () => {
  expect(uniform(0)).toBe(2 ** -33);
  expect(uniform(-1)).toBe(1 - 2 ** -33);
  expect(uniform(1)).toBe(1.5 * 2 ** -32);
  expect(uniform(0x80000000 | 0)).toBe(0.5 + 2 ** -33);
});
