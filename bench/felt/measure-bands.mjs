import { join } from "node:path";
import { build } from "vite";

/** Builds `bands.mjs` for Node, as the page's is built, and runs it. */
export async function measureBands(root, outDir) {
  await build({
    root,
    configFile: join(root, "vite.config.ts"),
    logLevel: "error",
    publicDir: false,
    ssr: { noExternal: true },
    build: { ssr: true, target: "node20", outDir, emptyOutDir: true, rolldownOptions: { input: { bands: join(root, "bench/felt/bands.mjs") }, output: { entryFileNames: "[name].mjs" } } },
  });
  const { bands } = await import(join(outDir, "bands.mjs"));
  const { times, ...rest } = bands();
  const summary = (all) => ({ best: Math.min(...all), median: [...all].sort((a, b) => a - b)[all.length >> 1] });
  return { ...rest, bands: summary(times.bands), curves: summary(times.curves) };
}
