import { csvParse } from "d3";
import { expect, test } from "vitest";
import { csv, embedded, experiment, result, rows, type Stamp } from "../../src/experiment/index.ts";
import { pretend, scenarioOf } from "./pretend.ts";

const curves = await experiment(embedded(pretend()), scenarioOf(), { replications: 20 }, pretend());
const stamp: Stamp = { engine: "1.0", sim: "pretend", link: "#sim=pretend@1&seed=A,B&c=1", seed: "A,B", replications: 20, fingerprint: curves.fingerprint };

test("rows(curves, currency) are tidy: one number a row, series by series", () => {
  const all = rows(curves, "EUR");
  expect(all).toHaveLength(3 * 4 * 6);
  expect(all[0]).toEqual({ day: 0, month: 0, series: "customers", unit: "people", statistic: "mean", value: curves.series.customers.mean[0] });
  expect(all.find((row) => row.series === "cash" && row.day === 30 && row.statistic === "p95")).toEqual({
    day: 30, month: (30 * 12) / 365, series: "cash", unit: "EUR", statistic: "p95", value: curves.series.cash.p95[3],
  });
  expect(rows(curves, "EUR", ["cash"])).toHaveLength(4 * 6);
  expect(() => rows(curves, "EUR", ["cahs"])).toThrow("unknown series: cahs; expected customers, cash, utilisation.sales");
});

test("csv(rows, stamp) is one table that any reader of CSV takes, with the stamp in the first row", () => {
  const text = csv(rows(curves, "EUR"), stamp);
  const table = csvParse(text);
  expect(table.columns).toEqual(["day", "month", "series", "unit", "statistic", "value", "sim", "link", "seed", "replications", "engine", "fingerprint"]);
  expect(table).toHaveLength(3 * 4 * 6);
  expect(table.map((row) => Number(row.value))).toEqual(rows(curves, "EUR").map((row) => row.value));
  expect(table[0]).toMatchObject({ link: stamp.link, seed: "A,B", replications: "20", engine: "1.0", fingerprint: curves.fingerprint });
  expect(table[1]).toMatchObject({ link: "", seed: "" });
  expect(text.endsWith("\n")).toBe(true);
  expect(text.split("\n")[2]).toMatch(/,,,,,,$/);
});

test("csv(rows, stamp) writes numbers that don't exist as empty cells, quotes what needs it, and no formula", () => {
  const row = { day: 1, month: 1 / 3, series: "stage.a", unit: "people", statistic: "mean" as const, value: NaN };
  const text = csv([row], { ...stamp, sim: '=cmd|"x"', seed: "-1\n2", link: "@here" });
  expect(text.split("\n").slice(1).join("\n")).toBe(`1,0.3333333333333333,stage.a,people,mean,,"'=cmd|""x""",'@here,"'-1\n2",20,1.0,${curves.fingerprint}\n`);
});

test("result(curves, …) is JSON without a gap: what is not defined is null", () => {
  const none = { ...curves, metrics: { ...curves.metrics, breakEven: { ...curves.metrics.breakEven, mean: NaN, p5: NaN, p50: NaN, p95: NaN, standardError: NaN } } };
  const value = result(none, { ...stamp, currency: "EUR" });
  expect(JSON.parse(JSON.stringify(value))).toEqual(value);
  expect(value.metrics.breakEven).toEqual({ unit: "month", mean: null, p5: null, p50: null, p95: null, standardError: null });
  expect(value.metrics.cashLow.unit).toBe("EUR");
  expect(Object.keys(value)).toEqual(["engine", "sim", "link", "seed", "replications", "fingerprint", "metrics", "series"]);
  expect(Object.keys(value.series.cash)).toEqual(["unit", "days", "mean", "p5", "p25", "p50", "p75", "p95"]);
  expect(value.series.cash).toMatchObject({ unit: "EUR", days: [0, 10, 20, 30], p50: Array.from(curves.series.cash.p50) });
});
