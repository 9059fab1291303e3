import { toJsonSchema } from "@valibot/to-json-schema";
import { scenarioSchema } from "../../src/scenario/index.ts";

/** For editors: completes and checks scenario files. */
export function jsonSchema(): unknown {
  const schema = toJsonSchema(scenarioSchema, { typeMode: "input" });
  const $defs: Record<string, unknown> = {};
  const { properties, ...rest } = shared(schema, $defs, new Map()) as typeof schema;
  return { ...rest, title: "Hourglass scenario", properties: { $schema: { type: "string" }, ...properties }, $defs };
}

/** Alternatives (laws, channels) that stand in more than one place are written once. */
function shared(schema: unknown, $defs: Record<string, unknown>, names: Map<string, string>): unknown {
  if (Array.isArray(schema)) return schema.map((item) => shared(item, $defs, names));
  if (typeof schema !== "object" || schema === null) return schema;
  const { oneOf, ...rest } = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, shared(value, $defs, names)]));
  if (oneOf === undefined) return rest;
  const text = JSON.stringify(oneOf);
  const name = names.get(text) ?? `alternatives${names.size + 1}`;
  names.set(text, name);
  $defs[name] = { oneOf };
  return { ...rest, allOf: [{ $ref: `#/$defs/${name}` }] };
}
