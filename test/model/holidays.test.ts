import { describe, expect, test } from "vitest";
import { always, diary, fixed, run, sound } from "./diary.ts";

const out = { done: { bulb: "exit", order: 8 }, lost: { bulb: "exit", order: 9 } };

/** One arrival a day at noon; a desk from nine to five on working days. */
function desk(holidays: number[], more: object = {}) {
  return sound({
    run: { horizonMonths: 24 }, activity: { ...always, holidays, holidayWeight: 1 }, market: { unlimited: true },
    channels: { door: { kind: "organic", entryStage: "lead", visitsPerMonth: 365 / 12, growthPerMonth: 0, identifyProbability: 1, arrivals: "even" } },
    teams: { desk: { headcount: 1, productiveFraction: 1, daysPerWeek: 5, hoursPerDay: 8, startHour: 9, ...more } },
    stages: { lead: { bulb: "left", order: 1, exits: { done: { probability: 1 } }, otherwise: "lost", work: { team: "desk", minutes: fixed(60), attempts: fixed(1) } }, ...out },
  });
}

describe("holidays", () => {
  test("teams do not work on them, year after year; what came waits until they open again", () => {
    // Day 1 is a Tuesday; day 366, the same day of the next year, a Wednesday.
    const events = diary(desk([1]));
    const starts = new Set(events.filter(([, , what]) => what === "start").map(([day]) => Math.floor(day)));
    expect([0, 1, 2].map((day) => starts.has(day))).toEqual([true, false, true]);
    expect([365, 366, 367].map((day) => starts.has(day))).toEqual([true, false, true]);
    const second = events.find(([day, , what]) => what === "start" && day > 1)!;
    expect(second[0]).toBe(2.375);
  });

  test("work pauses over them (rule T4)", () => {
    const long = desk([1]);
    long.stages.lead.work!.minutes = fixed(600);
    expect(diary(long).find(([, , what]) => what === "done")![0]).toBe(2.583);
  });

  test("who opens at midnight and never closes is closed on them too", () => {
    const starts = diary(desk([1], { daysPerWeek: 7, hoursPerDay: 24, startHour: 0 })).filter(([, , what]) => what === "start").map(([day]) => day);
    expect(starts.slice(0, 4)).toEqual([0.5, 2, 2.5, 3.5]);
  });

  test("they are paid, and no scheduled time", () => {
    const all = desk(Array.from({ length: 100 }, (_, day) => day + 50));
    const none = desk([]);
    expect(run(all).metric("payroll.desk")).toBe(run(none).metric("payroll.desk"));
    expect(run(all).metric("utilisation.desk")).toBeGreaterThan(run(none).metric("utilisation.desk"));
    expect(run(all).trace.violations).toEqual([]);
  });

  test("with none, nothing changes", () => {
    const plain = desk([]);
    const { holidayWeight: _, ...activity } = plain.activity;
    expect(run(sound({ ...plain, activity })).trace.fingerprint).toEqual(run(plain).trace.fingerprint);
  });
});
