/** Any JSON → a complete value of a shape. Total: what does not fit is replaced and listed, never thrown. */
import { idPattern } from "./field.ts";
import type { Issue } from "./issue.ts";
import { proper, type Law } from "./law.ts";
import { nearest } from "./nearest.ts";
import { byId, isBag, isForbidden, joinPath, type Bag } from "./path.ts";
import type { ChoiceShape, NumberShape, NumbersShape, ObjectShape, RecordShape, Shape, TextShape, VariantShape } from "./shape.ts";

/** `keys` lead to the value given. Undefined comes back only for an entry that cannot be saved. */
export function mend(shape: Shape, given: unknown, keys: readonly string[], issues: Issue[]): unknown {
  if (given === undefined) return complete(shape);
  if (given === null) {
    if (shape.nullable) return null;
    return replaced(shape, given, keys, issues);
  }
  switch (shape.type) {
    case "number":
      return mendNumber(shape, given, keys, issues);
    case "numbers":
      return mendNumbers(shape, given, keys, issues);
    case "text":
      return mendText(shape, given, keys, issues);
    case "choice":
      return mendChoice(shape, given, keys, issues);
    case "flag":
      return typeof given === "boolean" ? given : replaced(shape, given, keys, issues);
    case "object":
      return isBag(given) ? mendObject(shape, given, keys, issues) : replaced(shape, given, keys, issues);
    case "variant":
      return isBag(given) ? mendVariant(shape, given, keys, issues) : replaced(shape, given, keys, issues);
    case "record":
      return isBag(given) ? mendRecord(shape, given, keys, issues) : replaced(shape, given, keys, issues);
  }
}

/** The default, complete: what stands at a place of which nothing is said. */
export function complete(shape: Shape): unknown {
  // A number or a word is complete as it is; everything else must be made anew each time.
  return typeof shape.default === "object" && shape.default !== null ? mend(shape, shape.default, [], []) : shape.default;
}

const typeNames = { number: "a number", text: "text", flag: "true or false", object: "an object", variant: "an object", record: "an object" };

/** What may stand at a place: its choices, or the name of its type. */
export function wantedAt(shape: Shape): string[] {
  const names = shape.type === "choice" ? [...shape.choices] : shape.type === "numbers" ? [counted(shape)] : [typeNames[shape.type]];
  return shape.nullable ? [...names, "null"] : names;
}

function counted({ minLength, maxLength }: NumbersShape): string {
  return `${minLength === maxLength ? minLength : `${minLength} to ${maxLength}`} numbers`;
}

function replaced(shape: Shape, given: unknown, keys: readonly string[], issues: Issue[]): unknown {
  issues.push({ path: joinPath(keys), code: "wrongType", given, expected: wantedAt(shape) });
  return complete(shape);
}

function mendNumber(shape: NumberShape, given: unknown, keys: readonly string[], issues: Issue[]): unknown {
  if (typeof given !== "number" || Number.isNaN(given)) return replaced(shape, given, keys, issues);
  const { min, max, whole } = shape;
  const inside = Math.min(max, Math.max(min, given));
  if (inside !== given) issues.push({ path: joinPath(keys), code: "outOfRange", given, expected: [min, max] });
  else if (whole && !Number.isInteger(given)) issues.push({ path: joinPath(keys), code: "notWhole", given, expected: [Math.round(given)] });
  // Adding 0 turns −0 into 0, which every text form does too.
  return (whole ? Math.round(inside) : inside) + 0;
}

function mendNumbers(shape: NumbersShape, given: unknown, keys: readonly string[], issues: Issue[]): unknown {
  const { item, minLength, maxLength } = shape;
  const fits = Array.isArray(given) && given.every((value) => typeof value === "number") && given.length >= minLength && given.length <= maxLength;
  if (!fits) return replaced(shape, given, keys, issues);
  return given.map((value) => mendNumber({ ...item, default: item.min }, value, keys, issues));
}

