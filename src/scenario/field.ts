/**
 * The words in which the schema is written. Every field says here, once, what it is called, its unit, its range, where
 * its number comes from and what it does; checking, sliders, addresses, the JSON Schema and the documentation read it.
 */
import * as v from "valibot";

interface Named {
  /** Without the unit, lower case, e.g. `dwell`. */
  label: string;
  help: string;
}

/** What a person needs to know about a field besides its value. */
export interface Facts extends Named {
  /** A citation, or the word `assumption`. */
  source: string;
}

export interface NumberFacts extends Facts {
  /** `d`, `h`, `min`, `months`, `people`, `accounts`, `money`, `share` (0 to 1), `×`, … — plural as spoken. */
  unit: string;
  /** Values outside are moved to the nearer end. */
  min: number;
  max: number;
  /** Ends of a slider: the usual range. A typed number may go on to `min` and `max`. */
  low?: number;
  high?: number;
  step: number;
  scale?: "linear" | "log";
  /** Only whole numbers. */
  whole?: boolean;
  /** May change on a date, by an event. */
  varies?: boolean;
}

/** What of all this the library's own schema cannot hold; it is noted beside it, and goes to the JSON Schema too. */
export interface Note {
  title?: string;
  description?: string;
  source?: string;
  unit?: string;
  low?: number;
  high?: number;
  step?: number;
  scale?: "linear" | "log";
  varies?: boolean;
  /** The text is the id of one of these. */
  names?: Ids;
  /** What the ids of a record name: the label of an entry is found there. */
  keys?: Ids | "paths" | "own";
  /** Stands before the label of an entry, e.g. `to`. */
  prefix?: string;
}
type Ids = "stages" | "channels" | "teams";

type Lets<Value> = v.GenericSchema<unknown, Value>;
/** A field that has a default; of the schema only what it lets through is kept in the type. */
export type Defaulted<Value> = v.OptionalSchema<Lets<Value>, NonNullable<unknown>>;
/** A field that may be absent. */
export type Nullable<Value> = v.OptionalSchema<v.NullableSchema<Lets<Value>, undefined>, null>;

/** Keys of records: no dot, so that a path can be split; nothing that JavaScript gives a meaning to. */
export const idPattern = /^(?!(?:constructor|prototype)$)[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;
const longestId = 40;

export function noted<Value>(schema: Lets<Value>, { label, help, ...rest }: Named & Note): Lets<Value> {
  return v.pipe(schema, v.metadata({ title: label, description: help, ...rest }));
}

function finite({ label, help, source, unit, min, max, low = min, high = max, step, scale = "linear", whole, varies }: NumberFacts): Lets<number> {
  const ranged = v.pipe(v.number(), v.minValue(min), v.maxValue(max));
  return noted(whole ? v.pipe(ranged, v.integer()) : ranged, { label, help, source, unit, low, high, step, scale, ...(varies && { varies }) });
}

export function number({ default: value, ...facts }: NumberFacts & { default: number }): Defaulted<number> {
  return v.optional(finite(facts), value);
}

/** A number that may be absent: null. */
export function numberOrNull(facts: NumberFacts): Nullable<number> {
  return v.optional(v.nullable(finite(facts)), null);
}

/** A list of numbers; where a length is given, exactly so many, e.g. 24 hour weights; else at least one, or `least`. */
export function numbers({ default: value, length, least = 1, ...facts }: NumberFacts & { default: readonly number[]; length?: number; least?: number }): Defaulted<number[]> {
  const list = v.array(finite(facts));
  const sized = length === undefined ? v.pipe(list, v.minLength(least), v.maxLength(1000)) : v.pipe(list, v.length(length));
  const { label, help, source } = facts;
  return v.optional(noted(sized, { label, help, source }), [...value]);
}

export function flag({ default: value, ...facts }: Facts & { default: boolean }): Defaulted<boolean> {
  return v.optional(noted(v.boolean(), facts), value);
}

export function choice<const Options extends readonly string[]>({
  options,
  default: value,
  ...facts
}: Facts & { options: Options; default: NoInfer<Options[number]> }): Defaulted<Options[number]> {
  return v.optional(noted(v.picklist(options), facts), value);
}

interface TextFacts extends Named {
  /** Longer texts are cut. */
  maxLength: number;
  pattern?: RegExp;
}

function words({ maxLength, pattern, label, help }: TextFacts): Lets<string> {
  const short = v.pipe(v.string(), v.maxLength(maxLength));
  return noted(pattern ? v.pipe(short, v.regex(pattern)) : short, { label, help });
}

export function text({ default: value, ...facts }: TextFacts & { default: string }): Defaulted<string> {
  return v.optional(words(facts), value);
}

export function textOrNull(facts: TextFacts): Nullable<string> {
  return v.optional(v.nullable(words(facts)), null);
}

/** The id of a stage, team or channel elsewhere in the scenario. An unknown one is mended after the fields. */
export function reference(names: Ids, facts: Named): Defaulted<string> {
  return v.optional(noted(v.pipe(v.string(), v.maxLength(longestId)), { ...facts, names }), "");
}

export function referenceOrNull(names: Ids, facts: Named): Nullable<string> {
  return v.optional(v.nullable(noted(v.pipe(v.string(), v.maxLength(longestId)), { ...facts, names })), null);
}

/** Entries by immutable id. */
export function record<Value>(entry: Lets<Value>, { prefix = "", ...facts }: Named & { keys: NonNullable<Note["keys"]>; prefix?: string }): Defaulted<Record<string, Value>> {
  const id = facts.keys === "paths" ? v.string() : v.pipe(v.string(), v.regex(idPattern));
  return v.optional(noted(v.record(id, entry), { ...facts, prefix }), {});
}

/** A part every scenario has. */
export function section<Value>(whole: Lets<Value>, facts: Named): Defaulted<Value> {
  return v.optional(noted(whole, facts), {});
}

/** A part a scenario may do without: left out means null. */
export function part<Value>(whole: Lets<Value>, facts: Named): Nullable<Value> {
  return v.optional(v.nullable(noted(whole, facts)), null);
}
