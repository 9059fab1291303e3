import { EventKind } from "../../src/model/index.ts";
import { describe, expect, test } from "vitest";
import { filmOf } from "../claims/luck.ts";
import { always, diary, fixed, run, sound } from "./diary.ts";

const door = { kind: "organic", entryStage: "suspect", visitsPerMonth: 1000, growthPerMonth: 0, identifyProbability: 1, arrivals: "poisson" };
const scored = (score: object, dwellDays: object, changes: object = {}) =>
  sound({
    run: { horizonMonths: 6 }, activity: always, market: { unlimited: true }, channels: { door },
    stages: {
      suspect: { bulb: "left", order: 1, dwellDays, score: { to: "inquiry", ...score }, exits: { lead: { probability: 0.3 } }, otherwise: "gone" },
      inquiry: { bulb: "left", order: 2, otherwise: "gone" }, lead: { bulb: "left", order: 3, otherwise: "gone" }, gone: { bulb: "exit", order: 9 }, ...changes,
    },
  });

describe("score", () => {
  test("the first crossing of the threshold in the log of activities is the entry as an inquiry, to the tick (claim 115)", () => {
    const scenario = scored({ activitiesPerMonth: 6, points: { kind: "uniform", min: 1, max: 20 }, threshold: 50 }, { kind: "lognormal", median: 40, p90: 120 });
    const log = filmOf(scenario);
    const ids = Object.keys(scenario.stages);
    const sums = new Map<number, number>();
    const crossed = new Map<number, number>();
    let inquiries = 0;
    let others = 0;
    for (let at = 0; at < log.length; at++) {
      const person = log.person[at];
      if (log.kind[at] === EventKind.activity) {
        expect(crossed.has(person)).toBe(false);
        sums.set(person, (sums.get(person) ?? 0) + log.value[at]);
        if (sums.get(person)! >= 50) crossed.set(person, log.time[at]);
      }
      if (log.kind[at] !== EventKind.enter) continue;
      const to = ids[log.stage[at]];
      if (to === "inquiry") {
        inquiries += 1;
        expect(log.time[at]).toBe(crossed.get(person));
      } else if (to !== "suspect" && !crossed.has(person)) {
        others += 1;
        expect(sums.get(person) ?? 0).toBeLessThan(50);
      }
    }
    expect(inquiries).toBe(crossed.size);
    expect(inquiries).toBeGreaterThan(1000);
    expect(others).toBeGreaterThan(1000);
  });

  test("as many reach it in time as a Poisson process says: at 6 a month and 5 needed, within 30 days", () => {
    const scenario = scored({ activitiesPerMonth: 6, points: fixed(10), threshold: 50 }, fixed(30));
    expect(run(scenario).trace.violations).toEqual([]);
    const mean = (6 * 30) / (365 / 12);
    let below = 0;
    let term = Math.exp(-mean);
    for (let count = 0; count < 5; count++) {
      below += term;
      term *= mean / (count + 1);
    }
    const log = diary(scenario);
    const early = new Set(log.filter(([day, , what, where]) => what === "enter" && where === "suspect" && day < 150).map(([, person]) => person));
    const reached = log.filter(([, person, what, where]) => what === "enter" && where === "inquiry" && early.has(person)).length;
    expect(Math.abs(reached / early.size - (1 - below))).toBeLessThan(3.5 * Math.sqrt((below * (1 - below)) / early.size));
  });

  test("a score that raises a hand waits for an active hour, as every hand does (rule T5)", () => {
    const hand = { inquiry: { bulb: "left", order: 2, handRaise: true, otherwise: "gone" } };
    const noon = { hourWeights: Array.from({ length: 24 }, (_, hour) => (hour === 12 ? 1 : 0)), dayWeights: always.dayWeights };
    const scenario = sound({ ...scored({ activitiesPerMonth: 30, points: fixed(1), threshold: 1 }, fixed(300), hand), activity: noon });
    const entries = diary(scenario).filter(([, , what, where]) => what === "enter" && where === "inquiry");
    expect(entries.length).toBeGreaterThan(1000);
    for (const [day] of entries) expect(Math.abs((day % 1) * 24 - 12.5)).toBeLessThan(0.52);
  });

  test("nobody does anything without a score", () => {
    const scenario = scored({ activitiesPerMonth: 0, points: fixed(1), threshold: 1 }, fixed(3));
    expect(diary(scenario).some(([, , what]) => what === "activity")).toBe(false);
  });
});
