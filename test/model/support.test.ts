import { describe, expect, test } from "vitest";
import { always, diary, fixed, run, sound } from "./diary.ts";
import { logbook, MONTH, only, read } from "./logbook.ts";

const desk = { headcount: 40, productiveFraction: 1, daysPerWeek: 7, hoursPerDay: 24, startHour: 0 };
const support = { team: "desk", ticketsPerMonth: 3, minutes: fixed(40) };
const account = { policy: "scheduled", team: "desk", intervalDays: 15, callMinutes: fixed(30), needsPerYear: 2, expandProbability: 0.5 };
const firm = (more: object) =>
  sound({
    run: { horizonMonths: 13 }, activity: always, market: { unlimited: true, initialCustomers: 400 }, stages: { fan: { bulb: "right", order: 2 } }, teams: { desk },
    value: { initialMrr: fixed(100) }, retention: { monthlyChurn: 0.03 }, ...more,
  });

describe("support", () => {
  test("a ticket is asked, waits its turn and is answered", () => {
    const scenario = sound({
      run: { horizonMonths: 2 }, activity: always, market: { unlimited: true, initialCustomers: 1 }, stages: { fan: { bulb: "right", order: 2 } },
      teams: { desk: { ...desk, headcount: 1 } }, retention: { monthlyChurn: 0 }, support: { ...support, ticketsPerMonth: 100, minutes: fixed(600) },
    });
    // Nobody else asks: the one seat is never idle for long, and answers one ticket in ten hours.
    const answered = diary(scenario).filter(([, , what]) => what === "ticket").map(([day]) => day);
    expect(answered.length).toBeGreaterThan(50);
    expect(Math.min(...answered.slice(1).map((day, at) => day - answered[at]))).toBeGreaterThan(10 / 24 - 0.0011);
  });

  test("customers ask as often as stated, and every ticket is answered while its customer stays", () => {
    const answered = only(logbook(firm({ support, retention: { monthlyChurn: 0 } })), "ticket").length;
    // Tickets begin at the first anniversary: twelve and a half months in the mean.
    const mean = 400 * 3 * 12.5;
    expect(Math.abs(answered - mean)).toBeLessThan(3.5 * Math.sqrt(mean + 400 * 9 / 12));
  });

  test("tickets change nothing but the time of those who answer", () => {
    const without = firm({ accountManagement: account, teams: { desk, other: desk } });
    const asked = firm({ accountManagement: account, teams: { desk, other: desk }, support: { ...support, team: "other" } });
    const story = (scenario: typeof asked) => diary(scenario).filter(([, , what]) => what !== "ticket");
    expect(story(asked)).toEqual(story(without));
  });

  test("a ticket of a customer who has left is dropped", () => {
    const scenario = firm({ run: { horizonMonths: 4 }, teams: { desk: { ...desk, headcount: 0.25 } }, support, retention: { monthlyChurn: 0.9 } });
    const entries = logbook(scenario);
    const left = new Map(only(entries, "churn").map(({ person, day }) => [person, day]));
    const late = only(entries, "ticket").filter(({ person, day }) => day - 40 / 1440 > (left.get(person) ?? Infinity));
    expect(late).toEqual([]);
    expect(run(scenario).trace.violations).toEqual([]);
  });

  test("who is led out by the journey has its tickets answered until that day", () => {
    const scenario = firm({ run: { horizonMonths: 3 }, support, retention: { monthlyChurn: 0 }, stages: { fan: { bulb: "right", order: 2, dwellDays: fixed(40), exits: { gone: { probability: 1 } } }, gone: { bulb: "exit", order: 9 } } });
    const answered = only(logbook(scenario), "ticket");
    expect(Math.max(...answered.map(({ day }) => day))).toBeLessThan(40);
    // From the first anniversary, somewhere in the first month, to day 40.
    const mean = 400 * 3 * (40 / MONTH - 1 / 2);
    expect(Math.abs(answered.length - mean)).toBeLessThan(3.5 * Math.sqrt(mean + 400 * 9 / 12));
  });

  test("the proactive share of the minutes is calls ÷ (calls + tickets) (claim 33)", () => {
    const minutes = (more: object) => read(firm({ ...more, retention: { monthlyChurn: 0 } }))[0].metric("minutes.desk");
    const calls = minutes({ accountManagement: account });
    const both = minutes({ accountManagement: account, support });
    const perCustomer = { calls: (MONTH / 15) * 30, tickets: 3 * 40 };
    expect(calls / both).toBeCloseTo(perCustomer.calls / (perCustomer.calls + perCustomer.tickets), 2);
    const [reading] = read(firm({ accountManagement: account, support, retention: { monthlyChurn: 0 } }));
    expect(reading.metric("proactiveShare")).toBeCloseTo(calls / both, 6);
    expect(both - calls).toBeCloseTo(minutes({ support }), 6);
  });

  test("people who live on relationships spend more than four fifths of their work after the sale (claim 105)", () => {
    const [reading] = read(firm({
      accountManagement: { ...account, intervalDays: 45, callMinutes: fixed(60) }, support,
      stages: { lead: { bulb: "left", order: 1, work: { team: "desk", minutes: fixed(285) }, exits: { fan: { probability: 0.12 } }, otherwise: "lost" }, fan: { bulb: "right", order: 2 }, lost: { bulb: "exit", order: 9 } },
      channels: { door: { kind: "organic", entryStage: "lead", visitsPerMonth: 15, growthPerMonth: 0, identifyProbability: 1 } },
    }));
    expect(reading.metric("afterSaleShare")).toBeGreaterThan(0.8);
  });
});
