import { brief, churn, expect, fingerprint, open, patience, refined, slider, test, type, visit } from "./fixture.ts";

test.setTimeout(2 * patience);

test("what was being worked on is offered again, never forced", async ({ page }) => {
  await open(page, brief);
  await type(page, churn, "6");
  await refined(page);
  await fingerprint(page);
  await visit(page, "#sim=isc@1&n=2");
  await expect(page.locator("#notices")).toContainText("You were working on");
  await expect(page.getByRole("combobox", { name: "Simulation" })).toHaveValue("isc");
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(slider(page, churn)).toHaveAttribute("aria-valuetext", "6%");
  await expect(page.locator("#notices")).not.toContainText("You were working on");
});

test("a browser that keeps nothing is no trouble", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } });
  });
  await open(page, brief);
  await expect(page.locator("#notices")).toContainText("keeps nothing for us");
  await type(page, churn, "6");
  await expect(slider(page, churn)).toHaveAttribute("aria-valuetext", "6%");
});

test("a broken file is refused with reason and place, and the work is kept", async ({ page }) => {
  await open(page, brief);
  await type(page, churn, "6");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const input = page.locator("input[type=file]");
  await input.setInputFiles({ name: "broken.json", mimeType: "application/json", buffer: Buffer.from('{\n  "schemaVersion": 1,\n  "title": \n}') });
  await expect(page.locator("#notices")).toContainText(/broken\.json cannot be opened: .*line 4, column 1/);
  await input.setInputFiles({ name: "list.txt", mimeType: "text/plain", buffer: Buffer.from("milk, bread") });
  await expect(page.locator("#notices")).toContainText("list.txt cannot be opened");
  await page.keyboard.press("Escape");
  await expect(slider(page, churn)).toHaveAttribute("aria-valuetext", "6%");
});
