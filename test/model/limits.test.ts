import { describe, expect, test } from "vitest";
import { compile } from "../../src/model/index.ts";
import { describeIssue, toScenario } from "../../src/scenario/index.ts";
import { always, fixed, run, sound } from "./diary.ts";

const door = { kind: "organic", entryStage: "lead", visitsPerMonth: 30, growthPerMonth: 0, identifyProbability: 1, arrivals: "even" };
const base = { run: { horizonMonths: 12 }, activity: always, market: { unlimited: true } };
const out = { lost: { bulb: "exit", order: 9 } };

describe("a run larger than anything meant ends with a word", () => {
  test("arrivals beyond all measure are cut to what a run can follow, and said", () => {
    const { scenario, issues } = toScenario({ ...base, run: { horizonMonths: 120 }, channels: { door: { ...door, visitsPerMonth: 1e8 } }, stages: { lead: { bulb: "left", order: 1, otherwise: "lost" }, ...out } });
    expect(issues.map(describeIssue)).toEqual(["too many arrivals: channels.door.visitsPerMonth = 100000000; expected 41500"]);
    expect(toScenario(scenario).issues).toEqual([]);
  });

  test("arrivals beyond all measure that no check foresaw are refused before anything runs", () => {
    const scenario = sound({ ...base, run: { horizonMonths: 120 }, channels: { door }, stages: { lead: { bulb: "left", order: 1, otherwise: "lost" }, ...out } });
    Object.assign(scenario.channels.door, { visitsPerMonth: 1e8 });
    expect(() => compile(scenario)).toThrow(/^too large: about 12,000,000,000 arrivals in one future; expected at most 10,000,000/);
  });

  test("a loop of invitations that explodes", () => {
    const scenario = sound({
      ...base, run: { horizonMonths: 60 }, channels: { door, friends: { kind: "referral", side: "referral", entryStage: "lead" } },
      stages: { lead: { bulb: "left", order: 1, exits: { fan: { probability: 1 } }, otherwise: "lost" }, fan: { bulb: "right", order: 2 }, ...out },
      referral: { fromStage: "fan", invitesPerMonth: 10, strength: 1, activeDays: 3650, conversionToEntry: 1, delayDays: fixed(0), channel: "friends" },
    });
    expect(() => run(scenario)).toThrow(/^too large: /);
  });

  test.each([
    ["through a stage", { lead: { bulb: "left", order: 1, exits: { lead: { probability: 1 } }, otherwise: "lost" }, ...out }],
    ["through an exit that stands to the left", { lead: { bulb: "left", order: 2, otherwise: "pool" }, pool: { bulb: "exit", order: 0, recycle: { afterDays: fixed(0), probability: 1, to: "lead" } } }],
  ])("a circle that takes no time, %s", (_, stages) => {
    expect(() => run(sound({ ...base, channels: { door }, stages }))).toThrow(/^endless round: /);
  });
});
