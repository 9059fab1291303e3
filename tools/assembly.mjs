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
const flags = ["-O3", "--runtime", "stub", "--exportRuntime", "--uncheckedBehavior", "always", "--noAssert"];

function fingerprint() {
  const hash = createHash("sha256").update(flags.join(" "));
  for (const folder of ["kernel", "model"]) {
    for (const name of readdirSync(join(sources, folder), { recursive: true }).map(String).filter((file) => file.endsWith(".ts")).sort()) {
      hash.update(name).update("\0").update(readFileSync(join(sources, folder, name))).update("\0");
    }
  }
  return hash.update(readFileSync(join(root, "package-lock.json"))).update(readFileSync(fileURLToPath(import.meta.url))).digest("hex").slice(0, 16);
}

/** The source as the compiler wants it: no word about types among imports, no suffixes, and WebAssembly's own operations. */
function source(name) {
  const file = join(sources, `${name === "kernel/machine" ? "model/assembly/machine" : name}.ts`);
  if (!existsSync(file)) return null;
  return readFileSync(file, "utf8")
    .replace(/^import type /gm, "import ")
    .replace(/^(import|export) \{([^}]*)\}/gm, (_, keyword, names) => `${keyword} {${names.replace(/\btype /g, "")}}`)
    .replace(/ from "([^"]*)\.ts"/g, ' from "$1"');
}

/** A type as the layout tells it: f64, i32, bool, Float64Array, Hours, Hours[]. */
function named(type) {
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
