/**
 * The schema as a plain tree, read once: what checking, fields and addresses walk. Only this file knows how the schema
 * library keeps its schemas.
 */
import type { Note } from "./field.ts";
import { scenarioSchema } from "./scenario.ts";

interface Trunk {
  label: string;
  help: string;
  /** A citation, or `assumption`; empty for words. */
  source: string;
  nullable: boolean;
  /** What stands here when nothing is given; undefined = an entry, which is there or not. */
  default: unknown;
}

export interface NumberShape extends Trunk {
  type: "number";
  unit: string;
  min: number;
  max: number;
  low: number;
  high: number;
  step: number;
  scale: "linear" | "log";
  whole: boolean;
  /** May change on a date, by an event. */
  varies: boolean;
}
export interface NumbersShape extends Trunk {
  type: "numbers";
  item: NumberShape;
  minLength: number;
  maxLength: number;
}
export interface ChoiceShape extends Trunk {
  type: "choice";
  choices: readonly string[];
}
export interface TextShape extends Trunk {
  type: "text";
  maxLength: number;
  pattern: RegExp | null;
  /** The text is the id of one of these. */
  names: NonNullable<Note["names"]> | null;
}
export interface FlagShape extends Trunk {
  type: "flag";
}
export interface ObjectShape extends Trunk {
  type: "object";
  entries: ReadonlyMap<string, Shape>;
}
export interface VariantShape extends Trunk {
  type: "variant";
  /** By the value of `kind`. */
  options: ReadonlyMap<string, ObjectShape>;
  /** Usual range of a law's parameters; undefined where the variant is no law. */
  low: number | undefined;
  high: number | undefined;
}
export interface RecordShape extends Trunk {
  type: "record";
  entry: Shape;
  keys: NonNullable<Note["keys"]>;
  prefix: string;
}
export type LeafShape = NumberShape | NumbersShape | ChoiceShape | TextShape | FlagShape;
export type Shape = LeafShape | ObjectShape | VariantShape | RecordShape;

export function isLeaf(shape: Shape): shape is LeafShape {
  return shape.type !== "object" && shape.type !== "variant" && shape.type !== "record";
}

/** A schema of the library, in the part that is read here. */
interface Schema {
  type: string;
  pipe?: readonly Action[];
  wrapped?: Schema;
  default?: unknown;
  entries?: Record<string, Schema>;
  options?: readonly unknown[];
  key?: Schema;
  value?: Schema;
  item?: Schema;
  literal?: unknown;
}
interface Action {
  type: string;
  requirement?: unknown;
  metadata?: Note;
  pipe?: readonly Action[];
}
/** Actions of nested pipes too, outermost last. */
function actions(schema: Schema | Action): Action[] {
  return (schema.pipe ?? []).flatMap((action) => (action.pipe && action !== schema ? actions(action) : [action]));
}

function read(schema: Schema, nullable = false, value?: unknown): Shape {
  if (schema.type === "optional") return read(schema.wrapped!, nullable, schema.default);
  if (schema.type === "nullable") return read(schema.wrapped!, true, value);
  const facts: Note = Object.assign({}, ...actions(schema).map(({ metadata }) => metadata ?? {}));
  const limit = (type: string) => actions(schema).find((action) => action.type === type)?.requirement;
  const trunk: Trunk = {
    label: facts.title ?? "",
    help: facts.description ?? "",
    source: facts.source ?? "",
    nullable,
    default: value,
  };
  switch (schema.type) {
    case "number":
      return {
        ...trunk,
        unit: facts.unit!,
        low: facts.low!,
        high: facts.high!,
        step: facts.step!,
        scale: facts.scale!,
        type: "number",
        min: limit("min_value") as number,
        max: limit("max_value") as number,
        whole: actions(schema).some(({ type }) => type === "integer"),
        varies: facts.varies ?? false,
      };
    case "array": {
      const length = limit("length") as number | undefined;
      return {
        ...trunk,
        type: "numbers",
        item: read(schema.item!) as NumberShape,
        minLength: length ?? (limit("min_length") as number),
        maxLength: length ?? (limit("max_length") as number),
      };
    }
    case "string":
      return {
        ...trunk,
        type: "text",
        maxLength: limit("max_length") as number,
        pattern: (limit("regex") as RegExp | undefined) ?? null,
        names: facts.names ?? null,
      };
    case "picklist":
      return { ...trunk, type: "choice", choices: schema.options as readonly string[] };
    case "boolean":
      return { ...trunk, type: "flag" };
    case "strict_object":
      // Literals (`kind`, `schemaVersion`) are no fields: the variant and the migrations know them.
      return {
        ...trunk,
        type: "object",
        entries: new Map(
          Object.entries(schema.entries!)
            .filter(([, entry]) => (entry.wrapped ?? entry).type !== "literal")
            .map(([key, entry]) => [key, read(entry)]),
        ),
      };
    case "variant":
      return {
        ...trunk,
        type: "variant",
        options: new Map(
          (schema.options as readonly Schema[]).map((option) => [String(option.entries!.kind.literal), read(option) as ObjectShape]),
        ),
        low: facts.low,
        high: facts.high,
      };
    case "record":
      return {
        ...trunk,
        type: "record",
        entry: read(schema.value!),
        keys: facts.keys!,
        prefix: facts.prefix!,
      };
    default:
      throw new Error(`unknown schema: ${schema.type}; expected one made in field.ts or law.ts`);
  }
}

export const scenarioShape: ObjectShape = read(scenarioSchema as unknown as Schema, false, {}) as ObjectShape;
