import { compile, expectation, openSim, relax, toScenario, type Scenario } from "hourglass";
import { describe, expect, test } from "vitest";
import { Laws } from "../../src/kernel/index.ts";
import { compile as compileHere } from "../../src/model/compile.ts";
import { curvesOf } from "../../src/model/expectation/curves.ts";
import cases from "../theory/cases.json" with { type: "json" };
import { sound } from "./diary.ts";
import { faults, said } from "./means.ts";
import { randomScenario } from "./random.ts";

const SIMS = ["account-based", "channel", "hourglass", "inbound", "isc", "no-touch", "outbound", "relationship", "ross", "tam", "team", "transactional"];
const RANDOM = Array.from({ length: 40 }, (_, seed) => seed);

/** The battery `ghost` looks at more of them, to their end. */
const MONTHS = 9;

function brief(seed: number): Scenario {
  const scenario = randomScenario(seed);
  return { ...scenario, run: { ...scenario.run, horizonMonths: Math.min(MONTHS, scenario.run.horizonMonths) } };
}

/** A random scenario without what the ghost plugs in at its mean. */
function linear(seed: number): Scenario {
  const scenario = brief(seed);
  return { ...scenario, growth: null, loyalty: null, value: { ...scenario.value, priceElasticity: 0 } };
}

function funnel(perDay: number, months: number, passes: number[], meanDays: number[]): Scenario {
  const stages: Record<string, unknown> = { done: { bulb: "exit", order: 10 }, lost: { bulb: "exit", order: 11 } };
  passes.forEach((probability, at) => {
    const to = at + 1 < passes.length ? `f${at + 1}` : "done";
    stages[`f${at}`] = { bulb: "left", order: at, dwellDays: { kind: "exponential", mean: meanDays[at] }, exits: { [to]: { probability } }, otherwise: "lost" };
  });
  const door = { kind: "organic", entryStage: "f0", visitsPerMonth: (perDay * 365) / 12, growthPerMonth: 0, identifyProbability: 1 };
  return sound({ run: { horizonMonths: months }, market: { unlimited: true }, stages, channels: { door } });
}

/** Most customers walk out before their first month is over, those of day 0 too. */
function walkers(initialStage: string, { referral, ...more }: { referral?: object }): Scenario {
  const way = (mean: number, to: string) => ({ bulb: "right", dwellDays: { kind: "exponential", mean }, exits: { [to]: { probability: 1 } }, otherwise: "gone" });
  return sound({
    run: { horizonMonths: 6 }, market: { unlimited: true, initialCustomers: 300, initialStage }, retention: { monthlyChurn: 0.1 },
    stages: {
      sign: { bulb: "left", order: 1, exits: { user: { probability: 1 } }, otherwise: "gone" },
      user: { ...way(8, "fan"), order: 2 }, fan: { ...way(12, "gone"), order: 3 }, gone: { bulb: "exit", order: 4 },
    },
    channels: { door: { kind: "organic", entryStage: "sign", visitsPerMonth: 100, growthPerMonth: 0, identifyProbability: 1 }, friends: { kind: "referral", side: "referral", entryStage: "sign" } },
    ...(referral ? { referral: { fromStage: "fan", conversionToEntry: 1, delayDays: { kind: "fixed", value: 0 }, channel: "friends", ...referral } } : {}),
    ...more,
  });
}

function exactly<Shape>(id: string): Shape {
  return cases.cases.find((one) => one.id === id)!.expect as unknown as Shape;
}

describe("a relaxed scenario", () => {
  test.each(SIMS)("of %s is valid as it is, and relaxed already", (sim) => {
    const relaxed = relax(openSim(sim));
    const { scenario, issues } = toScenario(JSON.parse(JSON.stringify(relaxed)));
    expect(issues).toEqual([]);
    expect(relax(scenario)).toEqual(scenario);
  });

  test("of a random scenario is valid as it is", () => {
    for (const seed of RANDOM) expect(toScenario(JSON.parse(JSON.stringify(relax(randomScenario(seed))))).issues, `scenario ${seed}`).toEqual([]);
  });

  test("has nobody to wait for, a market without end, and a month's prospects by heads × hours ÷ minutes", () => {
    const scenario = openSim("outbound", { "channels.lists.maturityDays": 0, "channels.lists.maturityStart": 1 });
    const relaxed = relax(scenario);
    expect(relaxed.market.unlimited).toBe(true);
    expect(Object.values(relaxed.stages).every(({ work, places, handRaise }) => work === null && places === null && !handRaise)).toBe(true);
    const outbound = scenario.channels.lists;
    if (outbound.kind !== "outbound" || outbound.minutesPerProspect.kind !== "exponential") throw new Error("the sim has changed");
    const team = scenario.teams[outbound.team];
    const months = (365 / 12 / 7) * team.daysPerWeek * team.hoursPerDay * 60;
    const perMonth = (team.headcount * months * team.productiveFraction) / outbound.minutesPerProspect.mean;
    const channel = relaxed.channels.lists;
    // Of the horizon's days, working ones are five of seven but for its last week.
    expect(channel.kind === "organic" && channel.visitsPerMonth / perMonth).toBeCloseTo(1, 2);
  });

  test("counts a need as met by a call in time: on schedule, by interest, or both", () => {
    const account = { team: "", needsPerYear: 2, needWindowDays: { kind: "fixed" as const, value: 30 }, intervalDays: 60, reactionHours: 24, intentSensitivity: 0.6, expandProbability: 1, selfServeExpandProbability: 0 };
    const met = (policy: string) => {
      const scenario = openSim("relationship");
      return relax({ ...scenario, accountManagement: { ...scenario.accountManagement!, ...account, team: scenario.accountManagement!.team, policy: policy as "none" } }).accountManagement!.selfServeExpandProbability;
    };
    expect(met("none")).toBe(0);
    expect(met("scheduled")).toBeCloseTo(0.5, 12);
    expect(met("intentTriggered")).toBeCloseTo(0.6, 12);
    expect(met("hybrid")).toBeCloseTo(1 - 0.5 * 0.4, 12);
  });
});

