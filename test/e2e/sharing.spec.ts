import { readCorpus } from "../links/corpus.ts";
import { brief, churn, expect, fingerprint, fingerprintIn, nurture, open, patience, refined, slider, test, type, visit, win } from "./fixture.ts";

test.setTimeout(3 * patience);

test("a link opened in a clean profile says: same numbers (rule A4)", async ({ page, browser, baseURL }) => {
  await open(page, brief);
  await type(page, win, "35");
  await type(page, nurture, "50");
  await refined(page);
  const mine = await fingerprint(page);
  const link = page.url();

  const context = await browser.newContext({ baseURL, reducedMotion: "reduce" });
  const other = await context.newPage();
  await other.goto(link);
  await refined(other);
  await expect(other.locator("#panel")).toContainText("Same numbers as in the link");
  expect(await fingerprint(other)).toBe(mine);
  await expect(slider(other, nurture)).toHaveAttribute("aria-valuetext", "50 days (median)");
  await context.close();
});

test("a link with another fingerprint says what differs, and keeps it (rule A4)", async ({ page }) => {
  await visit(page, `${brief}&fp=0000000000000000`);
  await refined(page);
  await expect(page.locator("#panel")).toContainText("Not the numbers of the link");
  expect(fingerprintIn(page.url())).toBe("0000000000000000");
});

test("a link of an older engine opens to what it said, and says that its numbers are others (rule A4)", async ({ page }) => {
  const old = readCorpus().entries.find(({ engine, what }) => engine === "1.0" && what === "a seed of three words")!;
  await open(page, old.link);
  await expect(page.locator("#panel")).toContainText(/Not the numbers of the link: it was made with engine 1\.0, this is \d+\.[1-9]/);
  await expect(page.locator("#notices .notice-warning")).toHaveCount(0);
  await expect(page.locator("#status")).toContainText(`${old.replications} futures`);
  // The claim stays in the address: what its writer saw is not overwritten by what is seen here.
  expect(fingerprintIn(page.url())).toBe(old.fingerprint);
});

test("copy link puts the whole link on the clipboard", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, brief);
  const mine = await fingerprint(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.locator("#notices")).toContainText("Link copied");
  expect(fingerprintIn(await page.evaluate(() => navigator.clipboard.readText()))).toBe(mine);
});

test("reload, Back and Forward give the same numbers", async ({ page }) => {
  await open(page, brief);
  const first = await fingerprint(page);
  await type(page, churn, "5");
  await expect.poll(() => fingerprintIn(page.url()), { timeout: patience }).not.toBe(first);
  const second = await fingerprint(page);
  expect(second).not.toBe(first);

  await page.reload();
  await refined(page);
  await expect(page.locator("#panel")).toContainText("Same numbers as in the link");
  expect(await fingerprint(page)).toBe(second);

  await page.goBack();
  await expect(slider(page, churn)).toHaveAttribute("aria-valuetext", "2%");
  await expect.poll(() => fingerprintIn(page.url()), { timeout: patience }).toBe(first);
  await refined(page);
  await page.goForward();
  await expect(slider(page, churn)).toHaveAttribute("aria-valuetext", "5%");
  await expect.poll(() => fingerprintIn(page.url()), { timeout: patience }).toBe(second);
});

test("a drag is one entry of history, and few writes", async ({ page }) => {
  await page.addInitScript(() => {
    const writes: { how: string; at: number }[] = [];
    Object.assign(window, { writes });
    for (const how of ["pushState", "replaceState"] as const) {
      const original = history[how].bind(history);
      history[how] = (...given: Parameters<History["pushState"]>) => {
        writes.push({ how, at: performance.now() });
        original(...given);
      };
    }
  });
  await open(page, brief);
  await fingerprint(page);
  const before = await page.evaluate(() => history.length);
  const writes = () => page.evaluate(() => (window as unknown as { writes: { how: string; at: number }[] }).writes);
  const written = (await writes()).length;
  const box = (await slider(page, win).boundingBox())!;
  await page.mouse.move(box.x + 40, box.y + box.height / 2);
  await page.mouse.down();
  for (let i = 0; i < 80; i++) {
    await page.mouse.move(box.x + 40 + i, box.y + box.height / 2);
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
  await page.waitForTimeout(600);
  expect(await page.evaluate(() => history.length)).toBe(before + 1);
  const drag = (await writes()).slice(written);
  const pushed = drag.findIndex(({ how }) => how === "pushState");
  // The last two belong together: the entry before gets its address back, and a new one begins.
  const following = drag.slice(0, pushed - 1).map(({ at }) => at);
  const inOneSecond = Math.max(...following.map((from) => following.filter((at) => at >= from && at < from + 1000).length));
  console.log(`writes of history in a drag of 80 moves: ${drag.length}, at most ${inOneSecond} in a second`);
  expect(drag.filter(({ how }) => how === "pushState")).toHaveLength(1);
  expect(inOneSecond).toBeLessThanOrEqual(5);
});

test("hostile links open with a named message", async ({ page }) => {
  await open(page, brief);
  await type(page, win, "35");
  await refined(page);
  await fingerprint(page);
  const whole = new URL(page.url()).hash;
  // Cut in steps: every single byte is the address reader's own test.
  const cuts = Array.from({ length: Math.ceil(whole.length / 32) }, (_, i) => whole.slice(0, -1 - 32 * i)).filter((cut) => cut.includes("engine=1"));
  const hostile = [
    ...cuts,
    "#sim=nothing@1&n=6",
    "#sim=hourglass@99&n=6",
    `${brief}&retention.monthlyChurn=much`,
    `${brief}&retention.monthlyChurn=7`,
    `${brief}&__proto__.polluted=1`,
    `${brief}&constructor.prototype.polluted=1`,
    `${brief}&stages.__proto__.x=1`,
    `${brief}&title=%3Cscript%3Ealert(1)%3C%2Fscript%3E&description=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&nonsense=1`,
    `${brief}&run.seed=%E0%A4%A`,
    `${brief}&z=AAAA`,
    `${brief}&${"x".repeat(10_000)}=1`,
    `${brief}&description=${"y".repeat(10_000)}`,
  ];
  let silent = 0;
  for (const hash of hostile) {
    await visit(page, hash);
    await expect(page.locator(".control").first()).toBeVisible();
    const named = page.locator("#notices .notice-warning li");
    if ((await named.count()) === 0) silent++;
    else await expect(named.first()).toHaveText(/\S/);
    expect(await page.evaluate(() => "polluted" in {}), hash).toBe(false);
  }
  console.log(`hostile links opened: ${hostile.length}, without a message: ${silent}`);
  expect(silent).toBe(0);
});

test("luck and not-knowing: other numbers, in the link too", async ({ page }) => {
  await open(page, brief);
  const luck = await fingerprint(page);
  await page.getByRole("button", { name: "Luck and not-knowing" }).click();
  await expect.poll(() => fingerprintIn(page.url()), { timeout: patience }).not.toBe(luck);
  const both = await fingerprint(page);
  expect(both).not.toBe(luck);
  await page.reload();
  await refined(page);
  await expect(page.getByRole("button", { name: "Luck and not-knowing" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator("#panel")).toContainText("Same numbers as in the link");
  expect(await fingerprint(page)).toBe(both);
});
