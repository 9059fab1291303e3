import { openSim, spreadsheet, toScenario } from "hourglass";
import { expect, test } from "vitest";
import { isComparable } from "../../src/experiment/index.ts";

const always = { hourWeights: Array<number>(24).fill(1), dayWeights: Array<number>(7).fill(1) };

test("spreadsheet(scenario) is in units of currency, on the grid of the curves", () => {
  const sheet = spreadsheet(openSim("team"));
  expect(sheet.metrics.finalMrr).toBeCloseTo(sheet.series.mrr.at(-1)!, 6);
  // 688 thousand a month, not 69 million cents.
  expect(sheet.metrics.finalMrr).toBeGreaterThan(5e5);
  expect(sheet.metrics.finalMrr).toBeLessThan(1e6);
  expect(isComparable(sheet)).toBe(true);
});

test("who bring more people than can be counted, in no time at all, have no mean: it throws and gives no number", () => {
  const endless = openSim("hourglass", {
    "run.horizonMonths": 12, "referral.fromStage": "onboarding", "referral.mode": "oneShot", "referral.invitesPerCustomer": 20, "referral.conversionToEntry": 1,
    "referral.delayDays": { kind: "fixed", value: 0 }, "stages.opportunity.dwellDays": { kind: "fixed", value: 0 }, "channels.referral.entryStage": "opportunity",
  });
  expect(() => spreadsheet(endless)).toThrow(/endless round|no finite mean/);
});

test("a score of a thousand small steps is reckoned as it is simulated: nobody is through before its time", () => {
  const { scenario, issues } = toScenario({
    run: { horizonMonths: 36 }, activity: always, market: { unlimited: true },
    channels: { door: { kind: "organic", entryStage: "a", visitsPerMonth: 100, growthPerMonth: 0, identifyProbability: 1, arrivals: "poisson" } },
    stages: {
      a: { bulb: "left", order: 1, dwellDays: { kind: "fixed", value: 3000 }, otherwise: "out", score: { activitiesPerMonth: 30, points: { kind: "fixed", value: 1 }, threshold: 800, to: "b" } },
      b: { bulb: "left", order: 2, otherwise: "out" }, out: { bulb: "exit", order: 3 },
    },
  });
  expect(issues).toEqual([]);
  const sheet = spreadsheet(scenario);
  expect(sheet.exact).toBe(true);
  // 800 activities take 26.7 months, so those of the first 9.3 months are through.
  expect(sheet.metrics["entries.b"]).toBeGreaterThan(880);
  expect(sheet.metrics["entries.b"]).toBeLessThan(980);
});
