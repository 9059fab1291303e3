import { describe, expect, test } from "vitest";
import { always, diary, fixed, run, sound } from "./diary.ts";
import { gain, logbook, MONTH, only, read, summary } from "./logbook.ts";
import { difference as between } from "./paired.ts";

const out = { lost: { bulb: "exit", order: 9 } };
/** So many people, all won on day 0 at eleven in the morning. */
const batch = (entries: number) => ({ door: { kind: "batch", entryStage: "lead", entries, everyDays: 3000, firstDay: 0 } });
const intoFan = { lead: { bulb: "left", order: 1, exits: { fan: { probability: 1 } }, otherwise: "lost" }, fan: { bulb: "right", order: 2 }, ...out };
const base = (months: number, entries: number) => ({
  run: { horizonMonths: months }, activity: always, market: { unlimited: true }, channels: batch(entries), stages: intoFan,
  retention: { monthlyChurn: 0 }, value: { initialMrr: fixed(100) }, money: { initialCash: 0, grossMargin: 1, commission: 0, fixedPerMonth: 0 },
});
const there = (months: number, initialCustomers: number, retention: object, more: object = {}) =>
  sound({
    run: { horizonMonths: months }, activity: always, market: { unlimited: true, initialCustomers }, stages: { fan: { bulb: "right", order: 2 } },
    value: { initialMrr: fixed(100) }, retention, ...more,
  });
/** Share of those there on day 0 who are left after each whole month; each has had so many anniversaries by then. */
function survivors(months: number, people: number, scenario: ReturnType<typeof sound>): number[] {
  const left = only(logbook(scenario), "churn").map((entry) => entry.day);
  return Array.from({ length: months }, (_, at) => 1 - left.filter((day) => day <= (at + 1) * MONTH).length / people);
}

describe("free use", () => {
  const trial = (share: number, entries: number, months: number) => ({
    ...base(months, entries), money: { initialCash: 0, grossMargin: 1, commission: 0.1, fixedPerMonth: 0 },
    stages: {
      lead: { bulb: "left", order: 1, exits: { trial: { probability: 1 } }, otherwise: "lost" },
      trial: { bulb: "right", order: 2, free: true, dwellDays: fixed(40), exits: { plan: { probability: share } }, otherwise: "lost" },
      plan: { bulb: "right", order: 3 }, ...out,
    },
  });

  test("who tries it pays nothing before the first anniversary in a stage that is not free (claim 25)", () => {
    const scenario = sound(trial(1, 1, 4));
    expect(diary(scenario).filter(([, , what]) => what !== "done")).toEqual([
      [0.458, 0, "enter", "lead"], [0.458, 0, "enter", "trial"], [0.458, 0, "won", "trial"], [40.458, 0, "enter", "plan"],
      [61.292, 0, "subscribe", "plan"], [61.292, 0, "pay", "plan"], [91.708, 0, "pay", "plan"],
    ]);
    const entries = logbook(scenario);
    expect(only(entries, "won")[0].value).toBe(0);
    expect(only(entries, "subscribe")[0].value).toBe(10_000);
    const { trace, metric } = run(scenario);
    expect(trace.violations).toEqual([]);
    expect(metric("newMrr")).toBe(10_000);
    // Two payments, and a tenth of a year's worth of commission when the first was made.
    expect(metric("finalCash")).toBe(20_000 - 12_000);
    const [reading] = read(scenario);
    expect([reading.on("mrr", 60), reading.on("mrr", 64), reading.on("customers", 40)]).toEqual([0, 10_000, 1]);
  });

  test("the end of the trial is the decision, and those who never pay were customers (claims 22, 24)", () => {
    const entries = logbook(sound(trial(0.3, 1000, 6)));
    const decided = entries.filter((entry) => entry.what === "enter" && ["plan", "lost"].includes(entry.stage));
    expect(decided).toHaveLength(1000);
    expect(decided.every((entry) => Math.abs(entry.day - 40.4583) < 0.001)).toBe(true);
    const subscribed = only(entries, "subscribe").length;
    expect(subscribed).toBe(decided.filter((entry) => entry.stage === "plan").length);
    expect(Math.abs(subscribed - 300)).toBeLessThan(3.5 * Math.sqrt(210));
    expect(only(entries, "won")).toHaveLength(1000);
    expect(only(entries, "churn").every((entry) => entry.value === 0)).toBe(true);
  });

  test("a customer that never leaves the free stage is a customer without MRR, and may leave like any other", () => {
    const scenario = sound({ ...trial(1, 500, 12), stages: { ...intoFan, fan: { bulb: "right", order: 2, free: true } }, retention: { monthlyChurn: 0.1 } });
    const { metric, trace } = run(scenario);
    expect(trace.violations).toEqual([]);
    expect([metric("newMrr"), metric("finalMrr"), metric("revenue"), metric("won")]).toEqual([0, 0, 0, 500]);
    expect(metric("churned")).toBeGreaterThan(250);
  });
});

