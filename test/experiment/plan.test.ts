import { expect, test } from "vitest";
import { looks, plan } from "../../src/experiment/plan.ts";

test("plan(n) begins small, so that a first picture comes soon", () => {
  expect(plan(100).map(({ from, to }) => to - from)).toEqual([2, 2, 2, 2, 4, 4, 8, 16, 10, 25, 25]);
});

test("plan(n) covers 0 … n − 1 once and in order, and no batch reaches across a look", () => {
  for (const n of [1, 3, 4, 5, 49, 50, 51, 99, 200, 333, 1000, 2500]) {
    const spans = plan(n);
    expect(spans.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))).toEqual(Array.from({ length: n }, (_, i) => i));
    for (const look of looks(n)) expect(spans.some(({ to }) => to === look)).toBe(true);
  }
});

test("looks(n) are 50, 100, 200, 400, 1000, 2000, … up to n (rule E6)", () => {
  expect(looks(20_000)).toEqual([50, 100, 200, 400, 1000, 2000, 4000, 10_000, 20_000]);
  expect(looks(49)).toEqual([]);
  expect(looks(200)).toEqual([50, 100, 200]);
});

test("plan(n) of nothing is a programmer's error", () => {
  for (const n of [0, -1, 2.5, NaN]) expect(() => plan(n)).toThrow(`invalid replications: ${n}; expected a whole number of 1 or more`);
});
