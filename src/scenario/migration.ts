/**
 * What was written for an older schema. Each step takes the plain JSON of one version to the next; a step never looks at
 * the schema of today, so that it means the same for ever. Steps are given whole documents, and parts of one: what a link
 * changes comes as one path and its value, null where it removes. So a step moves what is there, and adds nothing.
 */
import type { Leaf } from "./fields.ts";
import type { Pair } from "./fragment.ts";
import { equal, flatten, unflatten } from "./patch.ts";
import { isBag, type Bag } from "./path.ts";
import { writeText } from "./value.ts";

/** `steps[0]` takes version 1 to 2, and so on. */
export type Migration = (spec: Bag) => Bag;

/** Schema version 1 is the first. */
export const migrations: readonly Migration[] = [];

export interface Migrated {
  spec: unknown;
  /** The version it said it was written for, where no step knows it; undefined = known. */
  unknownVersion: unknown;
}

/** A spec without a version is one of today's. */
export function migrate(spec: unknown, steps: readonly Migration[] = migrations): Migrated {
  if (!isBag(spec)) return { spec, unknownVersion: undefined };
  const { schemaVersion: given = lastVersion(steps), ...rest } = spec;
  if (!isKnown(given, steps)) return { spec: rest, unknownVersion: given };
  return { spec: climb(rest as Bag, given, steps), unknownVersion: undefined };
}

/** The version of the schema that the steps lead to. */
export function lastVersion(steps: readonly Migration[]): number {
  return steps.length + 1;
}

export function isKnown(version: unknown, steps: readonly Migration[]): version is number {
  return typeof version === "number" && Number.isInteger(version) && version >= 1 && version <= lastVersion(steps);
}

function climb(spec: Bag, from: number, steps: readonly Migration[]): Bag {
  return steps.slice(from - 1).reduce((older, step) => step(older), spec);
}

/** A path of an older schema and the text of its value, as today's schema says it: in several pairs, or in none. */
export function migratePair(pair: Pair, from: number, steps: readonly Migration[] = migrations): readonly Pair[] {
  if (from === lastVersion(steps)) return [pair];
  const part = unflatten([[pair[0], loose(pair[1])]]);
  const today = climb(part, from, steps);
  if (equal(today, part)) return [pair];
  return flatten(today).map(([path, value]): Pair => [path, typeof value === "string" ? value : writeText(value as Leaf)]);
}

/** What a text says of itself: only the schema it was written for knows whether `7` is a number or a title. Read again it is the same text. */
function loose(text: string): string | number | null {
  return text === "null" ? null : String(Number(text)) === text ? Number(text) : text;
}
