/**
 * The run of a replication (src/model/run.ts and all it reaches) compiled to WebAssembly, as a module any build can import:
 * `import { wasm, layout } from "virtual:assembly"`. Kept in node_modules/.cache under the fingerprint of its sources.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { entry, readSources } from "./assembly-source.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const store = join(root, "node_modules/.cache/hourglass/assembly");

/** Nothing is freed: what a model needs is made once, and all of it forgotten together. Indices are the model's own and stay in range. */
const flags = ["-O3", "--runtime", "stub", "--exportRuntime", "--uncheckedBehavior", "always", "--noAssert"];

function fingerprint({ ingredients }) {
  const hash = createHash("sha256").update(flags.join(" "));
  for (const part of [...ingredients, readFileSync(join(root, "package-lock.json")), readFileSync(fileURLToPath(import.meta.url))]) hash.update(part).update("\0");
  return hash.digest("hex").slice(0, 16);
}

/** A type as the layout tells it: f64, i32, bool, Float64Array, Hours, Hours[]. */
function named(type) {
  const last = (path) => path.replace(/ \| null$/, "").split("/").at(-1);
  const [, kind, element] = /^~lib\/(?:static)?array\/(StaticArray|Array)<(.*)>$/.exec(type) ?? [];
  if (kind === "Array") return `${last(element)}[]`;
  return kind === undefined ? last(type) : ({ i32: "Int32Array", u32: "Uint32Array", f64: "Float64Array" }[element] ?? type);
}

async function compile({ source, places }) {
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
    }
  }
  const { error, stderr } = await asc.main([`${entry}.ts`, "--outFile", "run.wasm", ...flags], {
    readFile: (name) => source(name.replace(/(\.ts)+$/, "")),
    writeFile: (_, data) => void (wasm = data),
    listFiles: () => [],
    transforms: [Layout],
  });
  if (error) throw new Error(`AssemblyScript: ${error.message}\n${stderr.toString()}`);
  for (const [cls, { globals, columns }] of places) {
    const rows = columns.map(({ name, type, offset, stride }) => [name, type, offset, stride]);
    layout[cls] = { ...layout[cls], globals: `${cls}_`, fields: globals.map(({ name, type }) => [name, 0, type]), columns: rows };
  }
  return { wasm: Buffer.from(wasm).toString("base64"), layout };
}

/** Compiles when the sources have changed: `{ wasm, layout }`, the bytes in base64. */
export async function assembly() {
  const sources = readSources();
  const file = join(store, `${fingerprint(sources)}.json`);
  if (!existsSync(file)) {
    mkdirSync(store, { recursive: true });
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, JSON.stringify(await compile(sources)));
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
