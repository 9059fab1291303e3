import { describe, expect, test } from "vitest";
import type { Scenario } from "../../src/scenario/index.ts";
import { always, diary, fixed, run, sound } from "./diary.ts";

const clock = { productiveFraction: 1, daysPerWeek: 7, hoursPerDay: 24, startHour: 0 };
const out = { done: { bulb: "exit", order: 8 }, lost: { bulb: "exit", order: 9 } };
const work = (team: string, hours: number, more: object = {}) => ({ team, minutes: fixed(hours * 60), attempts: fixed(1), ...more });
const step = (work: object) => ({ bulb: "left", order: 1, exits: { done: { probability: 1 } }, otherwise: "lost", work });
/** So many at eleven o'clock of a day, and never again. */
const batch = (entryStage: string, firstDay: number, entries = 1) => ({ kind: "batch", entryStage, entries, everyDays: 3000, firstDay });

/** A demo is given by somebody of sales and of engineering; each of them has something else to do. */
function office(teams: object, channels: object, demo: object = {}): Scenario {
  return sound({
    run: { horizonMonths: 1 }, activity: always, market: { unlimited: true },
    channels: { ...channels, ...Object.fromEntries(["demo", "mail", "help"].map((stage) => [`never-${stage}`, batch(stage, 1000)])) },
    teams: { sales: { ...clock, headcount: 1 }, engineers: { ...clock, headcount: 1 }, ...teams },
    stages: {
      demo: step(work("sales", 2, { kind: "demo", coTeams: { engineers: 1 }, ...demo })),
      mail: step(work("sales", 1, { kind: "mail" })), help: step(work("engineers", 30, { kind: "help" })), ...out,
    },
  });
}

/** Hours after midnight of day 0, of what happens in a stage. */
const hours = (scenario: Scenario, stage: string, what: string) =>
  diary(scenario).filter(([, , happened, where]) => where === stage && happened === what).map(([day]) => Math.round(day * 24 * 10) / 10);

describe("a task of several teams", () => {
  // The engineer helps from 11 on day 0 until 17 on day 1; the demo is asked for at 11 on day 1, and so is the mail.
  const channels = { first: batch("help", 0), second: batch("demo", 1), third: batch("mail", 1) };

  test("starts only if all are free, holds nobody before, and lets those behind it pass (claim 108) (rule O5)", () => {
    const scenario = office({}, channels);
    expect(hours(scenario, "demo", "start")).toEqual([41]);
    expect(hours(scenario, "demo", "done")).toEqual([43]);
    expect(hours(scenario, "mail", "start")).toEqual([35]);
  });

  test("ends for all when the slowest alone would have ended, and keeps all busy until then", () => {
    const scenario = office({ engineers: { ...clock, headcount: 1, productiveFraction: 0.05 } }, { first: batch("demo", 0), second: batch("mail", 1, 2) });
    expect(hours(scenario, "demo", "start")).toEqual([11]);
    expect(hours(scenario, "demo", "done")).toEqual([51]);
    expect(hours(scenario, "mail", "start")).toEqual([51, 52]);
  });

  test("starts within the hours that all have in common", () => {
    const scenario = office({ sales: { ...clock, headcount: 1, hoursPerDay: 4, startHour: 9 }, engineers: { ...clock, headcount: 1, hoursPerDay: 8, startHour: 12 } }, { first: batch("demo", 0) });
    // Asked for at 11; both are there from 12 on. Sales goes home at 13 and ends the other hour on the next morning.
    expect(hours(scenario, "demo", "start")).toEqual([12]);
    expect(hours(scenario, "demo", "done")).toEqual([34]);
  });

  test("waits for ever where hours never meet or nobody is there, and others are served meanwhile", () => {
    const apart = office({ sales: { ...clock, headcount: 1, hoursPerDay: 4, startHour: 6 }, engineers: { ...clock, headcount: 1, hoursPerDay: 4, startHour: 12 } }, { first: batch("demo", 0), second: batch("mail", 0) });
    expect(hours(apart, "demo", "start")).toEqual([]);
    expect(hours(apart, "mail", "start")).toEqual([30]);
    expect(hours(office({ engineers: { ...clock, headcount: 0 } }, channels), "demo", "start")).toEqual([]);
  });

  test("is lost when patience ends, or where no place in line is left for who cannot begin at once", () => {
    expect(hours(office({}, channels, { patienceHours: fixed(2) }), "demo", "renege")).toEqual([37]);
    expect(hours(office({ sales: { ...clock, headcount: 1, lineLimit: 0 } }, channels), "demo", "renege")).toEqual([35]);
    expect(hours(office({ sales: { ...clock, headcount: 1, lineLimit: 0 } }, { first: batch("demo", 0) }), "demo", "start")).toEqual([11]);
  });

  test("takes as many of the other team as it needs", () => {
    const scenario = (headcount: number) => office({ engineers: { ...clock, headcount } }, { first: batch("help", 0), second: batch("demo", 1) }, { coTeams: { engineers: 2 } });
    expect(hours(scenario(3), "demo", "start")).toEqual([35]);
    expect(hours(scenario(2), "demo", "start")).toEqual([41]);
    expect(hours(scenario(1), "demo", "start")).toEqual([]);
  });

  test("is in its place in line among what the other team has to do", () => {
    // Two ask for help at once: 30 hours each. The demo asked before the second is begun comes after it by priority, before it by first come.
    const line = (discipline: string, priority: number) =>
      hours(office({ engineers: { ...clock, headcount: 1, discipline }, sales: { ...clock, headcount: 1 } }, { first: batch("help", 0), second: batch("demo", 1), third: batch("help", 1) }, { priority }), "demo", "start");
    expect(line("priority", 0)).toEqual([41]);
    expect(line("priority", 2)).toEqual([71]);
    // Whoever joined at the same instant and works alone comes first, so newest first serves the help of day 1.
    expect(line("newestFirst", 0)).toEqual([71]);
  });
});

