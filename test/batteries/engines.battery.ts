import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { openSim, simulate } from "hourglass";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readShelf } from "../../sims/node.ts";
import { engines } from "../../tools/engines.mjs";
import { until, type Browser } from "../engines/browser.ts";
import { openChromium } from "../engines/chromium.ts";
import { digests } from "../engines/digest.ts";
import { openFirefox } from "../engines/firefox.ts";
import { foreignDigests, kernelDigests } from "../engines/kernel.ts";
import { REPLICATIONS, type Results } from "../engines/numbers.ts";
import { serve, type Site } from "../engines/site.ts";
import { openWebkit } from "../engines/webkit.ts";
import { keep, table } from "./findings.ts";

const { firefox, webkitDriver, display } = engines();
const names = readShelf().names;
const ways = { 1: "one after the other", 2: "backwards, each after other work", 3: "all at once" };

/** What Node finds. */
const node: { kernel: Record<string, string>; foreign: Record<string, string>; sims: Results } = { kernel: {}, foreign: {}, sims: {} };
/** What is found about each engine, for the report. */
const found: { version: string; foreign: string; rows: (string | number)[][]; pages: string[] }[] = [];
let site: Site;
/** The figures of Chromium's page, which the others' must be. */
let shown: string[];

beforeAll(async () => {
  site = await serve();
  node.kernel = await kernelDigests();
  node.foreign = await foreignDigests();
  for (const name of names) node.sims[name] = await digests(await simulate(openSim(name), { replications: REPLICATIONS }));
});

afterAll(async () => {
  await site?.close();
  keep("engines", "One result in every engine", report());
});

test.each(names)("%s: what Node finds here is what its golden.json says", (name) => {
  const { fingerprint } = JSON.parse(readFileSync(new URL(`../../sims/${name}/golden.json`, import.meta.url), "utf8")) as { fingerprint: string };
  expect(node.sims[name].fingerprint).toBe(fingerprint);
});

const opened: [string, () => Promise<Browser>][] = [["Chromium", openChromium], ["Firefox", () => openFirefox(firefox)], ["WebKit", () => openWebkit(webkitDriver, display)]];

