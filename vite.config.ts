import { defineConfig, type ViteUserConfig } from "vitest/config";
import { assemblyModule } from "./tools/assembly.mjs";
import { browser } from "./tools/browser.mjs";
import { contentSecurityPolicy } from "./tools/policy.mjs";

/** Both kinds of test run the TypeScript sources as they are; what is built is tested by Playwright. */
async function tests(): Promise<ViteUserConfig["test"]> {
  const { playwright } = await import("@vitest/browser-playwright");
  const forBrowser = "test/browser/**/*.test.ts";
  return {
    // Machines are shared: what takes a second alone may take ten beside others.
    testTimeout: 60_000,
    // One less than there are cores is the custom: of two that would leave one idle.
    maxWorkers: "100%",
    projects: [
      { extends: true, test: { name: "node", environment: "node", include: ["test/**/*.test.ts"], exclude: [forBrowser] } },
      // Slow proofs, run by hand: npm run battery [-- name]. What they found stands dated beside them.
      { extends: true, test: { name: "battery", environment: "node", include: ["test/batteries/*.battery.ts"], testTimeout: 7_200_000, hookTimeout: 7_200_000 } },
      {
        extends: true,
        test: {
          name: "browser",
          include: [forBrowser],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            // Asked for only when this project really runs: the node project needs no browser.
            provider: playwright({ get launchOptions() { return browser(); } }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  };
}

export default defineConfig(async () => ({
  // Relative addresses: the built app runs from any folder of any static host.
  base: "./",
  plugins: [contentSecurityPolicy(), assemblyModule()],
  // Lit has a second build for development, which greets everyone in the console; what is served is what is published.
  resolve: { conditions: ["module", "browser", "production"] },
  server: { host: "127.0.0.1" },
  preview: { host: "127.0.0.1" },
  // Named, so that a cold cache does not find them in the middle of a page or a test and reload it.
  optimizeDeps: { include: ["d3", "@observablehq/plot", "seedrandom", "valibot", "lit-html", "lit-html/directive.js", "lit-html/directives/live.js", "lit-html/directives/repeat.js"] },
  worker: { format: "es" as const, plugins: () => [assemblyModule()] },
  build: {
    target: "es2023",
    // The polyfill is an inline script, which a strict content security policy refuses; browsers that run
    // module workers do not need it.
    modulePreload: { polyfill: false },
    // Modules of ours do nothing by being loaded, but for styles and entries: what nobody uses of a layer stays out.
    rolldownOptions: { treeshake: { moduleSideEffects: (id: string) => !id.includes("/src/") || id.endsWith(".css") || /(?:main|worker)\.ts$/.test(id) } },
  },
  // Vitest sets this before it reads the file: `npm start` and the build need not load a test browser.
  test: process.env.VITEST ? await tests() : undefined,
}));
