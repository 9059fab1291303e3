import { gzipSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { bytes, expect, fingerprintIn, open, patience, refined, test, turnTo, visit } from "./fixture.ts";

test.setTimeout(3 * patience);

/** Three cases of a sim that is quickly run. */
const story = "#story=office-hours-not-heads";

async function told(page: Page): Promise<void> {
  await expect(page.locator(".story-progress")).toContainText("futures of each case simulated.", { timeout: patience });
}

test("the shelf groups the sims by their question and shows thirteen stories below", async ({ page }) => {
  await visit(page, "#shelf");
  await expect(page.getByRole("heading", { name: "Sims and stories" })).toBeVisible();
  const questions = page.locator(".shelf-question");
  await expect(questions.first()).toHaveText("Where do most of your leads come from?");
  expect(await questions.allTextContents()).toEqual([...new Set(await questions.allTextContents())]);
  await expect(page.locator(".shelf-sims a")).toHaveCount(12);
  await expect(page.locator(".shelf-stories a")).toHaveCount(13);
  await expect(page.locator(".page")).toBeHidden();
});

test("a story opens from the shelf, is told with progress, and Back leads back", async ({ page }) => {
  await visit(page, "#shelf");
  await page.getByRole("link", { name: "Office hours, not head count" }).click();
  await expect(page).toHaveTitle(/^Office hours/);
  expect(new URL(page.url()).hash).toBe(story);
  // Claim, spreadsheet and why are there before any number is.
  await expect(page.locator(".story-claim")).toContainText("Twelve people");
  await expect(page.locator(".story-said")).toContainText("A spreadsheet sees idle people");
  await expect(page.locator(".hg-cases-dot").first()).toBeVisible({ timeout: patience });
  await told(page);
  await expect(page.locator(".hg-cases-sheet-value").first()).toHaveText(/^spreadsheet 100%$/);
  await expect(page.locator(".hg-chart-cases svg")).toHaveAttribute("aria-label", /a spreadsheet says 100%/);
  await page.goBack();
  await expect(page.locator(".shelf-stories")).toBeVisible();
  await page.goForward();
  await told(page);
});

test("each what-if of a story opens as an ordinary link with the very numbers of the story, and can be changed", async ({ page }) => {
  await visit(page, story);
  await told(page);
  const link = page.getByRole("link", { name: "Open this what-if: 12 people, 5 × 8 h" });
  await expect.poll(async () => fingerprintIn((await link.getAttribute("href"))!)).not.toBeNull();
  await link.click();
  await refined(page);
  await expect(page.locator("#panel")).toContainText("Same numbers as in the link");
  await expect(page.locator("#notices .notice-warning")).toHaveCount(0);
  await expect(page.locator('.control[data-path="teams.bdr.headcount"] input[type=text]')).toHaveValue("12");
  await page.goBack();
  await expect(page.locator(".story-claim")).toBeVisible();
});

test("to leave a story ends its simulation, and what is opened instead is simulated at once", async ({ page }) => {
  await visit(page, "#story=deal-size-is-risk");
  await expect(page.locator(".story-claim")).toBeVisible();
  await page.getByRole("combobox", { name: "Simulation" }).selectOption("isc");
  await expect(page.locator("h1.sentence")).toHaveText(/customers/, { timeout: patience });
  await expect(page.locator("#gallery")).toBeHidden();
});

test("stories nobody has told are refused with words, and the shelf is open", async ({ page }) => {
  for (const id of ["nothing", "__proto__", "constructor", "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "%E0%A4%A", "x".repeat(5000), ""]) {
    await visit(page, `#story=${id}`);
    await expect(page.locator("#notices")).toContainText("There is no story");
    await expect(page.locator(".shelf-stories a")).toHaveCount(13);
    expect(new URL(page.url()).hash).toBe("#shelf");
  }
});

test("a story can be taken along as picture and table, stamped with its link", async ({ page }) => {
  await visit(page, story);
  await told(page);
  for (const [kind, wanted] of [["SVG", /<svg/], ["CSV", /^story,case,figure,unit,statistic,value,sim,link/]] as const) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".story-take").getByRole("button", { name: kind }).click()]);
    const text = (await bytes(download)).toString();
    expect(text).toMatch(wanted);
    expect(text).toContain("#story=office-hours-not-heads");
  }
});

test("shelf and story are sound for a keyboard and a screen reader, light and dark, wide and narrow", async ({ page }) => {
  for (const hash of ["#shelf", story]) {
    await visit(page, hash);
    if (hash === story) await told(page);
    else await expect(page.locator(".shelf-stories")).toBeVisible();
    for (const [width, colorScheme] of [[1440, "light"], [390, "dark"]] as const) {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme });
      // Charts are drawn anew a frame after.
      await page.waitForTimeout(300);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), `${hash} ${width}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${hash} ${width}`).toBeLessThanOrEqual(width);
    }
  }
});

test("both readings of what the sources disagree on can be chosen among the first controls", async ({ page }) => {
  const control = (path: string) => page.locator(`.control[data-path="${path}"]`);
  await open(page, "#sim=tam@1&n=2");
  await expect(control("stages.closedOther.recycle.to").getByRole("combobox")).toHaveValue("suspect");
  await control("stages.closedOther.recycle.to").getByRole("combobox").selectOption({ label: "Opportunity" });
  await expect(page.locator(".chip")).toContainText("Closed other comes back as Opportunity");
  await control("stages.lead.ownerTeam").getByRole("combobox").selectOption({ label: "nobody" });
  await expect.poll(() => page.url()).toContain("stages.lead.ownerTeam=null");

  await open(page, "#sim=inbound@1&n=2");
  await control("channels.ads.demand").getByRole("button", { name: "push", exact: true }).click();
  await expect(control("channels.ads.demand").getByRole("button", { name: "push", exact: true })).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => page.url()).toContain("channels.ads.demand=push");

  await open(page, "#sim=relationship@1&n=2");
  await control("accountManagement.policy").getByRole("combobox").selectOption("intentTriggered");
  await expect(page.locator(".chip")).toContainText("intent triggered");
  await control("accountManagement.policy").getByRole("button", { name: /^Reset/ }).click();
  await expect(control("accountManagement.policy").getByRole("combobox")).toHaveValue("scheduled");
});

