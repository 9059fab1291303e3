import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { brief, expect, open, patience, test } from "./fixture.ts";

test.setTimeout(2 * patience);

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, `${brief}&nonsense=1`);
    /** What stands behind an open dialog is not looked at again; nor is, in the dark, what does not depend on colours. */
    const look = async (where: string, within = "body") => {
      const axe = new AxeBuilder({ page }).include(within).setLegacyMode(true);
      if (colorScheme === "dark") axe.withRules(["color-contrast", "link-in-text-block"]);
      const { violations } = await axe.analyze();
      expect(violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ target }) => target.join(" ")).slice(0, 4).join(" | ")}`)).toEqual([]);
    };
    await look("page");
    await page.locator(".control-label").first().click();
    await look("explained", "#panel");
    for (const name of ["All parameters", "Start with my numbers", "Share"]) {
      await page.getByRole("button", { name, exact: true }).click();
      await look(name, "dialog[open]");
      await page.keyboard.press("Escape");
    }
    await page.getByRole("button", { name: /^Cash: larger/ }).click();
    await page.waitForTimeout(500);
    await look("large chart", "dialog[open]");
  });
}

/** Pixels by which the page is wider than its window of this width. */
async function excess(page: Page, width: number): Promise<number> {
  await page.setViewportSize({ width, height: width < 700 ? 844 : 900 });
  // Charts are drawn anew a frame after.
  await page.waitForTimeout(300);
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test("nothing is wider than the window of a phone, and the sheet of controls leaves the hourglass in sight", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 844 });
  await open(page, brief);
  for (const width of [360, 390]) {
    expect(await excess(page, width), `${width}`).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "Change something" }).click();
    const sheet = (await page.locator("#panel").boundingBox())!;
    expect(sheet.y, `${width}`).toBeGreaterThan(844 * 0.45);
    await expect(page.locator(".control input[type=range]").first(), `${width}`).toBeInViewport();
    await page.getByRole("button", { name: "Done" }).click();
  }
});

test("nothing is wider than the window of a desk, also when it was larger before", async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 900 });
  await open(page, brief);
  for (const width of [1920, 1440, 1024, 768, 390]) expect(await excess(page, width), `${width}`).toBeLessThanOrEqual(0);
});

test("a chosen theme holds, whatever the system says", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open(page, brief);
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await page.getByRole("button", { name: /^Colours/ }).click();
  await page.getByRole("button", { name: /^Colours/ }).click();
  await expect.poll(paper).not.toBe(light);
  await page.reload();
  await expect.poll(paper).not.toBe(light);
});
