/** The reference as one built file: the test runner's own copy of the sources takes twice the time. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";

export async function builtReference(): Promise<typeof import("./compare.ts")> {
  const outDir = mkdtempSync(join(tmpdir(), "hourglass-reference-"));
  await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    ssr: { noExternal: true },
    build: { ssr: fileURLToPath(new URL("compare.ts", import.meta.url)), target: "node20", outDir, rolldownOptions: { output: { entryFileNames: "compare.mjs" } } },
  });
  return import(/* @vite-ignore */ pathToFileURL(join(outDir, "compare.mjs")).href) as Promise<typeof import("./compare.ts")>;
}
