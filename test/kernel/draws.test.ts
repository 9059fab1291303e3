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
  ])("key %i %i, counter %i %i → %s (rule D1)", (key0, key1, counter0, counter1, answer) => {
    const draws = new Draws();
    draws.block(key0, key1, counter0, counter1);
    expect(`${hex(draws.hi)} ${hex(draws.lo)}`).toBe(answer);
  });

  /** The paper read plainly: twenty rounds of add, rotate and exclusive or, and a part of the key added after every fourth. */
  function threefry(key: readonly number[], counter: readonly number[]): string {
    const rotations = [13, 15, 26, 6, 17, 29, 16, 24];
    const word = (value: bigint) => BigInt.asUintN(32, value);
    const keys = key.map((part) => word(BigInt(part)));
    keys.push(0x1bd11bdan ^ keys[0] ^ keys[1]);
    let [a, b] = counter.map((part, at) => word(BigInt(part) + keys[at]));
    for (let round = 0; round < 20; round++) {
      const by = BigInt(rotations[round % 8]);
      a = word(a + b);
      b = word(b << by) ^ (b >> (32n - by)) ^ a;
      if (round % 4 !== 3) continue;
      const injection = Math.floor(round / 4) + 1;
      a = word(a + keys[injection % 3]);
      b = word(b + keys[(injection + 1) % 3] + BigInt(injection));
    }
    return [a, b].map((part) => part.toString(16).padStart(8, "0")).join(" ");
  }

  test("is the paper's definition, word for word, under keys and counters of every kind (rule D1)", () => {
    const draws = new Draws();
    let state = 1729;
    const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0);
    const edges = [0, 1, -1, 0x7fffffff, -0x80000000];
    for (let i = 0; i < 2000; i++) {
      const address = Array.from({ length: 4 }, (_, at) => (i < 625 ? edges[Math.floor(i / 5 ** at) % 5] : next()));
      draws.block(address[0], address[1], address[2], address[3]);
      expect(`${hex(draws.hi)} ${hex(draws.lo)}`, address.join(" ")).toBe(threefry(address.slice(0, 2), address.slice(2)));
    }
  });

  test("never gives two counters of a key the same block", () => {
    const draws = new Draws();
    const blocks = new Set<number>();
    for (let i = 0; i < 65_536; i++) {
      draws.block(1729, 7, i & 255, i >> 8);
      // 53 bits of 64: two of 65,536 meet by chance once in four million.
      blocks.add((draws.hi >>> 0) * 2 ** 21 + (draws.lo >>> 11));
    }
    expect(blocks.size).toBe(65_536);
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

test("uniform(word) is the middle of one of 2^32 cells, never 0 or 1 (rule D1)", () => {
  expect(uniform(0)).toBe(2 ** -33);
  expect(uniform(-1)).toBe(1 - 2 ** -33);
  expect(uniform(1)).toBe(1.5 * 2 ** -32);
  expect(uniform(0x80000000 | 0)).toBe(0.5 + 2 ** -33);
});
