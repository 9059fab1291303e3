import { compile, replicate } from "hourglass";
import { describe, expect, test } from "vitest";
import { always, fixed, key, sound } from "./diary.ts";
import { gain, logbook, only, read, type Entry, type Reading } from "./logbook.ts";

const round = { headcount: 40, productiveFraction: 1, daysPerWeek: 7, hoursPerDay: 24, startHour: 0 };
const HOUR = 1 / 24;
/** 300 customers and somebody who always has time; a call takes 24 minutes, an hour after interest was shown. */
const firm = (changes: object, more: object = {}, customers = 300) =>
  sound({
    run: { horizonMonths: 36 }, activity: always, market: { unlimited: true, initialCustomers: customers }, stages: { fan: { bulb: "right", order: 2 } },
    teams: { desk: round }, retention: { monthlyChurn: 0 }, value: { initialMrr: fixed(100), expansionStep: 0.2 }, money: { grossMargin: 0.8 },
    accountManagement: {
      team: "desk", callMinutes: fixed(24), needsPerYear: 1.5, needWindowDays: { kind: "lognormal", median: 21, p90: 60 }, intentSensitivity: 0.6, falsePositivesPerYear: 0,
      expandProbability: 0.5, selfServeExpandProbability: 0, reactionHours: 1, freeContactsPer90Days: 3, fatigueChurnMultiplier: 1, ...changes,
    },
    ...more,
  });
const scheduled = { policy: "scheduled", intervalDays: 90 };
const intent = { policy: "intentTriggered" };

function byPerson(entries: Entry[]): Map<number, number[]> {
  const days = new Map<number, number[]>();
  for (const { person, day } of entries) days.set(person, [...(days.get(person) ?? []), day]);
  return days;
}

describe("calls on schedule", () => {
  test("come at the preset interval when somebody always has time (claim 7)", () => {
    for (const days of byPerson(only(logbook(firm({ ...scheduled, intervalDays: 45 }, {}, 30)), "call")).values()) {
      expect(days.length).toBeGreaterThan(21);
      days.slice(1).forEach((day, at) => expect(day - days[at]).toBeCloseTo(45, 9));
    }
  });

  test("keep to the plan where they have to wait: interval ± wait (claim 7)", () => {
    const office = { ...round, headcount: 1, daysPerWeek: 5, hoursPerDay: 8, startHour: 9 };
    const entries = (team: object) => byPerson(only(logbook(firm({ ...scheduled, intervalDays: 45 }, { teams: { desk: team } }, 60)), "call"));
    const planned = entries(round);
    let waits = 0;
    for (const [person, days] of entries(office)) {
      days.forEach((day, at) => {
        const wait = day - planned.get(person)![at];
        waits += wait;
        expect(wait).toBeGreaterThan(-1e-6);
        // No longer than from Friday evening to Monday, and those of a weekend one after the other.
        expect(wait).toBeLessThan(3.5);
      });
    }
    expect(waits).toBeGreaterThan(100);
  });

  test("wear customers out beyond what they tolerate (claim 8)", () => {
    const churned = (intervalDays: number, fatigueChurnMultiplier: number) =>
      firm({ ...scheduled, intervalDays, fatigueChurnMultiplier }, { run: { horizonMonths: 18 }, retention: { monthlyChurn: 0.02 } }, 150);
    const lost = (intervalDays: number) => gain(churned(intervalDays, 1), churned(intervalDays, 1.3), (run) => run.metric("churned"));
    // Three calls in three months are free, also at the most unlucky phase of an interval of 31 days.
    expect(lost(31).mean).toBe(0);
    const often = lost(14);
    expect(often.low).toBeGreaterThan(0);
    expect(lost(10).low).toBeGreaterThan(often.high);
  });

  test("have a best interval: too rare misses chances, too often angers (claim 8)", () => {
    const value = (run: Reading) => 0.8 * run.metric("revenue") - run.metric("activityCost.desk") * 36;
    const net = (intervalDays: number) =>
      firm({ ...scheduled, intervalDays, needsPerYear: 4, fatigueChurnMultiplier: 1.3 }, { retention: { monthlyChurn: 0.02 }, teams: { desk: { ...round, annualCost: 90_000, productiveFraction: 0.5 } } });
    expect(gain(net(365), net(35), value).low).toBeGreaterThan(0);
    expect(gain(net(10), net(35), value).low).toBeGreaterThan(0);
  });
});

