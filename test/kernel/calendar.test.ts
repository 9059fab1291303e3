import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { Calendar } from "../../src/kernel/calendar.ts";
import { TICKS_PER_DAY } from "../../src/kernel/clock.ts";

type Entry = [time: number, kind: number, high: number, low: number, round: number];

/** Pops everything, day after day. */
function drain(calendar: Calendar, days: number): Entry[] {
  const out: Entry[] = [];
  for (let day = 0; day < days; day++) {
    calendar.open(day);
    for (let entry = calendar.pop(); entry; entry = calendar.pop()) out.push([entry.time, entry.kind, entry.high, entry.low, entry.round]);
  }
  return out;
}

describe("Calendar", () => {
  test("calendar.pop() returns equal times by kind, then lineage, then round (rule O1)", () => {
    const calendar = new Calendar(2);
    calendar.push(5, 2, 0, 0, 0, 0);
    calendar.push(5, 1, 7, 0, 0, 0);
    calendar.push(5, 1, -1, 0, 0, 0);
    calendar.push(5, 1, 7, 0, 1, 0);
    calendar.push(4, 9, 9, 9, 9, 0);
    expect(drain(calendar, 1)).toEqual([[4, 9, 9, 9, 9], [5, 1, 7, 0, 0], [5, 1, 7, 0, 1], [5, 1, -1, 0, 0], [5, 2, 0, 0, 0]]);
  });

  test("calendar.pop() gives whatever was pushed in the total order, however it was pushed (rule O1)", () => {
    const entry = fc.tuple(fc.integer({ min: 0, max: 4 * TICKS_PER_DAY - 1 }), fc.integer({ min: 1, max: 3 }), fc.nat(3), fc.nat(3), fc.nat(2));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 200 }), (entries) => {
        const calendar = new Calendar(4);
        for (const [time, kind, high, low, round] of entries) calendar.push(time, kind, high, low, round, 0);
        const sorted = entries.toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3] || a[4] - b[4]);
        expect(drain(calendar, 4)).toEqual(sorted);
      }),
      { seed: 20261121, numRuns: 200 },
    );
  });

  test("calendar.push() takes entries of the open day while it is being emptied", () => {
    const calendar = new Calendar(1);
    calendar.open(0);
    calendar.push(3, 1, 0, 0, 0, 1);
    calendar.push(9, 1, 0, 0, 0, 2);
    expect(calendar.pop()?.slot).toBe(1);
    calendar.push(6, 1, 0, 0, 0, 3);
    expect(calendar.pop()?.slot).toBe(3);
    expect(calendar.pop()?.slot).toBe(2);
    expect(calendar.pop()).toBe(null);
  });

  test("calendar.push() drops what lies at or after the horizon (rule T2)", () => {
    const calendar = new Calendar(1);
    calendar.push(TICKS_PER_DAY, 1, 0, 0, 0, 0);
    expect(drain(calendar, 1)).toEqual([]);
  });

  test("calendar.open() cuts a day finer after a busy one, and keeps everything", () => {
    const calendar = new Calendar(3);
    const times = Array.from({ length: 15_000 }, (_, index) => ((index * 7919) % 15_000) * (TICKS_PER_DAY / 5000));
    for (const [index, time] of times.entries()) calendar.push(time, 1, 0, 0, 0, index);
    expect(drain(calendar, 3).map(([time]) => time)).toEqual(times.toSorted((a, b) => a - b));
  });

  test("calendar.clear() forgets what had not happened yet", () => {
    const calendar = new Calendar(2);
    for (const time of [1, 2, TICKS_PER_DAY - 1, TICKS_PER_DAY + 1]) calendar.push(time, 1, 0, 0, 0, 0);
    calendar.open(0);
    calendar.pop();
    calendar.clear();
    expect(drain(calendar, 2)).toEqual([]);
  });
});
