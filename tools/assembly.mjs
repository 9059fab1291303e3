/**
 * The run of a replication (src/model/run.ts and all it reaches) compiled to WebAssembly, as a module any build can import:
 * `import { wasm, layout } from "virtual:assembly"`. Kept in node_modules/.cache under the fingerprint of its sources.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const sources = join(root, "src");
const store = join(root, "node_modules/.cache/hourglass/assembly");
const entry = "model/assembly/entry";

/** Nothing is freed: what a model needs is made once, and all of it forgotten together. Indices are the model's own and stay in range. */
const flags = [...(process.env.NAMES ? ["--debug"] : []),"-O3", "--runtime", "stub", "--exportRuntime", "--uncheckedBehavior", "always", "--noAssert"];

function fingerprint() {
  const hash = createHash("sha256").update(flags.join(" "));
  for (const folder of ["kernel", "model"]) {
    for (const name of readdirSync(join(sources, folder), { recursive: true }).map(String).filter((file) => file.endsWith(".ts")).sort()) {
      hash.update(name).update("\0").update(readFileSync(join(sources, folder, name))).update("\0");
    }
  }
  return hash.update(readFileSync(join(root, "package-lock.json"))).update(readFileSync(fileURLToPath(import.meta.url))).digest("hex").slice(0, 16);
}

/**
 * Classes of which a run has one object. Their fields become globals: what is one load then would be four by way of the
 * world, the object, the array and its data.
 */
const alone = ["Laws", "Quantiles", "Draws", "Fingerprint", "Calendar", "World", "People", "Tables", "Record", "Counts", "Marks", "Market", "Ledger", "Ranking", "Roll", "Places", "Content"];
/** Of these, what is kept by slot stands together in one row a slot: who is looked at is read from a few lines of memory, not from forty. */
const inRows = ["People", "Marks"];
const globals = new Map();

/** The source as the compiler wants it: no word about types among imports, no suffixes, and WebAssembly's own operations. */
function source(name) {
  const file = join(sources, `${name === "kernel/machine" ? "model/assembly/machine" : name}.ts`);
  if (!existsSync(file)) return null;
  const text = readFileSync(file, "utf8")
    .replace(/^import type /gm, "import ")
    .replace(/^(import|export) \{([^}]*)\}/gm, (_, keyword, names) => `${keyword} {${names.replace(/\btype /g, "")}}`)
    .replace(/ from "([^"]*)\.ts"/g, ' from "$1"')
    .replace(/^export class (\w+) \{\n(.*?)^\}$/gms, (whole, cls, body) => (alone.includes(cls) ? global(name, cls, body) : whole))
    // Arrays of fixed length carry no window of their own.
    .replace(/\b(Int32|Uint32|Float64)Array\b/g, (_, kind) => `StaticArray<${{ Int32: "i32", Uint32: "u32", Float64: "f64" }[kind]}>`);
  return name === entry ? text + exported() : text;
}