describe("price and billing", () => {
  test("the price level of the day of the win multiplies the first MRR", () => {
    const scenario = sound({
      ...base(6, 1), channels: { door: { kind: "batch", entryStage: "lead", entries: 2, everyDays: 50, firstDay: 0 } },
      value: { initialMrr: fixed(100), priceLevel: 1.5 }, events: { rise: { day: 100, path: "value.priceLevel", change: "multiply", value: 2 } },
    });
    expect(only(logbook(scenario), "won").map((entry) => entry.value)).toEqual([15_000, 15_000, 15_000, 15_000, 30_000, 30_000, 30_000, 30_000]);
  });

  const growing = (billing: string, months: number, expansionStep = 0.1) =>
    sound({
      ...base(months, 40), value: { initialMrr: fixed(100), expansionStep, billing }, teams: {},
      accountManagement: { policy: "none", team: "", needsPerYear: 6, needWindowDays: fixed(3), selfServeExpandProbability: 0.7 },
    });

  test("a year in advance is twelve months at once", () => {
    const paid = only(logbook(growing("annualUpfront", 25, 0)), "pay");
    expect(paid).toHaveLength(3 * 40);
    expect(new Set(paid.map((entry) => entry.value))).toEqual(new Set([120_000]));
    expect(new Set(paid.map((entry) => Math.round((entry.day - 0.4583) / MONTH)))).toEqual(new Set([0, 12, 24]));
  });

  test("growth within a year paid for is billed for what is left of it, so that whole years cost the same either way", () => {
    const [monthly] = read(growing("monthly", 24));
    const [yearly] = read(growing("annualUpfront", 24));
    expect(monthly.metric("expansionMrr")).toBeGreaterThan(40 * 10_000);
    expect(yearly.metric("revenue")).toBe(monthly.metric("revenue"));
    expect(yearly.metric("finalMrr")).toBe(monthly.metric("finalMrr"));
  });

  test("a step back takes the expansion step off the MRR, and the bridge knows it", () => {
    const scenario = sound({ ...base(5, 1), value: { initialMrr: fixed(100), expansionStep: 0.1, contractionPerYear: 12 } });
    const entries = logbook(scenario);
    expect(only(entries, "contract").map((entry) => entry.value)).toEqual([1000, 900, 810, 729]);
    expect(only(entries, "pay").map((entry) => entry.value)).toEqual([10_000, 9000, 8100, 7290, 6561]);
    expect(run(scenario).trace.violations).toEqual([]);
  });

  test("steps back come as often as stated", () => {
    const steps = only(logbook(there(12, 2000, { monthlyChurn: 0 }, { value: { initialMrr: fixed(100), contractionPerYear: 1.2 } })), "contract").length;
    expect(Math.abs(steps - 2400)).toBeLessThan(3.5 * Math.sqrt(2400 * 0.9));
  });
});

