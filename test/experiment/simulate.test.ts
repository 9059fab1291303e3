import { expect, test } from "vitest";
import { embedded, experiment, Newest, pool, worker, type Precision } from "../../src/experiment/index.ts";
import { pretend, scenarioOf, type Calls } from "./pretend.ts";

const scenario = scenarioOf();
const run = (options: Parameters<typeof experiment>[2], runner = embedded(pretend())) => experiment(runner, scenario, options, pretend());

test("experiment(scenario) takes replications and seed from the scenario unless told", async () => {
  const given = await run({});
  expect(given.replications).toBe(200);
  expect(given.fingerprint).toBe((await run({ seed: "AMBER-BROOK", replications: 200 })).fingerprint);
  expect(given.fingerprint).not.toBe((await run({ seed: "OTHER" })).fingerprint);
});

test("experiment(…, {onProgress}) tells of a first picture after 2 replications, then of ever more, and each can be drawn", async () => {
  const told: number[] = [];
  const medians: number[] = [];
  await run({
    replications: 100,
    onProgress: ({ complete, budget, curves }) => {
      expect(budget).toBe(100);
      told.push(complete);
      const now = curves();
      expect(now.replications).toBe(complete);
      medians.push(now.series.customers.p50[3]);
    },
  });
  expect(told).toEqual([2, 4, 6, 8, 12, 16, 24, 40, 50, 75, 100]);
  expect(medians[0]).toBe((await run({ replications: 2 })).series.customers.p50[3]);
});

/** Half-width of the median's interval falls with √n: about 25·0.14/√… — these stop at different looks. */
const precise = (share: number): Precision => ({ series: ["customers"], within: { share } });

test("experiment(…, {precision}) stops only at a look, whatever the number of workers and their speed (rule E6)", async () => {
  const counts = new Set<number>();
  for (const share of [0.05, 0.02, 0.012, 0.008]) {
    const alone = await run({ replications: 1000, precision: precise(share) });
    expect([50, 100, 200, 400, 1000]).toContain(alone.replications);
    counts.add(alone.replications);
    for (const size of [2, 5]) {
      let turn = 0;
      const team = pool(size, (listener) => {
        const hear = worker(pretend(), (reply) => setTimeout(() => listener.message(reply), (turn++ * 7) % 5), async () => {});
        return { post: hear, close: () => {} };
      });
      expect(await run({ replications: 1000, precision: precise(share) }, team)).toEqual(alone);
    }
    // The result is the one that so many replications give.
    expect(await run({ replications: alone.replications })).toEqual(alone);
  }
  expect(counts.size).toBeGreaterThan(1);
});

test("experiment(…, {precision}) uses its budget up when that is not reached", async () => {
  expect((await run({ replications: 130, precision: precise(1e-9) })).replications).toBe(130);
});

test("experiment(…, {precision: pixels}) is done when the median moves by less than a pixel of 250", async () => {
  const curves = await run({ replications: 20_000, precision: { series: ["customers"], within: { pixels: 1 } } });
  const { medianError, p95 } = curves.series.customers;
  expect(Math.max(...medianError)).toBeLessThanOrEqual(Math.max(...p95) / 250);
  expect(curves.replications).toBeGreaterThan(50);
});

test("experiment(…, {precision}) of an unknown series is a programmer's error", async () => {
  await expect(run({ precision: { series: ["custmers"], within: { pixels: 1 } } })).rejects.toThrow("unknown series: custmers; expected customers, cash, utilisation.sales");
});

test("experiment(…, {signal}) rejects with the signal's reason", async () => {
  await expect(run({ signal: AbortSignal.abort("changed my mind") })).rejects.toBe("changed my mind");
  const controller = new AbortController();
  const later = run({ replications: 5000, signal: controller.signal, onProgress: ({ complete }) => complete > 50 && controller.abort("enough") });
  await expect(later).rejects.toBe("enough");
});

test("newest.simulate(b) ends newest.simulate(a) with an AbortError, and what a had waiting is never run", async () => {
  const calls: Calls = { compiled: 0, replicated: [] };
  const newest = new Newest(embedded(pretend(calls)), pretend());
  const first = newest.simulate(scenario, { replications: 5000 });
  const ended = expect(first).rejects.toMatchObject({ name: "AbortError" });
  const second = await newest.simulate(scenario, { replications: 50 });
  await ended;
  expect(second.replications).toBe(50);
  expect(calls.replicated.length).toBeLessThan(60);
});