/** A class with its fields outside. */
function global(file, cls, body) {
  const fields = [];
  const { columns, head, row } = inRows.includes(cls) ? rows(cls, body) : { columns: new Map(), head: "", row: "" };
  let inside = body.replace(/^  (?:private |readonly )*(\w+): ([^=;(]+?)(?: = ([^;]+))?;$/gm, (_, field, type, value) => {
    if (columns.has(field)) return "";
    fields.push({ field, type, value });
    return `  @inline get ${field}(): ${type} { return ${cls}_${field}; }\n  @inline set ${field}(value: ${type}) { ${cls}_${field} = value; }`;
  });
  const values = fields.filter(({ value }) => value !== undefined).map(({ field, value }) => `this.${field} = ${value};`).join(" ") + (columns.size > 0 ? ` ${cls}_rows = 0; ${cls}_capacityOfRows = 0;` : "");
  inside = /^  constructor\(.*\) \{$/m.test(inside) ? inside.replace(/^(  constructor\(.*\) \{)$/m, `$1 ${values}`) : `  constructor() { ${values} }\n${inside}`;
  if (columns.size > 0) inside = `${row}\n${inside.replace(/^    this\.(\w+) = wider\w+\(this\.\w+, capacity\);\n/gm, (line, field) => (columns.has(field) ? "" : line)).replace(/^(  private grow\(capacity: i32\): void \{)$/m, `$1 ${cls}_widen(capacity);`)}`;
  globals.set(cls, { file, fields, columns });
  const zero = (type) => (/^(i32|u32|f64)$/.test(type) ? "0" : type === "bool" ? "false" : `changetype<${type}>(0)`);
  return `${head}${fields.map(({ field, type }) => `export let ${cls}_${field}: ${type} = ${zero(type)};`).join("\n")}\nexport class ${cls} {\n${inside}}`;
}

/**
 * Columns of a class as places in a row: all arrays that grow to the capacity itself. A row is an odd number of cache lines,
 * so that one field of many rows does not fall on the same few places of the cache.
 */
function rows(cls, body) {
  const columns = new Map();
  let size = 0;
  for (const [, field, kind] of body.matchAll(/^    this\.(\w+) = wider(Ints|Floats)\(this\.\w+, capacity\);$/gm)) {
    const bytes = kind === "Ints" ? 4 : 8;
    size = Math.ceil(size / bytes) * bytes;
    columns.set(field, { type: kind === "Ints" ? "i32" : "f64", offset: size });
    size += bytes;
  }
  const lines = Math.ceil(size / 64);
  const stride = (lines % 2 === 0 ? lines + 1 : lines) * 64;
  const place = `${cls}_rows + <usize>slot * ${stride}`;
  const head = `export let ${cls}_rows: usize = 0;
let ${cls}_capacityOfRows: i32 = 0;
function ${cls}_widen(capacity: i32): void {
  const block: usize = (changetype<usize>(new StaticArray<u8>(capacity * ${stride} + 64)) + 63) & ~63;
  memory.copy(block, ${cls}_rows, <usize>${cls}_capacityOfRows * ${stride});
  ${cls}_rows = block;
  ${cls}_capacityOfRows = capacity;
}
${[...columns].map(([field, { type, offset }]) => `class ${cls}_column_${field} {
  @inline @operator("[]") at(slot: i32): ${type} { return load<${type}>(${place}, ${offset}); }
  @inline @operator("[]=") put(slot: i32, value: ${type}): void { store<${type}>(${place}, value, ${offset}); }
}`).join("\n")}
`;
  const row = [...columns.keys()].map((field) => `  @inline get ${field}(): ${cls}_column_${field} { return changetype<${cls}_column_${field}>(0); }`).join("\n");
  for (const column of columns.values()) column.stride = stride;
  return { columns, head, row };
}

/** Every global of a class, to be read and written from outside. */
function exported() {
  for (const folder of ["kernel", "model"]) for (const file of readdirSync(join(sources, folder))) if (file.endsWith(".ts")) source(`${folder}/${file.slice(0, -3)}`);
  return [...globals].map(([cls, { file, fields, columns }]) => `export { ${[...fields.map(({ field }) => field), ...(columns.size > 0 ? ["rows"] : [])].map((field) => `${cls}_${field}`).join(", ")} } from "../../${file}";\n`).join("");
}

/** A type as the layout tells it: f64, i32, bool, Float64Array, Hours, Hours[]. */
function named(type) {
  const fixed = /^~lib\/staticarray\/StaticArray<(.*)>$/.exec(type);
  if (fixed) return { i32: "Int32Array", u32: "Uint32Array", f64: "Float64Array" }[fixed[1]];
  const array = /^~lib\/array\/Array<(.*)>$/.exec(type);
  const last = (path) => path.replace(/ \| null$/, "").split("/").at(-1);
  return array ? `${last(array[1])}[]` : last(type);
}

async function compile() {
  // By names that TypeScript does not follow: the compiler's declarations would redefine the globals of this project.
  const [{ default: asc }, { Transform }] = await Promise.all(["assemblyscript/asc", "assemblyscript/transform"].map((name) => import(name)));
  let wasm;
  const layout = {};
  /** Where the fields of every class lie, told by the compiler itself. */
  class Layout extends Transform {
    afterCompile() {
      for (const cls of this.program.managedClasses.values()) {
        const fields = [];
        for (const [name, { instance }] of cls.members ?? []) {
          if (instance?.memoryOffset >= 0 && instance.type) fields.push([name, instance.memoryOffset, named(instance.type.toString())]);
        }
        layout[named(cls.internalName)] = { id: cls.id, size: cls.nextMemoryOffset, fields };
      }
      for (const [cls, { fields, columns }] of globals) {
        layout[cls] = { id: 0, size: 0, globals: `${cls}_`, fields: fields.map(({ field, type }) => [field, 0, type]), columns: [...columns].map(([field, { type, offset, stride }]) => [field, type, offset, stride]) };
      }
    }
  }
  const { error, stderr } = await asc.main([`${entry}.ts`, "--outFile", "run.wasm", ...flags], {
    readFile: (name) => source(name.replace(/(\.ts)+$/, "")),
    writeFile: (_, data) => void (wasm = data),
    listFiles: () => [],
    transforms: [Layout],
  });
  if (error) throw new Error(`AssemblyScript: ${error.message}\n${stderr.toString()}`);
  return { wasm: Buffer.from(wasm).toString("base64"), layout };
}

/** Compiles when the sources have changed: `{ wasm, layout }`, the bytes in base64. */
export async function assembly() {
  const file = join(store, `${fingerprint()}.json`);
  if (!existsSync(file)) {
    mkdirSync(store, { recursive: true });
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, JSON.stringify(await compile()));
    renameSync(unfinished, file);
  }
  return JSON.parse(readFileSync(file, "utf8"));
}

/** @returns {import("vite").Plugin} */
export function assemblyModule() {
  const id = "virtual:assembly";
  return {
    name: "assembly",
    resolveId: (name) => (name === id ? `\0${id}` : undefined),
    async load(name) {
      if (name !== `\0${id}`) return undefined;
      const { wasm, layout } = await assembly();
      return { code: `export const wasm = ${JSON.stringify(wasm)};\nexport const layout = ${JSON.stringify(layout)};\n`, moduleSideEffects: false };
    },
  };
}
