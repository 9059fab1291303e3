/**
 * How Hourglass grows: two workers against one, a thousand futures, cost against volume and horizon, memory. Each figure is
 * measured in a process of its own (`node scale.mjs <library> <task as JSON>`). Workers are timed by the clock, because that
 * is what they are for: on a machine with other work their figures say little.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { hg1Document } from "./workloads.mjs";

const here = fileURLToPath(import.meta.url);
const THOUSAND = 1000;
const MONTHS = 24;
/** What is kept of a replication does not depend on how many people were in it, so memory is measured with few. */
const FEW = 0.01;

const tasks = {
  /** Seconds by the clock; the best of some. */
  async pool({ simulate }, scenario, { workers, replications, times }) {
    const seconds = [];
    for (let run = 0; run < times; run++) {
      const began = performance.now();
      await simulate(scenario, { replications, workers });
      seconds.push((performance.now() - began) / 1000);
    }
    return { seconds: Math.min(...seconds) };
  },
  /** Milliseconds of processor and canonical events of one replication; the best of some. */
  cost({ compile, replicate }, scenario, { times }) {
    const model = compile(scenario);
    const names = Object.keys(scenario.stages).map((id) => model.metrics.findIndex(({ name }) => name === `entries.${id}`));
    const costs = Array.from({ length: times + 1 }, (_, replication) => {
      const before = process.cpuUsage();
      const { metrics } = replicate(model, Uint32Array.of(7, 11), replication);
      const { user, system } = process.cpuUsage(before);
      return { milliseconds: (user + system) / 1000, events: names.reduce((sum, at) => sum + metrics[at], 0) };
    });
    // The first one warms up.
    return costs.slice(1).reduce((best, each) => (each.milliseconds / each.events < best.milliseconds / best.events ? each : best));
  },
  async memory({ simulate, compile, replicate }, scenario, { replications }) {
    const { series, metrics } = replicate(compile(scenario), Uint32Array.of(7, 11), 0);
    await simulate(scenario, { replications });
    return { bytesOfOne: series.byteLength + metrics.byteLength, peakMB: process.resourceUsage().maxRSS / 1024 };
  },
};

function measure(library, task) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [here, library, JSON.stringify(task)], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${JSON.stringify(task)}: ${stderr}`);
  return JSON.parse(stdout);
}

const digits = (value) => Number(value.toPrecision(3)).toLocaleString("en");
/** Slope of cost against events on logarithmic axes: 1 is linear. */
const slope = (small, large) => Math.log(large.milliseconds / small.milliseconds) / Math.log(large.events / small.events);

/** All figures, in words. */
export function scale(library, say) {
  const figures = [];
  const told = (words, value) => {
    say(`${words}: ${value}`);
    figures.push({ words, value });
  };
  const cost = (volume, horizonMonths, times) => measure(library, { kind: "cost", volume, horizonMonths, times });

  const words = ({ milliseconds, events }) => `${digits(milliseconds)} ms, ${digits(events)} events, ${digits((milliseconds / events) * 1e6)} ns each`;
  const one = cost(1, MONTHS, 5);
  told("HG-1, one replication of two years", words(one));
  const longer = cost(1, 4 * MONTHS, 2);
  told("… of eight years", `${words(longer)}; slope ${slope(one, longer).toFixed(2)}`);
  // One year: the schema refuses more than five million arrivals in a future.
  const small = cost(1, 12, 5);
  told("… of one year", words(small));
  const ten = cost(10, 12, 3);
  told("… of one year at ten times the volume", `${words(ten)}; slope ${slope(small, ten).toFixed(2)}`);
  const hundred = cost(100, 12, 1);
  told("… of one year at a hundred times the volume", `${words(hundred)}; slope ${slope(small, hundred).toFixed(2)} over all, ${slope(ten, hundred).toFixed(2)} from ten times`);

  // As many as take one worker a few seconds, so that starting a worker weighs little.
  const replications = Math.min(400, Math.max(50, Math.round(4000 / one.milliseconds)));
  const pools = [1, 2].map((workers) => measure(library, { kind: "pool", workers, replications, times: 3 }).seconds);
  told(`${replications} replications of HG-1, two workers against one`, `${digits(pools[1])} s against ${digits(pools[0])} s: ${(pools[0] / pools[1]).toFixed(2)}×`);
  told("1,000 replications of HG-1 on two workers", `${digits(measure(library, { kind: "pool", workers: 2, replications: THOUSAND, times: 1 }).seconds)} s`);

  const [some, many] = [THOUSAND, 10 * THOUSAND].map((count) => measure(library, { kind: "memory", volume: FEW, replications: count }));
  told("numbers kept of one replication", `${digits(some.bytesOfOne / 1024)} kB`);
  told("most memory held at 1,000 replications", `${digits(some.peakMB)} MB`);
  told("most memory held at 10,000 replications", `${digits(many.peakMB)} MB, ${digits(((many.peakMB - some.peakMB) * 1024) / (9 * THOUSAND))} kB a replication`);
  return { figures };
}

if (process.argv[1] === here) {
  const [library, text] = process.argv.slice(2);
  const task = JSON.parse(text);
  const product = await import(pathToFileURL(library).href);
  const { scenario, issues } = product.toScenario(hg1Document(task.volume, task.horizonMonths));
  if (issues.length > 0) throw new Error(JSON.stringify(issues));
  console.log(JSON.stringify(await tasks[task.kind](product, scenario, task)));
}
