import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { TICKS_PER_DAY as DAY, TICKS_PER_HOUR as HOUR } from "../../src/kernel/clock.ts";
import { Hours } from "../../src/kernel/hours.ts";

const office = new Hours(5, 9 * HOUR, 8 * HOUR);

describe("Hours", () => {
  test("hours.isOpen() holds from opening until just before closing on working days", () => {
    expect(office.isOpen(9 * HOUR - 1)).toBe(false);
    expect(office.isOpen(9 * HOUR)).toBe(true);
    expect(office.isOpen(17 * HOUR - 1)).toBe(true);
    expect(office.isOpen(17 * HOUR)).toBe(false);
    expect(office.isOpen(5 * DAY + 12 * HOUR)).toBe(false);
    expect(office.isOpen(7 * DAY + 12 * HOUR)).toBe(true);
  });

  test("hours.after() pauses at closing and resumes at opening", () => {
    expect(office.after(16 * HOUR, 2 * HOUR)).toBe(DAY + 10 * HOUR);
    expect(office.after(4 * DAY + 16 * HOUR, 2 * HOUR)).toBe(7 * DAY + 10 * HOUR);
    expect(office.after(9 * HOUR, 16 * HOUR)).toBe(DAY + 17 * HOUR);
  });

  test("hours.after() ends work that fills the day at closing, not at the next opening", () => {
    expect(office.after(9 * HOUR, 8 * HOUR)).toBe(17 * HOUR);
  });

  test("hours.after() of no work is now, open or not", () => {
    expect(office.after(3 * HOUR, 0)).toBe(3 * HOUR);
  });

  test("hours.after(t, w) is the first instant by which w open ticks have passed since t", () => {
    fc.assert(
      fc.property(
        fc.record({ days: fc.integer({ min: 1, max: 7 }), start: fc.integer({ min: 0, max: 12 }), length: fc.integer({ min: 1, max: 12 }), tick: fc.integer({ min: 0, max: 30 * DAY }), work: fc.integer({ min: 1, max: 100 * HOUR }) }),
        ({ days, start, length, tick, work }) => {
          const hours = new Hours(days, start * HOUR, length * HOUR);
          const end = hours.after(tick, work);
          expect(hours.openTicks(end) - hours.openTicks(tick)).toBe(work);
          expect(hours.openTicks(end - 1) - hours.openTicks(tick)).toBe(work - 1);
        },
      ),
      { seed: 20261121, numRuns: 500 },
    );
  });
});
