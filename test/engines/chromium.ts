import { chromium } from "playwright-core";
import { browser as installed } from "../../tools/browser.mjs";
import type { Browser } from "./browser.ts";

export async function openChromium(): Promise<Browser> {
  const started = await chromium.launch(installed());
  const page = await started.newPage({ viewport: { width: 1440, height: 900 } });
  return {
    version: `Chromium ${started.version()}`,
    visit: async (address) => void (await page.goto(address)),
    run: <T>(script: string) => page.evaluate(`(() => { ${script} })()`) as Promise<T>,
    picture: () => page.screenshot(),
    close: () => started.close(),
  };
}
