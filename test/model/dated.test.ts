import { describe, expect, test } from "vitest";
import { compile } from "../../src/model/compile.ts";
import { datedBy } from "../../src/model/compile/dated.ts";
import { changed, effect } from "../claims/luck.ts";
import { always, diary, fixed, run, sound } from "./diary.ts";

const door = { kind: "organic", entryStage: "lead", visitsPerMonth: 600, growthPerMonth: 0, identifyProbability: 1, arrivals: "poisson" };
const stages = { lead: { bulb: "left", order: 1, otherwise: "lost", exits: { fan: { probability: 0.5 } } }, fan: { bulb: "right", order: 5 }, lost: { bulb: "exit", order: 9 } };
const firm = (changes: object) => sound({ run: { horizonMonths: 12 }, activity: always, market: { unlimited: true }, channels: { door }, stages, retention: { monthlyChurn: 0 }, ...changes });
const on = (path: string, day: number, change: "set" | "multiply", value: number, more: object = {}) => ({ events: { it: { path, day, change, value, ...more } } });
const rates = (changes: object) => compile(firm(changes)).tables.dailyRate;
const spends = (changes: object) => compile(firm(changes)).tables.dailySpend;
const sum = (values: ArrayLike<number>, from = 0, to = values.length) => Array.from(values).slice(from, to).reduce((total, value) => total + value, 0);

describe("an event on a date", () => {
  test.each([3, 0.2])("of ×%f is within five per cent of the trend after five half-lives (claim 55)", (value) => {
    const growing = { channels: { door: { ...door, growthPerMonth: 0.02 } } };
    const trend = rates(growing);
    const shocked = rates({ ...growing, ...on("channels.door.visitsPerMonth", 100, "multiply", value, { halfLifeDays: 30 }) });
    expect(shocked.slice(0, 100)).toEqual(trend.slice(0, 100));
    expect(shocked[100] / trend[100]).toBeCloseTo(value, 9);
    expect(shocked[130] / trend[130]).toBeCloseTo(1 + (value - 1) / 2, 9);
    for (let day = 250; day < 365; day++) expect(Math.abs(shocked[day] / trend[day] - 1)).toBeLessThan(0.0626);
    expect(Math.abs(shocked[250] / trend[250] - 1)).toBeCloseTo(Math.abs(value - 1) / 32, 6);
  });

  test("moves arrivals from its day to its last: the others are the same people", () => {
    const who = (changes: object) => diary(firm(changes)).filter(([, , what, where]) => what === "enter" && where === "lead").map(([day]) => day);
    const [before, after] = [who({}), who(on("channels.door.visitsPerMonth", 100, "multiply", 3, { untilDay: 200 }))];
    const outside = (days: number[]) => days.filter((day) => day < 100 || day >= 200);
    expect(outside(after)).toEqual(outside(before));
    expect(Math.abs((after.length - outside(after).length) / (before.length - outside(before).length) - 3)).toBeLessThan(0.35);
  });

  test("moves what partners send and how many come at once", () => {
    const partner = { kind: "partner", entryStage: "lead", entriesPerMonth: 30 };
    const sent = rates({ channels: { partner }, ...on("channels.partner.entriesPerMonth", 50, "set", 60) });
    expect([sent[49], sent[50]].map((rate) => (rate * 365) / 12)).toEqual([expect.closeTo(30, 9), expect.closeTo(60, 9)]);
    const webinar = { kind: "batch", entryStage: "lead", entries: 10, everyDays: 30, firstDay: 0 };
    const came = rates({ channels: { webinar }, ...on("channels.webinar.entries", 60, "multiply", 2.5) });
    expect([0, 30, 60, 90].map((day) => came[day])).toEqual([10, 10, 25, 25]);
  });

  test("moves spend, to the cent, and what it buys", () => {
    const ads = { kind: "paid", entryStage: "lead", spendPerMonth: 3650, costPerVisit: 1, saturationSpend: 1e6, identifyProbability: 1 };
    const plain = spends({ channels: { ads } });
    const cut = spends({ channels: { ads }, ...on("channels.ads.spendPerMonth", 100, "set", 0) });
    expect(cut.slice(0, 100)).toEqual(plain.slice(0, 100));
    expect(sum(cut, 100)).toBe(0);
    expect(sum(plain)).toBe(3650 * 12 * 100);
    expect(sum(rates({ channels: { ads }, ...on("channels.ads.spendPerMonth", 100, "set", 0) }), 100)).toBe(0);
  });

  test("moves the budget, and with it every paid channel the mix funds", () => {
    const ads = { kind: "paid", funding: "inbound", entryStage: "lead", costPerVisit: 1, saturationSpend: 1e6, identifyProbability: 1 };
    const mix = { channels: { ads, more: ads }, acquisition: { budgetPerMonth: 7300, inboundShare: 0.5 } };
    const doubled = spends({ ...mix, ...on("acquisition.budgetPerMonth", 0, "multiply", 2) });
    expect(sum(doubled, 0, 365)).toBe(7300 * 0.5 * 12 * 100);
    expect(sum(spends(mix), 0, 365)).toBe((7300 * 0.5 * 12 * 100) / 2);
  });

  test("moves fixed costs", () => {
    const cash = (changes: object) => run(firm({ channels: { door: { ...door, visitsPerMonth: 0 } }, money: { initialCash: 0, fixedPerMonth: 730 }, ...changes })).metric("finalCash");
    expect(cash({})).toBe(-730 * 12 * 100);
    // From day 73 on a tenth: a fifth of the year at the whole.
    expect(cash(on("money.fixedPerMonth", 73, "multiply", 0.1))).toBe(-730 * 12 * 28);
  });

  test("moves the chance of an exit by the day of the branch, and every channel's own in proportion", () => {
    const two = {
      channels: { door, side: door },
      stages: { ...stages, lead: { bulb: "left", order: 1, dwellDays: fixed(20), otherwise: "lost", exits: { fan: { probability: 0.5, probabilityByChannel: { side: 0.2 } } } } },
    };
    const share = (scenario: ReturnType<typeof firm>) => {
      const entered = new Map<number, number>();
      const counts = [0, 0, 0, 0];
      for (const [day, person, what, where] of diary(scenario)) {
        if (what !== "enter") continue;
        if (where === "lead") entered.set(person, day);
        else counts[(entered.get(person)! >= 100 ? 2 : 0) + (where === "fan" ? 1 : 0)] += 1;
      }
      return [counts[1] / (counts[0] + counts[1]), counts[3] / (counts[2] + counts[3])];
    };
    const [before, after] = share(firm({ ...two, ...on("stages.lead.exits.fan.probability", 100, "multiply", 2) }));
    // Half of the leads come by each channel: (0.5 + 0.2) ÷ 2, then (1 + 0.4) ÷ 2.
    expect(Math.abs(before - 0.35)).toBeLessThan(0.03);
    expect(Math.abs(after - 0.7)).toBeLessThan(0.02);
  });

  test("that happens on no day of the run changes nothing", () => {
    expect(run(firm(on("stages.lead.exits.fan.probability", 5000, "set", 1))).trace.fingerprint).toEqual(run(firm({})).trace.fingerprint);
  });
});

