import { describe, expect, test } from "vitest";
import { TICKS_PER_DAY as DAY } from "../../src/kernel/index.ts";
import { compile } from "../../src/model/index.ts";
import { followPlan } from "../../src/model/compile/plan.ts";
import { staff } from "../../src/model/staffing.ts";
import { World } from "../../src/model/world.ts";
import type { Scenario } from "../../src/scenario/index.ts";
import { always, diary, fixed, key, run, sound } from "./diary.ts";

const clock = { productiveFraction: 1, daysPerWeek: 7, hoursPerDay: 24, startHour: 0 };
const out = { lost: { bulb: "exit", order: 9 } };
const base = { run: { horizonMonths: 12 }, activity: always, market: { unlimited: true } };

/** A company of one team that nobody asks for anything. */
function company(team: object, more: object = {}): Scenario {
  return sound({ ...base, stages: { lead: { bulb: "left", order: 1, openToday: 1, otherwise: "lost" }, ...out }, teams: { desk: { ...clock, ...team } }, ...more });
}

/** Heads on each day of one replication, and what they were paid. */
function staffed(scenario: Scenario, replication = 0): { heads: Float64Array; cents: number; world: World } {
  const world = new World(compile(scenario).tables);
  world.clear(key[0] | 0, key[1] | 0, replication);
  for (let day = 0; day < world.tables.horizonDays; day++) staff(world, 0, day);
  return { heads: world.headsOfTeam, cents: world.payrollOfTeam[0], world };
}

/** The days on which the number changes, and what it is from then on. */
function steps(heads: Float64Array): [day: number, heads: number][] {
  return [...heads].flatMap((count, day) => (day === 0 || count !== heads[day - 1] ? [[day, Number(count.toFixed(6))] as [number, number]] : []));
}

