import { describe, expect, test } from "vitest";
import { compile } from "../../src/model/compile.ts";
import { planGrowth } from "../../src/model/growth.ts";
import { times } from "../../src/model/odds.ts";
import { World } from "../../src/model/world.ts";
import { effect } from "../claims/luck.ts";
import { always, fixed, key, run, sound } from "./diary.ts";

const lab = { headcount: 1, productiveFraction: 0.5, hoursPerDay: 8, daysPerWeek: 5 };
const firm = (growth: object | null, changes: object = {}) =>
  sound({
    run: { horizonMonths: 12 }, activity: always, market: { unlimited: true }, teams: { lab }, retention: { monthlyChurn: 0 }, value: { initialMrr: fixed(100) },
    channels: { door: { kind: "organic", entryStage: "lead", visitsPerMonth: 500, growthPerMonth: 0, identifyProbability: 1, arrivals: "poisson" } },
    stages: {
      lead: { bulb: "left", order: 1, exits: { fan: { probability: 0.3 }, gone: { probability: 0.1 } }, otherwise: "lost" },
      fan: { bulb: "right", order: 5, dwellDays: fixed(3), exits: { friend: { probability: 0.3 } } }, friend: { bulb: "right", order: 6 },
      lost: { bulb: "exit", order: 9 }, gone: { bulb: "exit", order: 10 },
    },
    growth: growth && { team: "lab", experimentDays: 5, successProbability: 0.5, lift: fixed(1.5), targets: { lead: 1, fan: 2 }, ...growth },
    ...changes,
  });
const planned = (scenario: ReturnType<typeof firm>) => {
  const { tables } = compile(scenario);
  const world = new World(tables);
  world.clear(key[0], key[1], 0);
  planGrowth(world);
  return { tables, world, odds: (row: number, day: number) => world.lift[row * tables.horizonDays + day] };
};

describe("growth", () => {
  test("one head at half of its time ends an experiment of five days every tenth working day, on each stage in its turns", () => {
    const { tables, world } = planned(firm({}));
    // 261 working days of the year; the tenth is Friday of the second week, and counts from Saturday on.
    expect(world.experiments).toBe(26);
    expect(Array.from(tables.experimentDay.slice(0, 3))).toEqual([12, 26, 40]);
    expect(Array.from(tables.experimentRow.slice(0, 6))).toEqual([0, 1, 1, 0, 1, 1]);
    expect(world.successes).toBeGreaterThan(5);
    expect(world.successes).toBeLessThan(21);
  });

  test("each success multiplies the odds of going on from the next midnight, on both sides of the win (claim 37)", () => {
    const { odds } = planned(firm({ successProbability: 1 }));
    expect([0, 11, 12, 25].map((day) => odds(0, day))).toEqual([1, 1, 1.5, 1.5]);
    expect([25, 26, 39, 40, 67, 68].map((day) => odds(1, day))).toEqual([1, 1.5, 1.5, 2.25, 2.25, 3.375]);
  });

  test("the same lift adds less and less: odds have no ceiling, chances have (claim 88)", () => {
    const { odds } = planned(firm({ successProbability: 1, targets: { lead: 1 } }));
    const chances = Array.from({ length: 20 }, (_, number) => times(0.5, odds(0, 12 + 14 * number)));
    const gains = chances.slice(1).map((chance, at) => chance - chances[at]);
    gains.slice(1).forEach((gain, at) => {
      expect(gain).toBeGreaterThan(0);
      expect(gain).toBeLessThan(gains[at]);
    });
  });

  test("more is won with it and more become friends, and the chance to be turned away is what it was (claim 37)", async () => {
    const [without, with_] = [firm(null), firm({})];
    expect((await effect(without, with_, "won")).low).toBeGreaterThan(0);
    expect((await effect(without, with_, "entries.friend")).low).toBeGreaterThan(0);
    const { metric } = run(firm({ successProbability: 1, lift: fixed(100) }));
    // Tried from the right, so the tenth who are turned away go before anybody is won.
    expect(Math.abs(metric("entries.gone") / metric("entries.lead") - 0.1)).toBeLessThan(3.5 * Math.sqrt(0.09 / 6000));
    expect(metric("entries.fan") / metric("entries.lead")).toBeGreaterThan(0.8);
  });

  test("without anybody in the team nothing grows (claim 37)", () => {
    const [idle, none] = [firm({}, { teams: { lab: { ...lab, headcount: 0 } } }), firm(null, { teams: { lab: { ...lab, headcount: 0 } } })];
    expect(run(idle).trace.fingerprint).toEqual(run(none).trace.fingerprint);
  });

  test("its team is busy all the time it is there, and hires ramp up as everywhere", () => {
    const scenario = firm({}, { teams: { lab: { ...lab, hires: { second: { day: 100, count: 1 } }, rampDays: 0 } } });
    const { metric, trace } = run(scenario);
    expect(trace.violations).toEqual([]);
    expect(metric("utilisation.lab")).toBeCloseTo(1, 6);
    // 72 working days of one head, then 189 of two: 261 + 189 days of half their time, five to an experiment.
    expect(planned(scenario).world.experiments).toBe(45);
  });
});
