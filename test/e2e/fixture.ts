import { readFile } from "node:fs/promises";
import { expect, test as base, type Download, type Locator, type Page } from "@playwright/test";

/** Every test fails when a page says anything in the console that is a complaint, or throws. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      const watch = (page: Page) => {
        page.on("console", (message) => {
          if (message.type() === "error" || message.type() === "warning") complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
        });
        page.on("pageerror", (error) => complaints.push(`thrown: ${error.message}`));
      };
      context.on("page", watch);
      await use(complaints);
      expect(complaints, "the console is silent").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Milliseconds until all futures must be there: the machine may be shared. */
export const patience = 120_000;

/** Few futures: what is tested is the page, and the engine has tests of its own. Typed by hand, so it needs no checksum. */
export const few = "#sim=hourglass@1&n=2";

/** And a third of their time, where what is read does not depend on it. */
export const brief = `${few}&run.horizonMonths=12`;

/** Opens an address and waits for the refined result. */
export async function open(page: Page, hash = few): Promise<void> {
  await visit(page, hash);
  await refined(page);
}

/** Opens an address as a fresh visit: a change of the fragment alone would not load the page. */
export async function visit(page: Page, hash: string): Promise<void> {
  if (page.url() !== "about:blank") await page.goto("about:blank");
  await page.goto(`./${hash}`);
}

/** Opens an address in the page that is open, as Back and Forward do, and waits until it names its refined result. */
export async function turnTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => void (location.hash = to), hash);
  await fingerprint(page);
}

export async function refined(page: Page): Promise<void> {
  await expect(page.locator("#status")).toHaveText(/futures simulated/, { timeout: patience });
}

/** The fingerprint that the address bar names once the result is refined. */
export async function fingerprint(page: Page): Promise<string> {
  await expect.poll(() => fingerprintIn(page.url()), { timeout: patience }).not.toBeNull();
  return fingerprintIn(page.url())!;
}

export function fingerprintIn(address: string): string | null {
  return /[#&]fp=([0-9a-f]{16})/.exec(address)?.[1] ?? null;
}

/** The controls of the hourglass that tests turn. */
export const win = "stages.opportunity.exits.onboarding.probability";
export const churn = "retention.monthlyChurn";
export const nurture = "nurture.medianDays";

export function slider(page: Page, path: string): Locator {
  return page.locator(`.control[data-path="${path}"] input[type=range]`);
}

export function numberBox(page: Page, path: string): Locator {
  return page.locator(`.control[data-path="${path}"] input[type=text]`);
}

/** Types a number into the box of a control, as a person does. */
export async function type(page: Page, path: string, text: string): Promise<void> {
  await numberBox(page, path).fill(text);
  await numberBox(page, path).press("Enter");
}

export async function bytes(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

/** The value below which `share` of the sorted values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