describe("a plan", () => {
  test("hires come and go on their days, fractions too; who leaves is the last hired", () => {
    const { heads, world } = staffed(company({ headcount: 2.5, hires: { a: { day: 30, count: 1.25 }, b: { day: 60, count: -1.5 }, c: { day: 90, count: -100 }, d: { day: 120, count: 1 } } }));
    expect(steps(heads)).toEqual([[0, 2.5], [30, 3.75], [60, 2.25], [90, 0], [120, 1]]);
    expect(world.stations[0].hired.slice(0, 1)).toEqual(Float64Array.of(120 * DAY));
  });

  test("who leaves finishes what is in hand, and begins nothing", () => {
    // One arrival a day at noon, two days of work each: two people are never idle.
    const scenario = sound({
      ...base, run: { horizonMonths: 1 },
      channels: { door: { kind: "organic", entryStage: "lead", visitsPerMonth: 365 / 12, growthPerMonth: 0, identifyProbability: 1, arrivals: "even" } },
      teams: { desk: { ...clock, headcount: 2, hires: { cut: { day: 5, count: -1 } } } },
      stages: { lead: { bulb: "left", order: 1, otherwise: "lost", work: { team: "desk", minutes: fixed(2 * 1440), attempts: fixed(1) } }, ...out },
    });
    const events = diary(scenario);
    const starts = events.filter(([, , what]) => what === "start").map(([day]) => day);
    // Days 0.5 and 1.5 begin the two rows; of the two who are at work on day 5, the one hired last goes at 5.5 or 6.5.
    expect(starts.slice(0, 6)).toEqual([0.5, 1.5, 2.5, 3.5, 4.5, 6.5].map((day) => expect.closeTo(day, 3)));
    expect(run(scenario).trace.violations).toEqual([]);
  });

  test("payroll is a staircase of whole cents that add up to heads × years × cost, and asks nobody how busy they are (claim 86) (rule T6)", () => {
    const { cents, heads } = staffed(company({ headcount: 2, annualCost: 60_001, hires: { a: { day: 100, count: 1 }, b: { day: 200, count: -2 } } }));
    const full = 6_000_100 / 365;
    expect(cents).toBe(Math.floor(365 * full + 0.5) + Math.floor(200 * full + 0.5) + Math.floor(100 * full + 0.5));
    expect(steps(heads)).toEqual([[0, 2], [100, 3], [200, 1]]);
  });

  test("activity cost is exactly proportional to leads while payroll does not move (claim 86)", () => {
    const cost = (visitsPerMonth: number) => {
      const { metric } = run(sound({
        ...base, channels: { door: { kind: "organic", entryStage: "lead", visitsPerMonth, growthPerMonth: 0, identifyProbability: 1, arrivals: "even" } },
        teams: { desk: { ...clock, headcount: 1, hires: { more: { day: 180, count: 1 } } } },
        stages: { lead: { bulb: "left", order: 1, otherwise: "lost", work: { team: "desk", minutes: fixed(3), attempts: fixed(4) } }, ...out },
      }));
      return [metric("activityCost.desk") / metric("entries.lead"), metric("payroll.desk")];
    };
    const [each, payroll] = cost(100);
    for (const leads of [200, 400, 800]) {
      const [ofOne, paid] = cost(leads);
      expect(ofOne).toBeCloseTo(each, 9);
      expect(paid).toBe(payroll);
    }
  });

  test("dated events move the headcount, and come back to what was before", () => {
    const event = { path: "teams.desk.headcount", change: "multiply", value: 2 };
    expect(steps(staffed(company({ headcount: 1.5 }, { events: { boom: { ...event, day: 50, untilDay: 80 } } })).heads)).toEqual([[0, 1.5], [50, 3], [80, 1.5]]);
    const fading = staffed(company({ headcount: 2 }, { events: { boom: { ...event, day: 50, halfLifeDays: 30 } } })).heads;
    expect([fading[49], fading[50]]).toEqual([2, 4]);
    for (const day of [80, 110, 140]) expect(Math.abs(fading[day] - 2 - 2 * 2 ** (-(day - 50) / 30))).toBeLessThan(0.051);
  });

  test("a budget that is cut takes the heads it paid for", () => {
    const scenario = company({ funding: "inbound", annualCost: 60_000 }, {
      acquisition: { budgetPerMonth: 20_000, inboundShare: 0.5 }, events: { cut: { path: "acquisition.budgetPerMonth", change: "multiply", value: 0.5, day: 100, untilDay: 200 } },
    });
    expect(steps(staffed(scenario).heads)).toEqual([[0, 2], [100, 1], [200, 2]]);
  });
});

describe("the plan known before a run", () => {
  test.each([
    ["hires and leavers", { headcount: 2.3, hires: { a: { day: 10, count: 1.5 }, b: { day: 20, count: -2.1 }, c: { day: 20, count: 0.75 }, d: { day: 50, count: -9 }, e: { day: 51, count: 2 } } }, {}],
    ["a headcount that jumps and fades", { headcount: 2.3, hires: { a: { day: 60, count: 1 } } }, { e: { path: "teams.desk.headcount", change: "multiply", value: 0.4, day: 30, halfLifeDays: 40 }, f: { path: "teams.desk.headcount", change: "set", value: 5.5, day: 100, untilDay: 130 } }],
  ])("is what happens when nobody leaves of himself: %s", (_, team, events) => {
    const { heads, world } = staffed(company(team, { events }));
    followPlan(world.tables, 0, (planned, day) => {
      expect(planned.reduce((sum, { share }) => sum + share, 0), `day ${day}`).toBeCloseTo(heads[day], 9);
    });
  });
});

