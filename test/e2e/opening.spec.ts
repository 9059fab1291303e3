import { brief, expect, few, open, patience, test, visit } from "./fixture.ts";

test.setTimeout(2 * patience);

test("the built page opens with a story: sentence, hourglass, four curves", async ({ page }) => {
  await visit(page, few);
  await expect(page).toHaveTitle(/Hourglass/);
  // The place of everything is held before anything is computed.
  await expect(page.locator("h1")).toBeVisible();
  await expect(page.locator("#hourglass svg").first()).toBeVisible();
  await expect(page.locator("h1")).toHaveText(/customers/, { timeout: patience });
  await expect(page.locator(".curve")).toHaveCount(4);
  for (const name of ["customers", "mrr", "cash"]) await expect(page.locator(`.curve[data-chart=${name}] .hg-fan-median`)).toHaveAttribute("d", /^M/, { timeout: patience });
  await expect(page.locator(".control")).toHaveCount(7);
});

test("the film plays once by itself, and the day moves on", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await visit(page, few);
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible({ timeout: patience });
  const day = () => page.getByRole("slider", { name: "Time", exact: true }).inputValue().then(Number);
  const before = await day();
  await expect.poll(day).toBeGreaterThan(before);
  await page.getByRole("button", { name: "Pause" }).click();
  const still = await day();
  await page.waitForTimeout(300);
  expect(await day()).toBe(still);
});

test("who wants no motion gets none", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, brief);
  await expect(page.getByRole("button", { name: /^Play/ })).toBeVisible();
});

test("nothing jumps while it loads", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) if (!entry.hadRecentInput) shifts.push(entry.value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await open(page);
  const shift = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0));
  console.log(`layout shift while loading: ${shift.toFixed(4)}`);
  expect(shift).toBeLessThan(0.1);
});

test("load → first curve is told", async ({ page }) => {
  await page.addInitScript(() => {
    addEventListener("DOMContentLoaded", () => {
      const look = () => {
        if (document.querySelector(".curve[data-chart=customers] .hg-fan-median")?.getAttribute("d")) Object.assign(window, { firstCurve: performance.now() });
        else requestAnimationFrame(look);
      };
      look();
    });
  });
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    await visit(page, "");
    await page.waitForFunction(() => "firstCurve" in window, null, { timeout: patience });
    times.push(await page.evaluate(() => (window as unknown as { firstCurve: number }).firstCurve));
  }
  console.log(`load → first curve: ${times.map((time) => `${Math.round(time)} ms`).join(", ")}`);
  expect(Math.min(...times)).toBeLessThan(10_000);
});

test("the other sim shows both ways to count the cost", async ({ page }) => {
  await open(page, "#sim=isc@1&n=2");
  await expect(page.locator("#costs")).toContainText("By activity");
  await expect(page.locator("#costs")).toContainText("By payroll");
  await page.getByRole("combobox", { name: "Simulation" }).selectOption("hourglass");
  await expect(page.locator("#costs")).toBeHidden({ timeout: patience });
});