describe("inbound volume", () => {
  test("grows bit by bit: the growth fitted to the arrivals is the parameter (claim 54)", () => {
    const scenario = firm({ run: { horizonMonths: 36 }, channels: { door: { ...door, visitsPerMonth: 400, growthPerMonth: 0.03 } } });
    const months = Array<number>(36).fill(0);
    for (const [day, , what, where] of diary(scenario)) if (what === "enter" && where === "lead") months[Math.floor((day * 12) / 365)] += 1;
    const logs = months.map(Math.log);
    const centre = 17.5;
    const slope = logs.reduce((total, value, month) => total + (month - centre) * value, 0) / logs.reduce((total, _, month) => total + (month - centre) ** 2, 0);
    expect(Math.abs(Math.exp(slope) - 1.03)).toBeLessThan(0.003);
  });

  test("is hard to accelerate: twice the spend brings more, and less than twice as many (claim 57)", async () => {
    const paid = (spendPerMonth: number) => firm({ channels: { ads: { kind: "paid", entryStage: "lead", spendPerMonth, costPerVisit: 20, saturationSpend: 5000, elasticity: 0.3, identifyProbability: 1 } } });
    const gain = await effect(paid(5000), paid(10_000), "entries.lead");
    const { metric } = run(paid(5000));
    expect(gain.low).toBeGreaterThan(0);
    expect(gain.high).toBeLessThan(0.5 * metric("entries.lead"));
    expect(sum(compile(paid(10_000)).tables.dailyRate) / sum(compile(paid(5000)).tables.dailyRate)).toBeCloseTo(2 ** 0.3, 9);
  });
});

describe("holidays", () => {
  const holidays = { holidays: [10, 11, 12, 13, 14, 15, 16], holidayWeight: 0.25 };

  test("buyers do on a holiday the stated share of what they do on that weekday", () => {
    const dayWeights = [1, 2, 1, 1, 1, 0.5, 0.5];
    const [plain, free] = [rates({ run: { horizonMonths: 24 }, activity: { ...always, dayWeights } }), rates({ run: { horizonMonths: 24 }, activity: { ...always, dayWeights, ...holidays } })];
    for (let day = 0; day < 730; day++) expect(free[day]).toBe(plain[day] * (day % 365 >= 10 && day % 365 <= 16 ? 0.25 : 1));
  });

  test("nobody raises a hand on a holiday without activity: all wait for the day after (rule T5)", () => {
    const hand = { ...stages, hand: { bulb: "left", order: 2, handRaise: true, otherwise: "lost" }, lead: { bulb: "left", order: 1, exits: { hand: { probability: 1 } }, otherwise: "lost" } };
    const scenario = firm({ stages: { hand: hand.hand, lead: hand.lead, lost: hand.lost }, activity: { ...always, holidays: [10, 11, 12], holidayWeight: 0 } });
    const days = diary(scenario).filter(([, , what, where]) => what === "enter" && where === "hand").map(([day]) => Math.floor(day) % 365);
    expect(days.filter((day) => day >= 10 && day <= 12)).toEqual([]);
    expect(days.filter((day) => day === 13).length).toBeGreaterThan(15);
  });

  test("an even channel keeps its count: what holidays take is spread over the other days", () => {
    const even = { channels: { door: { ...door, arrivals: "even" } } };
    expect(sum(rates({ ...even, activity: { ...always, ...holidays } }))).toBeCloseTo(sum(rates(even)), 6);
  });

  test("a year of nothing but holidays without any activity is a year without holidays", () => {
    const all = { ...always, holidays: Array.from({ length: 365 }, (_, day) => day), holidayWeight: 0 };
    expect(run(firm({ activity: all })).trace.fingerprint).toEqual(run(firm({})).trace.fingerprint);
  });
});

test("what comes of an event stays in the range of the field it moves", () => {
  const scenario = changed("hourglass", { "run.horizonMonths": 2, events: { spend: { path: "money.fixedPerMonth", day: 0, change: "set", value: -1e6 }, all: { path: "teams.insideSales.headcount", day: 0, change: "set", value: 1e9 } } });
  const dated = datedBy(scenario);
  expect(dated("money.fixedPerMonth", 3000, 5)).toBe(0);
  expect(dated("teams.insideSales.headcount", 2, 5)).toBe(1000);
});
