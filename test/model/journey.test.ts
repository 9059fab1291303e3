import { describe, expect, test } from "vitest";
import { always, diary, fixed, run, sound } from "./diary.ts";

/** One entry a day at noon, from day 0 on. */
const daily = { kind: "organic", entryStage: "lead", visitsPerMonth: 365 / 12, growthPerMonth: 0, identifyProbability: 1, arrivals: "even" };
const base = { run: { horizonMonths: 1 }, activity: always, market: { unlimited: true }, channels: { door: daily } };
const out = { lost: { bulb: "exit", order: 9 } };

describe("journey", () => {
  test("a stage without work is a dwell and a branch", () => {
    const scenario = sound({ ...base, stages: { lead: { bulb: "left", order: 1, dwellDays: fixed(2), otherwise: "lost" }, ...out } });
    expect(diary(scenario).slice(0, 6)).toEqual([
      [0.5, 0, "enter", "lead"], [1.5, 2, "enter", "lead"], [2.5, 0, "enter", "lost"], [2.5, 3, "enter", "lead"], [3.5, 2, "enter", "lost"], [3.5, 4, "enter", "lead"],
    ].map(([day, , what, where]) => [day, expect.any(Number), what, where]));
  });

  test("work waits for the team's hours, pauses at closing and resumes at opening", () => {
    const scenario = sound({
      ...base,
      teams: { desk: { headcount: 1, productiveFraction: 1, daysPerWeek: 5, hoursPerDay: 8, startHour: 9 } },
      stages: { lead: { bulb: "left", order: 1, otherwise: "lost", work: { team: "desk", minutes: fixed(600), attempts: fixed(1) } }, ...out },
    });
    const first = diary(scenario).filter(([, person]) => person === 0);
    // Enters on Monday at noon, is served at once for five hours, and the other five on Tuesday from nine.
    expect(first).toEqual([[0.5, 0, "enter", "lead"], [0.5, 0, "start", "lead"], [1.583, 0, "done", "lead"], [1.583, 0, "enter", "lost"]]);
    // Nobody begins on the weekend.
    const starts = diary(scenario).filter(([, , what]) => what === "start").map(([day]) => Math.floor(day) % 7);
    expect(starts.some((weekday) => weekday >= 5)).toBe(false);
  });

  test("whoever is turned away by a full line takes the way otherwise (rule O4)", () => {
    const scenario = sound({
      ...base,
      teams: { desk: { headcount: 1, productiveFraction: 1, daysPerWeek: 7, hoursPerDay: 24, startHour: 0, lineLimit: 0 } },
      stages: { lead: { bulb: "left", order: 1, exits: { done: { probability: 1 } }, otherwise: "lost", work: { team: "desk", minutes: fixed(36 * 60), attempts: fixed(1) } }, done: { bulb: "exit", order: 8 }, ...out },
    });
    expect(diary(scenario).slice(0, 5)).toEqual([
      [0.5, 0, "enter", "lead"], [0.5, 0, "start", "lead"], [1.5, 1, "enter", "lead"], [1.5, 1, "renege", "lead"], [1.5, 1, "enter", "lost"],
    ]);
  });

  test("the patience of one wait does not end a later one (rule O4)", () => {
    const hours = { productiveFraction: 1, daysPerWeek: 7, hoursPerDay: 24, startHour: 0 };
    const scenario = sound({
      ...base,
      teams: { desk: { headcount: 1, ...hours }, field: { headcount: 0, ...hours } },
      stages: {
        lead: { bulb: "left", order: 1, exits: { deal: { probability: 1 } }, otherwise: "lost", work: { team: "desk", minutes: fixed(1), attempts: fixed(1), patienceHours: fixed(24) } },
        deal: { bulb: "left", order: 2, otherwise: "lost", work: { team: "field", minutes: fixed(1), attempts: fixed(1) } }, ...out,
      },
    });
    expect(diary(scenario).filter(([, , what]) => what === "enter").length).toBeGreaterThan(50);
    expect(diary(scenario).filter(([, , what]) => what === "renege")).toEqual([]);
  });

  test("a raised hand cools until the first touch, and success falls with it", () => {
    const scenario = (halfLifeHours: number) =>
      sound({
        ...base, run: { horizonMonths: 24 },
        cooling: { graceHours: 0, halfLifeHours, floor: 0 },
        channels: { door: { ...daily, visitsPerMonth: 3000, arrivals: "poisson" } },
        teams: { desk: { headcount: 4, productiveFraction: 1, daysPerWeek: 7, hoursPerDay: 12, startHour: 6 } },
        stages: {
          lead: { bulb: "left", order: 1, handRaise: true, otherwise: "lost", exits: { won: { probability: 0.8, success: true } }, work: { team: "desk", minutes: fixed(1), attempts: fixed(1), firstTouch: true } },
          won: { bulb: "exit", order: 8 }, ...out,
        },
      });
    const rate = (hours: number) => {
      const { metric } = run(scenario(hours));
      return metric("entries.won") / metric("entries.lead");
    };
    // Half of all are answered at once; the others wait between 0 and 12 hours: mean of 2^(−w/h) = h/(12 ln 2)·(1 − 2^(−12/h)).
    const expected = (h: number) => 0.8 * (0.5 + 0.5 * (h / (12 * Math.LN2)) * (1 - 2 ** (-12 / h)));
    expect(rate(3)).toBeCloseTo(expected(3), 2);
    expect(rate(12)).toBeCloseTo(expected(12), 2);
  });

  test("an exit gives its account back to the market after its days, and the market is conserved (rule C1)", () => {
    const scenario = sound({
      ...base, market: { unlimited: false, accounts: 500 },
      stages: { lead: { bulb: "left", order: 1, otherwise: "lost" }, lost: { bulb: "exit", order: 9, returnDays: fixed(10) } },
    });
    expect(run(scenario).trace.violations).toEqual([]);
    const backs = diary(scenario).filter(([, , what]) => what === "back");
    expect(backs[0]).toEqual([10.5, 0, "back", "lost"]);
  });

  test("a recycled one comes back to its stage a round later", () => {
    const scenario = sound({
      ...base,
      stages: { lead: { bulb: "left", order: 1, otherwise: "lost" }, lost: { bulb: "exit", order: 9, recycle: { afterDays: fixed(3), probability: 1, to: "lead" } } },
    });
    expect(diary(scenario).filter(([, person]) => person === 0).slice(0, 4)).toEqual([
      [0.5, 0, "enter", "lead"], [0.5, 0, "enter", "lost"], [3.5, 0, "enter", "lead"], [3.5, 0, "enter", "lost"],
    ]);
  });

  test("an offer that would stay open longer than is usual is closed on that day (claim 119)", () => {
    const scenario = sound({
      ...base, run: { horizonMonths: 24 },
      stages: {
        lead: { bulb: "left", order: 1, dwellDays: { kind: "exponential", mean: 20 }, overdue: { days: 30, to: "other" }, exits: { offer: { probability: 0.5 } }, otherwise: "lost" },
        offer: { bulb: "left", order: 2, dwellDays: fixed(30), overdue: { days: 30, to: "other" }, otherwise: "lost" }, other: { bulb: "exit", order: 8 }, ...out,
      },
    });
    const came = new Map<number, number>();
    let overdue = 0;
    for (const [day, person, what, where] of diary(scenario)) {
      if (what !== "enter") continue;
      if (where === "other") {
        overdue += 1;
        expect(day - came.get(person)!).toBeCloseTo(30, 2);
      } else if (where !== "lead") expect(day - came.get(person)!).toBeLessThan(30.002);
      came.set(person, day);
    }
    const { metric } = run(scenario);
    // Exactly 30 days are not too long. Of the others e^(−30/20) stay longer.
    expect(metric("entries.offer") + metric("entries.lost")).toBeGreaterThan(400);
    expect(Math.abs(overdue / (metric("entries.lead") - 30) - Math.exp(-1.5))).toBeLessThan(3.5 * Math.sqrt(0.173 / 700));
  });

  test("a median of nurture days stretches the dwell of the stages marked so, and no other", () => {
    const scenario = sound({
      ...base, nurture: { medianDays: 4 },
      stages: {
        lead: { bulb: "left", order: 1, nurture: true, dwellDays: { kind: "lognormal", median: 75, p90: 75.001 }, otherwise: "next" },
        next: { bulb: "left", order: 2, dwellDays: fixed(2), otherwise: "lost" }, ...out,
      },
    });
    const [, toNext, toLost] = diary(scenario).filter(([, person]) => person === 0).map(([day]) => day);
    expect(toNext).toBeCloseTo(4.5, 2);
    expect(toLost).toBeCloseTo(6.5, 2);
  });
});
