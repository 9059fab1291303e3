/**
 * `npm run bench:felt`: how quick the page feels. Builds it, serves it, drives Chromium, and reads the browser's own clocks;
 * writes results.json and results.md beside this file. Nothing is throttled; what else the machine does is told by its load.
 */
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { browser } from "../../tools/browser.mjs";
import { measureBands } from "./measure-bands.mjs";
import { framesOf, hopsOf } from "./read.mjs";
import { sizesOf } from "./sizes.mjs";
import { watchPage, watchWorker } from "./watch.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const vite = join(root, "node_modules/vite/bin/vite.js");
const moves = 42;
const left = 3;
/** Milliseconds of a film that are looked at, from its second second on. */
const filmed = 8_000;
const sim = "#sim=hourglass@1";

const site = mkdtempSync(join(tmpdir(), "hourglass-felt-"));
// Colours would split the address.
const env = { ...process.env, FORCE_COLOR: undefined, NO_COLOR: "1" };
spawnSync(process.execPath, [vite, "build", root, "--config", join(root, "vite.config.ts"), "--outDir", join(site, "plain"), "--emptyOutDir"], { env, stdio: "inherit" });
const sizes = sizesOf(join(site, "plain"));
cpSync(join(site, "plain"), join(site, "watched"), { recursive: true });
for (const name of readdirSync(join(site, "watched/assets")).filter((each) => /worker-.*\.js$/.test(each))) {
  const file = join(site, "watched/assets", name);
  writeFileSync(file, `(${String(watchWorker)})();\n${readFileSync(file, "utf8")}`);
}
const server = spawn(process.execPath, [vite, "preview", root, "--config", join(root, "vite.config.ts"), "--outDir", site, "--port", "0"], { env });
const address = await new Promise((resolve) => server.stdout.on("data", (text) => {
  const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(String(text));
  if (found) resolve(found[0]);
}));
if (loadavg()[0] > 0.5) console.error(`This machine is busy (load ${loadavg()[0].toFixed(1)}): times will say more of that than of the page.`);
const chrome = await chromium.launch(browser());

const open = async (folder, hash, options) => {
  const page = await (await chrome.newContext({ viewport: { width: 1440, height: 1000 }, ...options })).newPage();
  if (folder === "watched") await page.addInitScript(watchPage);
  await page.goto(`${address}${folder}/${hash}`);
  return page;
};
const refined = (page) => page.waitForFunction(() => /futures simulated/.test(document.getElementById("status").textContent), null, { timeout: 180_000 });

try {
  const results = {
    date: new Date().toISOString(),
    machine: `${cpus()[0].model}, ${cpus().length} cores`,
    browser: `Chromium ${chrome.version()}, headless, no graphics card`,
    load: { before: loadavg()[0], after: 0 },
    moves: await measureMoves(),
    film: await measureFilm(),
    bands: await measureBands(root, join(site, "bands")),
    sizes,
  };
  results.load.after = loadavg()[0];
  writeFileSync(new URL("results.json", import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(new URL("results.md", import.meta.url), told(results));
  console.log(told(results));
} finally {
  await chrome.close();
  server.kill();
  rmSync(site, { recursive: true, force: true });
}

/** From a key on a slider to the first new band on the screen, control after control; and from a first visit to 200 futures. */
async function measureMoves() {
  const page = await open("watched", sim, { reducedMotion: "reduce" });
  const visited = Date.now();
  await refined(page);
  const opening = Date.now() - visited;
  await page.waitForTimeout(1500);
  await page.evaluate(() => window.felt.tell());
  const paths = await page.$$eval(".control[data-path]", (all) => all.filter((each) => each.querySelector("input[type=range]")).map((each) => each.dataset.path));
  for (let i = 0; i < moves; i++) {
    await page.focus(`.control[data-path="${paths[i % paths.length]}"] input[type=range]`);
    await page.keyboard.press(Math.floor(i / paths.length) % 2 === 0 ? "ArrowRight" : "ArrowLeft");
    // Out of step with frames and timers of the page.
    await page.waitForTimeout(1000 + 7 * i);
  }
  // Some are left alone until all futures are there.
  for (let i = 0; i < left; i++) {
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => document.getElementById("status").textContent === "", null, { timeout: 180_000 });
    await refined(page);
    await page.waitForTimeout(1500);
  }
  const notes = (await page.evaluate(() => window.felt.tell())).flatMap(({ who, notes: noted }) => noted.map((note) => ({ ...note, who }))).sort((a, b) => a.t - b.t);
  await page.context().close();
  return { controls: paths, opening, ...hopsOf(notes) };
}

/** Frames of the film of a journey that shows some 5,000 dots at once. */
async function measureFilm() {
  const page = await open("plain", `${sim}&n=2`, { reducedMotion: "no-preference" });
  await refined(page);
  // What plays by itself the first time is over: what is measured is a film that is asked for.
  const playing = (wish) => page.waitForFunction((on) => /Pause/i.test(document.getElementById("time").innerHTML) === on, wish, { timeout: 180_000 });
  await playing(true);
  await playing(false);
  await page.keyboard.press("Space");
  await playing(true);
  await page.waitForTimeout(12_000);
  await chrome.startTracing(page, { categories: ["toplevel", "devtools.timeline"] });
  await page.waitForTimeout(filmed);
  const trace = JSON.parse(String(await chrome.stopTracing()));
  await page.context().close();
  return framesOf(trace.traceEvents, filmed);
}

function told({ date, machine, browser: program, load, moves: moved, film, bands, sizes: kilobytes }) {
  const row = (...cells) => `| ${cells.join(" | ")} |`;
  const ms = (value) => `${value.toFixed(1)} ms`;
  const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  return `# How quick the page feels

Written by \`npm run bench:felt\` on ${date.slice(0, 10)}. ${machine}; ${program}; load of the machine ${load.before.toFixed(1)} before and ${load.after.toFixed(1)} after (${cpus().length} would be full).

${[
    row("what", "is", "aim"), row("---", "---", "---"),
    row(`slider → first band, p50 of ${moved.count} moves of ${moved.controls.length} controls`, ms(moved.painted.p50), ""),
    row("… p95", ms(moved.painted.p95), "100 ms"),
    row("slider → 200 replications refined, p50", moved.refined ? ms(moved.refined.p50) : "–", "500 ms"),
    row("first visit → 200 replications refined", ms(moved.opening), ""),
    row("exact bands, 1,000 replications × all series, best", ms(bands.bands.best), "50 ms"),
    row("… and all figures", ms(bands.curves.best), ""),
    row(`film, frames a second`, film.framesPerSecond.toFixed(1), "60"),
    row("… script of a frame, on the processor", ms(film.script.p50), ""),
    row("… all of the page's thread, on the processor", ms(film.thread.p50), "16.7 ms"),
    row("… longest task, on the processor / by the wall", `${ms(film.longest.work)} / ${ms(film.longest.wall)}`, "50 ms"),
    row("scripts of the first paint, gzipped", kB(kilobytes.firstPaint), "60 kB"),
    row("scripts of the whole view", kB(kilobytes.view), "200 kB"),
    row("workers, beside it", kB(kilobytes.workers), ""),
  ].join("\n")}

## Where the time of a move goes

${[
    row("until", "p50 of the hop", "p95 of the hop", "p50 since the move", "p95 since the move"), row("---", "---", "---", "---", "---"),
    ...moved.hops.map(({ name, hop, since }) => row(name, ms(hop.p50), ms(hop.p95), ms(since.p50), ms(since.p95))),
  ].join("\n")}
`;
}

