import { expect, test } from "vitest";
import { meanInterval, probabilityInterval, quantileInterval, quantileRanks } from "../../src/experiment/interval.ts";
import { moments } from "../../src/experiment/moments.ts";
import { uniforms } from "./luck.ts";

test("quantileRanks(n, p) lie between the published whole ranks and the next ones inwards", () => {
  // Conover, Practical Nonparametric Statistics: the median at 95 %; n = 10 → 2nd and 9th, 20 → 6th and 15th, 100 → 40th and 61st.
  const table: [number, number, number][] = [[10, 2, 9], [20, 6, 15], [100, 40, 61]];
  for (const [n, low, high] of table) {
    const ranks = quantileRanks(n, 0.5)!;
    expect([Math.floor(ranks.low) + 1, Math.ceil(ranks.high) + 1]).toEqual([low, high]);
  }
});

test("quantileRanks(n, 0.5) are Hettmansperger and Sheather's", () => {
  // Their formula (Statistics & Probability Letters 4, 1986) for 10 numbers: the 2nd and 9th hold the median in 1002/1024, the 3rd and 8th in 912/1024.
  const nearer = (1002 / 1024 - 0.95) / (90 / 1024);
  const weight = (8 * nearer) / (2 + 6 * nearer);
  const { low, high } = quantileRanks(10, 0.5)!;
  expect(low).toBeCloseTo(1 + weight, 12);
  expect(high).toBeCloseTo(8 - weight, 12);
});

test("quantileRanks(n, p) seen from above are those of 1 − p", () => {
  for (const [n, p] of [[72, 0.05], [200, 0.1], [500, 0.3]]) {
    const ranks = quantileRanks(n, p)!;
    const mirrored = quantileRanks(n, 1 - p)!;
    expect(mirrored.low).toBeCloseTo(n - 1 - ranks.high, 6);
    expect(mirrored.high).toBeCloseTo(n - 1 - ranks.low, 6);
  }
});

test("quantileRanks(n, p) is null until an interval exists: 6 for the median, 72 for the 5 % quantile, 146 for the 2.5 % one (rule E3)", () => {
  for (const [p, first] of [[0.5, 6], [0.05, 72], [0.95, 72], [0.025, 146]]) {
    expect(quantileRanks(first - 1, p)).toBeNull();
    expect(quantileRanks(first, p)).not.toBeNull();
  }
  expect(quantileInterval(new Float64Array(50), 0.05)).toEqual({ low: NaN, high: NaN });
});

test("quantileRanks(n, p) does not underflow at ten thousand", () => {
  // Normal approximation: half of 9,999, ± 1.96 · √10,000 / 2.
  const { low, high } = quantileRanks(10_000, 0.5)!;
  expect(low).toBeCloseTo(4999.5 - 97.998, 1);
  expect(high).toBeCloseTo(4999.5 + 97.998, 1);
});

test("probabilityInterval(hits, n) is Wilson's (rule E4)", () => {
  // Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
  const table: [number, number, number, number][] = [[81, 263, 0.2553, 0.3662], [15, 148, 0.0624, 0.1605], [0, 20, 0, 0.1611], [1, 29, 0.0061, 0.1718]];
  for (const [hits, n, low, high] of table) {
    const interval = probabilityInterval(hits, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  }
  expect(probabilityInterval(20, 20).high).toBe(1);
  expect(probabilityInterval(0, 0)).toEqual({ low: 0, high: 1 });
});

test("meanInterval(mean, se, n) uses Student's t (rule E4)", () => {
  // 97.5 % points: 1 → 12.7062, 2 → 4.3027, 4 → 2.7764, 9 → 2.2622, 29 → 2.0452, 999 → 1.9623.
  for (const [degrees, point] of [[1, 12.7062], [2, 4.3027], [4, 2.7764], [9, 2.2622], [29, 2.0452], [999, 1.9623]]) {
    expect(Math.abs(meanInterval(0, 1, degrees + 1).high - point)).toBeLessThan(0.003);
  }
  expect(meanInterval(0, NaN, 1).high).toBeNaN();
});

/** 1,000 experiments of n exponential draws (mean 1): how many intervals hold the truth. */
function coverage(n: number, holds: (sample: number[]) => boolean): number {
  const uniform = uniforms(20_260_101 + n);
  let covered = 0;
  for (let i = 0; i < 1000; i++) covered += Number(holds(Array.from({ length: n }, () => -Math.log(1 - uniform()))));
  return covered / 1000;
}
/** Three and a half standard errors of 1,000 experiments at 95 %. */
const [LOW, HIGH] = [0.926, 0.974];

test("the median's interval covers the true median in 95 % of a thousand experiments (92.6–97.4 %)", () => {
  for (const n of [6, 7, 50, 200]) {
    const share = coverage(n, (sample) => {
      const { low, high } = quantileInterval(sample, 0.5);
      return low <= Math.LN2 && Math.LN2 <= high;
    });
    expect(share).toBeGreaterThan(LOW);
    expect(share).toBeLessThan(HIGH);
  }
});

test("the interval of P95 covers it in 95 % of a thousand experiments, also where whole ranks would in 98.3 % (rule E5)", () => {
  const truth = -Math.log(0.05);
  for (const n of [72, 100]) {
    const share = coverage(n, (sample) => {
      const { low, high } = quantileInterval(sample, 0.95);
      return low <= truth && truth <= high;
    });
    expect(share).toBeGreaterThan(LOW);
    expect(share).toBeLessThan(HIGH);
  }
});

test("the mean's interval covers the true mean in 95 % of a thousand experiments, skewed as they are", () => {
  const share = coverage(200, (sample) => {
    const { mean, standardError } = moments(sample);
    const { low, high } = meanInterval(mean, standardError, sample.length);
    return low <= 1 && 1 <= high;
  });
  expect(share).toBeGreaterThan(LOW);
  expect(share).toBeLessThan(HIGH);
});

test("Wilson's interval covers a chance of 8 in 10 in 95 % of a thousand experiments", () => {
  const share = coverage(100, (sample) => {
    const truth = 0.8;
    const { low, high } = probabilityInterval(sample.filter((value) => value < -Math.log(1 - truth)).length, sample.length);
    return low <= truth && truth <= high;
  });
  expect(share).toBeGreaterThan(LOW);
  expect(share).toBeLessThan(HIGH);
});
