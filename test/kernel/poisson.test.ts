import { describe, expect, test } from "vitest";
import { Draws, uniform } from "../../src/kernel/draws.ts";
import { gammaP, gammaQ } from "../../src/kernel/elementary.ts";
import { poissonCount, poissonQuantile } from "../../src/kernel/poisson.ts";

const N = 40_000;

function counts(mean: number): number[] {
  const draws = new Draws();
  return Array.from({ length: N }, (_, day) => poissonCount(draws, 1729, 4, day, 0, mean));
}

describe("poissonCount(draws, key0, key1, counter0, counter1, mean)", () => {
  test("is 0 at mean 0, and where there is no mean", () => {
    expect(new Set([...counts(0), poissonCount(new Draws(), 0, 0, 0, 0, NaN), poissonCount(new Draws(), 0, 0, 0, 0, -1)])).toEqual(new Set([0]));
  });

  test.each([0.01, 0.8, 5, 30, 64, 65, 500])("mean %d: mean, variance and frequencies", (mean) => {
    const drawn = counts(mean);
    const average = drawn.reduce((sum, k) => sum + k, 0) / N;
    const variance = drawn.reduce((sum, k) => sum + (k - average) ** 2, 0) / (N - 1);
    expect(Math.abs(average - mean)).toBeLessThan(3.5 * Math.sqrt(mean / N));
    expect(Math.abs(variance - mean)).toBeLessThan(3.5 * Math.sqrt((mean + 2 * mean * mean) / N));

    const frequency = new Map<number, number>();
    for (const k of drawn) frequency.set(k, (frequency.get(k) ?? 0) + 1);
    const largest = Math.max(...drawn);
    let statistic = 0;
    let cells = 0;
    let expected = 0;
    let seen = 0;
    let reached = 0; // probability of the cells that are closed
    for (let k = 0; k <= largest; k++) {
      const cumulative = gammaQ(k + 1, mean);
      expected = N * (cumulative - reached);
      seen += frequency.get(k) ?? 0;
      if (expected >= 10 && N * (1 - cumulative) >= 10) {
        statistic += (seen - expected) ** 2 / expected;
        cells++;
        seen = 0;
        reached = cumulative;
      }
    }
    const rest = N * (1 - reached);
    statistic += (seen - rest) ** 2 / rest;
    expect(gammaQ(cells / 2, statistic / 2)).toBeGreaterThan(1e-3);
    expect(gammaQ(cells / 2, statistic / 2)).toBeLessThan(1 - 1e-3);
  });

  test("never shrinks as the mean grows within one number of parts", () => {
    const draws = new Draws();
    for (let day = 0; day < 200; day++) {
      let before = 0;
      for (let mean = 0.5; mean <= 64; mean += 0.5) {
        const count = poissonCount(draws, 1, 2, day, 0, mean);
        expect(count).toBeGreaterThanOrEqual(before);
        before = count;
      }
      before = 0;
      for (let mean = 65; mean <= 96; mean++) {
        const count = poissonCount(draws, 1, 2, day, 0, mean);
        expect(count).toBeGreaterThanOrEqual(before);
        before = count;
      }
    }
  });

  test("draws part i at counter1 + i", () => {
    const draws = new Draws();
    let sum = 0;
    for (let part = 0; part < 4; part++) {
      draws.block(1, 2, 3, 40 + part);
      sum += poissonQuantile(25, uniform(draws.hi));
    }
    expect(poissonCount(draws, 1, 2, 3, 40, 100)).toBe(sum);
  });
});

test("poissonQuantile(mean, u) is the smallest count whose cumulative probability reaches u", () => {
  for (const mean of [0.01, 0.8, 5, 30, 64]) {
    for (const u of [2 ** -33, 1e-6, 0.01, 0.3, 0.5, 0.77, 0.99, 1 - 1e-6, 1 - 2 ** -33]) {
      const k = poissonQuantile(mean, u);
      expect(1 - gammaP(k + 1, mean)).toBeGreaterThanOrEqual(u - 1e-14);
      if (k > 0) expect(gammaQ(k, mean)).toBeLessThan(u + 1e-14);
    }
  }
  expect(poissonQuantile(64, 1 - 2 ** -33)).toBeLessThan(150);
});
