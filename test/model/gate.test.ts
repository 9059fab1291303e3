import { EventKind } from "../../src/model/index.ts";
import { describe, expect, test } from "vitest";
import { effect, filmOf } from "../claims/luck.ts";
import { always, diary, fixed, run, sound } from "./diary.ts";

const door = { kind: "organic", entryStage: "lead", visitsPerMonth: 365 / 12, growthPerMonth: 0, identifyProbability: 1, arrivals: "even" };
const base = { run: { horizonMonths: 1 }, activity: always, market: { unlimited: false, accounts: 5000 }, channels: { door }, retention: { monthlyChurn: 0 } };
const ends = { fan: { bulb: "right", order: 5 }, lost: { bulb: "exit", order: 9 } };
const lead = { bulb: "left", order: 1, exits: { trial: { probability: 1 } }, otherwise: "lost" };
const trial = (places: number | null, changes: object = {}) => ({ bulb: "neck", order: 2, places, dwellDays: fixed(2.25), exits: { fan: { probability: 1 } }, otherwise: "lost", ...changes });

describe("gate", () => {
  test("who finds no place waits where it stood and enters at the instant the place is free (claim 24)", () => {
    const scenario = sound({ ...base, stages: { lead, trial: trial(1), ...ends } });
    expect(diary(scenario).filter(([day, , what]) => day < 8 && what === "enter").map(([day, , , where]) => [day, where])).toEqual([
      [0.5, "lead"], [0.5, "trial"], [1.5, "lead"], [2.5, "lead"], [2.75, "fan"], [2.75, "trial"], [3.5, "lead"], [4.5, "lead"], [5, "fan"], [5, "trial"],
      [5.5, "lead"], [6.5, "lead"], [7.25, "fan"], [7.25, "trial"], [7.5, "lead"],
    ]);
    const { trace, metric } = run(scenario);
    expect(trace.violations).toEqual([]);
    expect(metric("entries.lead")).toBe(30);
    expect(metric("entries.trial")).toBe(14);
  });

  test("never more than the places are inside, and they come in the order in which they knocked (claim 23)", () => {
    const scenario = sound({
      ...base, run: { horizonMonths: 12 }, channels: { door: { ...door, visitsPerMonth: 150, arrivals: "poisson" } },
      teams: { desk: { headcount: 2, productiveFraction: 1 } },
      stages: {
        lead: { ...lead, dwellDays: { kind: "exponential", mean: 5 } },
        trial: trial(6, { dwellDays: { kind: "lognormal", median: 1, p90: 3 }, work: { team: "desk", minutes: fixed(60), attempts: fixed(1), patienceHours: fixed(30) }, exits: { fan: { probability: 0.4 } } }), ...ends,
      },
    });
    const log = filmOf(scenario);
    const ids = Object.keys(scenario.stages);
    let inside = 0;
    let most = 0;
    const at = new Map<number, string>();
    for (let index = 0; index < log.length; index++) {
      if (log.kind[index] !== EventKind.enter) continue;
      if (at.get(log.person[index]) === "trial") inside -= 1;
      const to = ids[log.stage[index]];
      if (to === "trial") inside += 1;
      at.set(log.person[index], to);
      // Leaving and letting in fall on one instant, and the log may tell the entry first.
      if (log.time[index + 1] !== log.time[index]) most = Math.max(most, inside);
    }
    expect(most).toBe(6);
    expect(run(scenario).trace.violations).toEqual([]);
  });

  test("with exponential stays it is the M/M/c queue: the wait before two places at four fifths of load is 16/9 of a stay", () => {
    const scenario = sound({
      ...base, run: { horizonMonths: 120 }, market: { unlimited: true }, channels: { door: { ...door, visitsPerMonth: 365 / 12, arrivals: "poisson" } },
      stages: { lead: { ...lead, dwellDays: fixed(0) }, trial: trial(2, { dwellDays: { kind: "exponential", mean: 1.6 } }), ...ends },
    });
    const waits: number[] = [];
    for (let replication = 0; replication < 4; replication++) {
      const log = filmOf(scenario, replication);
      const came = new Map<number, number>();
      let sum = 0;
      let count = 0;
      for (let index = 0; index < log.length; index++) {
        if (log.kind[index] !== EventKind.enter) continue;
        if (log.stage[index] === 0) came.set(log.person[index], log.time[index]);
        if (log.stage[index] !== 1) continue;
        sum += (log.time[index] - came.get(log.person[index])!) / 1_382_400;
        count += 1;
      }
      waits.push(sum / count);
    }
    // Erlang C for two servers: ρ²/(1 − ρ²) stays, ρ = 0.8.
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
    expect(mean / (1.6 * (0.64 / 0.36))).toBeGreaterThan(0.85);
    expect(mean / (1.6 * (0.64 / 0.36))).toBeLessThan(1.15);
  });

  test("who waits before a second gate keeps its place behind the first", () => {
    const scenario = sound({
      ...base,
      stages: { lead: { bulb: "left", order: 1, exits: { demo: { probability: 1 } }, otherwise: "lost" }, demo: { bulb: "left", order: 1.5, places: 2, exits: { trial: { probability: 1 } }, otherwise: "lost" }, trial: trial(1, { dwellDays: fixed(4) }), ...ends },
    });
    const enters = diary(scenario).filter(([, , what]) => what === "enter");
    expect(enters.filter(([, , , where]) => where === "trial").map(([day]) => day).slice(0, 4)).toEqual([0.5, 4.5, 8.5, 12.5]);
    // Two wait in the demo for the one trial; the next comes when the first of them goes.
    expect(enters.filter(([, , , where]) => where === "demo").map(([day]) => day).slice(0, 6)).toEqual([0.5, 1.5, 2.5, 4.5, 8.5, 12.5]);
    expect(run(scenario).trace.violations).toEqual([]);
  });

  test("who comes straight from a channel is in no stage while it waits, and the market knows it", () => {
    const scenario = sound({ ...base, channels: { door: { ...door, entryStage: "trial" } }, stages: { trial: trial(1, { openToday: 3 }), ...ends } });
    const enters = diary(scenario).filter(([, , what, where]) => what === "enter" && where === "trial").map(([day]) => day);
    // Three were there on day 0 and leave together; then one is let in after the other.
    expect(enters.slice(0, 6)).toEqual([0, 0, 0, 2.25, 4.5, 6.75]);
    expect(run(scenario).trace.violations).toEqual([]);
  });

  test("customers pass gates, and customer stages have none", () => {
    expect(() => sound({ ...base, stages: { lead: { ...lead, exits: { fan: { probability: 1 } } }, fan: { bulb: "right", order: 5, places: 3 }, lost: ends.lost } })).toThrow("onlyBeforeTheWin");
  });

  test("more places than anybody needs are none", () => {
    const with_ = (places: number | null) => run(sound({ ...base, stages: { lead, trial: trial(places), ...ends } })).trace.fingerprint;
    expect(with_(1000)).toEqual(with_(null));
  });

  test("the seller's gate costs wins: of the same leads fewer are won within the time (claim 23)", async () => {
    const firm = (places: number) => sound({ ...base, run: { horizonMonths: 6 }, channels: { door: { ...door, visitsPerMonth: 90, arrivals: "poisson" } }, stages: { lead, trial: trial(places), ...ends } });
    expect((await effect(firm(20), firm(4), "won")).high).toBeLessThan(0);
  });
});
