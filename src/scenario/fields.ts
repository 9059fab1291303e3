/** Every number, choice and text of a scenario by its path, with all that a person needs to know about it. */
import { escapeKey, isBag, isForbidden, joinPath, own, splitPath } from "./path.ts";
import type { Scenario } from "./scenario.ts";
import { isLeaf, scenarioShape, type LeafShape, type NumberShape, type ObjectShape, type RecordShape, type Shape, type VariantShape } from "./shape.ts";

export type Leaf = number | string | boolean | null | number[];

interface Common {
  path: string;
  /** The path with `*` for every id: the same for the same field of every stage, e.g. `stages.*.dwellDays.median`. */
  pattern: string;
  /** For people, in the words of the scenario's labels: `Suspect · dwell, median`. */
  label: string;
  help: string;
  /** A citation, or `assumption`; empty for words. */
  source: string;
  /** May be null. */
  nullable: boolean;
  /** Undefined = there is none: the entry is there or not. */
  default: Leaf | undefined;
}
interface Range {
  unit: string;
  /** Values beyond are not possible. */
  min: number;
  max: number;
  /** Ends of a slider. */
  low: number;
  high: number;
  step: number;
  scale: "linear" | "log";
  whole: boolean;
  /** May change on a date, by an event. */
  varies: boolean;
}
export interface NumberField extends Common, Range {
  type: "number";
  value: number | null;
}
export interface NumbersField extends Common, Range {
  type: "numbers";
  value: number[];
}
export interface ChoiceField extends Common {
  type: "choice";
  choices: readonly string[];
  value: string;
}
export interface TextField extends Common {
  type: "text";
  /** The ids to choose from where the text names a stage, channel or team; else null. */
  choices: readonly string[] | null;
  value: string | null;
}
export interface FlagField extends Common {
  type: "flag";
  value: boolean;
}
export type Field = NumberField | NumbersField | ChoiceField | TextField | FlagField;

/** A place on the way down: what is there by the schema, and in the scenario. */
interface Place {
  shape: Shape;
  /** Undefined below a part that is absent. */
  value: unknown;
  path: string;
  pattern: string;
  label: string;
  /** Last key. */
  key: string;
  /** The law above, whose usual range, words and source its parameters share. */
  law: VariantShape | null;
  /** The number whose uncertainty the law above is. */
  target: Field | null;
}

function root(scenario: unknown): Place {
  return { shape: scenarioShape, value: scenario, path: "", pattern: "", label: "", key: "", law: null, target: null };
}

/** The shapes that may stand below a place: of a variant, that of its kind; of an absent one, any that knows the key. */
function objectAt({ shape, value }: Place, key: string): ObjectShape | undefined {
  if (shape.type === "object") return shape;
  if (shape.type !== "variant") return undefined;
  const kind = own(value, "kind");
  if (typeof kind === "string") return shape.options.get(kind);
  return [...shape.options.values()].find(({ entries }) => entries.has(key));
}

function down(place: Place, key: string, scenario: unknown): Place | undefined {
  const { shape, target } = place;
  if (isForbidden(key)) return undefined;
  if (shape.type === "record") return downRecord(place, shape, key, scenario);
  const next = key === "kind" && shape.type === "variant" ? kindShape(shape) : objectAt(place, key)?.entries.get(key);
  if (!next) return undefined;
  const law = shape.type === "variant" && shape.low !== undefined ? shape : place.law;
  return { ...further(place, key, key), shape: next, label: titled(place.label, next.label), law, target };
}

function downRecord(place: Place, shape: RecordShape, key: string, scenario: unknown): Place {
  const target = shape.keys === "paths" ? fieldOf(placeAt(scenario, splitPath(key)), scenario) : null;
  const name = target ? target.label : entryLabel(shape, key, scenario);
  return { ...further(place, key, "*"), shape: shape.entry, label: titled(titled(place.label, shape.entry.label), name), law: place.law, target };
}

function further({ path, pattern, value }: Place, key: string, general: string): Pick<Place, "path" | "pattern" | "value" | "key"> {
  return {
    value: own(value, key),
    path: path === "" ? escapeKey(key) : `${path}.${escapeKey(key)}`,
    pattern: pattern === "" ? general : `${pattern}.${general}`,
    key,
  };
}

/** `Suspect · to Inquiry, probability`: the part, then what it is of. */
function titled(above: string, label: string): string {
  if (label === "") return above;
  if (above === "") return label.charAt(0).toUpperCase() + label.slice(1);
  return above.includes(" · ") ? `${above}, ${label}` : `${above} · ${label}`;
}

function kindShape(shape: VariantShape): Shape {
  return { type: "choice", label: "kind", help: shape.help, source: shape.source, nullable: false, default: own(shape.default, "kind"), choices: [...shape.options.keys()] };
}

