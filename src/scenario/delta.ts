/** The difference between two scenarios as pairs of path and text: the middle of an address. */
import { shapeAt, type Leaf } from "./fields.ts";
import { last, type Pair } from "./fragment.ts";
import type { Issue } from "./issue.ts";
import { complete, wantedAt } from "./mend.ts";
import { nearest } from "./nearest.ts";
import { suggestions } from "./panel.ts";
import { difference, equal, flatten, unflatten } from "./patch.ts";
import { isBag, isForbidden, joinPath, own, splitPath, type Bag } from "./path.ts";
import type { Scenario } from "./scenario.ts";
import { readText, writeText } from "./value.ts";

/** Short names of paths that every address has. */
export const aliases: ReadonlyMap<string, string> = new Map([
  ["seed", "run.seed"],
  ["n", "run.replications"],
]);

export interface Delta {
  /** A merge patch of the base. */
  patch: unknown;
  /** Places it speaks of. */
  paths: Set<string>;
  /** Pairs that no scenario has a place for. */
  unknown: Pair[];
}

/** Pairs → merge patch. A text that is no value is listed and left out, so that the base's value stays. */
export function readDelta(pairs: readonly Pair[], base: Scenario, issues: Issue[]): Delta {
  const values = new Map<string, Leaf>();
  const unknown: Pair[] = [];
  const suggest = suggestions(base);
  for (const pair of pairs) {
    const [key, text] = pair;
    const path = aliases.get(key) ?? key;
    // Any kind a law or channel may have counts: the address may be about to change it.
    const shape = splitPath(path).some(isForbidden) ? null : shapeAt(null, path);
    if (!shape) {
      unknown.push(pair);
      issues.push({ path: key, code: "unknownKey", given: text, expected: suggest(path) });
      continue;
    }
    const value = readText(shape, text);
    if (value === undefined) {
      const code = shape.type === "choice" ? "unknownChoice" : "wrongType";
      const expected = shape.type === "choice" ? nearest(text, shape.choices) : wantedAt(shape);
      issues.push({ path, code, given: text, expected });
      continue;
    }
    if (value === null && !removable(path, pairs)) {
      issues.push({ path, code: "wrongType", given: text, expected: wantedAt(shape) });
      continue;
    }
    if (values.has(path)) issues.push({ path, code: "repeatedKey", given: text, expected: ["one value"] });
    values.set(path, value);
  }
  return { patch: unflatten(values), paths: new Set(values.keys()), unknown };
}

/** True for what may be absent, for entries of records, and for the numbers of a kind that gives way to another. */
function removable(path: string, pairs: readonly Pair[]): boolean {
  if (shapeAt(null, path)!.nullable) return true;
  const above = splitPath(path).slice(0, -1);
  if (above.length === 0) return false;
  if (shapeAt(null, joinPath(above))!.type === "record") return true;
  return isVariant(above) && last(pairs, joinPath([...above, "kind"])) !== null;
}

/** What differs from the base, but for seed and replications, as pairs in order of path. */
export function writeDelta(base: Scenario, scenario: Scenario): Pair[] {
  const { seed, replications } = scenario.run;
  const patch = difference({ ...base, run: { ...base.run, seed, replications } }, scenario);
  return flatten(shortened(patch, base, []))
    .filter((pair): pair is [string, Leaf] => !isBag(pair[1]))
    .map(([path, value]): Pair => [path, writeText(value)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The patch without what the reader knows anyway. */
function shortened(patch: unknown, base: unknown, keys: readonly string[]): unknown {
  if (!isBag(patch)) return patch;
  // Of a part that is new, defaults need not be said.
  if (keys.length > 0 && !isBag(base)) return withoutDefaults(patch, keys);
  // Where a law or channel changes its kind, the old kind's numbers need not be removed one by one.
  const changed = Object.hasOwn(patch, "kind") && isVariant(keys);
  const kept = Object.entries(patch).filter(([, value]) => !(changed && value === null));
  return Object.fromEntries(kept.map(([key, value]) => [key, shortened(value, own(base, key), [...keys, key])]));
}

function withoutDefaults(part: Bag, keys: readonly string[]): unknown {
  const shape = shapeAt(null, joinPath(keys))!;
  const saidBy = Object.entries(part).flatMap(([key, value]) => {
    const inside = key === "kind" ? undefined : shapeAt(null, joinPath([...keys, key]));
    const short = isBag(value) ? withoutDefaults(value, [...keys, key]) : value;
    return shape.type !== "record" && inside && equal(value, complete(inside)) ? [] : [[key, short] as const];
  });
  // Something must be said, or the part would not be there.
  return Object.fromEntries(saidBy.length > 0 ? saidBy : Object.entries(part).slice(0, 1));
}

function isVariant(keys: readonly string[]): boolean {
  return keys.length > 0 && shapeAt(null, joinPath(keys))?.type === "variant";
}