describe("retention", () => {
  test.each([["high-end", 0.67, 3.819], ["regular", 0.763, 1.297]])("%s: customers whose churn differs survive as the shifted beta-geometric says", (_, alpha, beta) => {
    const people = 6000;
    const shares = survivors(8, people, there(9, people, { spread: { alpha, beta } }));
    let exact = 1;
    shares.forEach((share, at) => {
      exact *= (beta + at) / (alpha + beta + at);
      expect(Math.abs(share - exact) / Math.sqrt((exact * (1 - exact)) / people), `month ${at + 1}: ${share} for ${exact}`).toBeLessThan(3.5);
    });
  });

  test("those who have stayed before day 0 are the loyal ones of a spread", () => {
    const people = 4000;
    const scenario = there(7, people, { spread: { alpha: 0.67, beta: 3.819 } }, { market: { unlimited: true, initialCustomers: people, initialTenureMonths: 24 } });
    let exact = 1;
    survivors(6, people, scenario).forEach((share, at) => {
      exact *= (3.819 + 24 + at) / (0.67 + 3.819 + 24 + at);
      expect(Math.abs(share - exact) / Math.sqrt((exact * (1 - exact)) / people)).toBeLessThan(3.5);
    });
  });

  test("within a term nobody leaves; at its end as many as would have month by month", () => {
    const people = 4000;
    const shares = survivors(25, people, there(26, people, { monthlyChurn: 0.02, termMonths: 12 }));
    const year = 0.98 ** 12;
    expect(shares.slice(0, 11)).toEqual(Array(11).fill(1));
    expect(new Set(shares.slice(11, 23)).size).toBe(1);
    expect(Math.abs(shares[11] - year)).toBeLessThan(3.5 * Math.sqrt((year * (1 - year)) / people));
    expect(Math.abs(shares[23] - year * year)).toBeLessThan(3.5 * Math.sqrt(0.25 / people));
  });

  test("a chance of its own at renewal takes the place of the monthly one; a tenure counts", () => {
    const market = { unlimited: true, initialCustomers: 2000, initialTenureMonths: 11 };
    const shares = survivors(3, 2000, there(4, 2000, { monthlyChurn: 0.5, termMonths: 12, renewalChurn: 0.11 }, { market }));
    expect(Math.abs(shares[0] - 0.89)).toBeLessThan(3.5 * Math.sqrt((0.11 * 0.89) / 2000));
    expect(shares[2]).toBe(shares[0]);
  });

  test("an event moves every channel's own churn by its factor", () => {
    const scenario = (factor: number) =>
      sound({
        ...base(6, 1000), retention: { monthlyChurn: 0.02, churnByChannel: { door: 0.05 } },
        events: { crisis: { day: 62, untilDay: 92, path: "retention.monthlyChurn", change: "multiply", value: factor } },
      });
    const lost = (factor: number) => only(logbook(scenario(factor)), "churn").filter((entry) => entry.day > 62 && entry.day < 92).length;
    // One anniversary falls into these days, and about 950 are left to meet it.
    expect(Math.abs(lost(6) - 0.3 * 950)).toBeLessThan(3.5 * Math.sqrt(0.21 * 950) + 10);
    expect(lost(0)).toBe(0);
    expect(lost(1000)).toBeGreaterThan(900);
  });

  test("trust keeps the loyal through hard times: their churn rises by a share of what it does for others (claim 68)", () => {
    const scenario = (loyalShock: number) =>
      sound({
        run: { horizonMonths: 12 }, activity: always, market: { unlimited: true, initialCustomers: 1500 }, value: { initialMrr: fixed(100) },
        stages: { fan: { bulb: "right", order: 2, dwellDays: fixed(30), exits: { loyal: { probability: 0.6 } }, otherwise: "casual" }, casual: { bulb: "right", order: 3 }, loyal: { bulb: "right", order: 4 } },
        retention: { monthlyChurn: 0.02, loyalFrom: "loyal", loyalShock },
        events: { crisis: { day: 120, untilDay: 212, path: "retention.monthlyChurn", change: "multiply", value: 4 } },
      });
    const kept = gain(scenario(1), scenario(0.2), (reading) => reading.metric("finalCustomers"));
    expect(kept.low).toBeGreaterThan(0);
    const lost = only(logbook(scenario(0)), "churn").filter((entry) => entry.day > 121 && entry.day < 212);
    const share = (stage: string) => lost.filter((entry) => entry.stage === stage).length / (stage === "loyal" ? 900 : 600);
    // Three anniversaries: 0.08 each against 0.02, of nine tenths who are still there.
    expect(share("casual")).toBeGreaterThan(2.5 * share("loyal"));
  });

  test("churn falls with the share of those who find the real value of the product (claim 62)", () => {
    const scenario = (active: number) =>
      sound({
        ...base(18, 300),
        stages: { ...intoFan, fan: { bulb: "right", order: 2, dwellDays: fixed(30), exits: { active: { probability: active } }, otherwise: "asleep" }, active: { bulb: "right", order: 4 }, asleep: { bulb: "right", order: 3, dwellDays: { kind: "exponential", mean: 120 }, otherwise: "lost" } },
        retention: { monthlyChurn: 0.01 },
      });
    expect(gain(scenario(0.3), scenario(0.6), (reading) => reading.metric("churned")).high).toBeLessThan(0);
  });
});