function entryLabel({ keys, prefix }: RecordShape, key: string, scenario: unknown): string {
  const label = keys === "own" || keys === "paths" ? key : own(own(own(scenario, keys), key), "label");
  return `${prefix} ${typeof label === "string" && label !== "" ? label : key}`.trim();
}

function placeAt(scenario: unknown, keys: readonly string[]): Place | undefined {
  return keys.reduce<Place | undefined>((place, key) => place && down(place, key, scenario), root(scenario));
}

function fieldOf(place: Place | undefined, scenario: unknown): Field | null {
  if (!place || !isLeaf(place.shape)) return null;
  const { shape, value, path, pattern, label, key, law } = place;
  const common: Common = {
    path,
    pattern,
    label,
    help: law && law.help !== "" && shape.help !== law.help ? `${law.help} ${shape.help}` : shape.help,
    source: sourceOf(place, scenario),
    nullable: shape.nullable,
    default: defaultOf(shape, law, key) as Leaf | undefined,
  };
  return { ...common, ...specific(shape, place, scenario), value } as Field;
}

/**
 * Where a value comes from: what the scenario says of this path; else, of a number that is not the default, what it says
 * of the nearest part above; else where the field's default comes from.
 */
function sourceOf({ shape, value, path, law, key }: Place, scenario: unknown): string {
  const said = (keys: readonly string[]) => own(own(scenario, "sources"), joinPath(keys));
  const keys = splitPath(path);
  const source = law?.source ?? shape.source;
  const mine = said(keys);
  if (typeof mine === "string" && mine !== "") return mine;
  const isNumber = shape.type === "number" || shape.type === "numbers";
  const usual = isLeaf(shape) ? defaultOf(shape, law, key) : undefined;
  if (!isNumber || value === undefined || value === null || JSON.stringify(usual) === JSON.stringify(value)) return source;
  for (let count = keys.length - 1; count > 0; count--) {
    const above = said(keys.slice(0, count));
    if (typeof above === "string" && above !== "") return above;
  }
  return source === "" || source.includes("assumption") || usual === undefined ? source : `assumption; usual values: ${source}`;
}

/** A law's parameter begins where the law of that field does, if it is of the same kind. */
function defaultOf(shape: LeafShape, law: Place["law"], key: string): unknown {
  return own(law?.default, key) ?? shape.default;
}

function specific(shape: LeafShape, place: Place, scenario: unknown): object {
  switch (shape.type) {
    case "number":
      return { type: "number", ...range(shape, place) };
    case "numbers":
      return { type: "numbers", ...range(shape.item, place) };
    case "choice":
      return { type: "choice", choices: shape.choices };
    case "flag":
      return { type: "flag" };
    case "text":
      return { type: "text", choices: shape.names && Object.keys((own(scenario, shape.names) ?? {}) as object) };
  }
}

function range({ unit, min, max, low, high, step, scale, whole, varies }: NumberShape, { law, target }: Place): Range {
  // Only what is measured in the law's own unit has the law's usual range: a shape or a weight has not.
  if (!law || unit !== lawUnit(law)) return { unit, min, max, low, high, step, scale, whole, varies };
  if (target?.type === "number") return { unit: target.unit, min, max, low: target.low, high: target.high, step: target.step, scale: target.scale, whole, varies };
  return { unit, min, max, low: Math.max(min, law.low!), high: law.high!, step, scale, whole, varies };
}

function lawUnit(law: VariantShape): string {
  return (law.options.get("fixed")!.entries.get("value") as NumberShape).unit;
}

/** Null where the path leads to no number, choice or text of this scenario. */
export function fieldAt(scenario: Scenario, path: string): Field | null {
  const place = placeAt(scenario, splitPath(path));
  return place?.value === undefined ? null : fieldOf(place, scenario);
}

/** All of them, in the order of the schema. Parts that are absent have none. */
export function fields(scenario: Scenario): Field[] {
  return below(root(scenario), scenario);
}

function below(place: Place, scenario: Scenario): Field[] {
  const { shape, value } = place;
  const field = fieldOf(place, scenario);
  if (field) return [field];
  if (!isBag(value)) return [];
  const keys = shape.type === "record" ? Object.keys(value) : [...objectAt(place, "")!.entries.keys()];
  return (shape.type === "variant" ? ["kind", ...keys] : keys).flatMap((key) => below(down(place, key, scenario)!, scenario));
}

/**
 * What the schema knows of a path, whether the scenario has it or not: a part that is absent today, an entry that may
 * be added. Null = no scenario has it.
 */
export function shapeAt(scenario: unknown, path: string): Shape | null {
  return placeAt(scenario, splitPath(path))?.shape ?? null;
}
