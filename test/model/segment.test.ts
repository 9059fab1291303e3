import { describe, expect, test } from "vitest";
import { EventKind } from "../../src/model/index.ts";
import { effect, filmOf } from "../claims/luck.ts";
import { always, diary, fixed, run, sound } from "./diary.ts";

const door = { kind: "organic", entryStage: "lead", visitsPerMonth: 3000, growthPerMonth: 0, identifyProbability: 1, arrivals: "poisson" };
const base = { run: { horizonMonths: 2 }, activity: always, market: { unlimited: true }, channels: { door }, retention: { monthlyChurn: 0 }, value: { initialMrr: fixed(100) } };
const firm = (win: object, changes: object = {}) =>
  sound({
    ...base,
    stages: { lead: { bulb: "left", order: 1, otherwise: "lost", exits: { fan: win } }, fan: { bulb: "right", order: 5 }, lost: { bulb: "exit", order: 9 } },
    ...changes,
  });
const rate = (scenario: ReturnType<typeof firm>) => {
  const { metric, trace } = run(scenario);
  expect(trace.violations).toEqual([]);
  return metric("won") / metric("entries.lead");
};
/** Six thousand tosses: three and a half standard deviations. */
const toss = (p: number) => 3.5 * Math.sqrt((p * (1 - p)) / 6000);

describe("segments", () => {
  test("come in their shares: a quarter of the deals are twice as large, the rest belongs to none", () => {
    const { metric } = run(firm({ probability: 1 }, { segments: { large: { share: 0.25, dealSize: 2 } } }));
    expect(Math.abs(metric("newMrr") / metric("won") / 10_000 - 1.25)).toBeLessThan(toss(0.25));
  });

  test("the order in which they were written does not matter", () => {
    const large = { share: 0.25, dealSize: 2, winOdds: 0.5 };
    const small = { share: 0.5, dealSize: 0.5, winOdds: 2 };
    const [one, other] = [{ large, small }, { small, large }].map((segments) => run(firm({ probability: 0.3 }, { segments })).trace.fingerprint);
    expect(one).toEqual(other);
  });

  test("segments that multiply by one change nothing", () => {
    expect(run(firm({ probability: 0.3 }, { segments: { all: { share: 0.7 } } })).trace.fingerprint).toEqual(run(firm({ probability: 0.3 })).trace.fingerprint);
  });

  test("a cycle stretches every dwell before the win and none after it", () => {
    const scenario = sound({
      ...base, run: { horizonMonths: 1 }, channels: { door: { ...door, visitsPerMonth: 365 / 12, arrivals: "even" } }, segments: { slow: { share: 1, cycle: 2 } },
      stages: {
        lead: { bulb: "left", order: 1, dwellDays: fixed(3), exits: { offer: { probability: 1 } }, otherwise: "lost" },
        offer: { bulb: "neck", order: 2, exits: { fan: { probability: 1, dwellDays: fixed(1) } }, otherwise: "lost" },
        fan: { bulb: "right", order: 5, dwellDays: fixed(5), exits: { friend: { probability: 1 } } }, friend: { bulb: "right", order: 6 }, lost: { bulb: "exit", order: 9 },
      },
    });
    expect(diary(scenario).filter(([, person, what]) => person === 0 && what === "enter").map(([day, , , where]) => [day, where])).toEqual([
      [0.5, "lead"], [6.5, "offer"], [8.5, "fan"], [13.5, "friend"],
    ]);
  });

  test("yields depend on the segment: win odds of two make two fifths four sevenths (claim 88)", () => {
    expect(Math.abs(rate(firm({ probability: 0.4 }, { segments: { keen: { share: 1, winOdds: 2 } } })) - 4 / 7)).toBeLessThan(toss(4 / 7));
  });

  test("a preference for inbound multiplies the odds of those who came by it, and of nobody else (claim 124)", () => {
    const segments = { kunz: { share: 1, inboundOdds: 3 } };
    const by = (side: string) => rate(firm({ probability: 0.25 }, { segments, channels: { door: { ...door, side } } }));
    expect(Math.abs(by("inbound") - 0.5)).toBeLessThan(toss(0.5));
    expect(Math.abs(by("other") - 0.25)).toBeLessThan(toss(0.25));
  });

  test("more wins the more buyers want to be won that way (claim 124)", async () => {
    const { low } = await effect(firm({ probability: 0.2 }), firm({ probability: 0.2 }, { segments: { kunz: { share: 0.5, inboundOdds: 1.2 } } }), "won");
    expect(low).toBeGreaterThan(0);
  });
});

describe("fit", () => {
  test("only accounts that fit take an exit that asks for it: the others never win (claims 100 and 117)", () => {
    const market = (fitShare: number) => ({ market: { unlimited: true, fitShare } });
    expect(Math.abs(rate(firm({ probability: 1, fitOnly: true }, market(0.3))) - 0.3)).toBeLessThan(toss(0.3));
    expect(rate(firm({ probability: 1, fitOnly: true }, market(0)))).toBe(0);
    expect(rate(firm({ probability: 1 }, market(0)))).toBe(1);
  });

  test("with everybody fit, an exit for those who fit is an exit", () => {
    expect(run(firm({ probability: 0.3, fitOnly: true })).trace.fingerprint).toEqual(run(firm({ probability: 0.3 })).trace.fingerprint);
  });

  test("every lead has a fit and an owner: one of the heads of the team, each about as often (claim 117)", () => {
    const scenario = sound({
      ...base, market: { unlimited: true, fitShare: 0.5 },
      teams: { sales: { headcount: 3.5, hires: { later: { day: 30, count: 1 } } }, cleaners: { headcount: 2 } },
      stages: {
        inquiry: { bulb: "left", order: 1, exits: { lead: { probability: 0.5, fitOnly: true } }, otherwise: "lost" },
        lead: { bulb: "left", order: 2, ownerTeam: "sales", dwellDays: fixed(1), otherwise: "lost" }, lost: { bulb: "exit", order: 9 },
      },
      channels: { door: { ...door, entryStage: "inquiry" } },
    });
    const entries = diary(scenario).filter(([, , , where]) => where === "lead");
    const [entered, assigned] = ["enter", "assign"].map((kind) => entries.filter(([, , what]) => what === kind).map(([day, person]) => `${day} ${person}`));
    expect(entered.length).toBeGreaterThan(1200);
    expect(assigned).toEqual(entered);
    expect(entries.length).toBe(2 * entered.length);
    const log = filmOf(scenario);
    const heads = new Map<number, number>();
    for (let at = 0; at < log.length; at++) {
      if (log.kind[at] !== EventKind.assign) continue;
      // Four from day 0 on, one of them half of the day; five from day 30 on.
      expect(log.value[at]).toBeLessThan(log.time[at] < 30 * 1_382_400 ? 4 : 5);
      heads.set(log.value[at], (heads.get(log.value[at]) ?? 0) + 1);
    }
    expect([...heads.keys()].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
    for (let head = 0; head < 4; head++) expect(Math.abs(heads.get(head)! - entered.length * 0.225)).toBeLessThan(120);
  });
});
