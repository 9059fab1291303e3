import { expect, test } from "vitest";
import * as kernel from "../../src/kernel/index.ts";

test("time is ticks of 1/16 s: minutes, hours, days, months of 365/12 days and years of 365 are whole (rule T1)", () => {
  const { TICKS_PER_MINUTE, TICKS_PER_HOUR, TICKS_PER_DAY, TICKS_PER_WEEK, TICKS_PER_MONTH, TICKS_PER_YEAR } = kernel;
  expect([TICKS_PER_MINUTE, TICKS_PER_HOUR, TICKS_PER_DAY, TICKS_PER_WEEK]).toEqual([60, 3600, 86_400, 604_800].map((seconds) => seconds * 16));
  expect(TICKS_PER_MONTH).toBe((365 / 12) * TICKS_PER_DAY);
  expect(TICKS_PER_YEAR).toBe(12 * TICKS_PER_MONTH);
  expect(Number.isInteger(TICKS_PER_MONTH)).toBe(true);
});

test("a duration becomes the nearest tick, halves up, and a tick belongs to the day it lies in (rule T1)", () => {
  const { TICKS_PER_DAY, ticksOfDays, dayOf } = kernel;
  expect(ticksOfDays(1.5 / TICKS_PER_DAY)).toBe(2);
  expect(ticksOfDays(1.49 / TICKS_PER_DAY)).toBe(1);
  expect(ticksOfDays(365 / 12)).toBe(kernel.TICKS_PER_MONTH);
  expect([0, TICKS_PER_DAY - 1, TICKS_PER_DAY].map(dayOf)).toEqual([0, 0, 1]);
});
