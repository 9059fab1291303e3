/**
 * Paths name a place in a scenario: `teams.insideSales.headcount`. A dot parts; inside a key (those of `uncertainty` are
 * paths themselves) it is written `~1`, and `~` is written `~0`.
 */

/** Keys that JavaScript gives a meaning to; nothing ever follows them. */
const forbidden: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

export function isForbidden(key: string): boolean {
  return forbidden.has(key);
}

export function splitPath(path: string): string[] {
  return path.split(".").map((key) => key.replaceAll("~1", ".").replaceAll("~0", "~"));
}

export function escapeKey(key: string): string {
  // Hardly any key needs it, and every path is made of keys.
  return /[~.]/.test(key) ? key.replaceAll("~", "~0").replaceAll(".", "~1") : key;
}

export function joinPath(keys: readonly string[]): string {
  return keys.map(escapeKey).join(".");
}

export type Bag = Record<string, unknown>;

export function isBag(value: unknown): value is Bag {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at `key`, if it is the bag's own and may be followed. */
export function own(bag: unknown, key: string): unknown {
  return isBag(bag) && !forbidden.has(key) && Object.hasOwn(bag, key) ? bag[key] : undefined;
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(bag: unknown, path: string): unknown {
  return splitPath(path).reduce(own, bag);
}

/** The same entries in order of id: two records that hold the same are then equal to the last byte. */
export function byId<Entry>(record: Record<string, Entry>): Record<string, Entry> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