function mendText(shape: TextShape, given: unknown, keys: readonly string[], issues: Issue[]): unknown {
  if (typeof given !== "string") return replaced(shape, given, keys, issues);
  const { maxLength, pattern } = shape;
  if (pattern && !pattern.test(given)) {
    issues.push({ path: joinPath(keys), code: "wrongForm", given, expected: [pattern.source] });
    return complete(shape);
  }
  if (given.length > maxLength) issues.push({ path: joinPath(keys), code: "tooLong", given, expected: [maxLength] });
  // Half a character (a lone surrogate) cannot be written to an address or a file.
  const whole = given.slice(0, maxLength).replace(/\p{Surrogate}/gu, "\uFFFD");
  if (given.length <= maxLength && whole !== given) issues.push({ path: joinPath(keys), code: "wrongForm", given, expected: ["whole characters"] });
  return whole;
}

function mendChoice(shape: ChoiceShape, given: unknown, keys: readonly string[], issues: Issue[]): unknown {
  if (typeof given !== "string") return replaced(shape, given, keys, issues);
  if (shape.choices.includes(given)) return given;
  issues.push({ path: joinPath(keys), code: "unknownChoice", given, expected: nearest(given, shape.choices) });
  return complete(shape);
}

function unknownKey(keys: readonly string[], key: string, known: Iterable<string>, given: unknown, issues: Issue[]): void {
  const expected = nearest(key, known, 4).map((name) => joinPath([...keys, name]));
  issues.push({ path: joinPath([...keys, key]), code: "unknownKey", given, expected });
}

function mendObject(shape: ObjectShape, given: Bag, keys: readonly string[], issues: Issue[], kind?: string): unknown {
  const whole: Bag = kind === undefined ? {} : { kind };
  for (const [key, entry] of shape.entries) {
    whole[key] = mend(entry, Object.hasOwn(given, key) ? given[key] : undefined, [...keys, key], issues);
  }
  for (const key of Object.keys(given)) {
    if (!shape.entries.has(key) && !(key === "kind" && kind !== undefined)) unknownKey(keys, key, shape.entries.keys(), given[key], issues);
  }
  return whole;
}

function mendVariant(shape: VariantShape, given: Bag, keys: readonly string[], issues: Issue[]): unknown {
  const kind = Object.hasOwn(given, "kind") ? given.kind : undefined;
  const option = typeof kind === "string" ? shape.options.get(kind) : undefined;
  if (!option) {
    const choices = [...shape.options.keys()];
    const expected = typeof kind === "string" ? nearest(kind, choices) : choices;
    issues.push({ path: joinPath([...keys, "kind"]), code: "unknownKind", given: kind, expected });
    return complete(shape);
  }
  const whole = mendObject(option, given, keys, issues, kind as string);
  return shape.low === undefined ? whole : mendLaw(whole as Law, keys, issues);
}

function mendLaw(given: Law, keys: readonly string[], issues: Issue[]): Law {
  const { law, amendments } = proper(given);
  for (const { key, given: value, expected } of amendments) {
    issues.push({ path: joinPath([...keys, key]), code: "lawOrder", given: value, expected: [expected] });
  }
  return law;
}

/** More stages, channels or teams than this are a mistake, and would take for ever to check. */
const mostEntries = 200;

function mendRecord(shape: RecordShape, given: Bag, keys: readonly string[], issues: Issue[]): unknown {
  const whole: Bag = {};
  const ids = Object.keys(given);
  if (ids.length > mostEntries) issues.push({ path: joinPath(keys), code: "tooMany", given: ids.length, expected: [`at most ${mostEntries}`] });
  for (const key of ids.slice(0, mostEntries)) {
    const inside = [...keys, key];
    if (isForbidden(key) || (shape.keys !== "paths" && !idPattern.test(key))) {
      issues.push({ path: joinPath(inside), code: "badId", given: key, expected: ["letters, digits, - and _"] });
      continue;
    }
    const entry = mend(shape.entry, given[key], inside, issues);
    if (entry !== undefined) whole[key] = entry;
  }
  return byId(whole);
}
