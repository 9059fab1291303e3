import { describe, expect, test } from "vitest";
import { compile, type Scenario } from "hourglass";
import cases from "./cases.json" with { type: "json" };
import { always, read, sample, sound, summary, type Reading } from "./clinic.ts";

function exactly<Shape>(id: string): Shape {
  const found = cases.cases.find((one) => one.id === id);
  if (!found) throw new Error(`unknown case: ${id}`);
  return found.expect as unknown as Shape;
}

function gate(scenario: Scenario, replications: number, measure: (run: Reading) => number, exact: number) {
  const { mean, standardError } = sample(scenario, replications, measure);
  expect(Math.abs((mean - exact) / standardError), `z of ${mean} against ${exact}`).toBeLessThan(3.5);
}

const door = (perDay: number, entryStage: string) => ({
  kind: "organic", entryStage, visitsPerMonth: (perDay * 365) / 12, growthPerMonth: 0, identifyProbability: 1, arrivals: "poisson",
});

describe("a stage is a dwell and a branch", { timeout: 120_000 }, () => {
  const pool = (dwellDays: unknown) =>
    sound({
      run: { horizonMonths: 6 }, activity: always, market: { unlimited: true },
      stages: { nurture: { bulb: "left", order: 1, dwellDays, otherwise: "out" }, out: { bulb: "exit", order: 2 } },
      channels: { door: door(14.2857142857143, "nurture") },
    });

  test.each([
    ["mginf-exp", { kind: "exponential", mean: 30 }],
    ["mginf-det", { kind: "fixed", value: 30 }],
  ] as const)("%s: a pool that starts empty fills as the theory says, day by day", (id, law) => {
    const { t, mean, variance } = exactly<{ t: number[]; mean: number[]; variance: number[] }>(id);
    t.forEach((day, at) => {
      const { values, mean: found, standardError } = sample(pool(law), 120, (run) => run.on("stage.nurture", day));
      expect(Math.abs((found - mean[at]) / standardError), `day ${day}: ${found} for ${mean[at]}`).toBeLessThan(3.5);
      const spread = values.reduce((sum, value) => sum + (value - found) ** 2, 0) / (values.length - 1);
      expect(Math.abs(spread / variance[at] - 1), `variance on day ${day}`).toBeLessThan(3.5 * Math.sqrt(2 / 119));
    });
  });

  test("funnel-6: six stages convert the product of their chances", () => {
    const passes = [0.6, 0.5, 0.5, 0.4, 0.5, 0.7];
    const days = [1, 3, 7, 14, 30, 60];
    const stages: Record<string, unknown> = { won: { bulb: "exit", order: 10 }, lost: { bulb: "exit", order: 11 } };
    passes.forEach((probability, at) => {
      const to = at === 5 ? "won" : `f${at + 1}`;
      stages[`f${at}`] = { bulb: "left", order: at, dwellDays: { kind: "exponential", mean: days[at] }, exits: { [to]: { probability } }, otherwise: "lost" };
    });
    const scenario = sound({ run: { horizonMonths: 36 }, activity: always, market: { unlimited: true }, stages, channels: { door: door(100, "f0") } });
    const { reachStage } = exactly<{ reachStage: number[] }>("funnel-6");
    // One run gives all the ratios; those still on the way at the horizon have been counted in the stages they reached.
    const model = compile(scenario);
    const runs = Array.from({ length: 8 }, (_, replication) => read(model, replication));
    passes.slice(1).forEach((_, at) => {
      const ratios = runs.map((run) => run.metric(`entries.f${at + 1}`) / (run.metric(`entries.f${at}`) - run.on(`stage.f${at}`, 1095)));
      const { mean, standardError } = summary(ratios);
      expect(Math.abs((mean - reachStage[at + 1] / reachStage[at]) / standardError), `stage ${at + 1}`).toBeLessThan(5);
    });
  });
});

describe("customers who invite are a branching process", { timeout: 120_000 }, () => {
  const loop = (mean: number) =>
    sound({
      run: { horizonMonths: 60 }, activity: always, market: { unlimited: true, initialCustomers: 1 },
      stages: { sign: { bulb: "left", order: 1, exits: { fan: { probability: 1 } }, otherwise: "out" }, fan: { bulb: "right", order: 2 }, out: { bulb: "exit", order: 3 } },
      channels: { friends: { kind: "referral", side: "referral", entryStage: "sign" } },
      retention: { monthlyChurn: 0 },
      value: { initialMrr: { kind: "fixed", value: 1 } },
      referral: { fromStage: "fan", invitesPerMonth: mean, activeDays: 365 / 12, conversionToEntry: 1, delayDays: { kind: "fixed", value: 0 }, channel: "friends", strength: 1 },
    });

  test.each([["gw-poisson-0.3", 0.3], ["gw-poisson-0.5", 0.5]] as const)("%s: total progeny", (id, mean) => {
    const { meanTotal, varTotal, P_total } = exactly<{ meanTotal: number; varTotal: number; P_total: number[] }>(id);
    const { values, mean: found, standardError } = sample(loop(mean), 1500, (run) => run.metric("finalCustomers"));
    expect(Math.abs((found - meanTotal) / standardError)).toBeLessThan(3.5);
    expect(standardError * standardError * 1500).toBeGreaterThan(0.6 * varTotal);
    for (const [at, probability] of P_total.slice(0, 4).entries()) {
      const share = values.filter((value) => value === at + 1).length / values.length;
      expect(Math.abs(share - probability) / Math.sqrt((probability * (1 - probability)) / values.length), `P(${at + 1})`).toBeLessThan(3.5);
    }
  });

  test("clv: undiscounted value of a customer is revenue over churn", () => {
    const { undiscounted } = exactly<{ undiscounted: number }>("clv");
    const scenario = sound({
      run: { horizonMonths: 120 }, activity: always, market: { unlimited: true, initialCustomers: 200 },
      stages: { fan: { bulb: "right", order: 2 } }, retention: { monthlyChurn: 0.05 }, value: { initialMrr: { kind: "fixed", value: 100 } },
    });
    // One who is there on day 0 pays from the next anniversary on: a payment less than the whole life.
    gate(scenario, 60, (run) => run.metric("revenue") / 100 / 200 + 100, undiscounted * (1 - 0.95 ** 120));
  });
});
