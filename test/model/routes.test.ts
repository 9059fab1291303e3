import { describe, expect, test } from "vitest";
import { EventKind, film, compile } from "../../src/model/index.ts";
import { always, diary, fixed, key, run, sound } from "./diary.ts";

const clock = { productiveFraction: 0.5, daysPerWeek: 7, hoursPerDay: 24, startHour: 0, headcount: 1 };
/** Horizons are whole days, months are not. */
const monthsOf = (days: number) => days / (365 / 12);
const out = { fan: { bulb: "right", order: 2 }, lost: { bulb: "exit", order: 9 } };
const door = (visitsPerMonth: number, arrivals = "even") => ({ kind: "organic", entryStage: "deal", visitsPerMonth, growthPerMonth: 0, identifyProbability: 1, arrivals });
const base = { run: { horizonMonths: 1 }, activity: always, market: { unlimited: true }, retention: { monthlyChurn: 0 } };
const close = (more: object) => ({ deal: { bulb: "neck", order: 1, exits: { fan: { probability: 1 } }, otherwise: "lost", work: { team: "inside", minutes: fixed(60), attempts: fixed(1), ...more } }, ...out });

describe("travel", () => {
  const onTheRoad = (travelMinutes: object | null, productiveFraction = 0.5) =>
    sound({ ...base, channels: { door: door(365 / 12) }, teams: { inside: { ...clock, productiveFraction } }, stages: close({ travelMinutes }) });
  const length = (travelMinutes: object | null, productiveFraction?: number) => {
    const days = diary(onTheRoad(travelMinutes, productiveFraction)).filter(([, person]) => person === 0);
    return Math.round((days.find(([, , what]) => what === "done")![0] - days.find(([, , what]) => what === "start")![0]) * 240) / 10;
  };

  test("a task in the field takes what the work takes and the minutes on the road; inside sales do not travel (claim 34)", () => {
    expect(length(null)).toBe(2);
    expect(length(fixed(90))).toBe(3.5);
    // The road is as long for everybody; the work is not.
    expect(length(fixed(90), 0.25)).toBe(5.5);
  });

  test("minutes on the road are asked for as the part of paid time that would have been pure work", () => {
    const { metric } = run(onTheRoad(fixed(90)));
    const asked = metric("entries.deal") * (60 + 90 * 0.5);
    expect(metric("minutes.inside") * monthsOf(30)).toBeCloseTo(asked, 6);
    expect(metric("timeUse.travel")).toBeCloseTo(45 / 105, 9);
    // The effective day rate is of pure work: so a task costs its three and a half hours of paid time.
    expect((metric("activityCost.inside") * monthsOf(30)) / metric("entries.deal")).toBeCloseTo((3.5 / 8) * ((60_000 * 100) / 260), 6);
  });
});

describe("routes", () => {
  const value = { initialMrr: { kind: "lognormal", median: 1000, p90: 6000 } };
  const spec = {
    ...base, run: { horizonMonths: 6 }, value,
    channels: { door: door(300, "poisson") },
    teams: { inside: { ...clock, headcount: 4 }, field: { ...clock, headcount: 6 }, enterprise: { ...clock, headcount: 3 } },
    stages: close({ kind: "closing", routes: { large: { above: 2000, team: "field", travelMinutes: fixed(120) }, huge: { above: 10_000, team: "enterprise", travelMinutes: null } } }),
  };
  const scenario = sound(spec);

  test("each deal is worked on by the team of the highest route its size is above, and by nobody else (claims 29, 35, 46)", () => {
    const log = film(compile(scenario), key, 0);
    const began = new Map<number, number>();
    const took = new Map<number, number>();
    const worth = new Map<number, number>();
    for (let at = 0; at < log.length; at++) {
      if (log.kind[at] === EventKind.start) began.set(log.person[at], log.time[at]);
      if (log.kind[at] === EventKind.done) took.set(log.person[at], (log.time[at] - began.get(log.person[at])!) / 57_600);
      if (log.kind[at] === EventKind.won) worth.set(log.person[at], log.value[at] / 100);
    }
    const counts = { inside: 0, field: 0, enterprise: 0 };
    for (const [person, mrr] of worth) {
      const team = mrr > 10_000 ? "enterprise" : mrr > 2000 ? "field" : "inside";
      counts[team] += 1;
      // Two hours at half productivity; the field is two more on the road.
      expect(took.get(person)).toBe(team === "field" ? 4 : 2);
    }
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(20);
    // Hours of each team are those of its deals: of the routed counts nothing is left for another team.
    const { metric } = run(scenario);
    const asked = metric("minutes.inside") + metric("minutes.enterprise") + metric("minutes.field") / 2;
    expect((asked / 60) * monthsOf(183)).toBeCloseTo(metric("entries.deal"), 6);
  });

  test("a deal of exactly the amount is not above it", () => {
    const at = (amount: number) => run(sound({ ...spec, value: { initialMrr: fixed(amount) } })).metric("minutes.field");
    expect(at(2000)).toBe(0);
    expect(at(2000.01)).toBeGreaterThan(0);
  });

  test("a route that nobody takes changes nothing", () => {
    const far = sound({ ...spec, stages: close({ kind: "closing", routes: { large: { above: 1e9, team: "field", travelMinutes: fixed(120) } } }) });
    const none = sound({ ...spec, stages: close({ kind: "closing" }) });
    expect(run(far).trace.fingerprint).toEqual(run(none).trace.fingerprint);
  });

  test("patience, first touch and the line are those of the team the deal is routed to", () => {
    const lonely = sound({
      ...spec, teams: { ...spec.teams, field: { ...clock, headcount: 0 } },
      stages: close({ patienceHours: fixed(24), routes: { large: { above: 2000, team: "field", travelMinutes: null } } }),
    });
    const { metric, trace } = run(lonely);
    expect(trace.violations).toEqual([]);
    const log = film(compile(lonely), key, 0);
    for (let at = 0; at < log.length; at++) if (log.kind[at] === EventKind.won) expect(log.value[at]).toBeLessThanOrEqual(200_000);
    expect(metric("entries.lost")).toBeGreaterThan(100);
  });

  test("a route's team leads a crew of its own", () => {
    const together = sound({ ...spec, teams: { ...spec.teams, engineers: { ...clock, headcount: 20 } }, stages: close({ coTeams: { engineers: 2, field: 1 }, routes: { large: { above: 2000, team: "field", travelMinutes: null } } }) });
    const { metric, trace } = run(together);
    expect(trace.violations).toEqual([]);
    const tasks = (team: string) => (metric(`minutes.${team}`) / 60) * monthsOf(183);
    const small = tasks("inside");
    const large = metric("entries.deal") - small;
    expect(tasks("engineers")).toBeCloseTo(2 * (small + large), 6);
    expect(tasks("field")).toBeCloseTo(small + 2 * large, 6);
  });
});
