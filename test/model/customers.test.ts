import { describe, expect, test } from "vitest";
import { always, diary, fixed, run, sound } from "./diary.ts";

const fan = { fan: { bulb: "right", order: 2 } };
const people = (initialCustomers: number) => ({ activity: always, market: { unlimited: true, initialCustomers }, value: { initialMrr: fixed(100) } });
const desk = { headcount: 40, productiveFraction: 1, daysPerWeek: 7, hoursPerDay: 24, startHour: 0 };

describe("contract", () => {
  test("a customer pays on the day it is won and at each anniversary, and its cash is revenue × margin (rule C2)", () => {
    const scenario = sound({
      run: { horizonMonths: 3 }, activity: always, market: { unlimited: true },
      channels: { door: { kind: "batch", entryStage: "lead", entries: 1, everyDays: 3000, firstDay: 0 } },
      stages: { lead: { bulb: "left", order: 1, exits: { fan: { probability: 1 } }, otherwise: "lost" }, lost: { bulb: "exit", order: 9 }, ...fan },
      retention: { monthlyChurn: 0 }, value: { initialMrr: fixed(100) }, money: { initialCash: 0, grossMargin: 0.7 },
    });
    const paid = diary(scenario).filter(([, , what]) => what === "pay").map(([day]) => day);
    expect(paid).toEqual([0.458, 30.875, 61.292]);
    const { metric } = run(scenario);
    expect(metric("revenue")).toBe(30_000);
    expect(metric("finalCash")).toBe(21_000);
  });

  test("a monthly churn of one in ten leaves 0.9^12 after a year", () => {
    const scenario = sound({ run: { horizonMonths: 12 }, ...people(4000), stages: fan, retention: { monthlyChurn: 0.1 } });
    const { metric, trace } = run(scenario);
    expect(trace.violations).toEqual([]);
    // The first anniversary of those who are there on day 0 falls within the first month, so all meet twelve of them.
    expect(Math.abs(metric("finalCustomers") / 4000 - 0.9 ** 12)).toBeLessThan(3.5 * Math.sqrt(0.2 / 4000));
  });
});

describe("account management", () => {
  const account = (changes: object) =>
    sound({
      run: { horizonMonths: 36 }, ...people(300), stages: fan, teams: { desk }, retention: { monthlyChurn: 0 },
      value: { initialMrr: fixed(100), expansionStep: 0.1 },
      accountManagement: {
        team: "desk", callMinutes: fixed(1), needsPerYear: 2, needWindowDays: { kind: "lognormal", median: 21, p90: 60 },
        expandProbability: 0.5, selfServeExpandProbability: 0, falsePositivesPerYear: 0, reactionHours: 1, ...changes,
      },
    });

  // E[min(1, window ÷ interval)] for the window's law, from the table of the domain.
  test.each([[30, 0.675], [45, 0.531], [90, 0.31], [180, 0.162]])("calls every %i days find %f of the needs", (intervalDays, expected) => {
    const { metric } = run(account({ policy: "scheduled", intervalDays }));
    expect(Math.abs(metric("needsFound") - expected)).toBeLessThan(0.025);
  });

  test("calls on interest find the needs that show, and now and then another that is open as well", () => {
    const { metric } = run(account({ policy: "intentTriggered", intentSensitivity: 0.7 }));
    // Of the others, one in eight or nine has a call within its window: 0.7 · 2 calls a year, windows of 32 days in the mean.
    expect(metric("needsFound")).toBeGreaterThan(0.69);
    expect(metric("needsFound")).toBeLessThan(0.77);
    expect(metric("callsPerNeed")).toBeLessThan(1.05);
  });

  test("every expansion is one the ledger of MRR knows", () => {
    const scenario = account({ policy: "intentTriggered", intentSensitivity: 1 });
    const steps = diary(scenario).filter(([, , what]) => what === "expand").length;
    expect(steps).toBeGreaterThan(100);
    expect(run(scenario).metric("expansionMrr")).toBeGreaterThan(steps * 900);
  });

  test("calls beyond what is tolerated wear customers out", () => {
    const left = (fatigueChurnMultiplier: number) =>
      run(sound({ ...account({ policy: "scheduled", intervalDays: 14, freeContactsPer90Days: 3, fatigueChurnMultiplier }), retention: { monthlyChurn: 0.01 } })).metric("finalCustomers");
    expect(left(1.3)).toBeLessThan(left(1));
  });
});

describe("outbound", () => {
  const outbound = (accounts: number, headcount: number) =>
    sound({
      run: { horizonMonths: 6 }, activity: always, market: { unlimited: false, accounts },
      teams: { reps: { headcount, productiveFraction: 0.6, daysPerWeek: 5, hoursPerDay: 8, startHour: 9 } },
      stages: { prospect: { bulb: "left", order: 1, dwellDays: fixed(10), otherwise: "no" }, no: { bulb: "exit", order: 9 } },
      channels: { calls: { kind: "outbound", side: "outbound", entryStage: "prospect", team: "reps", minutesPerProspect: { kind: "exponential", mean: 25 }, maturityStart: 1, maturityDays: 0 } },
    });

  test("a rep works through about 250 prospects a month: 21.7 days of 8 hours, six tenths of them on the phone, 25 minutes each", () => {
    const { metric } = run(outbound(100_000, 1));
    const perMonth = metric("entries.prospect") / 6;
    expect(perMonth).toBeGreaterThan(235);
    expect(perMonth).toBeLessThan(265);
    expect(metric("utilisation.reps")).toBeGreaterThan(0.99);
  });

  test("half a rep works half the day", () => {
    const perMonth = run(outbound(100_000, 0.5)).metric("entries.prospect") / 6;
    expect(perMonth).toBeGreaterThan(110);
    expect(perMonth).toBeLessThan(140);
  });

  test("a list that runs dry leaves reps idle", () => {
    const { metric, trace } = run(outbound(100, 2));
    expect(metric("entries.prospect")).toBe(100);
    expect(metric("utilisation.reps")).toBeLessThan(0.1);
    expect(trace.violations).toEqual([]);
  });
});
