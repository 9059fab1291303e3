import fc from "fast-check";
import { expect, test } from "vitest";
import { meanDifference, quantileDifference, quantileInterval, shareDifference } from "../../src/experiment/index.ts";
import { uniforms } from "./luck.ts";

test("meanDifference(values, first) is Student's of the pairs (rule E4)", () => {
  // Student's own data: hours of sleep gained by ten patients with either drug (Biometrika 6, 1908); R: t.test(paired = TRUE).
  const dextro = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
  const laevo = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
  const { mean, low, high, pairs } = meanDifference(laevo, dextro)!;
  expect(mean).toBeCloseTo(1.58, 12);
  expect(low).toBeCloseTo(0.7001, 3);
  expect(high).toBeCloseTo(2.4599, 3);
  expect(pairs).toBe(10);
});

test("a difference pairs only replications in which both are defined, and needs two of them (rules E2 and E4)", () => {
  expect(meanDifference([1, NaN, 4, 7], [0, 5, 2, NaN])).toMatchObject({ mean: 1.5, pairs: 2 });
  expect(meanDifference([1, NaN, 4], [NaN, 5, 2])).toBeNull();
  expect(meanDifference([], [])).toBeNull();
  const values = Array.from({ length: 12 }, (_, i) => (i < 6 ? i : NaN));
  expect(quantileDifference(values, values.map((value, i) => (i === 0 ? NaN : value)), 0.5)).toBeNull();
});

test("quantileDifference(values, first, p) is null where the quantiles have no interval yet (rule E3)", () => {
  const values = Array.from({ length: 71 }, (_, i) => i);
  expect(quantileDifference(values, values, 0.05)).toBeNull();
  expect(quantileDifference([...values, 71], [...values, 71], 0.05)).toMatchObject({ difference: 0, pairs: 72 });
});

test("shareDifference(values, first) is Bonett and Price's adjusted Wald interval (rule E4)", () => {
  // 30 futures: 8 go from 0 to 1, 2 from 1 to 0, 9 stay 1, 11 stay 0. By hand: (9 − 3) / 32 ± 1.96 · √((12 / 32 − 0.1875²) / 32).
  const first = Array.from({ length: 30 }, (_, i) => Number(i < 11));
  const values = first.map((value, i) => (i < 2 || (i >= 11 && i < 19) ? 1 - value : value));
  const { mean, low, high, pairs } = shareDifference(values, first)!;
  expect([mean, pairs]).toEqual([0.2, 30]);
  expect(low).toBeCloseTo(-0.0145, 4);
  expect(high).toBeCloseTo(0.3895, 4);
});

test("shareDifference(values, first) is not sure that nothing changes because nothing has", () => {
  const { mean, low, high } = shareDifference(Array<number>(20).fill(1), Array<number>(20).fill(1))!;
  expect(mean).toBe(0);
  expect(low).toBeLessThan(-0.1);
  expect(high).toBeGreaterThan(0.1);
  expect(shareDifference([1], [0])).toBeNull();
});

test("quantileDifference(values, first, p) of what is the same but for a constant is that constant, with a tenth to a fifth of either's own error", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 100, maxLength: 400 }), (first) => {
      const { difference, low, high } = quantileDifference(first.map((value) => value + 8), first, 0.5)!;
      const own = quantileInterval(first, 0.5);
      expect(difference).toBe(8);
      const share = (high - low) / (own.high - own.low);
      expect(share).toBeGreaterThan(0.09);
      expect(share).toBeLessThan(0.21);
    }),
  );
});

test("quantileDifference(values, first, p) is null among equal numbers: the median of a die jumps", () => {
  const die = Array.from({ length: 60 }, (_, i) => 1 + (i % 6));
  const fine = Array.from({ length: 60 }, (_, i) => i / 10);
  expect(quantileDifference(die, fine, 0.5)).toBeNull();
  expect(quantileDifference(fine, die, 0.5)).toBeNull();
  expect(quantileDifference(fine, fine, 0.5)).not.toBeNull();
});

test("quantileDifference(values, first, p) of what has nothing in common is as wide as both intervals say", () => {
  const uniform = uniforms(4);
  const first = Array.from({ length: 400 }, uniform);
  const values = Array.from({ length: 400 }, uniform);
  const half = ({ low, high }: { low: number; high: number }) => (high - low) / 2;
  const { low, high } = quantileDifference(values, first, 0.5)!;
  const apart = Math.hypot(half(quantileInterval(values, 0.5)), half(quantileInterval(first, 0.5)));
  expect(Math.abs((high - low) / 2 / apart - 1)).toBeLessThan(0.15);
});

test("quantileDifference(values, first, 0.5) is Bonett and Price's for paired medians but for how each median's error is read", () => {
  // The example of statpsych's ci.median.ps: −17.1, standard error 3.70, −24.4 to −9.8.
  const before = [21.1, 4.9, 9.2, 12.4, 35.8, 18.1, 10.7, 22.9, 24.0, 1.2, 6.1, 8.3, 13.1, 16.2];
  const after = [67.0, 28.1, 30.9, 28.6, 52.0, 40.8, 25.8, 37.4, 44.9, 10.3, 14.9, 20.2, 28.8, 40.6];
  const { difference, low, high } = quantileDifference(before, after, 0.5)!;
  expect(difference).toBeCloseTo(-17.1, 9);
  // Their medians' errors come from other ranks and their covariance is shrunk: the same within a third at fourteen pairs.
  expect(Math.abs((high - low) / 2 / (1.96 * 3.704248) - 1)).toBeLessThan(1 / 3);
});
