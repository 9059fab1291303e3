import type { Page } from "@playwright/test";
import { brief, bytes, churn, expect, fingerprint, open, patience, refined, slider, test, turnTo, type } from "./fixture.ts";

test.setTimeout(2 * patience);

async function take(page: Page, row: string, button: string | RegExp) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(".share-row", { hasText: row }).getByRole("button", { name: button, exact: typeof button === "string" }).click(),
  ]);
  return { name: download.suggestedFilename(), content: await bytes(download) };
}

test("pictures arrive: SVG that parses, PNG in three sizes", async ({ page, context }) => {
  await open(page, brief);
  const mine = await fingerprint(page);
  // A page without our policy, which would refuse the styles of the file there.
  const reader = await context.newPage();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  for (const row of ["Customers", "The hourglass", "People by stage"]) {
    const { name, content } = await take(page, row, "SVG");
    expect(name).toMatch(/\.svg$/);
    const found = await reader.evaluate((text) => {
      const file = new DOMParser().parseFromString(text, "image/svg+xml");
      return { root: file.documentElement.localName, title: file.querySelector("title")?.textContent ?? "", desc: file.querySelector("desc")?.textContent ?? "", shapes: file.querySelectorAll("path, circle, line, rect").length };
    }, content.toString());
    expect(found.root).toBe("svg");
    expect(found.title).not.toBe("");
    expect(found.desc).not.toBe("");
    expect(found.shapes).toBeGreaterThan(10);
    expect(content.toString()).toContain(mine.slice(0, 8));
  }
  const widths: number[] = [];
  for (const scale of [1, 2, 3]) {
    const { name, content } = await take(page, "Cash", new RegExp(`^PNG, ${scale} `));
    expect(name).toMatch(/\.png$/);
    expect(content.subarray(1, 4).toString()).toBe("PNG");
    widths.push(content.readUInt32BE(16));
  }
  expect(widths).toEqual([widths[0], 2 * widths[0], 3 * widths[0]]);
});

test("numbers arrive: CSV rows, JSON result, JSON scenario", async ({ page }) => {
  await open(page);
  const mine = await fingerprint(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const csv = (await take(page, "Numbers", "CSV")).content.toString();
  const [header, ...rows] = csv.trim().split(/\r?\n/);
  expect(header).toContain("series");
  expect(rows.length).toBeGreaterThan(1000);
  expect(csv).toContain(mine);
  const result = JSON.parse((await take(page, "Numbers", "JSON")).content.toString()) as { fingerprint: string; series: Record<string, unknown>; metrics: Record<string, unknown> };
  expect(result.fingerprint).toBe(mine);
  expect(Object.keys(result.series)).toContain("mrr");
  const scenario = JSON.parse((await take(page, "Scenario", "JSON")).content.toString()) as { scenario: { schemaVersion: number } };
  expect(scenario.scenario.schemaVersion).toBe(1);
});

test("every file brings its scenario back (rule A5)", async ({ page }) => {
  await open(page, brief);
  await type(page, churn, "7");
  await refined(page);
  await fingerprint(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const files = [await take(page, "Cash", /^PNG, 2 /), await take(page, "Cash", "SVG"), await take(page, "Numbers", "CSV"), await take(page, "Scenario", "JSON")];
  for (const { name, content } of files) {
    await page.keyboard.press("Escape");
    await turnTo(page, "#sim=tam@1&n=1");
    await expect(slider(page, churn), name).toHaveCount(0);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer: content });
    await expect(page.locator("#notices"), name).toContainText(`${name} is open`);
    await expect(slider(page, churn), name).toHaveAttribute("aria-valuetext", "7%");
  }
});

test("a picture can be copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, brief);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.locator(".share-row", { hasText: "Cash" }).getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.locator("#notices")).toContainText("Picture copied", { timeout: patience });
  const kinds = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types));
  expect(kinds).toContain("image/png");
});

test("a file can be dropped anywhere", async ({ page }) => {
  await open(page, brief);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File([JSON.stringify({ schemaVersion: 1, id: "hourglass", title: "Dropped", run: { replications: 2, horizonMonths: 3 } })], "dropped.json"));
    document.body.dispatchEvent(new DragEvent("dragover", { dataTransfer: data, bubbles: true, cancelable: true }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await expect(page.locator("#notices")).toContainText("dropped.json is open");
  await expect(page).toHaveTitle(/^Dropped/);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page).toHaveTitle(/^The hourglass/);
});
