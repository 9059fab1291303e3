import { describe, expect, test } from "vitest";
import { always, fixed, sound } from "./diary.ts";
import { logbook, MONTH, only, read } from "./logbook.ts";

const STAY = 10;
const DELAY = 5;
const desk = { headcount: 60, productiveFraction: 1, daysPerWeek: 7, hoursPerDay: 24, startHour: 0 };
/** So many people, won on day 0, whom the journey leads out again after some days; no month of a contract is ever over. */
const firm = (entries: number, days: number, more: object) =>
  sound({
    run: { horizonMonths: 2 }, activity: always, market: { unlimited: true }, retention: { monthlyChurn: 0 }, teams: { desk },
    channels: { door: { kind: "batch", entryStage: "lead", entries, everyDays: 3000, firstDay: 0 }, friends: { kind: "referral", side: "referral", entryStage: "lead" } },
    stages: {
      lead: { bulb: "left", order: 1, exits: { fan: { probability: 1 } }, otherwise: "gone" },
      fan: { bulb: "right", order: 2, dwellDays: fixed(days), exits: { gone: { probability: 1 } } }, gone: { bulb: "exit", order: 9 },
    },
    ...more,
  });
const invites = { fromStage: "fan", conversionToEntry: 1, delayDays: fixed(DELAY), channel: "friends", strength: 1 };

describe("who walks out", () => {
  const scenario = firm(400, STAY, {
    referral: { ...invites, invitesPerMonth: 3, activeDays: 3650 }, support: { team: "desk", ticketsPerMonth: 3, minutes: fixed(40) },
    accountManagement: { policy: "hybrid", team: "desk", callMinutes: fixed(24), needsPerYear: 24, intervalDays: 15, intentSensitivity: 0.6, falsePositivesPerYear: 3 },
    value: { orders: { perMonth: { kind: "gamma", mean: 4, shape: 2 }, dropoutAlpha: 1, dropoutBeta: 9, amount: fixed(20) } },
  });
  const entries = logbook(scenario);
  const left = new Map(only(entries, "churn").map(({ person, day }) => [person, day]));
  const leftOf = (person: number) => left.get(person) ?? Infinity;

  test.each(["need", "order", "call", "ticket"])("has no %s that was planned for later (rule C2)", (what) => {
    const there = only(entries, what);
    expect(there.length).toBeGreaterThan(200);
    expect(there.filter(({ person, day }) => day > leftOf(person))).toEqual([]);
  });

  test("has as many needs as fall into the days it was there", () => {
    const mean = left.size * 2 * (STAY / MONTH);
    const needs = only(entries, "need").filter(({ person }) => left.has(person)).length;
    expect(Math.abs(needs - mean)).toBeLessThan(3.5 * Math.sqrt(mean));
  });

  test("has sent the invitations of its days, which come when it is gone, and none of later days (rule C2)", () => {
    const sent = only(entries, "invite");
    expect(sent.filter(({ person, day }) => day > leftOf(person)).length).toBeGreaterThan(100);
    expect(sent.filter(({ person, day }) => day > leftOf(person) + DELAY)).toEqual([]);
  });

  test("asks a team for nothing that it was to ask for later", () => {
    const [reading] = read(scenario);
    const done = 40 * only(entries, "ticket").length + 24 * only(entries, "call").length;
    // Some have left while they were answered.
    expect((reading.metric("minutes.desk") * 2) / done).toBeCloseTo(1, 1);
  });

  test("at the very instant it begins to invite has sent what is sent at once", () => {
    const [reading] = read(firm(400, 0, { run: { horizonMonths: 1 }, referral: { ...invites, mode: "oneShot", invitesPerCustomer: 0.5 } }));
    // Six crowds in the month, each half of the one before.
    const mean = (400 * (1 - 0.5 ** 6)) / 0.5;
    expect(Math.abs(reading.metric("won") - mean)).toBeLessThan(3.5 * Math.sqrt(2 * mean));
  });
});
