/**
 * The sources of a run as AssemblyScript wants them. They are common to TypeScript and AssemblyScript but for three things,
 * which are changed here, as text:
 *
 * - what only TypeScript needs: suffixes, and words about types, among imports;
 * - where fields lie: those of a class of which a run has one object become globals, so that what would be four loads (the
 *   world, the object, the array, its data) is one; and what such a class keeps by slot stands together in one row a slot,
 *   so that a person is read from two lines of memory, not from forty;
 * - arrays, whose length never changes: they carry no window of their own.
 *
 * None of it changes what is computed.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../src", import.meta.url));
export const entry = "model/assembly/entry";

/** Classes of which a run has one object. */
const single = ["Calendar", "Content", "Counts", "Draws", "Fingerprint", "Laws", "Ledger", "Market", "Marks", "People", "Places", "Quantiles", "Ranking", "Record", "Roll", "Tables", "World"];
/** Of these, the ones whose arrays are by slot. */
const bySlot = ["Marks", "People"];
const LINE = 64;

/** How a class of flat arrays makes one of them longer. */
const widening = /^    this\.(\w+) = wider(?:Ints|Floats)\(this\.\w+, capacity\);\n/gm;

/**
 * Reads the sources as they are now. `source(name)` is the text of a module, or null; `places` says by class where a single
 * class's fields are found; `ingredients` is everything the text depends on.
 */
export function readSources() {
  const names = readdirSync(folder, { recursive: true }).map(String).filter((name) => /^(kernel|model)[\\/].*\.ts$/.test(name)).sort();
  const texts = new Map(names.map((name) => [name.slice(0, -3).replaceAll("\\", "/"), readFileSync(join(folder, name), "utf8")]));
  const places = new Map();
  const translations = new Map([...texts].map(([name, text]) => [name, translated(text, (cls, body) => alone(name, cls, body, places))]));
  for (const cls of single) if (!places.has(cls)) throw new Error(`no class ${cls} in src/kernel or src/model; see tools/assembly-source.mjs`);
  translations.set(entry, translations.get(entry) + exportsOf(places));
  return {
    places,
    // WebAssembly has its own.
    source: (name) => translations.get(name === "kernel/machine" ? "model/assembly/machine" : name) ?? null,
    ingredients: [...texts].flat().concat(readFileSync(fileURLToPath(import.meta.url), "utf8")),
  };
}

function translated(text, moved) {
  return text
    .replace(/^import type /gm, "import ")
    .replace(/^(import|export) \{([^}]*)\}/gm, (_, keyword, list) => `${keyword} {${list.replace(/\btype /g, "")}}`)
    .replace(/ from "([^"]*)\.ts"/g, ' from "$1"')
    .replace(/^export class (\w+) \{\n(.*?)^\}$/gms, (whole, cls, body) => (single.includes(cls) ? moved(cls, body) : whole))
    .replace(/\b(Int32|Uint32|Float64)Array\b/g, (_, kind) => `StaticArray<${{ Int32: "i32", Uint32: "u32", Float64: "f64" }[kind]}>`);
}

/** A class with its fields outside: `world.people.stage[slot]` means what it meant. */
function alone(file, cls, body, places) {
  const columns = bySlot.includes(cls) ? columnsOf(cls, body) : [];
  const inRow = new Set(columns.map(({ name }) => name));
  const globals = [];
  const starts = [];
  let methods = body.replace(/^  (?:private |readonly )*(\w+): ([^=;(]+?)(?: = ([^;]+))?;$/gm, (_, name, type, start) => {
    if (inRow.has(name)) return "";
    globals.push({ name, type });
    if (start !== undefined) starts.push(`this.${name} = ${start};`);
    return `  @inline get ${name}(): ${type} { return ${cls}_${name}; }\n  @inline set ${name}(value: ${type}) { ${cls}_${name} = value; }`;
  });
  if (columns.length > 0) {
    starts.push(`${cls}_rows = 0; ${cls}_height = 0;`);
    methods = methods.replace(widening, (line, name) => (inRow.has(name) ? "" : line)).replace(/^(  private grow\(capacity: i32\): void \{)$/m, `$1 ${cls}_widen(capacity);`);
    methods += columns.map(({ name }) => `  @inline get ${name}(): ${cls}_${name}_column { return changetype<${cls}_${name}_column>(0); }\n`).join("");
  }
  const constructor = /^  constructor\(.*\) \{$/m;
  methods = constructor.test(methods) ? methods.replace(constructor, (line) => `${line} ${starts.join(" ")}`) : `  constructor() { ${starts.join(" ")} }\n${methods}`;
  places.set(cls, { file, globals, columns });
  const nothing = (type) => (/^(i32|u32|f64)$/.test(type) ? "0" : type === "bool" ? "false" : `changetype<${type}>(0)`);
  return [...globals.map(({ name, type }) => `export let ${cls}_${name}: ${type} = ${nothing(type)};`), rowsOf(cls, columns), `export class ${cls} {`, methods].join("\n") + "}";
}

/** Every array that grows with the slots; a row is an odd number of cache lines, so that one field of many rows does not fall on the same few places of the cache. */
function columnsOf(cls, body) {
  const columns = [];
  let size = 0;
  for (const [line, name] of body.matchAll(widening)) {
    const [type, bytes] = line.includes("widerInts") ? ["i32", 4] : ["f64", 8];
    size = Math.ceil(size / bytes) * bytes;
    columns.push({ name, type, offset: size, stride: 0 });
    size += bytes;
  }
  if (columns.length === 0) throw new Error(`${cls} has no array that grows with its capacity; see tools/assembly-source.mjs`);
  const lines = Math.ceil(size / LINE);
  for (const column of columns) column.stride = (lines % 2 === 0 ? lines + 1 : lines) * LINE;
  return columns;
}

function rowsOf(cls, columns) {
  if (columns.length === 0) return "";
  const { stride } = columns[0];
  const place = `${cls}_rows + <usize>slot * ${stride}`;
  return `
export let ${cls}_rows: usize = 0;
let ${cls}_height: i32 = 0;
function ${cls}_widen(height: i32): void {
  const rows: usize = (changetype<usize>(new StaticArray<u8>(height * ${stride} + ${LINE})) + ${LINE - 1}) & ~${LINE - 1};
  memory.copy(rows, ${cls}_rows, <usize>${cls}_height * ${stride});
  ${cls}_rows = rows;
  ${cls}_height = height;
}
${columns.map(({ name, type, offset }) => `class ${cls}_${name}_column {
  @inline @operator("[]") at(slot: i32): ${type} { return load<${type}>(${place}, ${offset}); }
  @inline @operator("[]=") put(slot: i32, value: ${type}): void { store<${type}>(${place}, value, ${offset}); }
}`).join("\n")}`;
}

/** What the module exports beside its functions, so that tables can be written and results read. */
function exportsOf(places) {
  return [...places].map(([cls, { file, globals, columns }]) => `export { ${[...globals.map(({ name }) => name), ...(columns.length > 0 ? ["rows"] : [])].map((name) => `${cls}_${name}`).join(", ")} } from "../../${file}";\n`).join("");
}
