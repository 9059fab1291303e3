import { simulate, toScenario } from "hourglass";
import { describe, expect, test } from "vitest";
import preset1 from "../scenario/preset1.json" with { type: "json" };

/**
 * Preset 1 exactly as the domain gives it, beside the table measured with a throw-away prototype (P10/P50/P90 of 40
 * replications): won 332/354/378, MRR 77/87/101k, lowest cash 48/87/138k in month 25, first answer 0.8 h, one in ten later
 * than 19.6 h. This model answers as fast and wins an eighth fewer, because an arrival names a random account of the
 * market and is nobody when that account was touched before: with an unlimited market the same run wins 326/348/383.
 */
describe("preset 1, 40 replications", { timeout: 120_000 }, () => {
  test("lies in the neighbourhood of the domain's table", async () => {
    const { scenario, issues } = toScenario(preset1);
    expect(issues).toEqual([]);
    const { metrics } = await simulate(scenario, { replications: 40 });
    expect(metrics.won.p50).toBeGreaterThan(0.8 * 354);
    expect(metrics.won.p50).toBeLessThan(1.2 * 354);
    expect(metrics.finalMrr.p50).toBeGreaterThan(0.75 * 87_000);
    expect(metrics.finalMrr.p50).toBeLessThan(1.25 * 87_000);
    expect(metrics.cashLow.p50).toBeGreaterThan(48_000);
    expect(metrics.cashLow.p50).toBeLessThan(138_000);
    expect(metrics.cashLowMonth.p50).toBeGreaterThan(22);
    expect(metrics.cashLowMonth.p50).toBeLessThan(29);
    expect(metrics.responseMedian.p50).toBeGreaterThan(0.5);
    expect(metrics.responseMedian.p50).toBeLessThan(1.2);
    expect(metrics.responseP90.p50).toBeGreaterThan(17);
    expect(metrics.responseP90.p50).toBeLessThan(24);
  });
});
