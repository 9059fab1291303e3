import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { TICKS_PER_DAY as DAY, TICKS_PER_HOUR as HOUR } from "../../src/kernel/clock.ts";
import { Hours, Workdays } from "../../src/kernel/hours.ts";

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

  test("hours.after() pauses at closing and resumes at opening (rule T4)", () => {
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

  test("holidays of every year are closed, and a year has 365 days", () => {
    const kept = new Hours(5, 9 * HOUR, 8 * HOUR, new Workdays(5, Int32Array.of(1, 360, 1)));
    expect([0, 1, 2, 5].map((day) => kept.isWorkingDay(day))).toEqual([true, false, true, false]);
    expect(kept.isOpen(DAY + 10 * HOUR)).toBe(false);
    expect(kept.after(16 * HOUR, 2 * HOUR)).toBe(2 * DAY + 10 * HOUR);
    // Day 366 is day 1 of the second year, a Wednesday.
    expect([365, 366, 367].map((day) => kept.openOn(day))).toEqual([8 * HOUR, 0, 8 * HOUR]);
  });

  test("with holidays, open ticks are those of the days one by one, and hours.after() is their inverse", () => {
    fc.assert(
      fc.property(
        fc.record({ days: fc.integer({ min: 1, max: 7 }), holidays: fc.array(fc.integer({ min: 0, max: 364 }), { maxLength: 40 }), tick: fc.integer({ min: 0, max: 4000 * DAY }), work: fc.integer({ min: 1, max: 2000 * HOUR }) }),
        ({ days, holidays, tick, work }) => {
          const hours = new Hours(days, 9 * HOUR, 8 * HOUR, new Workdays(days, Int32Array.from(holidays)));
          const day = Math.floor(tick / DAY);
          let open = 0;
          for (let past = 0; past < day; past++) if (past % 7 < days && !holidays.includes(past % 365)) open += 8 * HOUR;
          if (day % 7 < days && !holidays.includes(day % 365)) open += Math.min(8 * HOUR, Math.max(0, tick - day * DAY - 9 * HOUR));
          expect(hours.openTicks(tick)).toBe(open);
          const end = hours.after(tick, work);
          expect(hours.openTicks(end) - open).toBe(work);
          expect(hours.openTicks(end - 1) - open).toBe(work - 1);
        },
      ),
      { seed: 20261121, numRuns: 200 },
    );
  });

  test("a table without holidays says what the closed form says", () => {
    const table = new Hours(5, 9 * HOUR, 8 * HOUR, new Workdays(5, new Int32Array(0)));
    for (let tick = 0; tick < 3000 * DAY; tick += 13 * DAY + 7 * HOUR + 1) {
      expect(table.openTicks(tick)).toBe(office.openTicks(tick));
      expect(table.isOpen(tick)).toBe(office.isOpen(tick));
      expect(table.after(tick, tick % 1e7)).toBe(office.after(tick, tick % 1e7));
    }
  });
});
