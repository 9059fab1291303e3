import { expect, test } from "vitest";
import { Collector, embedded, plan, quantileInterval, type Batch } from "../../src/experiment/index.ts";
import { pretend, scenarioOf } from "./pretend.ts";

const engine = pretend();
const scenario = scenarioOf();
const layout = engine.compile(scenario);

async function batches(replications: number): Promise<Batch[]> {
  const runner = embedded(engine);
  return Promise.all(plan(replications).map(({ from, to }) => runner.run({ scenario, seed: "1", from, to, uncertain: false })));
}
function collected(all: Batch[]): Collector {
  const collector = new Collector(layout);
  for (const batch of all) collector.add(batch);
  return collector;
}
const traces = (n: number) => Array.from({ length: n }, (_, r) => engine.replicate(layout, engine.seedKey("1"), r));

test("collector.curves() does not depend on the order in which batches arrive", async () => {
  const all = await batches(120);
  const inOrder = collected(all).curves();
  expect(collected([...all].reverse()).curves()).toEqual(inOrder);
  expect(collected([...all.slice(3), ...all.slice(0, 3), ...all]).curves()).toEqual(inOrder);
});

test("collector.complete counts the longest beginning without a gap, and curves() are over just that", async () => {
  const all = await batches(100);
  const collector = new Collector(layout);
  collector.add(all[2]);
  expect(collector.complete).toBe(0);
  collector.add(all[0]);
  expect(collector.complete).toBe(2);
  expect(collector.curves()).toEqual(collected(all.slice(0, 1)).curves());
  collector.add(all[1]);
  expect(collector.complete).toBe(6);
  expect(() => collector.curves(7)).toThrow("too few replications: 6; expected 7");
});

test("collector.curves() in turns are the same curves", async () => {
  const collector = collected(await batches(60));
  let turns = 0;
  expect(await collector.curvesInTurns(async () => void turns++)).toEqual(collector.curves());
  expect(turns).toBe(layout.series.length);
});

test("curves hold bands in units of currency, and each single run as it was", async () => {
  const curves = collected(await batches(50)).curves();
  const cash = traces(50).map(({ series }) => series[4 + 2] / 100).sort((a, b) => a - b);
  const band = curves.series.cash;
  expect(band.info.unit).toBe("money");
  expect(band.p50[2]).toBeCloseTo((cash[24] + cash[25]) / 2, 9);
  expect(band.mean[2]).toBeCloseTo(cash.reduce((sum, value) => sum + value, 0) / 50, 6);
  // 95 % interval of the median at n = 50: from a little above the 18th to a little below the 33rd.
  const { low, high } = quantileInterval(cash, 0.5);
  expect(low).toBeGreaterThan(cash[17]);
  expect(high).toBeLessThan(cash[32]);
  expect(band.medianError[2]).toBeCloseTo((high - low) / 2, 9);
  expect(curves.runs.cash).toHaveLength(30);
  expect(Array.from(curves.runs.cash[7])).toEqual(Array.from(traces(8)[7].series.slice(4, 8), (value) => value / 100));
  expect(Array.from(curves.runs.customers[7])).toEqual(Array.from(traces(8)[7].series.slice(0, 4)));
});

test("curves say `not yet` where no interval of the median exists (rule E3)", async () => {
  const few = collected(await batches(5)).curves();
  expect(few.series.customers.medianError[1]).toBeNaN();
});

test("a figure leaves out the replications in which it is not defined, and counts them (rule E2)", async () => {
  const { metrics } = collected(await batches(100)).curves();
  const defined = traces(100).map(({ metrics: values }) => values[1]).filter((value) => !Number.isNaN(value));
  expect(metrics.breakEven.undefinedCount).toBe(100 - defined.length);
  expect(metrics.breakEven.mean).toBeCloseTo(defined.reduce((sum, value) => sum + value, 0) / defined.length, 9);
  expect(metrics.breakEven.values).toHaveLength(100);
  expect(metrics.cashLow.values[3]).toBe(traces(4)[3].metrics[2] / 100);
});

test("the fingerprint is the sum of all lanes modulo 2^32, as 16 hexadecimal digits (rule F2)", async () => {
  const sums = traces(50).reduce(([a, b], { fingerprint }) => [(a + fingerprint[0]) % 2 ** 32, (b + fingerprint[1]) % 2 ** 32], [0, 0]);
  const { fingerprint, events } = collected(await batches(50)).curves();
  expect(fingerprint).toBe(sums.map((sum) => sum.toString(16).padStart(8, "0")).join(""));
  expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
  expect(events).toBe(50 * 100 + (49 * 50) / 2);
});

test("violations are told with their replication", async () => {
  expect(collected(await batches(20)).curves().violations).toEqual(["replication 13: busy time exceeds scheduled time"]);
});

test("a batch of another layout is refused", () => {
  const collector = new Collector(layout);
  const batch: Batch = { from: 0, to: 1, series: new Float64Array(3), metrics: new Float64Array(3), fingerprints: new Uint32Array(2), events: new Float64Array(1), violations: [] };
  expect(() => collector.add(batch)).toThrow("batch does not fit its layout: 3 numbers; expected 12");
});
