/**
 * `npm run bench`: every engine on every workload, side by side.
 *
 *   npm run bench -- [--rounds 5] [--only hg1,mm1-0.8,funnel-6,tandem-3xmm3,sim,scale] [--engines hourglass,cpp]
 *
 * Rounds are interleaved (A B C A B C …), so that whatever else the machine does falls on all alike, and ratios are made
 * within a round. Writes results.json and results.md, and README's table where it has the markers. With `--only`, the
 * other workloads keep what they had.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, release, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { engines, store } from "./engines.mjs";
import { scale } from "./scale.mjs";
import { page, quote, verdicts } from "./table.mjs";
import { workloads } from "./workloads.mjs";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const sims = readdirSync(path("../sims")).filter((name) => existsSync(path(`../sims/${name}/scenario.json`)));
const known = [...Object.keys(workloads), ...sims.map((name) => `sim:${name}`), "scale"];

const { values: given } = parseArgs({ options: { rounds: { type: "string", default: "5" }, only: { type: "string" }, engines: { type: "string" } } });
const rounds = Number(given.rounds);
const parts = given.only?.split(",");
const wanted = parts ? known.filter((name) => parts.some((part) => name === part || name.split(":").includes(part))) : known;
if (!(rounds >= 1) || wanted.length === 0) {
  console.error(`unknown rounds or workload; expected --rounds of 1 or more, --only of ${known.join(", ")} or sim`);
  process.exit(2);
}

const say = (words) => console.error(words);

/** Engines that this machine can run, and why not the others. */
async function readied() {
  mkdirSync(store, { recursive: true });
  const ready = {};
  for (const [name, engine] of Object.entries(engines)) {
    if (given.engines && !given.engines.split(",").includes(name)) continue;
    ready[name] = await engine.ready();
    say(`${engine.title}: ${ready[name].missing ?? ready[name].version}`);
  }
  return ready;
}

function measured(ready, engine, workload, round) {
  const { sizes } = engines[engine];
  const size = sizes[workload] ?? sizes.sim;
  const { command, words, env } = ready[engine].run({ workload, size, seed: 1000 + round });
  const { status, stdout, stderr } = spawnSync(command, words, { cwd: path("."), encoding: "utf8", env: { ...process.env, ...env }, maxBuffer: 1e8 });
  if (status !== 0) return { round, size, failed: stderr.trim().split("\n").find((line) => line.includes("Error")) ?? `ended with ${status}` };
  const { events, milliseconds, answer } = JSON.parse(stdout);
  return { round, size, events, milliseconds, answer };
}

/** What is wrong with each sample's answer; the sims' are right when product and reference agree to the last bit. */
function judged(workload, samples) {
  for (const [engine, taken] of Object.entries(samples)) {
    for (const sample of taken) {
      if (sample.failed) sample.wrong = [sample.failed];
      else if (!workload.startsWith("sim:")) sample.wrong = workloads[workload].wrong(sample);
      else {
        const twin = samples.reference?.find(({ round }) => round === sample.round);
        const same = !twin || engine === "reference" || String(twin.answer?.fingerprints[0]) === String(sample.answer.fingerprints[0]);
        sample.wrong = same ? [] : ["another fingerprint than the reference's"];
      }
    }
  }
}

function run(ready, workload) {
  const kind = workload.startsWith("sim:") ? "sim" : workload;
  const takers = Object.keys(ready).filter((name) => !ready[name].missing && kind in engines[name].sizes);
  /** @type {Record<string, any[]>} */
  const samples = Object.fromEntries(takers.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const engine of takers) samples[engine].push(measured(ready, engine, workload, round));
  }
  judged(workload, samples);
  for (const [engine, taken] of Object.entries(samples)) for (const { wrong } of taken) if (wrong.length > 0) say(`${workload}, ${engines[engine].title}: ${wrong.join("; ")}`);
  return samples;
}

const ready = await readied();
const earlier = existsSync(path("results.json")) ? JSON.parse(readFileSync(path("results.json"), "utf8")) : { workloads: {} };
const results = {
  machine: { processor: cpus()[0].model, cores: availableParallelism(), memoryGB: Math.round(totalmem() / 1e9), system: `${process.platform} ${release()}` },
  date: new Date().toISOString().slice(0, 10),
  engines: { ...earlier.engines, ...Object.fromEntries(Object.entries(ready).map(([name, { version, missing }]) => [name, missing ? { missing } : { version }])) },
  workloads: { ...earlier.workloads },
  scale: earlier.scale,
};
for (const workload of wanted) {
  say(`\n${workload} (load of the machine ${loadavg()[0].toFixed(1)})`);
  const began = { date: new Date().toISOString(), load: loadavg()[0] };
  if (workload === "scale") results.scale = { ...began, ...scale(ready.hourglass.library, say) };
  else results.workloads[workload] = { ...began, samples: run(ready, workload) };
  writeFileSync(path("results.json"), `${JSON.stringify(results, null, 1)}\n`);
}
writeFileSync(path("results.md"), page(results));
const readme = readFileSync(path("../README.md"), "utf8");
const quoted = quote(readme, results);
if (quoted !== readme) writeFileSync(path("../README.md"), quoted);
console.log(page(results));
console.log(verdicts(results).join("\n"));
