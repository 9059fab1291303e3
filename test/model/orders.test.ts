import { describe, expect, test } from "vitest";
import { always, diary, fixed, run, sound } from "./diary.ts";
import { logbook, MONTH, only, read, type Entry } from "./logbook.ts";

const stages = { lead: { bulb: "left", order: 1, exits: { fan: { probability: 1 } }, otherwise: "lost" }, fan: { bulb: "right", order: 2 }, lost: { bulb: "exit", order: 9 } };
const shop = (people: number, months: number, orders: object, more: object = {}) =>
  sound({
    run: { horizonMonths: months }, activity: always, market: { unlimited: true }, stages,
    channels: { door: { kind: "batch", entryStage: "lead", entries: people, everyDays: 3000, firstDay: 0 } },
    value: { orders: { amount: fixed(20), ...orders } }, money: { initialCash: 0, grossMargin: 0.4, commission: 0.1, fixedPerMonth: 0 }, ...more,
  });
const beta = (a: number, b: number) => Math.exp(lnGamma(a) + lnGamma(b) - lnGamma(a + b));

/** Stirling's series, after the recurrence. */
function lnGamma(x: number): number {
  if (x < 10) return lnGamma(x + 1) - Math.log(x);
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5);
}

/** Gauss's hypergeometric series. */
function hypergeometric(a: number, b: number, c: number, z: number): number {
  let [sum, term] = [1, 1];
  for (let n = 0; n < 2000; n++) {
    term *= ((a + n) * (b + n) * z) / ((c + n) * (n + 1));
    sum += term;
  }
  return sum;
}

/** Repeat orders by month t of a random customer under BG/NBD (Fader, Hardie and Lee 2005, equations 8 and 9). */
const law = { r: 0.8, alpha: 1.6, a: 0.793, b: 2.426 };
function expected(t: number): number {
  const { r, alpha, a, b } = law;
  return ((a + b - 1) / (a - 1)) * (1 - (alpha / (alpha + t)) ** r * hypergeometric(r, b, a + b - 1, t / (alpha + t)));
}
function probability(x: number, t: number): number {
  const { r, alpha, a, b } = law;
  const count = (j: number) => Math.exp(lnGamma(r + j) - lnGamma(r) - lnGamma(j + 1)) * (alpha / (alpha + t)) ** r * (t / (alpha + t)) ** j;
  const alive = (beta(a, b + x) / beta(a, b)) * count(x);
  if (x === 0) return alive;
  let fewer = 0;
  for (let j = 0; j < x; j++) fewer += count(j);
  return alive + (beta(a + 1, b + x - 1) / beta(a, b)) * (1 - fewer);
}

function repeats(entries: Entry[], months: number): number[] {
  const counts = new Map<number, number>();
  for (const { person } of only(entries, "won")) counts.set(person, -1);
  for (const { person, day } of only(entries, "order")) if (day <= 11 / 24 + months * MONTH) counts.set(person, counts.get(person)! + 1);
  return [...counts.values()];
}

describe("orders", () => {
  const people = 6000;
  const market = shop(people, 13, { perMonth: { kind: "gamma", mean: law.r / law.alpha, shape: law.r }, dropoutAlpha: law.a, dropoutBeta: law.b });

  test("who tries once and returns if happy orders as BG/NBD says: mean and distribution of repeat orders (claim 61)", () => {
    const entries = logbook(market);
    for (const t of [1, 4, 12]) {
      const counts = repeats(entries, t);
      const mean = counts.reduce((sum, count) => sum + count, 0) / people;
      const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / people;
      expect(Math.abs(mean - expected(t)) / Math.sqrt(variance / people), `month ${t}: ${mean} for ${expected(t)}`).toBeLessThan(3.5);
      for (let x = 0; x < 5; x++) {
        const exact = probability(x, t);
        const share = counts.filter((count) => count === x).length / people;
        expect(Math.abs(share - exact) / Math.sqrt((exact * (1 - exact)) / people), `P(${x}) by month ${t}: ${share} for ${exact}`).toBeLessThan(3.5);
      }
    }
  });

  test("the first order is placed at the win; after the last one the customer leaves at its next anniversary", () => {
    const certain = shop(1, 6, { perMonth: fixed(1), dropoutAlpha: 1000, dropoutBeta: 0.05 });
    const days = diary(certain).filter(([, , what]) => what === "order" || what === "churn");
    expect(days.map(([, , what]) => what)).toEqual(["order", "order", "churn"]);
    expect(days[0][0]).toBe(0.458);
    const months = (days[2][0] - 0.4583) / MONTH;
    expect(Math.abs(months - Math.round(months))).toBeLessThan(1e-3);
    expect(months).toBeGreaterThan((days[1][0] - 0.4583) / MONTH);
    expect(months).toBeLessThan((days[1][0] - 0.4583) / MONTH + 1);
  });

  test("both kinds of repeat business run: orders bring revenue without MRR, fees bring MRR (claim 104)", () => {
    const { metric, trace } = run(market);
    expect(trace.violations).toEqual([]);
    const placed = only(logbook(market), "order").length;
    expect(metric("revenue")).toBe(placed * 2000);
    expect(metric("finalCash")).toBe(placed * 800);
    expect([metric("newMrr"), metric("finalMrr"), metric("churnedMrr")]).toEqual([0, 0, 0]);
    const [fees] = read(sound({ ...market, value: { initialMrr: fixed(20) } }));
    expect(fees.metric("finalMrr")).toBeGreaterThan(0);
  });

  test("the money of an order comes after the payment delay, and a partner has its share", () => {
    const partner = { door: { kind: "partner", entryStage: "lead", entriesPerMonth: 100, revenueShare: 0.25 } };
    const scenario = (paymentDelayDays: number) =>
      sound({ ...shop(1, 3, { perMonth: fixed(0.01) }), channels: partner, money: { initialCash: 0, grossMargin: 1, commission: 0, fixedPerMonth: 0, paymentDelayDays } });
    const orders = only(logbook(scenario(30)), "order");
    const [late] = read(scenario(30));
    expect(late.metric("revenue")).toBe(2000 * orders.filter(({ day }) => Math.floor(day + 30) < 91).length);
    expect(late.metric("finalCash")).toBe(late.metric("revenue") - 500 * orders.length);
  });

  test("orders of those who are there on day 0 begin after a gap, and who uses it for free orders nothing", () => {
    const scenario = sound({ ...shop(1, 3, { perMonth: fixed(2), dropoutAlpha: 0.05, dropoutBeta: 1000 }), channels: {}, stages: { fan: stages.fan }, market: { unlimited: true, initialCustomers: 3000 } });
    // No order of day 0 itself: a Poisson process from there on.
    const placed = only(logbook(scenario), "order").length;
    expect(Math.abs(placed - 18_000)).toBeLessThan(3.5 * Math.sqrt(18_000) + 20);
    const free = sound({ ...shop(50, 6, { perMonth: fixed(2) }), stages: { ...stages, fan: { bulb: "right", order: 2, free: true } } });
    expect(only(logbook(free), "order")).toHaveLength(0);
  });

  test("nothing expands: there is no MRR to grow", () => {
    const scenario = shop(100, 12, {}, { teams: { desk: { headcount: 20, daysPerWeek: 7, hoursPerDay: 24, startHour: 0 } }, accountManagement: { policy: "scheduled", team: "desk", needsPerYear: 12, expandProbability: 1, selfServeExpandProbability: 1 } });
    const entries = logbook(scenario);
    expect(only(entries, "need").length).toBeGreaterThan(100);
    expect(only(entries, "expand")).toEqual([]);
  });
});
