/** JSON Merge Patch (RFC 7396): what differs, as JSON; null removes. And the same, flat: path and value. */
import { isBag, isForbidden, joinPath, splitPath, type Bag } from "./path.ts";

/** The base with the patch applied; neither is touched. */
export function mergePatch(base: unknown, patch: unknown): unknown {
  if (!isBag(patch)) return patch;
  const merged: Bag = isBag(base) ? { ...base } : {};
  for (const key of Object.keys(patch)) {
    if (isForbidden(key)) continue;
    if (patch[key] === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], patch[key]);
  }
  return merged;
}

/**
 * The smallest patch that makes `target` of `base`; `{}` when they are equal. A patch cannot say that a key is there
 * and null: such a key is removed, so null must be what its absence means.
 */
export function difference(base: unknown, target: unknown): unknown {
  if (!isBag(target)) return target;
  const from: Bag = isBag(base) ? base : {};
  const patch: Bag = {};
  for (const key of Object.keys(from)) {
    if (from[key] !== null && (target[key] ?? null) === null) patch[key] = null;
  }
  for (const key of Object.keys(target)) {
    if (target[key] === null || isForbidden(key) || equal(from[key], target[key])) continue;
    patch[key] = difference(from[key], target[key]);
  }
  return patch;
}

/** Equal as JSON, whatever the order of keys. */
export function equal(a: unknown, b: unknown): boolean {
  if (isBag(a) && isBag(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
  }
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Its leaves by path; arrays and empty objects are leaves. */
export function flatten(patch: unknown, keys: readonly string[] = []): [path: string, value: unknown][] {
  if (!isBag(patch) || (keys.length > 0 && Object.keys(patch).length === 0)) return [[joinPath(keys), patch]];
  return Object.keys(patch).flatMap((key) => flatten(patch[key], [...keys, key]));
}

/** What `flatten` took apart. Of two values at one place the later stands. */
export function unflatten(pairs: Iterable<readonly [path: string, value: unknown]>): Bag {
  const patch: Bag = {};
  for (const [path, value] of pairs) {
    const keys = splitPath(path);
    if (keys.some(isForbidden)) continue;
    const last = keys.pop()!;
    let bag = patch;
    for (const key of keys) {
      const inside = Object.hasOwn(bag, key) ? bag[key] : undefined;
      bag = (bag[key] = isBag(inside) ? inside : {}) as Bag;
    }
    bag[last] = value;
  }
  return patch;
}
