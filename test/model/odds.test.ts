import { describe, expect, test } from "vitest";
import { times } from "../../src/model/odds.ts";
import { effect } from "../claims/luck.ts";
import { always, diary, fixed, run, sound } from "./diary.ts";

const door = { kind: "organic", entryStage: "lead", visitsPerMonth: 3000, growthPerMonth: 0, identifyProbability: 1, arrivals: "poisson" };
const base = { run: { horizonMonths: 2 }, activity: always, market: { unlimited: true }, channels: { door }, retention: { monthlyChurn: 0 } };
const stages = { lead: { bulb: "left", order: 1, otherwise: "lost", exits: { fan: { probability: 0.3 } } }, fan: { bulb: "right", order: 5 }, lost: { bulb: "exit", order: 9 } };
const toss = (p: number, count: number) => 3.5 * Math.sqrt((p * (1 - p)) / count);

describe("odds", () => {
  test("multiplied, they keep a probability between 0 and 1, and undo each other (rule O6)", () => {
    for (const p of [0, 0.01, 0.3, 0.9, 1]) {
      for (const odds of [0.2, 1, 7, 1e12]) {
        const q = times(p, odds);
        expect(q).toBeGreaterThanOrEqual(0);
        expect(q).toBeLessThanOrEqual(1);
        expect(times(q, 1 / odds)).toBeCloseTo(p, 3);
      }
    }
    expect(times(1, 0)).toBe(0);
    expect(times(0.5, 3)).toBe(0.75);
  });

  test("each exit is treated by itself, then they are tried from the right (rule O6)", () => {
    const scenario = sound({
      ...base, segments: { keen: { share: 1, winOdds: 4 } },
      stages: { ...stages, lead: { bulb: "left", order: 1, otherwise: "lost", exits: { fan: { probability: 0.5 }, later: { probability: 0.4 } } }, later: { bulb: "left", order: 2, otherwise: "lost" } },
    });
    const { metric } = run(scenario);
    // Four fifths win; of the two fifths that were to wait, one fifth of all is left.
    expect(Math.abs(metric("entries.fan") / metric("entries.lead") - 0.8)).toBeLessThan(toss(0.8, 6000));
    expect(metric("entries.later") + metric("entries.fan")).toBe(metric("entries.lead"));
  });
});

describe("price", () => {
  const dear = (price: number, changes: object = {}) =>
    sound({ ...base, stages, value: { initialMrr: fixed(price), priceElasticity: 1, referencePrice: 140 }, ...changes });

  test.each([[70, 6 / 13], [140, 0.3], [280, 3 / 17], [560, 3 / 31]])("a deal of %i wins %f: the smaller the first sale, the better its chance (claim 12)", (price, expected) => {
    const { metric } = run(dear(price));
    expect(Math.abs(metric("won") / metric("entries.lead") - expected)).toBeLessThan(toss(expected, 6000));
  });

  test("a smaller first sale wins more often, on the same luck (claim 12)", async () => {
    expect((await effect(dear(280), dear(140), "won")).low).toBeGreaterThan(0);
  });

  test("what is won is the deal that was offered: the draw before the win is the draw at the win", () => {
    const { metric } = run(dear(280));
    expect(metric("newMrr")).toBe(metric("won") * 28_000);
    const spread = sound({ ...base, stages, value: { initialMrr: { kind: "lognormal", median: 140, p90: 1000 }, priceElasticity: 2 } });
    const plain = sound({ ...base, stages, value: { initialMrr: { kind: "lognormal", median: 140, p90: 1000 } } });
    const mean = (scenario: typeof spread) => run(scenario).metric("newMrr") / run(scenario).metric("won");
    expect(mean(spread)).toBeLessThan(0.5 * mean(plain));
  });
});

describe("memory", () => {
  const recycling = (odds: number, between: object = {}) =>
    sound({
      ...base, run: { horizonMonths: 3 },
      stages: {
        lead: { bulb: "left", order: 1, exits: { offer: { probability: 1 } }, otherwise: "lost" },
        offer: { bulb: "neck", order: 2, exits: { fan: { probability: 0.2 } }, otherwise: "other" },
        other: { bulb: "exit", order: 8, recycle: { afterDays: fixed(5), probability: 1, to: "lead", odds } },
        fan: { bulb: "right", order: 5 }, lost: { bulb: "exit", order: 9 }, ...between,
      },
    });

  test("who comes back is won at odds of three times as much, at each return and not before the first (claim 122)", () => {
    const entries = diary(recycling(3)).filter(([, , what]) => what === "enter");
    const tries = new Map<number, number>();
    const won = [0, 0, 0];
    const decided = [0, 0, 0];
    for (const [day, person, , where] of entries) {
      if (where === "offer" && day < 60) {
        decided[Math.min(2, tries.get(person) ?? 0)] += 1;
        tries.set(person, (tries.get(person) ?? 0) + 1);
      }
      if (where === "fan" && day < 60) won[Math.min(2, tries.get(person)! - 1)] += 1;
    }
    const expected = [0.2, 0.6 / 1.4, 0.6 / 1.4];
    expected.forEach((p, at) => expect(Math.abs(won[at] / decided[at] - p)).toBeLessThan(toss(p, decided[at])));
  });

  test("who comes back knows the seller: more wins than from a stranger's second try (claim 122)", async () => {
    expect((await effect(recycling(1), recycling(2), "won")).low).toBeGreaterThan(0);
  });
});
