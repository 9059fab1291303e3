import { openSim, simulate } from "hourglass";
import { describe, expect, test } from "vitest";

/** Figures of one run a month; those asked about do not vary. */
async function figures(changes: Record<string, unknown> = {}) {
  const { metrics } = await simulate(openSim("isc", changes), { replications: 2 });
  return {
    leads: metrics["entries.lead"].p50 / 12,
    minutes: metrics["minutes.bdr"].p50,
    days: metrics["personDays.bdr"].p50,
    rate: metrics["dayRate.bdr"].p50,
    activity: metrics["activityCost.bdr"].p50,
    payroll: metrics["payroll.bdr"].p50,
    spread: metrics["activityCost.bdr"].p95 - metrics["activityCost.bdr"].p5,
  };
}

const asPrinted = { "stages.lead.work.attempts.value": 1 };

describe("isc: the arithmetic of the seed, from the ledger", { timeout: 60_000 }, () => {
  test("as printed: 2,000 leads × 3 minutes are 6,000 minutes and 12.5 person-days; at $487.80 a day $6,097.56, which the seed prints as $487 and $6,087 (claims 80–84)", async () => {
    const { leads, minutes, days, rate, activity, spread } = await figures(asPrinted);
    expect(leads).toBe(2000);
    expect(minutes).toBe(6000);
    expect(days).toBe(12.5);
    // $60,000 in 300 paid days are $200 a day, of which 41 % is selling: 196.8 of 480 minutes.
    expect(rate * 0.41).toBeCloseTo(200, 9);
    expect(0.41 * 480).toBeCloseTo(196.8, 9);
    expect(rate).toBeCloseTo(487.8, 1);
    expect(Math.trunc(rate)).toBe(487);
    // The seed truncates the rate before it multiplies, and the product after.
    expect(Math.trunc(days * Math.trunc(rate))).toBe(6087);
    expect(activity).toBeCloseTo(6097.56, 2);
    expect(spread).toBe(0);
  });

  test("as described: four dials of three minutes cost $24,390", async () => {
    const { minutes, days, activity } = await figures();
    expect(minutes).toBe(24_000);
    expect(days).toBe(50);
    expect(Math.round(activity)).toBe(24_390);
  });

  test("twice the leads are exactly twice the activity cost, four times four times; payroll stays (claims 85 and 86)", async () => {
    const one = await figures(asPrinted);
    const two = await figures({ ...asPrinted, "channels.inbound.visitsPerMonth": 4000 });
    const four = await figures({ ...asPrinted, "channels.inbound.visitsPerMonth": 8000 });
    expect(two.activity).toBe(2 * one.activity);
    expect(four.activity).toBe(4 * one.activity);
    expect([two.payroll, four.payroll]).toEqual([one.payroll, one.payroll]);
    expect(one.payroll).toBe(30_000);
  });
});