describe("customers on the right of the glass", () => {
  const right = (months: number) =>
    sound({
      ...base(months, 100), channels: { door: { kind: "organic", entryStage: "lead", visitsPerMonth: 40, growthPerMonth: 0, identifyProbability: 1 } },
      teams: { success: { headcount: 1, productiveFraction: 0.5 } },
      stages: {
        lead: { bulb: "left", order: 1, exits: { newbie: { probability: 0.5 } }, otherwise: "lost" },
        newbie: { bulb: "right", order: 2, work: { team: "success", kind: "onboarding", minutes: { kind: "lognormal", median: 120, p90: 240 } }, dwellDays: { kind: "lognormal", median: 30, p90: 60 }, exits: { active: { probability: 0.85 } } },
        active: { bulb: "right", order: 3, dwellDays: { kind: "lognormal", median: 30, p90: 60 }, exits: { loyal: { probability: 0.8 } } },
        loyal: { bulb: "right", order: 4, dwellDays: { kind: "lognormal", median: 120, p90: 240 }, exits: { advocate: { probability: 0.4 } } },
        advocate: { bulb: "right", order: 5 }, ...out,
      },
      retention: { monthlyChurn: 0.02 },
    });

  test("stages of customers hold all customers at any time, and nobody skips one (claims 26, 27, 42, 107)", () => {
    const [reading] = read(right(24));
    for (const day of [0, 100, 300, 700]) {
      const standing = ["newbie", "active", "loyal", "advocate"].reduce((sum, stage) => sum + reading.on(`stage.${stage}`, day), 0);
      expect(standing).toBe(reading.on("customers", day));
    }
    expect(reading.on("stage.advocate", 700)).toBeGreaterThan(0);
    const way = ["lead", "newbie", "active", "loyal", "advocate"];
    const stood = new Map<number, number>();
    for (const { person, stage } of only(logbook(right(24)), "enter")) {
      if (stage === "lost") continue;
      expect(way.indexOf(stage)).toBe((stood.get(person) ?? -1) + 1);
      stood.set(person, way.indexOf(stage));
    }
    // Onboarding waits for somebody, takes its time, and is done before the first step.
    const entries = logbook(right(24));
    const first = (what: string) => entries.find((entry) => entry.what === what && entry.stage === "newbie")!;
    expect(first("enter").day).toBeLessThan(first("done").day);
  });

  test("fast through the first steps, they pile up as loyal: the share of loyal and advocates grows with time (claims 40, 43)", () => {
    const share = (reading: { on: (name: string, day: number) => number }, day: number) =>
      (reading.on("stage.loyal", day) + reading.on("stage.advocate", day)) / reading.on("customers", day);
    const runs = read(right(36), 12);
    const grown = (from: number, to: number) => between(runs.map((reading) => share(reading, to)), runs.map((reading) => share(reading, from)));
    expect(grown(180, 540).low).toBeGreaterThan(0);
    expect(grown(540, 1080).low).toBeGreaterThan(0);
  });

  test("customers of $50 and of $500 a month are worth one to ten (claim 63)", () => {
    const worth = (mrr: number) => summary(read(there(60, 200, { monthlyChurn: 0.03 }, { value: { initialMrr: fixed(mrr) } }), 4).map((reading) => reading.metric("revenue"))).mean;
    expect(worth(500) / worth(50)).toBeCloseTo(10, 9);
  });
});

describe("repeat business", () => {
  const firm = (perMonth: number, more: object = {}) =>
    sound({
      ...base(24, 0), run: { horizonMonths: 24, warmupMonths: 0 }, market: { unlimited: true, initialCustomers: 200, initialTenureMonths: 24 },
      channels: { door: { kind: "organic", entryStage: "lead", visitsPerMonth: perMonth, growthPerMonth: 0, identifyProbability: 1 } },
      retention: { monthlyChurn: 0.02 }, ...more,
    });

  test("most of the revenue from those one has is one thing, nearly all of it another (claim 103)", () => {
    const share = (perMonth: number) => read(firm(perMonth))[0].metric("existingShare");
    expect(share(1)).toBeGreaterThan(0.9);
    expect(share(10)).toBeGreaterThan(0.5);
    expect(share(10)).toBeLessThan(0.9);
    expect(share(60)).toBeLessThan(0.5);
  });

  test("is defined by what happens after the sale: gross retention by who stays, net retention by who grows as well (claim 106)", () => {
    const many = { market: { unlimited: true, initialCustomers: 4000, initialTenureMonths: 24 } };
    const account = (selfServeExpandProbability: number) =>
      firm(0.1, { ...many, accountManagement: { policy: "none", team: "", needsPerYear: 2, needWindowDays: fixed(5), selfServeExpandProbability } });
    const [still] = read(account(0));
    const [growing] = read(account(0.6));
    expect(Math.abs(still.metric("grr") - 0.98 ** 12)).toBeLessThan(3.5 * Math.sqrt(0.17 / 2400));
    expect(still.metric("nrr")).toBe(still.metric("grr"));
    expect(growing.metric("grr")).toBeCloseTo(still.metric("grr"), 1);
    // 1.2 steps of a fifth in a year.
    expect(growing.metric("nrr") / growing.metric("grr")).toBeGreaterThan(1.2);
  });
});
