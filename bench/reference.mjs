/** The naive second evaluator of test/reference, built into one file, and a run of it on a sim of the shelf. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Builds it; the path of the file. */
export async function referenceFile(folder) {
  const { build } = await import("vite");
  const outDir = join(folder, "reference");
  mkdirSync(outDir, { recursive: true });
  await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    ssr: { noExternal: true },
    build: { ssr: fileURLToPath(new URL("../test/reference/evaluate.ts", import.meta.url)), target: "node20", outDir, emptyOutDir: true, rolldownOptions: { output: { entryFileNames: "evaluate.mjs" } } },
  });
  return join(outDir, "evaluate.mjs");
}

export async function open({ workload, size, seed, file }) {
  const { evaluate } = await import(pathToFileURL(file).href);
  const { openSim } = /** @type {typeof import("hourglass")} */ (await import(process.env.HOURGLASS_LIBRARY ?? "hourglass"));
  const scenario = openSim(workload.slice("sim:".length));
  const key = Uint32Array.of(seed, 0x6c62272e);
  return () => {
    const ran = Array.from({ length: size }, (_, replication) => evaluate(scenario, key, replication));
    return { events: ran.reduce((sum, { events }) => sum + events, 0), answer: { events: ran.map(({ events }) => events), fingerprints: ran.map(({ fingerprint }) => fingerprint) } };
  };
}
