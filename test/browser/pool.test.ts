import { describe, expect, test } from "vitest";
import { shelf } from "../../sims/index.ts";
import hourglass from "../../sims/hourglass/golden.json" with { type: "json" };
import isc from "../../sims/isc/golden.json" with { type: "json" };
import { browserPool } from "../../src/experiment/browser.ts";
import { experiment } from "../../src/experiment/index.ts";
import { toScenario } from "../../src/scenario/index.ts";

// The golden numbers were written by Node: what a browser's workers find must be the same to the last bit.
describe("browserPool", { timeout: 120_000 }, () => {
  test.each([
    ["hourglass", 1, hourglass],
    ["hourglass", 2, hourglass],
    ["hourglass", 4, hourglass],
    ["isc", 2, isc],
  ] as const)("%s with %i workers gives the numbers of Node", async (name, workers, golden) => {
    const pool = browserPool(workers);
    try {
      const curves = await experiment(pool, toScenario(shelf.load(name)).scenario, { replications: golden.replications });
      expect(curves.fingerprint).toBe(golden.fingerprint);
      const at = golden.days.map((day) => curves.days.indexOf(day));
      for (const [series, medians] of Object.entries(golden.series)) expect(at.map((point) => curves.series[series].p50[point]), series).toEqual(medians);
    } finally {
      pool.close();
    }
  });
});
