import { describe, expect, test } from "vitest";
import { always, fixed, sound } from "./diary.ts";
import { logbook, only, read, summary } from "./logbook.ts";

const stages = { sign: { bulb: "left", order: 1, exits: { fan: { probability: 1 } }, otherwise: "out" }, fan: { bulb: "right", order: 2 }, out: { bulb: "exit", order: 3 } };
/** Seeds won at eleven on day 0; each customer sends so many invitations at once, taken up with a chance. */
const loop = (seeds: number, invitesPerCustomer: number, conversionToEntry: number, more: object = {}, referral: object = {}) =>
  sound({
    run: { horizonMonths: 24 }, activity: always, market: { unlimited: true }, stages,
    channels: { door: { kind: "batch", entryStage: "sign", entries: seeds, everyDays: 3000, firstDay: 0 }, friends: { kind: "referral", side: "referral", entryStage: "sign" } },
    retention: { monthlyChurn: 0 }, value: { initialMrr: fixed(1) },
    referral: { fromStage: "fan", mode: "oneShot", invitesPerCustomer, conversionToEntry, delayDays: fixed(1), channel: "friends", strength: 1, churnMultiplier: 1, ...referral },
    ...more,
  });
/** The z that solves z = f(z), by repetition. */
function solve(f: (z: number) => number): number {
  let z = 0.9;
  for (let turn = 0; turn < 10_000; turn++) z = f(z);
  return z;
}

describe("invitations at once", () => {
  test.each([[1.5, 0.5828], [2, 0.7968]])("with k = %f a loop that catches on ends when %f of the market is touched (claim 28)", (k, published) => {
    const accounts = 3000;
    const seeds = 15;
    const z = solve((share) => 1 - (1 - seeds / accounts) * Math.exp(-k * share));
    expect(Math.abs(solve((share) => 1 - Math.exp(-k * share)) - published)).toBeLessThan(1e-4);
    const shares = read(loop(seeds, k * 2, 0.5, { market: { unlimited: false, accounts } }), 40).map((run) => run.metric("won") / accounts);
    const { mean, standardError } = summary(shares);
    // Of a finite market a few accounts less are reached than of an endless one.
    expect(Math.abs(mean - z)).toBeLessThan(3.5 * standardError + 0.002);
    expect(Math.min(...shares)).toBeGreaterThan(0.8 * z);
  });

  // A market large against what dies out early, so that its end does not matter there.
  test.each([[1.2, 1, 6000], [1.5, 2, 1500]])("with k = %f it dies out early as often as the theory says", (k, seeds, accounts) => {
    const extinct = solve((x) => Math.exp(k * (x - 1))) ** seeds;
    const runs = read(loop(seeds, k, 1, { market: { unlimited: false, accounts } }), 300).map((run) => run.metric("won"));
    const share = runs.filter((won) => won < 300).length / runs.length;
    expect(Math.abs(share - extinct)).toBeLessThan(3.5 * Math.sqrt((extinct * (1 - extinct)) / runs.length));
  });

  test("without an end of the market each cycle is Skok's: C(t) = C(0) · (K^(t ÷ cycle + 1) − 1) ÷ (K − 1)", () => {
    const runs = read(loop(10, 4, 0.5, { run: { horizonMonths: 1 } }, { delayDays: fixed(5) }), 80);
    [10, 30, 70, 150, 310, 630].forEach((customers, cycle) => {
      const { mean, standardError } = summary(runs.map((run) => run.on("customers", cycle * 5 + 3)));
      expect(Math.abs(mean - customers), `cycle ${cycle}`).toBeLessThan(3.5 * standardError + 1e-9);
    });
  });

  test.each([[0.5, 100], [0.8, 250]])("with k = %f fifty customers become n ÷ (1 − k)", (k, total) => {
    const { mean, standardError } = summary(read(loop(50, k * 4, 0.25, { run: { horizonMonths: 36 } }), 60).map((run) => run.metric("won")));
    expect(Math.abs(mean - total)).toBeLessThan(3.5 * standardError);
    expect(standardError).toBeLessThan(0.05 * total);
  });

  test("customers brought by a customer are invitations × chance taken up in the mean (claim 28)", () => {
    const entries = logbook(loop(2000, 3, 0.3, { run: { horizonMonths: 1 } }));
    const brought = new Map<number, number>();
    for (const { person } of only(entries, "invite")) brought.set(person, (brought.get(person) ?? 0) + 1);
    // Those won so late that an invitation could still be on its way are left out.
    const parents = only(entries, "won").filter(({ day }) => day < 28).map(({ person }) => brought.get(person) ?? 0);
    const { mean, standardError } = summary(parents);
    expect(Math.abs(mean - 0.9)).toBeLessThan(3.5 * standardError);
    // A Poisson number, so no more and no less spread than that.
    expect((standardError ** 2 * parents.length) / 0.9).toBeCloseTo(1, 1);
  });

  test("they are sent once in a life, on reaching the stage", () => {
    const entries = logbook(loop(50, 3, 1, { run: { horizonMonths: 3 }, stages: { ...stages, fan: { bulb: "right", order: 2, dwellDays: fixed(45), otherwise: "friend" }, friend: { bulb: "right", order: 4 } } }, { fromStage: "friend", delayDays: fixed(0) }));
    const reached = new Map(entries.filter(({ what, stage }) => what === "enter" && stage === "friend").map(({ person, day }) => [person, day]));
    const invited = only(entries, "invite");
    expect(invited.length).toBeGreaterThan(100);
    expect(invited.every(({ person, day }) => day === reached.get(person))).toBe(true);
  });
});

describe("events and the loop", () => {
  const rate = { mode: "rate", invitesPerMonth: 2, delayDays: fixed(0), activeDays: 3650 };

  test("whether an invitation is taken up goes by the day it is sent", () => {
    const scenario = loop(300, 0, 0.1, { run: { horizonMonths: 6 }, events: { stop: { day: 100, path: "referral.conversionToEntry", change: "set", value: 0 } } }, rate);
    const days = only(logbook(scenario), "invite").map(({ day }) => day);
    expect(days.length).toBeGreaterThan(150);
    expect(Math.max(...days)).toBeLessThan(100);
    expect(Math.max(...days)).toBeGreaterThan(98);
  });

  test("a month's invitations go by the rate of the day on which it begins", () => {
    const scenario = loop(300, 0, 0.1, { run: { horizonMonths: 6 }, events: { stop: { day: 100, path: "referral.invitesPerMonth", change: "set", value: 0 } } }, rate);
    const entries = only(logbook(scenario), "invite");
    // Those won on day 0 began a month on day 91.
    const last = Math.max(...entries.map(({ day }) => day));
    expect(last).toBeGreaterThan(118);
    expect(last).toBeLessThan(100 + 365 / 12);
  });
});
