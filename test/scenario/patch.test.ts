import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { difference, flatten, joinPath, mergePatch, splitPath, toScenario, unflatten } from "../../src/scenario/index.ts";
import { anyScenario, sim } from "./arbitrary.ts";

const seed = 7396;
const patient = { timeout: 60_000 };

describe("mergePatch(base, patch)", () => {
  // The examples of RFC 7396, appendix A.
  const examples: [base: unknown, patch: unknown, result: unknown][] = [
    [{ a: "b" }, { a: "c" }, { a: "c" }],
    [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
    [{ a: "b" }, { a: null }, {}],
    [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
    [{ a: ["b"] }, { a: "c" }, { a: "c" }],
    [{ a: "c" }, { a: ["b"] }, { a: ["b"] }],
    [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
    [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
    [["a", "b"], ["c", "d"], ["c", "d"]],
    [{ a: "b" }, ["c"], ["c"]],
    [{ a: "foo" }, null, null],
    [{ a: "foo" }, "bar", "bar"],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: "b", c: null }, { a: "b" }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ];
  for (const [base, patch, result] of examples) {
    it(`makes ${JSON.stringify(result)} of ${JSON.stringify(base)} by ${JSON.stringify(patch)}`, () => expect(mergePatch(base, patch)).toEqual(result));
  }

  it("never follows __proto__", () => {
    const merged = mergePatch({}, JSON.parse('{"__proto__": {"polluted": 1}, "a": {"__proto__": {"polluted": 1}}}'));
    expect(merged).toEqual({ a: {} });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe("difference(base, scenario)", () => {
  it("is nothing between equals", () => expect(difference(sim("isc"), sim("isc"))).toEqual({}));

  it("holds what differs and nothing else", () => {
    const base = sim("hourglass");
    const other = structuredClone(base);
    other.teams.insideSales.headcount = 4;
    other.cooling = null;
    delete (other.stages.opportunity.exits as Record<string, unknown>).closedOther;
    expect(difference(base, other)).toEqual({ cooling: null, teams: { insideSales: { headcount: 4 } }, stages: { opportunity: { exits: { closedOther: null } } } });
  });

  it(`leads from any scenario to any other (seed ${seed})`, patient, () => {
    fc.assert(
      fc.property(anyScenario, anyScenario, (from, to) => {
        const { scenario } = toScenario(mergePatch(from, difference(from, to)));
        expect(JSON.stringify(scenario)).toBe(JSON.stringify(to));
      }),
      { seed, numRuns: 100 },
    );
  });
});

describe("flatten(patch)", () => {
  it("gives paths and values, and unflatten(pairs) the patch again", () => {
    const patch = { teams: { sales: { headcount: 4 } }, activity: { dayWeights: [1, 2] }, cooling: null, uncertainty: { "a.b": { kind: "fixed" } } };
    const pairs = flatten(patch);
    expect(pairs).toEqual([
      ["teams.sales.headcount", 4],
      ["activity.dayWeights", [1, 2]],
      ["cooling", null],
      ["uncertainty.a~1b.kind", "fixed"],
    ]);
    expect(unflatten(pairs)).toEqual(patch);
  });

  it(`loses nothing of any scenario (seed ${seed})`, patient, () => {
    const property = fc.property(anyScenario, (scenario) => {
      expect(JSON.stringify(unflatten(flatten(scenario)))).toBe(JSON.stringify(scenario));
    });
    fc.assert(property, { seed, numRuns: 50 });
  });
});

describe("splitPath(path)", () => {
  it(`gives back the keys that joinPath(keys) joined (seed ${seed})`, patient, () => {
    const property = fc.property(fc.array(fc.string(), { minLength: 1 }), (keys) => {
      expect(splitPath(joinPath(keys))).toEqual(keys);
    });
    fc.assert(property, { seed });
  });
});
