import { openSim } from "hourglass";
import { describe, expect, test } from "vitest";
import { always, fixed, run, sound } from "./diary.ts";
import { gain, logbook, only, read } from "./logbook.ts";

const stages = { lead: { bulb: "left", order: 1, exits: { fan: { probability: 1 } }, otherwise: "lost" }, fan: { bulb: "right", order: 2 }, lost: { bulb: "exit", order: 9 } };
const firm = (people: number, months: number, loyalty: object | null, more: object = {}) =>
  sound({
    run: { horizonMonths: months }, activity: always, market: { unlimited: true }, stages,
    channels: { door: { kind: "batch", entryStage: "lead", entries: people, everyDays: 3000, firstDay: 0 } },
    retention: { monthlyChurn: 0 }, value: { initialMrr: { kind: "lognormal", median: 100, p90: 864 } }, money: { initialCash: 0, grossMargin: 0.8, commission: 0, fixedPerMonth: 0 }, loyalty, ...more,
  });
const plain = { topShare: 0.2, reward: 0, churnMultiplier: 1, surprise: 1 };

describe("loyalty programme", () => {
  test("a programme that gives nothing and keeps nobody changes nothing: no walk runs past a bulletin", () => {
    const scenario = openSim("hourglass");
    const lively = { ...scenario, run: { ...scenario.run, horizonMonths: 24 }, support: null };
    const [without] = read({ ...lively, loyalty: null });
    const [with_] = read({ ...lively, loyalty: plain });
    expect(with_.fingerprint).toEqual(without.fingerprint);
  });

  test("ranked by what they pay, a fifth of the customers bring four fifths of the revenue (claims 64, 65)", () => {
    const worth = only(logbook(firm(4000, 1, null)), "won").map(({ value }) => value).sort((a, b) => b - a);
    const all = worth.reduce((sum, value) => sum + value, 0);
    const top = worth.slice(0, 800).reduce((sum, value) => sum + value, 0);
    expect(Math.abs(top / all - 0.8)).toBeLessThan(0.03);
  });

  test("members are those who pay at least what the last of the top share pays, and get their share of it back", () => {
    const worth = only(logbook(firm(103, 1, null)), "won").map(({ value }) => value).sort((a, b) => b - a);
    const back = worth.slice(0, 21).reduce((sum, value) => sum + Math.floor(value * 0.05 + 0.5), 0);
    const cash = (reward: number) => read(firm(103, 13, { ...plain, reward }))[0].metric("finalCash");
    // The bulletin of day 0 had nobody, so the first to bring anything back is the second anniversary.
    expect(cash(0) - cash(0.05)).toBe(back * 11);
  });

  test("who pays as much as the last of the top belongs to them too", () => {
    const cash = (reward: number) => read(firm(10, 3, { ...plain, reward }, { value: { initialMrr: fixed(100) } }))[0].metric("finalCash");
    expect(cash(0) - cash(0.1)).toBe(10 * 1000);
  });

  const loyal = (surprise: number, reward = 0.02) =>
    firm(400, 36, { topShare: 0.2, reward, churnMultiplier: 0.6, surprise }, { retention: { monthlyChurn: 0.04 } });

  test("its net value is the margin it saves less what it gives back (claim 66)", () => {
    const none = read(firm(400, 36, null, { retention: { monthlyChurn: 0.04 } }), 12);
    const free = read(loyal(1, 0), 12);
    const paid = read(loyal(1), 12);
    paid.forEach((reading, at) => {
      const saved = reading.metric("revenue") - none[at].metric("revenue");
      const given = free[at].metric("finalCash") - reading.metric("finalCash");
      const net = reading.metric("finalCash") - none[at].metric("finalCash");
      // Margins are whole cents a payment.
      expect(Math.abs(net - (0.8 * saved - given)) / net).toBeLessThan(1e-3);
      expect(given).toBeGreaterThan(0);
    });
    expect(gain(firm(400, 36, null, { retention: { monthlyChurn: 0.04 } }), loyal(1), (reading) => reading.metric("finalCash")).low).toBeGreaterThan(0);
  });

  test("a surprise keeps more of them, for about the same money (claim 67)", () => {
    expect(gain(loyal(1), loyal(1.6), (reading) => reading.metric("finalCustomers")).low).toBeGreaterThan(0);
    const given = (surprise: number) =>
      gain(firm(400, 37, { ...plain, surprise, reward: 0.02 }), firm(400, 37, { ...plain, surprise }), (reading) => reading.metric("finalCash")).mean;
    expect(Math.abs(given(2) / given(1) - 1)).toBeLessThan(0.06);
  });

  test("a journey that ends a contract counts in the bulletins until then", () => {
    const leaving = (days: number) =>
      firm(10, 4, { ...plain, topShare: 0.1, reward: 0.1 }, {
        value: { initialMrr: fixed(100), initialMrrByChannel: { rich: fixed(1000) } },
        channels: { rich: { kind: "batch", entryStage: "short", entries: 1, everyDays: 3000, firstDay: 0 }, door: { kind: "batch", entryStage: "lead", entries: 9, everyDays: 3000, firstDay: 0 } },
        stages: { ...stages, short: { bulb: "left", order: 1, exits: { guest: { probability: 1 } } }, guest: { bulb: "right", order: 3, dwellDays: fixed(days), otherwise: "lost" } },
      });
    const given = (days: number) => read(leaving(days)).map((reading) => reading.metric("finalCash"))[0];
    const without = (days: number) => read({ ...leaving(days), loyalty: null })[0].metric("finalCash");
    // Anniversaries in the mornings of days 30, 61 and 91; the last two go by the bulletin of the midnight of day 61.
    expect(without(60.3) - given(60.3)).toBe(2 * 9 * 1000);
    // Gone between that midnight and its own anniversary, it has kept the others out and has nothing itself.
    expect(without(60.7) - given(60.7)).toBe(0);
    expect(without(62) - given(62)).toBe(10_000);
    expect(run(leaving(60.7)).trace.violations).toEqual([]);
  });
});
