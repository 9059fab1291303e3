/**
 * The engines: how each is made ready, and what one run of it is asked for. An engine that this machine cannot run says why
 * in `missing`, and has no column.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundle } from "../tools/bundle.mjs";
import { referenceFile } from "./reference.mjs";
import { hg1, theory } from "./workloads.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
export const store = fileURLToPath(new URL("../node_modules/.cache/hourglass/bench", import.meta.url));

/** A program of Node that prints one measurement. */
function node(module, extra = {}, env = {}) {
  return (task) => ({ command: process.execPath, words: [join(here, "measure.mjs"), module, JSON.stringify({ ...task, ...extra })], env });
}

function said(command, ...words) {
  const { status, stdout } = spawnSync(command, words, { encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}

/** The same build for the whole bench, whatever happens to the sources meanwhile. */
function product(task = {}) {
  return async () => {
    const { library } = await bundle();
    const { ENGINE_VERSION } = await import(pathToFileURL(library).href);
    return { library, version: `engine ${ENGINE_VERSION}, Node ${process.versions.node}`, run: node("./product.mjs", task, { HOURGLASS_LIBRARY: pathToFileURL(library).href }) };
  };
}

async function reference() {
  return { version: `Node ${process.versions.node}`, run: node("./reference.mjs", { file: await referenceFile(store) }, { HOURGLASS_LIBRARY: pathToFileURL((await bundle()).library).href }) };
}

function javascript(module) {
  return () => ({ version: `Node ${process.versions.node}`, run: node(module) });
}

/** HG-1 as numbers one after the other, in the order in which heap.cpp reads them. */
function hg1Numbers() {
  const { firstPurchase, again } = { firstPurchase: hg1.stages.find(({ purchase }) => purchase).purchase, again: hg1.repeatPurchase };
  const { perArrival, perCustomerDayFromOnboarding } = hg1.costs;
  const kinds = ["lognormal", "gamma"];
  const pair = (value = 0) => (Array.isArray(value) ? value : [value, value]);
  return [
    hg1.horizonDays, hg1.arrivalsPerDay.inbound, hg1.arrivalsPerDay.outbound, perArrival, perCustomerDayFromOnboarding,
    firstPurchase.mean, firstPurchase.sigma, again.mean, again.sigma,
    hg1.stages.map((stage) => {
      const { churn, purchase, upgrade, invite } = stage.hazardsPerDay ?? { churn: 0, purchase: 0, upgrade: 0, invite: 0 };
      const kind = stage.service ? 2 : stage.hazardsPerDay ? 3 : kinds.indexOf(stage.dwell);
      return [
        kind, pair(stage.meanDays), stage.sigma ?? stage.shape ?? 0, pair(stage.advance), pair(stage.recycle), hg1.stages.findIndex(({ id }) => id === stage.recycleTo),
        stage.servers ?? 0, stage.costPerServiceDay ?? 0, churn, purchase, upgrade, invite, stage.purchaseMultiplier ?? 0,
      ];
    }),
  ].flat(3);
}

function cpp() {
  const compiler = said("g++", "--version")?.split("\n")[0];
  if (!compiler) return { missing: "there is no g++ here" };
  const program = join(store, "heap");
  const { status, stderr } = spawnSync("g++", ["-O3", "-march=native", "-std=c++17", "-o", program, join(here, "peers/heap.cpp")], { encoding: "utf8" });
  if (status !== 0) return { missing: `g++ refuses it: ${stderr.split("\n")[0]}` };
  const { mm1, tandem, funnel } = theory;
  const parameters = {
    "hg1": hg1Numbers(),
    "mm1-0.8": [mm1.lambda, mm1.servers, mm1.stations],
    "tandem-3xmm3": [tandem.lambda, tandem.servers, tandem.stations],
    "funnel-6": [funnel.perDay, funnel.pass.length, ...funnel.pass, ...funnel.meanDays],
  };
  for (const [workload, numbers] of Object.entries(parameters)) writeFileSync(join(store, `${workload}.txt`), numbers.join(" "));
  return {
    version: compiler,
    run: ({ workload, size, seed }) => ({ command: program, words: [workload, join(store, `${workload}.txt`), String(size), String(size), String(seed)], env: {} }),
  };
}

function simpy() {
  for (const python of ["python3", "/usr/bin/python3"]) {
    const version = said(python, "-c", "import platform, simpy; print(f'SimPy {simpy.__version__}, Python {platform.python_version()}')");
    if (!version) continue;
    const parameters = { "mm1-0.8": theory.mm1, "tandem-3xmm3": theory.tandem, "funnel-6": theory.funnel };
    return { version, run: (task) => ({ command: python, words: [join(here, "peers/simpy_models.py"), JSON.stringify({ ...task, parameters: parameters[task.workload] })], env: {} }) };
  }
  return { missing: "no python3 here has simpy (pip install simpy, or Debian's python3-simpy3)" };
}

/** Packages of npm that are peers only, in a folder of their own: never dependencies of the project. */
const packages = { simjs: "2.0.3", simulation: "9.0.0" };
let installed;

function npmPeer(name, module) {
  return () => {
    const folder = join(store, "npm");
    installed ??= install(folder);
    if (!existsSync(join(folder, "node_modules", name, "package.json"))) return { missing: `npm cannot install ${name}@${packages[name]} here: ${installed}` };
    const { version } = JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8"));
    return { version: `${name} ${version}, Node ${process.versions.node}`, run: node(module, { folder }) };
  };
}

/** What npm said last, for when something is missing. */
function install(folder) {
  if (Object.keys(packages).every((name) => existsSync(join(folder, "node_modules", name)))) return "";
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true }));
  const wanted = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
  const { stderr } = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", ...wanted], { cwd: folder, encoding: "utf8", timeout: 120_000, shell: process.platform === "win32" });
  return (stderr ?? "").trim().split("\n").at(-1) || "the registry does not answer";
}

