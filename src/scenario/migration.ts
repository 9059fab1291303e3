/**
 * Scenarios written for an older schema. Each step takes the plain JSON of one version to the next; a step never
 * looks at the schema of today, so that it means the same for ever.
 */
import { isBag, type Bag } from "./path.ts";

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
  const today = steps.length + 1;
  if (!isBag(spec)) return { spec, unknownVersion: undefined };
  const { schemaVersion: given = today, ...rest } = spec;
  if (typeof given !== "number" || !Number.isInteger(given) || given < 1 || given > today) return { spec: rest, unknownVersion: given };
  return { spec: steps.slice(given - 1).reduce((older, step) => step(older), rest as Bag), unknownVersion: undefined };
}