describe.each(opened)("%s", (engine, open) => {
  let browser: Browser;
  const about: (typeof found)[number] = { version: "", foreign: "", rows: [], pages: [] };
  beforeAll(async () => {
    browser = await open();
    about.version = browser.version;
    found.push(about);
  });
  afterAll(() => browser?.close());

  test("the kernel's functions and draws give Node's bits", async () => {
    await browser.visit(site.numbers);
    await until(browser, "page of numbers", "return typeof window.numbers === 'object'");
    const kernel = await browser.run<Record<string, string>>("return window.numbers.kernel()");
    const foreign = await browser.run<Record<string, string>>("return window.numbers.foreign()");
    // Not asserted, but shown: what would differ if the kernel called it.
    about.foreign = Object.keys(node.foreign).filter((name) => foreign[name] !== node.foreign[name]).join(", ") || "none";
    about.rows.push(["kernel", "–", Object.keys(kernel).length, count(kernel, node.kernel)]);
    expect(kernel).toEqual(node.kernel);
  });

  test.each(Object.entries(ways))("every sim of the shelf with %s workers, %s: every number is Node's", async (workers, way) => {
    await browser.run(`window.numbers.start(${workers})`);
    const results = await until<Results>(browser, `numbers of ${workers} workers`, `const { failure, results } = window.numbers; if (failure) throw new Error(failure); return results[${workers}]`);
    const digestsIn = (sims: Results) => Object.values(sims).reduce((sum, each) => sum + Object.keys(each).length, 0);
    about.rows.push([`${Object.keys(results).length} sims, ${way}`, workers, digestsIn(results), names.reduce((sum, name) => sum + count(results[name] ?? {}, node.sims[name]), 0)]);
    for (const name of names) expect(results[name], name).toEqual(node.sims[name]);
  });

  test("the published page runs, shows Chromium's figures, and has nothing to complain about", async () => {
    await browser.visit(`${site.app}#sim=hourglass&n=24`);
    await until(browser, "refined result", "return /futures simulated/.test(document.querySelector('#status').textContent)");
    expect(await until(browser, "fingerprint in the address", "return /fp=([0-9a-f]{16})/.exec(location.hash)?.[1]")).toBe((await simulate(openSim("hourglass"), { replications: 24 })).fingerprint);
    // It plays once by itself, which may be over by now.
    await browser.run("document.querySelector('button[aria-label^=Play]')?.click()");
    const day = "document.querySelector('input[aria-label=Time]').value";
    await until(browser, "film that moves on", `const before = ${day}; return new Promise((resolve) => setTimeout(() => resolve(${day} !== before), 500))`);
    await browser.run("document.querySelector('button[aria-label^=Pause]')?.click()");
    save("wide", await browser.picture());
    await browser.run("[...document.querySelectorAll('button')].find((each) => each.textContent.trim() === 'All figures').click()");
    const figures = await until<string[]>(browser, "figures", "const all = [...document.querySelectorAll('h1, .figure-group')].map((each) => each.textContent); return all.length > 1 && all");
    shown ??= figures;
    expect(figures).toEqual(shown);
    expect(await browser.run("return window.complaints")).toEqual([]);
    about.pages.push("wide");
  });

  test("nothing is wider than a phone, and the sheet of controls opens", async () => {
    await browser.visit(site.phone);
    const inFrame = (script: string) => `const { document } = window.frames[0]; ${script}`;
    await until(browser, "refined result", inFrame("return /futures simulated/.test(document.querySelector('#status')?.textContent)"));
    expect(await browser.run(inFrame("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))).toBe(0);
    await until(browser, "film of two months", inFrame("document.querySelector('button[aria-label^=Play]')?.click(); return document.querySelector('input[aria-label=Time]').value > 60"));
    save("narrow", await browser.picture());
    await browser.run(inFrame("[...document.querySelectorAll('button')].find((each) => each.textContent.trim() === 'Change something').click()"));
    await until(browser, "controls in sight", inFrame("return document.querySelector('.control input').getBoundingClientRect().bottom < 844"));
    save("sheet", await browser.picture());
    expect(await browser.run("return window.frames[0].complaints")).toEqual([]);
    about.pages.push("narrow");
  });

  test("a complaint would be heard", async () => {
    await browser.visit(site.app);
    await browser.run("document.head.append(Object.assign(document.createElement('script'), { src: './planted.js' }))");
    const heard = await until<string[]>(browser, "four complaints", "return window.complaints.length >= 4 && window.complaints");
    for (const words of ["said", "rejected", "refused", "thrown"]) expect(heard.join("\n")).toContain(words);
  });

  function save(what: string, png: Buffer): void {
    const folder = new URL("../../test-results/engines/", import.meta.url);
    mkdirSync(folder, { recursive: true });
    writeFileSync(new URL(`${engine}-${what}.png`, folder), png);
  }
});

/** Of digests that are not the same. */
function count(some: Record<string, string>, others: Record<string, string>): number {
  return [...new Set([...Object.keys(some), ...Object.keys(others)])].filter((name) => some[name] !== others[name]).length;
}

function report(): string {
  const rows = found.flatMap(({ version, rows }) => rows.map((row) => [version, ...row]));
  const shown = found.map(({ version, foreign }) => `- ${version}: ${foreign}`).join("\n");
  return `Compared to the last bit with Node's, by digests: of the kernel's elementary functions, laws and draws at 100,000 inputs each; and, for every sim of the shelf at ${REPLICATIONS} replications, the
fingerprint and every number of every band, figure and single run. Each sim is one digest for each series, figure and set of runs.

${table(["engine", "what", "workers", "digests compared", "that differ"], rows)}

${found.every(({ pages }) => pages.length === 2)
    ? "The published page was opened in each: the film ran, the console stayed silent, every figure it shows was spelled as in Chromium, and nothing was wider than a phone of 390 pixels."
    : `The published page did NOT pass everywhere: ${found.map(({ version, pages }) => `${version}: ${pages.join(", ") || "neither"}`).join("; ")} passed.`}

What would not be the same, had the kernel called it (Math.log, Math.exp, Math.pow, Math.sin at the same inputs, differing from Node's):

${shown}`;
}
