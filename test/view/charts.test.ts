import { expect, test } from "vitest";
import { valueAt } from "../../src/view/charts/band.ts";
import { tableDays } from "../../src/view/charts/bandTable.ts";
import { dayAfterKey } from "../../src/view/charts/hand.ts";
import { placeLabels, type Label } from "../../src/view/charts/label.ts";
import { monthTicks, rootTicks, roundAxis, valueAxis } from "../../src/view/charts/scale.ts";
import { dice } from "./future.ts";

const monthDays = 365 / 12;

test("an axis has at most five ticks, all of them round, and holds what it shows", () => {
  const random = dice(7);
  for (let trial = 0; trial < 2_000; trial++) {
    const low = random() < 0.5 ? 0 : -(10 ** (8 * random() - 2));
    const high = 10 ** (9 * random() - 2);
    const { domain, ticks } = roundAxis(low, high, 5);
    expect(ticks.length).toBeLessThanOrEqual(5);
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect(domain[0]).toBeLessThanOrEqual(low + 1e-9 * high);
    expect(domain[1]).toBeGreaterThanOrEqual(high * (1 - 1e-9));
    // No more than half of the height is air.
    expect(high - low).toBeGreaterThan(0.5 * (domain[1] - domain[0]));
  }
});

test("a value axis holds zero, and stands still while a result is refined within it", () => {
  expect(valueAxis([120, 700], 5, null)).toEqual({ domain: [0, 700], ticks: [0, 200, 400, 600] });
  const former = valueAxis([0, 700], 5, null);
  expect(valueAxis([0, 610], 5, former)).toBe(former);
  expect(valueAxis([0, 900], 5, former)).not.toBe(former);
  expect(valueAxis([0, 200], 5, former)).not.toBe(former);
  expect(valueAxis([Infinity, -Infinity], 5, null).domain).toEqual([0, 1]);
});

test("months are counted in quarters, years and their like, at most as many as asked", () => {
  const months = (horizon: number, most: number) => monthTicks(horizon * monthDays, most).map((day) => Math.round(day / monthDays));
  expect(months(36, 5)).toEqual([0, 12, 24, 36]);
  expect(months(36, 3)).toEqual([0, 18, 36]);
  expect(months(12, 5)).toEqual([0, 3, 6, 9, 12]);
  expect(months(60, 5)).toEqual([0, 24, 48]);
  expect(months(3, 5)).toEqual([0, 1, 2, 3]);
});

test("ticks of a square-root axis spread over its height", () => {
  expect(rootTicks(5_800, 5)).toEqual([0, 500, 2_000, 5_000]);
  expect(rootTicks(3, 5).length).toBeLessThanOrEqual(5);
});

test("a value between two grid points lies on the line between them, and outside it is held", () => {
  const days = Float64Array.of(0, 10, 20), values = Float64Array.of(0, 100, 50);
  expect([-5, 0, 5, 10, 15, 20, 99].map((day) => valueAt(day, days, values))).toEqual([0, 0, 50, 100, 75, 50, 50]);
});

test("labels keep their order and their distance and stay within the picture", () => {
  const random = dice(11);
  for (let trial = 0; trial < 500; trial++) {
    const wanted: Label[] = Array.from({ length: 1 + Math.floor(random() * 8) }, (_, i) => ({ text: `${i}`, kind: "", at: 240 * random() - 20 }));
    const placed = placeLabels(wanted, 15, 20, 200);
    placed.forEach((label, i) => {
      expect(label.y).toBeGreaterThanOrEqual(20 - 1e-9);
      expect(label.y).toBeLessThanOrEqual(200 + 1e-9);
      if (i > 0) {
        expect(label.y - placed[i - 1].y).toBeGreaterThanOrEqual(15 - 1e-9);
        expect(label.at).toBeGreaterThanOrEqual(placed[i - 1].at);
      }
    });
  }
});

test("labels that do not touch stay where their lines end", () => {
  const placed = placeLabels([{ text: "a", kind: "", at: 40 }, { text: "b", kind: "", at: 90 }], 15, 20, 200);
  expect(placed.map((label) => label.y)).toEqual([40, 90]);
});

test("arrow keys go to whole months, Home and End to the ends, Escape lets go", () => {
  const horizon = 36 * monthDays;
  const months = (key: string, month: number): number => Math.round((dayAfterKey(key, month * monthDays, horizon)! / monthDays) * 1e6) / 1e6;
  expect([months("ArrowRight", 5), months("ArrowRight", 5.4), months("ArrowLeft", 5.4), months("ArrowLeft", 0), months("PageUp", 34)]).toEqual([6, 6, 5, 0, 36]);
  expect([dayAfterKey("Home", 99, horizon), dayAfterKey("End", 99, horizon), dayAfterKey("Escape", 99, horizon)]).toEqual([0, horizon, null]);
  expect(dayAfterKey("a", 99, horizon)).toBeUndefined();
});

test("a table for the ear has at most thirteen rows and always the last month", () => {
  const days = tableDays(36 * monthDays);
  expect(days.length).toBe(13);
  expect(days[12]).toBe(36 * monthDays);
  expect(tableDays(60 * monthDays).length).toBeLessThanOrEqual(13);
});
