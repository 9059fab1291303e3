import { defineConfig } from "@playwright/test";
import { browser } from "./tools/browser.mjs";

/** End to end, on the app as it is published: `npm run test:e2e` builds it first. */
export default defineConfig({
  testDir: "test/e2e",
  testMatch: "*.spec.ts",
  outputDir: "test-results/e2e",
  forbidOnly: Boolean(process.env.CI),
  // A test that passes at the second try has found something.
  retries: 0,
  fullyParallel: true,
  // A page waits as often as it computes: the next one fills the gaps.
  workers: "100%",
  // Machines are shared: what takes a second alone may take ten beside others.
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/playwright.json" }]],
  use: {
    // The port that the server below chose and printed; see `wait`.
    baseURL: `http://127.0.0.1:${process.env.HOURGLASS_PORT}/`,
    browserName: "chromium",
    headless: true,
    launchOptions: browser(),
    // Tests that are about the animation ask for it; beside all others it would only take the processor.
    contextOptions: { reducedMotion: "reduce" },
    // A trace films every test, which costs more than the test: ask for one with `npm run test:e2e -- --trace on`.
    screenshot: "only-on-failure",
  },
  webServer: {
    // Port 0 asks the system for a free one, so that several checkouts can be tested on one machine.
    command: "npx vite preview --port 0",
    wait: { stdout: /127\.0\.0\.1:(?<HOURGLASS_PORT>\d+)/ },
    // Vite colours its output, which would split the address that is waited for.
    env: { FORCE_COLOR: "0" },
  },
});
