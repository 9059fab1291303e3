import AxeBuilder from "@axe-core/playwright";
import { brief, expect, open, patience, test } from "./fixture.ts";

test.setTimeout(2 * patience);

test("what a spreadsheet would promise is drawn under every fan, told in a sentence, and explained figure by figure", async ({ page }) => {
  await open(page, brief);
  const promise = page.locator("#promise");
  await expect(promise).toHaveText(/A funnel spreadsheet would promise \d[\d,.]* a month in “Opportunity”/, { timeout: patience });
  for (const name of ["customers", "mrr", "cash"]) await expect(page.locator(`.curve[data-chart=${name}] .hg-fan-compare`)).toHaveAttribute("d", /^M/);
  await expect(page.locator(".curve[data-chart=customers] .hg-fan-label-compare")).toHaveText(/spreadsheet/);
  await promise.getByRole("button", { name: "What a spreadsheet misses" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("row", { name: /Opportunit/ }).first()).toBeVisible();
  await expect(dialog).toContainText(/right to (?:about [\d.]+ %|0\.1 % or better)/);
  const { violations } = await new AxeBuilder({ page }).include("dialog").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test("what steady-state figures leave out is shaded, and said to be enough or not", async ({ page }) => {
  await open(page, `${brief}&run.warmupMonths=3`);
  const cash = page.locator(".curve[data-chart=cash]");
  await expect(cash.locator(".hg-warmup text")).toHaveText(/^warm-up/);
  await cash.getByRole("button", { name: /larger/ }).click();
  await expect(page.getByRole("dialog")).toContainText(/The first 3 months are left out of steady-state figures/);
});
