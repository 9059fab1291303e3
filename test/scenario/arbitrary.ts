import fc from "fast-check";
import { fields, mergePatch, toScenario, type Field, type Leaf, type Scenario } from "../../src/scenario/index.ts";
import { readShelf } from "../../sims/node.ts";

export const shelf = readShelf();

export function sim(name: string): Scenario {
  return toScenario(shelf.load(name)).scenario;
}

/** Anything that JSON can say, and the names that have hurt programs. */
export const anyJson: fc.Arbitrary<unknown> = fc.anything({
  key: fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "prototype", "toString", "kind", "stages", "exits", "run", "teams", "controls")),
  maxDepth: 5,
});

/** A possible value of a field, mostly well inside, sometimes at an end. */
function valueOf(field: Field): fc.Arbitrary<Leaf> {
  switch (field.type) {
    case "number": {
      const { min, max, low, high, whole } = field;
      const inside = whole ? fc.integer({ min: Math.ceil(low), max: Math.floor(high) }) : fc.double({ min: low, max: high, noNaN: true });
      return fc.oneof({ weight: 8, arbitrary: inside }, fc.constantFrom(min, max), ...(field.nullable ? [fc.constant(null)] : []));
    }
    case "numbers":
      return fc.array(fc.double({ min: field.low, max: field.high, noNaN: true }), { minLength: field.value.length, maxLength: field.value.length });
    case "choice":
      return fc.constantFrom(...field.choices);
    case "flag":
      return fc.boolean();
    case "text":
      return field.choices ? fc.constantFrom(...field.choices) : fc.string({ unit: "grapheme", maxLength: 20 });
  }
}

const starts = shelf.names.map((name) => {
  const scenario = sim(name);
  return { scenario, all: fields(scenario).filter(({ path }) => path !== "startDate" && path !== "currency") };
});

/** A pile of changes to one sim: numbers, words, kinds of laws, entries taken away and added. All of it is mended, so that it is valid. */
export const anyScenario: fc.Arbitrary<Scenario> = fc.constantFrom(...starts).chain(({ scenario: start, all }) => {
  const changes = fc.uniqueArray(fc.nat(all.length - 1), { maxLength: 12 }).chain((chosen) => fc.tuple(...chosen.map((index) => valueOf(all[index]).map((value) => [all[index].path, value] as const))));
  return fc.tuple(changes, anyStructure).map(([values, structure]) => {
    const nested = values.reduce<unknown>((patch, [path, value]) => mergePatch(patch, path.split(".").reduceRight<unknown>((inside, key) => ({ [key.replaceAll("~1", ".")]: inside }), value)), {});
    return toScenario(mergePatch(mergePatch(start, nested), structure)).scenario;
  });
});

const anyStructure: fc.Arbitrary<unknown> = fc.record(
  {
    cooling: fc.constantFrom(null, {}, { floor: 0.5 }),
    referral: fc.constant(null),
    content: fc.constant(null),
    startDate: fc.constantFrom(null, "2026-01-05"),
    teams: fc.constantFrom({ bdr: null }, { temps: { headcount: 2.5, hires: { one: {}, two: { day: 30 } } } }),
    stages: fc.constantFrom(
      { trial: { bulb: "neck", order: 4.5, otherwise: "closedLost", dwellDays: { kind: "gamma", mean: 9, shape: 3 } }, opportunity: { exits: { trial: { probability: 0.1 } } } },
      { opportunity: { dwellDays: { kind: "empirical", values: [1, 2.5], weights: [3, 1] } }, prospect: null },
      { lead: { work: null, purchase: { kind: "fixed", value: 10 } } },
    ),
    channels: fc.constantFrom({ fair: { kind: "batch", entryStage: "lead", entries: 50 } }, { inbound: { kind: "paid" }, organic: { kind: "partner", entriesPerMonth: 3 } }),
  },
  { requiredKeys: [] },
);
