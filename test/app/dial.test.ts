import { describe, expect, test } from "vitest";
import { createDial } from "../../src/app/page/dial.ts";

const ranges = [
  { min: 0, max: 1, scale: "linear", whole: false },
  { min: 7, max: 240, scale: "log", whole: false },
  { min: 0, max: 12, scale: "linear", whole: true },
  { min: 500, max: 1_000_000, scale: "log", whole: true },
  { min: 0.005, max: 0.1, scale: "log", whole: false },
  { min: 0, max: 1_000_000, scale: "log", whole: false },
] as const;

describe.each(ranges)("createDial($min … $max, $scale, whole: $whole)", (range) => {
  const dial = createDial(range);
  const values = Array.from({ length: dial.steps + 1 }, (_, step) => dial.valueAt(step));

  test("begins and ends at the ends", () => {
    expect(values[0]).toBe(range.min);
    expect(values.at(-1)).toBe(range.max);
  });

  test("every step changes the value, upwards", () => {
    for (let step = 1; step < values.length; step++) expect(values[step]).toBeGreaterThan(values[step - 1]);
  });

  test("step of a value it gave is that step", () => {
    for (const [step, value] of values.entries()) expect(dial.stepOf(value)).toBe(step);
  });

  test("values are short enough for a link", () => {
    for (const value of values) expect(String(value).replace(/[.-]|e.*$|^0\.0*/g, "").length).toBeLessThanOrEqual(7);
  });

  test("values beyond an end stand at it", () => {
    expect(dial.stepOf(range.min - 1)).toBe(0);
    expect(dial.stepOf(range.max * 2)).toBe(dial.steps);
  });
});