test("the integrated cdf of every law is the integral of its cdf", () => {
  const laws = new Laws();
  const all = [
    laws.addFixed(3), laws.addExponential(4), laws.addUniform(1, 5), laws.addUniform(2, 2), laws.addTriangular(1, 2, 7), laws.addTriangular(2, 2, 6), laws.addLognormal(4, 15), laws.addLognormal(3, 3),
    laws.addGamma(5, 0.4), laws.addGamma(5, 3), laws.addEmpirical(Float64Array.of(1, 4, 9), Float64Array.of(1, 2, 1)), laws.scale(laws.addLognormal(4, 15), 2.5), laws.scale(laws.addUniform(1, 5), 0),
  ];
  for (const law of all) {
    for (const x of [0.5, 2.5, 6, 40]) {
      const parts = 8000;
      let sum = 0;
      for (let part = 0; part < parts; part++) sum += laws.cdf(law, ((part + 0.5) / parts) * x);
      expect(laws.integratedCdf(law, x), `law ${law} up to ${x}`).toBeCloseTo((sum / parts) * x, 2);
    }
    // Far out, what is missing to x is the mean.
    expect(1e9 - laws.integratedCdf(law, 1e9), `law ${law}`).toBeCloseTo(laws.mean(law), 4);
  }
});

describe("the ghost of theory", () => {
  test.each([
    ["mginf-exp", { kind: "exponential", mean: 30 }],
    ["mginf-det", { kind: "fixed", value: 30 }],
  ] as const)("%s: a pool fills to the digit", (id, dwellDays) => {
    const { t, mean } = exactly<{ t: number[]; mean: number[] }>(id);
    const door = { kind: "organic", entryStage: "pool", visitsPerMonth: (14.2857142857143 * 365) / 12, growthPerMonth: 0, identifyProbability: 1 };
    const scenario = sound({ run: { horizonMonths: 6 }, market: { unlimited: true }, stages: { pool: { bulb: "left", order: 1, dwellDays, otherwise: "out" }, out: { bulb: "exit", order: 2 } }, channels: { door } });
    const { days, series, exact } = expectation(scenario);
    expect(exact).toBe(true);
    t.forEach((day, at) => expect(series["stage.pool"][days.indexOf(day)], `day ${day}`).toBeCloseTo(mean[at], 9));
  });

  test("funnel-6: halving the cells quarters the error, and the error is what the ghost says", () => {
    const passes = [0.6, 0.5, 0.5, 0.4, 0.5, 0.7];
    const means = [1, 3, 7, 14, 30, 60];
    const { conversion } = exactly<{ conversion: number }>("funnel-6");
    const scenario = funnel(100, 12, passes, means);
    /** Σ of exponential stays, by partial fractions: ∫ P(T ≤ u) du from 0 to t. */
    const through = (t: number) => means.reduce((sum, mean, i) => {
      const weight = means.reduce((product, other, j) => (j === i ? product : product * (mean / (mean - other))), 1);
      return sum + weight * (t - mean * (1 - Math.exp(-t / mean)));
    }, 0);
    const model = compileHere(relax(scenario));
    const largest = 100 * conversion * through(model.gridDays[model.gridDays.length - 1]);
    const errors = [0.5, 1, 2, 4].map((perDay) => {
      const { series } = curvesOf(model, perDay);
      return model.gridDays.reduce((most, day, point) => Math.max(most, Math.abs(series["stage.done"][point] - 100 * conversion * through(day))), 0) / largest;
    });
    for (let at = 1; at < errors.length; at++) expect(errors[at - 1] / errors[at]).toBeGreaterThan(3.7);
    for (let at = 1; at < errors.length; at++) expect(errors[at - 1] / errors[at]).toBeLessThan(4.3);
    const ghost = expectation(scenario);
    ghost.days.forEach((day, point) => expect(Math.abs(ghost.series["stage.done"][point] - 100 * conversion * through(day))).toBeLessThanOrEqual(ghost.error * largest));
  });
});

