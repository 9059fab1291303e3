import { scaleLinear } from "d3";
import { expect, test } from "vitest";
import { compareLabel, withLines } from "../../src/view/charts/compareLine.ts";

const line = (...values: number[]) => ({ label: "spreadsheet", days: Float64Array.from(values, (_, at) => at), values: Float64Array.from(values) });
const setting = { currency: "USD", startDate: null };

test("an axis shows the lines that are near the fan, and does not let a promise flatten what happens", () => {
  expect(withLines([0, 100], [line(0, 120)])).toEqual([0, 120]);
  expect(withLines([0, 100], [line(0, 5000)])).toEqual([0, 150]);
  expect(withLines([-100, 100], [line(-5000, 50)])).toEqual([-200, 100]);
  expect(withLines([20, 100], [])).toEqual([20, 100]);
});

test("a line that has left the picture says at its edge how much it promises and where it went", () => {
  const y = scaleLinear([0, 150], [200, 0]);
  expect(compareLabel(line(0, 75), y, "people", setting)).toEqual({ text: "spreadsheet", at: 100 });
  expect(compareLabel(line(0, 5000), y, "people", setting)).toEqual({ text: "spreadsheet 5,000 ↑", at: 0 });
  expect(compareLabel(line(0, -5), y, "people", setting)).toEqual({ text: "spreadsheet −5 ↓", at: 200 });
});