test("every value says where it comes from, and which ones are assumptions", async ({ page }) => {
  await open(page, "#sim=tam@1&n=2");
  const renewal = page.locator('.control[data-path="retention.renewalChurn"]');
  await renewal.getByRole("button").first().click();
  await expect(renewal).toContainText("Source: SaaS Capital 2023");
  await expect(page.locator('.control[data-path="market.accounts"] .assumed-mark')).toBeVisible();
  await page.getByRole("button", { name: "Sources", exact: true }).click();
  await expect(page.locator("#dialog")).toContainText("SaaS Capital 2023: gross retention about 90 % a year");
  await page.getByRole("button", { name: "Assumptions", exact: true }).click();
  await expect(page.locator("#dialog")).not.toContainText("SaaS Capital 2023: gross");
  await page.getByRole("searchbox", { name: "Search the sources" }).fill("Kunz");
  await expect(page.locator("#dialog .source").first()).toContainText("Kunz");
});

test("all figures of a run are shown by what they are about, each one click away from its formula", async ({ page }) => {
  await open(page, "#sim=tam@1&n=2");
  await page.getByRole("button", { name: "All figures" }).click();
  const groups = page.locator(".figure-group");
  expect(await groups.count()).toBeGreaterThan(4);
  await expect(groups.first()).toHaveAttribute("open", "");
  await expect(groups.nth(1)).not.toHaveAttribute("open", "");
  await page.getByRole("searchbox", { name: "Search the figures" }).fill("lowest cash");
  await page.locator("#dialog").getByRole("button", { name: "Lowest cash", exact: true }).click();
  await expect(page.locator("#dialog .formula")).toContainText("minimum over days");
  await page.locator("#dialog").getByRole("button", { name: "All figures" }).click();
  await expect(page.getByRole("searchbox", { name: "Search the figures" })).toHaveValue("lowest cash");
});

test("a link to a scenario that is wrong in several ways opens, and each is said in words", async ({ page }) => {
  await visit(page, [
    "#sim=isc@1&n=2&stages.lead.exits.opportunity.probability=0.9&stages.lead.exits.lost.probability=0.4", "stages.opportunity.dwellDays.p90=0.001", "channels.inbound.visitsPerMonth=1e9",
    "events.shock.path=market.accounts&events.shock.day=30", "stages.lead.work.coTeams.bdr=1", "referral.fromStage=nowhere", "segments.a.share=0.8&segments.b.share=0.9",
  ].join("&"));
  await page.locator("#notices .notice-warning summary").click();
  const said = page.locator("#notices .notice-warning li");
  for (const words of [/more than 1; they were scaled down/, /which no such distribution can have/, /more people than a run can follow|outside/, /cannot change on a date/, /the team whose work it is/, /shares add to/]) {
    await expect(said.filter({ hasText: words }).first()).toBeVisible();
  }
});

test("a run that grows too large while it runs is told with what to change, and the scenario stays as it is", async ({ page }) => {
  await visit(page, "#sim=no-touch@1&n=1&market.unlimited=true&market.initialCustomers=2000&referral.mode=oneShot&referral.invitesPerCustomer=1000&referral.conversionToEntry=1&referral.delayDays.kind=fixed&referral.delayDays.value=1");
  await expect(page.locator("#notices")).toContainText("grows beyond what can be simulated", { timeout: 2 * patience });
  await expect(page.locator("#notices")).toContainText(/fewer arrivals or invitations/);
  expect(page.url()).toContain("referral.conversionToEntry=1");
});

test("what is loaded before the first paint stays small: gallery and stories come later", async ({ page, request }) => {
  const loaded: string[] = [];
  page.on("request", (asked) => loaded.push(asked.url()));
  // As it is served: the page itself adds what it fetches later.
  const html = await (await request.get("./")).text();
  const first = [...html.matchAll(/<(?:script[^>]*src|link[^>]*rel="modulepreload"[^>]*href)="([^"]+\.js)"/g)].map(([, path]) => path);
  let size = 0;
  for (const path of first) size += gzipSync(await (await request.get(path)).body()).length;
  console.log(`scripts before the first paint: ${(size / 1024).toFixed(1)} kB gz in ${first.length} files`);
  expect(size).toBeLessThan(60 * 1024);
  await open(page);
  expect(loaded.filter((url) => /gallery|stories/.test(url))).toEqual([]);
});

test("every sim of the shelf opens, runs and has nothing to complain about", async ({ page }) => {
  test.setTimeout(2 * patience);
  await visit(page, "#shelf");
  const links = page.locator(".shelf-sims a");
  await expect(links).toHaveCount(12);
  const sims = await links.evaluateAll((all) => all.map((link) => /sim=([\w-]+)/.exec((link as HTMLAnchorElement).href)![1]));
  for (const sim of sims) {
    await turnTo(page, `#sim=${sim}&n=2`);
    await expect(page.getByRole("combobox", { name: "Simulation" })).toHaveValue(sim);
    await expect(page.locator(".notice"), sim).toHaveCount(0);
    await expect(page.locator(".control"), sim).toHaveCount(7);
  }
});
