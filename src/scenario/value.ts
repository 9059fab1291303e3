/** One value of a scenario, changed or read from text. */
import { shapeAt, type Leaf } from "./fields.ts";
import { either, formula } from "./issue.ts";
import { wantedAt } from "./mend.ts";
import { nearestPaths } from "./panel.ts";
import { isBag, splitPath, type Bag } from "./path.ts";
import type { Scenario } from "./scenario.ts";
import { isLeaf, type LeafShape, type Shape } from "./shape.ts";

/**
 * The scenario with another value at a path; the given one is not touched. A path that leads nowhere or a value of the
 * wrong type is an error of the caller and throws. The range is not judged: what comes from outside goes through
 * `toScenario` afterwards.
 */
export function withValue(scenario: Scenario, path: string, value: Leaf | object): Scenario {
  const shape = shapeAt(scenario, path);
  if (!shape) throw new Error(formula("unknown path", path, nearestPaths(scenario, path)));
  if (!fits(shape, value)) throw new Error(formula(`wrong type for ${path}`, value, [wanted(shape)]));
  return put(scenario as unknown as Bag, splitPath(path), value, path) as unknown as Scenario;
}

function put(bag: Bag, [key, ...rest]: string[], value: unknown, path: string): Bag {
  if (rest.length === 0) return { ...bag, [key]: value };
  const inside = Object.hasOwn(bag, key) ? bag[key] : undefined;
  if (!isBag(inside)) throw new Error(formula("absent part", path, ["a value for the whole part first"]));
  return { ...bag, [key]: put(inside, rest, value, path) };
}

function fits(shape: Shape, value: unknown): boolean {
  if (value === null) return shape.nullable;
  switch (shape.type) {
    case "number":
      return typeof value === "number" && !Number.isNaN(value);
    case "numbers":
      return Array.isArray(value) && value.every((item) => typeof item === "number");
    case "flag":
      return typeof value === "boolean";
    case "text":
    case "choice":
      return typeof value === "string";
    default:
      return isBag(value);
  }
}

function wanted(shape: Shape): string {
  return either(wantedAt(shape));
}

const decimal = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i;

function toNumber(text: string): number | undefined {
  const value = decimal.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** The value a text stands for at a place of this shape; undefined = none. `null` removes, a whole part or entry too. */
export function readText(shape: Shape, text: string): Leaf | undefined {
  if (text === "null") return null;
  return isLeaf(shape) ? readLeaf(shape, text) : undefined;
}

function readLeaf(shape: LeafShape, text: string): Leaf | undefined {
  switch (shape.type) {
    case "number":
      return toNumber(text);
    case "numbers": {
      const values = text.split(",").map(toNumber);
      return values.includes(undefined) ? undefined : (values as number[]);
    }
    case "flag":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "choice":
      return shape.choices.includes(text) ? text : undefined;
    case "text":
      return text.startsWith('"') ? unquote(text) : text;
  }
}

function unquote(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "string" ? value : text;
  } catch {
    return text;
  }
}

/** The shortest text that `readText` reads as the same value. */
export function writeText(value: Leaf): string {
  if (typeof value === "number") return String(value + 0).replace("e+", "e");
  if (Array.isArray(value)) return value.map(writeText).join(",");
  if (typeof value === "string" && (value === "null" || value.startsWith('"'))) return JSON.stringify(value);
  return String(value);
}

/** The value a person means by a text at a path, e.g. in `--set path=value`. Throws where there is none. */
export function parseValue(scenario: Scenario, path: string, text: string): Leaf {
  const shape = shapeAt(scenario, path);
  if (!shape) throw new Error(formula("unknown path", path, nearestPaths(scenario, path)));
  const value = readText(shape, text);
  if (value === undefined || (value === null && !shape.nullable)) throw new Error(formula(`wrong type for ${path}`, text, [wanted(shape)]));
  return value;
}
