/**
 * Makes the command line tool and the library runnable on Nodes that do not read TypeScript: a file for each and one for
 * their worker threads, kept in node_modules/.cache under the fingerprint of the sources they were made from.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { assemblyModule } from "./assembly.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const store = join(root, "node_modules/.cache/hourglass/cli");

/** Names and contents, not dates: a file that was removed or checked out anew counts too. */
function fingerprint() {
  const hash = createHash("sha256");
  const sources = readdirSync(join(root, "src"), { recursive: true }).map(String).filter((name) => name.endsWith(".ts")).sort();
  for (const name of [...sources.map((name) => join("src", name)), "sims/node.ts", "package.json", "package-lock.json", "tools/bundle.mjs", "tools/assembly.mjs", "tools/assembly-source.mjs"]) {
    hash.update(name).update("\0").update(readFileSync(join(root, name))).update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

/** Older builds go, but not one that a run started a moment ago may still be reading. */
function dropOld(current) {
  for (const name of readdirSync(store)) {
    const folder = join(store, name);
    if (name !== current && Date.now() - statSync(folder).mtimeMs > 3_600_000) rmSync(folder, { recursive: true, force: true });
  }
}

/** Builds when needed; returns the paths of the files. */
export async function bundle() {
  const name = fingerprint();
  const folder = join(store, name);
  if (!existsSync(folder)) {
    const { build } = await import("vite");
    const unfinished = `${folder}.${process.pid}`;
    mkdirSync(store, { recursive: true });
    await build({
      root,
      configFile: false,
      logLevel: "error",
      publicDir: false,
      // A worker is named by its source; beside the built tool stands its built twin.
      plugins: [assemblyModule(), { name: "worker-twin", renderChunk: (code) => code.replaceAll("./node-worker.ts", "./node-worker.js") }],
      ssr: { noExternal: true },
      build: {
        ssr: true,
        target: "node20",
        outDir: unfinished,
        emptyOutDir: true,
        sourcemap: "inline",
        minify: false,
        rolldownOptions: {
          input: { main: "src/cli/main.ts", library: "src/cli/library.ts", "node-worker": "src/experiment/node-worker.ts" },
          output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
        },
      },
    });
    try {
      // In one step, so that another process sees a whole build or none.
      renameSync(unfinished, folder);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
    dropOld(name);
  }
  return { main: join(folder, "main.js"), library: join(folder, "library.js"), worker: join(folder, "node-worker.js") };
}
