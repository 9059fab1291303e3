import { expect, test } from "vitest";
import { compile, replicate } from "../../src/model/index.ts";
import { always, diary, fixed, key, sound } from "./diary.ts";

/** One comes at eleven on day 10 and leaves `days` later. */
const visit = (days: number, horizonMonths = 12) =>
  sound({
    run: { horizonMonths }, activity: always, market: { unlimited: true },
    channels: { fair: { kind: "batch", entryStage: "hall", entries: 1, everyDays: 3000, firstDay: 10 } },
    stages: { hall: { bulb: "left", order: 1, dwellDays: fixed(days), otherwise: "out" }, out: { bulb: "exit", order: 2 } },
  });

test("curves stand on whole days from day 0, about 156 of them, and on the horizon (rule T3)", () => {
  for (const months of [1, 7, 12, 36, 60, 120]) {
    const { gridDays, tables } = compile(visit(1, months));
    const step = tables.gridStep;
    expect(gridDays.at(-1)).toBe(Math.round((months * 365) / 12));
    expect(Array.from(gridDays.slice(0, -1)).every((day, at) => day === at * step)).toBe(true);
    expect(gridDays.length).toBeLessThan(240);
    if (months >= 12) expect(gridDays.length).toBeGreaterThan(110);
  }
});

test("a change is seen from the first point of the grid at or after it (rule T3)", () => {
  const model = compile(visit(6));
  const points = model.gridDays.length;
  const at = model.series.findIndex(({ name }) => name === "stage.hall") * points;
  const hall = replicate(model, key, 0).series.subarray(at, at + points);
  // In the hall from day 10.46 to day 16.46.
  expect(Array.from(model.gridDays).filter((_, point) => hall[point] > 0)).toEqual(Array.from(model.gridDays).filter((day) => day >= 11 && day <= 16));
});

test("what lies at or after the horizon does not happen (rule T2)", () => {
  // One month ends at midnight of day 30; 24 hours before eleven on day 30 would be day 29.
  expect(diary(visit(19.5, 1))).toEqual([[10.458, 0, "enter", "hall"], [29.958, 0, "enter", "out"]]);
  expect(diary(visit(20 - 11 / 24, 1))).toEqual([[10.458, 0, "enter", "hall"]]);
});