describe("people who leave", () => {
  test("a failed hire stays at the speed of the first day, goes after its days, and is sought anew", () => {
    const { heads, world } = staffed(company({ headcount: 1, rampDays: 30, rampStartFraction: 0.25, failedHireProbability: 1, failedHireDays: 40, replacementDays: 10, hires: { a: { day: 100, count: 1 } } }));
    expect(steps(heads)).toEqual([[0, 1], [100, 2], [140, 1], [150, 2], [190, 1], [200, 2], [240, 1], [250, 2], [290, 1], [300, 2], [340, 1], [350, 2]]);
    expect(world.stations[0].speed(1, 364 * DAY)).toBe(0.25);
    expect(world.stations[0].speed(0, 364 * DAY)).toBe(1);
  });

  test("with attrition a share e^(−rate · years) of the heads of day 0 is still there", () => {
    const { heads } = staffed(company({ headcount: 1000, attritionPerYear: 0.5, replacementDays: 3650 }));
    for (const day of [90, 180, 364]) {
      const share = Math.exp((-0.5 * day) / 365);
      expect(Math.abs(heads[day] / 1000 - share)).toBeLessThan(3.5 * Math.sqrt((share * (1 - share)) / 1000));
    }
  });

  test("replaced after so many days, a place is held that share of the time", () => {
    const { heads } = staffed(company({ headcount: 1000, attritionPerYear: 2, replacementDays: 60 }, { run: { horizonMonths: 24 } }));
    // Mean stay of 182.5 days (and half a day until midnight), then 60 without anybody.
    const share = 183 / 243;
    expect(Math.abs(heads[729] / 1000 - share)).toBeLessThan(3.5 * Math.sqrt((share * (1 - share)) / 1000));
  });

  test("one more hire moves nobody else's luck", () => {
    const team = { headcount: 5, attritionPerYear: 1, replacementDays: 30 };
    const alone = staffed(company(team)).heads;
    const both = staffed(company({ ...team, hires: { a: { day: 20, count: 1 } } }));
    const fresh = both.world.rosters[0].number.indexOf(5);
    expect(fresh).toBe(5);
    for (const day of [0, 100, 200, 300]) expect([0, 1]).toContain(both.heads[day] - alone[day]);
  });

  test("who fails and who leaves differs from replication to replication, and is the same again", () => {
    const scenario = company({ headcount: 3, attritionPerYear: 2 });
    expect(staffed(scenario, 1).heads).not.toEqual(staffed(scenario, 0).heads);
    expect(staffed(scenario, 1).heads).toEqual(staffed(scenario, 1).heads);
  });
});

describe("hiring in answer to load", () => {
  const busy = (hiring: object | null, perMonth = 365 / 12) =>
    sound({
      ...base, run: { horizonMonths: 6 },
      channels: { door: { kind: "organic", entryStage: "lead", visitsPerMonth: perMonth, growthPerMonth: 0, identifyProbability: 1, arrivals: "even" } },
      teams: { desk: { ...clock, headcount: 1, rampDays: 0, hiring } },
      stages: { lead: { bulb: "left", order: 1, otherwise: "lost", work: { team: "desk", minutes: fixed(3 * 1440), attempts: fixed(1) } }, ...out },
    });
  /** How many are at work at once, by the day from which on. */
  const atWork = (scenario: Scenario) => {
    let now = 0;
    let most = 0;
    const since: [number, number][] = [];
    for (const [day, , what] of diary(scenario)) {
      if (what === "start") now += 1;
      if (what === "done") now -= 1;
      if (now > most) since.push([Math.floor(day), (most = now)]);
    }
    return since;
  };

  test("one a window while the team is too busy, here after the lead time, no more than at most", () => {
    // Three people's work from the first noon on: of the first window 29.5 of 30 days are busy.
    const scenario = busy({ utilisation: 0.9, windowDays: 30, leadTimeDays: 10, maxHeadcount: 4 });
    expect(atWork(scenario)).toEqual([[0, 1], [40, 2], [70, 3], [100, 4]]);
    expect(run(scenario).trace.violations).toEqual([]);
  });

  test("orders under way count against the limit", () => {
    expect(atWork(busy({ utilisation: 0.9, windowDays: 10, leadTimeDays: 60, maxHeadcount: 3 }))).toEqual([[0, 1], [70, 2], [80, 3]]);
  });

  test("a team that is not so busy hires nobody", () => {
    expect(atWork(busy({ utilisation: 0.9, windowDays: 30, leadTimeDays: 0, maxHeadcount: 4 }, 7))).toEqual([[2, 1]]);
  });
});