describe("in the thick of it", () => {
  const CAPACITY: Record<string, number> = { sales: 3, engineers: 4 };
  const NEEDS: Record<string, Record<string, number>> = { demo: { sales: 1, engineers: 2 }, mail: { sales: 1 }, help: { engineers: 1 } };
  const scenario = sound({
    run: { horizonMonths: 3 }, activity: always, market: { unlimited: true },
    channels: Object.fromEntries(Object.entries({ demo: 300, mail: 900, help: 500 }).map(([entryStage, visitsPerMonth]) => [`to-${entryStage}`, { kind: "organic", entryStage, visitsPerMonth, growthPerMonth: 0, identifyProbability: 1, arrivals: "poisson" }])),
    teams: { sales: { ...clock, headcount: 3 }, engineers: { ...clock, headcount: 4 } },
    stages: {
      demo: step({ team: "sales", minutes: { kind: "exponential", mean: 90 }, attempts: fixed(1), coTeams: { engineers: 2 } }),
      mail: step({ team: "sales", minutes: { kind: "exponential", mean: 60 }, attempts: fixed(1) }),
      help: step({ team: "engineers", minutes: { kind: "exponential", mean: 120 }, attempts: fixed(1) }), ...out,
    },
  });

  test("nobody ever does two things, and nothing waits that all it needs are free for (claim 108)", () => {
    const free = { ...CAPACITY };
    const waiting: Record<string, number> = { demo: 0, mail: 0, help: 0 };
    const events = diary(scenario);
    const wrong: string[] = [];
    let together = 0;
    events.forEach(([day, , what, where], at) => {
      if (!NEEDS[where]) return;
      if (what === "enter") waiting[where] += 1;
      if (what === "start") waiting[where] -= 1;
      for (const [team, people] of Object.entries(NEEDS[where])) free[team] += what === "start" ? -people : what === "done" ? people : 0;
      if (where === "demo" && what === "start") together += 1;
      // Between two instants: whatever waits lacks somebody.
      if (events[at + 1]?.[0] === day) return;
      for (const [stage, needs] of Object.entries(NEEDS)) {
        const could = Object.entries(needs).every(([team, people]) => free[team] >= people);
        if (waiting[stage] > 0 && could) wrong.push(`${stage} waits for nobody on day ${day}`);
      }
      for (const team of Object.keys(free)) if (free[team] < 0) wrong.push(`${team} does two things on day ${day}`);
    });
    expect(wrong).toEqual([]);
    expect(together).toBeGreaterThan(500);
    expect(run(scenario).trace.violations).toEqual([]);
  });
});