/** By name: its heading, how it is made ready, and how much of each workload one run takes. */
export const engines = {
  hourglass: { title: "Hourglass", ready: product(), sizes: { "hg1": 20, "mm1-0.8": 1_000_000, "funnel-6": 200_000, "tandem-3xmm3": 200_000, "sim": 20 } },
  plain: { title: "Hourglass without WebAssembly", ready: product({ plain: true }), sizes: { "hg1": 8, "mm1-0.8": 1_000_000, "funnel-6": 200_000, "tandem-3xmm3": 200_000, "sim": 6 } },
  reference: { title: "reference evaluator", ready: reference, sizes: { "sim": 1 } },
  cpp: { title: "C++ event heap", ready: cpp, sizes: { "hg1": 20, "mm1-0.8": 4_000_000, "funnel-6": 800_000, "tandem-3xmm3": 800_000 } },
  heap: { title: "JavaScript, flat event heap", ready: javascript("./peers/heap.mjs"), sizes: { "hg1": 8, "mm1-0.8": 1_000_000, "funnel-6": 200_000, "tandem-3xmm3": 200_000 } },
  naive: { title: "JavaScript, naive", ready: javascript("./peers/naive.mjs"), sizes: { "hg1": 3, "mm1-0.8": 1_000_000, "funnel-6": 200_000, "tandem-3xmm3": 200_000 } },
  simjs: { title: "SIM.JS", ready: npmPeer("simjs", "./peers/simjs.mjs"), sizes: { "mm1-0.8": 200_000, "funnel-6": 100_000, "tandem-3xmm3": 100_000 } },
  simpy: { title: "SimPy", ready: simpy, sizes: { "mm1-0.8": 100_000, "funnel-6": 50_000, "tandem-3xmm3": 50_000 } },
  insightMaker: { title: "Insight Maker", ready: npmPeer("simulation", "./peers/insight-maker.mjs"), sizes: { "funnel-6": 1000 } },
};