describe("calls on interest", () => {
  test("find more needs with fewer calls than a schedule (claim 9)", () => {
    const [blind] = read(firm(scheduled));
    const [seen] = read(firm({ ...intent, falsePositivesPerYear: 1 }));
    expect(blind.metric("needsFound")).toBeGreaterThan(0.28);
    expect(blind.metric("needsFound")).toBeLessThan(0.34);
    expect(seen.metric("needsFound")).toBeGreaterThan(0.6);
    // 4.06 calls a year for 0.31 × 1.5 needs; 1.9 calls a year for at least 0.6 × 1.5.
    expect(blind.metric("callsPerNeed")).toBeGreaterThan(7.5);
    expect(seen.metric("callsPerNeed")).toBeLessThan(2.2);
  });

  test("come as often as interest is shown, rightly or not (claim 15)", () => {
    const calls = only(logbook(firm({ ...intent, falsePositivesPerYear: 1 })), "call").length;
    // From the first anniversary on, half a month in the mean.
    const mean = 300 * (1.5 * 0.6 + 1) * (35.5 / 12);
    expect(Math.abs(calls - mean)).toBeLessThan(3.5 * Math.sqrt(mean) + 5);
  });

  test("no call is made but because a need showed, an hour after it did (claim 16)", () => {
    const entries = logbook(firm(intent));
    const needs = byPerson(only(entries, "need"));
    const calls = only(entries, "call");
    expect(calls.length).toBeGreaterThan(500);
    for (const { person, day } of calls) {
      const began = day - 24 / 1440 - HOUR;
      expect(needs.get(person)!.some((opened) => Math.abs(opened - began) < 1e-6)).toBe(true);
    }
  });

  test("cost less for each expansion (claim 14)", () => {
    const perMrr = (run: Reading) => run.metric("activityCost.desk") / run.metric("expansionMrr");
    expect(gain(firm(scheduled), firm({ ...intent, falsePositivesPerYear: 1 }), perMrr).high).toBeLessThan(0);
  });

  test("make expansion a greater part of what customers bring (claim 17)", () => {
    const share = (run: Reading) => run.metric("expansionMrr") / (run.metric("newMrr") + run.metric("expansionMrr"));
    expect(gain(firm(scheduled), firm(intent), share).low).toBeGreaterThan(0);
  });

  test("customers with the same needs are not worth less when won by interest (claim 19)", () => {
    const needs = (changes: object) => only(logbook(firm(changes)), "need").map(({ person, day }) => `${person} ${day}`);
    expect(needs(intent).sort()).toEqual(needs(scheduled).sort());
    expect(gain(firm(scheduled), firm(intent), (run) => run.metric("revenue")).low).toBeGreaterThan(0);
  });

  test("small comfortable steps lead as far as large ones: twice as many of half the size (claim 10)", () => {
    const steps = (needsPerYear: number, expansionStep: number) => {
      const scenario = firm({ ...intent, needsPerYear, intentSensitivity: 1, needWindowDays: fixed(10) }, { value: { initialMrr: fixed(100), expansionStep } });
      return { count: only(logbook(scenario), "expand").length, mrr: read(scenario)[0].metric("finalMrr") };
    };
    const small = steps(3, 0.1);
    const large = steps(1.5, 0.205);
    expect(Math.abs(small.count / large.count - 2)).toBeLessThan(0.2);
    expect(Math.abs(small.mrr / large.mrr - 1)).toBeLessThan(0.06);
  });
});

describe("both", () => {
  test("the hybrid makes the calls of the schedule and those of interest, and finds more than either", () => {
    const calls = (changes: object) => only(logbook(firm(changes)), "call").map(({ person, day }) => `${person} ${day}`).sort();
    const hybrid = { policy: "hybrid", intervalDays: 90 };
    expect(calls(hybrid)).toEqual([...calls(scheduled), ...calls(intent)].sort());
    const found = (changes: object) => read(firm(changes))[0].metric("needsFound");
    expect(found(hybrid)).toBeGreaterThan(Math.max(found(scheduled), found(intent)) + 0.05);
  });

  test("the schedule of a run does not depend on what was run before", () => {
    const after = read(firm(scheduled), 2)[1].fingerprint;
    expect(replicate(compile(firm(scheduled)), key, 1).fingerprint).toEqual(after);
  });
});
