import AxeBuilder from "@axe-core/playwright";
import { expect, few, open, patience, test } from "./fixture.ts";

test.setTimeout(2 * patience);

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await open(page, `${few}&nonsense=1`);
    /** What stands behind an open dialog is not looked at again. */
    const look = async (where: string, within = "body") => {
      const { violations } = await new AxeBuilder({ page }).include(within).analyze();
      expect(violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ target }) => target.join(" ")).slice(0, 4).join(" | ")}`)).toEqual([]);
    };
    await look("page");
    await page.locator(".control-label").first().click();
    await look("explained");
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

for (const width of [360, 390, 768, 1024, 1440, 1920]) {
  test(`nothing is wider than the window: ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: width < 700 ? 844 : 900 });
    await open(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    if (width > 700) return;
    // The sheet leaves the hourglass in sight.
    await page.getByRole("button", { name: "Change something" }).click();
    const sheet = (await page.locator("#panel").boundingBox())!;
    expect(sheet.y).toBeGreaterThan(844 * 0.45);
    await expect(page.locator(".control input[type=range]").first()).toBeInViewport();
  });
}

test("a chosen theme holds, whatever the system says", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open(page);
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await page.getByRole("button", { name: /^Colours/ }).click();
  await page.getByRole("button", { name: /^Colours/ }).click();
  await expect.poll(paper).not.toBe(light);
  await page.reload();
  await expect.poll(paper).not.toBe(light);
});
