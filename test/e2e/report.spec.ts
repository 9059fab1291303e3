import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { hourglass } from "../cli/tool.ts";
import { brief, bytes, churn, expect, fingerprint, open, patience, refined, test, type } from "./fixture.ts";

test.setTimeout(3 * patience);

const changed = `${brief}&${churn}=0.05`;

/** Opens the card from the panel; its fingerprint is that of the address. */
async function openCard(page: Page): Promise<string> {
  const mine = await fingerprint(page);
  const sheet = page.getByRole("button", { name: "Change something" });
  if (await sheet.isVisible()) await sheet.click();
  await page.getByRole("button", { name: "Report card", exact: true }).click();
  await expect(page.locator(".report-identity")).toContainText(mine, { timeout: patience });
  return mine;
}

test("the report card says what was changed and what came out, and is the terminal's to the last byte (rules A5 and F2)", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, brief);
  await type(page, churn, "5");
  await refined(page);
  const mine = await openCard(page);
  const card = page.locator("#report");
  await expect(card.locator('[data-item="2.3"] tbody tr').filter({ hasText: "churn" })).toHaveText(/Retention · monthly churn\s+retention\.monthlyChurn\s*2%\s*5%/);
  await expect(card.locator('[data-item="5.4"]')).toContainText(mine);
  await expect(card.locator('[data-item="4.3"]')).toContainText(/\d+ independent replications \(published: 200\)/);

  // From the contents to a section, by keyboard.
  const toData = card.getByRole("button", { name: "3 Data" });
  await toData.focus();
  await page.keyboard.press("Enter");
  await expect(card.getByRole("heading", { name: "3 Data", exact: true })).toBeFocused();
  await expect(card.getByRole("heading", { name: "3 Data", exact: true })).toBeInViewport();
  await expect(page.getByRole("button", { name: "Close" })).toBeInViewport();

  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await expect(page.locator("#notices")).toContainText("Report card copied", { timeout: patience });
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download", exact: true }).click()]);
  expect(download.suggestedFilename()).toMatch(/^hourglass-report-.*\.md$/);
  expect((await bytes(download)).toString()).toBe(copied);
  const terminal = await hourglass("report", new URL(page.url()).hash);
  expect(terminal.stderr).toBe("");
  expect(copied).toBe(terminal.stdout);

  await page.keyboard.press("Escape");
  await expect(card).toBeHidden();
});

for (const [colorScheme, width] of [["light", 1440], ["dark", 390]] as const) {
  test(`the report card on ${width} pixels, ${colorScheme}: axe finds nothing, and nothing is cut off`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await open(page, changed);
    await openCard(page);
    const { violations } = await new AxeBuilder({ page }).include("dialog[open]").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).slice(0, 4).join(" | ")}`)).toEqual([]);
    // All tables unfolded.
    await page.locator("#report details").evaluateAll((folds) => folds.forEach((fold) => ((fold as HTMLDetailsElement).open = true)));
    const wide = await page.locator(".dialog-body").evaluate((body) => body.scrollWidth - body.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    if (width < 700) expect(await page.locator(".report-scroll").evaluateAll((scrolls) => scrolls.filter((scroll) => scroll.scrollWidth > scroll.clientWidth).length)).toBe(0);
  });
}

test("on paper there is the card alone, with every table in full", async ({ page }) => {
  await open(page, changed);
  await openCard(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("#panel")).toBeHidden();
  await expect(page.locator(".dialog-foot")).toBeHidden();
  const folded = page.locator("#report details:not([open]) table").first();
  await expect(folded).toBeVisible();
  expect((await folded.boundingBox())!.height).toBeGreaterThan(40);
});