describe("the ghost is the mean of the relaxed scenario", { timeout: 300_000 }, () => {
  test.each(["hourglass", "isc", "transactional"])("of %s: curves on several days, figures (rule E8)", (sim) => {
    const scenario = openSim(sim, { "run.horizonMonths": 15 });
    const ghost = expectation(scenario);
    const { compared, apart } = faults(scenario, ghost, sim === "hourglass" ? 12 : 20);
    expect(ghost.exact, ghost.approximated.join(", ")).toBe(true);
    expect(compared.length).toBeGreaterThan(40);
    expect(apart.map(said)).toEqual([]);
  });

  test.each<[string, object]>([
    ["invite at a rate", { referral: { invitesPerMonth: 0.4, activeDays: 3650 } }],
    ["invite at once", { referral: { mode: "oneShot", invitesPerCustomer: 0.5 } }],
    ["order", { value: { orders: { perMonth: { kind: "gamma", mean: 3, shape: 0.7 }, dropoutAlpha: 1, dropoutBeta: 8, amount: { kind: "fixed", value: 20 } } } }],
  ])("of customers who walk out within the month and %s (rule E8)", (_, more) => {
    for (const initialStage of ["user", "fan"]) {
      const scenario = walkers(initialStage, more);
      const ghost = expectation(scenario);
      expect(ghost.exact, ghost.approximated.join(", ")).toBe(true);
      expect(faults(scenario, ghost, 20).apart.map(said), initialStage).toEqual([]);
    }
  });

  test("of random scenarios, where it says it is exact (rule E8)", () => {
    let exact = 0;
    for (const seed of RANDOM) {
      const scenario = linear(seed);
      const ghost = expectation(scenario);
      if (!ghost.exact) continue;
      exact += 1;
      expect(faults(scenario, ghost, 10).apart.map(said), `scenario ${seed}`).toEqual([]);
    }
    expect(exact).toBeGreaterThan(20);
  });

  test("of random scenarios with all there is: finite, nobody less than nobody, people and money add up", () => {
    for (const seed of RANDOM.slice(0, 12)) {
      const scenario = brief(seed);
      const why = `scenario ${seed}`;
      const { series, metrics, approximated, exact, error, days } = expectation(scenario);
      expect(exact).toBe(approximated.length === 0);
      expect(days).toEqual(compile(scenario).gridDays);
      expect(error, why).toBeLessThan(0.2);
      for (const [name, curve] of Object.entries(series)) {
        for (const value of curve) if (!Number.isFinite(value)) throw new Error(`${why}: ${name} holds ${value}`);
        if (/^(stage\.|won|customers)/.test(name)) for (const value of curve) if (value < -1e-6) throw new Error(`${why}: ${name} holds ${value}`);
      }
      for (const [name, value] of Object.entries(metrics)) if (!Number.isFinite(value)) throw new Error(`${why}: ${name} is ${value}`);
      const right = Object.entries(scenario.stages).filter(([, { bulb }]) => bulb === "right").map(([id]) => series[`stage.${id}`]);
      days.forEach((_, at) => {
        const there = right.reduce((sum, curve) => sum + curve[at], 0);
        expect(Math.abs(there - series.customers[at]), `${why}: customers stand in their stages`).toBeLessThan(1e-6 * (1 + there) + error * Math.max(1, ...series.customers));
        const mrr = series.newMrr[at] + series.expansionMrr[at] - series.churnedMrr[at] - (series.contractionMrr?.[at] ?? 0);
        expect(Math.abs(mrr - series.mrr[at]), `${why}: MRR adds up (rule C3)`).toBeLessThan(1e-6 * (1 + Math.abs(mrr)));
      });
      expect(metrics.won - metrics.churned - metrics.finalCustomers + scenario.market.initialCustomers, why).toBeCloseTo(0, 6);
    }
  });
});

describe("what is not linear has a name", () => {
  test.each([
    ["growth experiments", "no-touch", {}],
    ["larger deals that are harder to win", "team", { "value.priceElasticity": 0.3 }],
    ["who belongs to the loyalty programme", "team", { loyalty: { topShare: 0.2, reward: 0.02, churnMultiplier: 0.8, surprise: 1 } }],
  ] as const)("%s", (name, sim, changes) => {
    const { exact, approximated } = expectation(openSim(sim, changes as Record<string, unknown>));
    expect(exact).toBe(false);
    expect(approximated).toEqual([name]);
  });
});
