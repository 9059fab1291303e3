import { afterAll, describe, expect, test } from "vitest";
import { shelf } from "../../sims/index.ts";
import { browserPool } from "../../src/experiment/browser.ts";
import { embedded, experiment } from "../../src/experiment/index.ts";
import { toScenario } from "../../src/scenario/index.ts";
import { digestOfAll, digests } from "../engines/digest.ts";

interface Golden {
  fingerprint: string;
  digest: string;
  replications: number;
  days: number[];
  /** Null where it is not defined. */
  series: Record<string, (number | null)[]>;
  metrics: Record<string, number | null>;
}

const goldens = import.meta.glob<Golden>("../../sims/*/golden.json", { import: "default" });
const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

// The golden numbers were written by Node: what a browser's workers find must be the same to the last bit.
describe("browserPool", { timeout: 300_000 }, () => {
  // One for each number of workers: they have run other sims before, and must not show it.
  const pools = new Map<number, ReturnType<typeof browserPool>>();
  const poolOf = (workers: number) => {
    const pool = pools.get(workers) ?? browserPool(workers);
    pools.set(workers, pool);
    return pool;
  };
  afterAll(() => pools.forEach((pool) => pool.close()));

  test.each([["hourglass", 1], ["hourglass", 4], ...shelf.names.map((name): [string, number] => [name, 2])] as [string, number][])(
    "%s with %i workers gives the numbers of Node (rule F2)",
    async (name, workers) => {
      const golden = await goldens[`../../sims/${name}/golden.json`]();
      const curves = await experiment(poolOf(workers), toScenario(shelf.load(name)).scenario, { replications: golden.replications });
      expect(curves.violations).toEqual([]);
      expect(curves.fingerprint).toBe(golden.fingerprint);
      const at = golden.days.map((day) => curves.days.indexOf(day));
      for (const [series, medians] of Object.entries(golden.series)) expect(at.map((point) => orNull(curves.series[series].p50[point])), series).toEqual(medians);
      expect(Object.fromEntries(Object.entries(curves.metrics).map(([metric, { p50 }]) => [metric, orNull(p50)]))).toEqual(golden.metrics);
      // And all the other numbers, those of single futures among them.
      expect(await digestOfAll(curves)).toBe(golden.digest);
    },
  );

  test("every number is the same with 1, 2, 3 and 4 workers, also after work that was given up half-way", async () => {
    const [before, asked] = ["isc", "tam"].map((name) => toScenario(shelf.load(name)).scenario);
    const found: Record<string, string>[] = [];
    for (const workers of [1, 2, 3, 4]) {
      const stop = new AbortController();
      const givenUp = experiment(poolOf(workers), before, { replications: 12, seed: "given up", uncertain: true, signal: stop.signal, onProgress: () => stop.abort(new Error("enough")) });
      await expect(givenUp).rejects.toThrow("enough");
      found.push(await digests(await experiment(poolOf(workers), asked, { replications: 8 })));
    }
    expect(found).toEqual(found.map(() => found[0]));
    // And of this very thread, where no worker is.
    expect(await digests(await experiment(embedded(), asked, { replications: 8 }))).toEqual(found[0]);
  });
});
