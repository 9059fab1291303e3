/** Runs the shelf in this browser's workers, in three ways that may not matter, and the kernel on this thread. */
import { shelf } from "../../../sims/index.ts";
import { browserPool } from "../../../src/experiment/browser.ts";
import { experiment, type Runner } from "../../../src/experiment/index.ts";
import { toScenario } from "../../../src/scenario/index.ts";
import { digests } from "../digest.ts";
import { foreignDigests, kernelDigests } from "../kernel.ts";
import { REPLICATIONS, type Numbers, type Results } from "../numbers.ts";

const scenarioOf = (name: string) => toScenario(shelf.load(name)).scenario;
const run = async (pool: Runner, name: string) => digests(await experiment(pool, scenarioOf(name), { replications: REPLICATIONS }));

/** Work of other kinds: a film, a run with not-knowing, and one given up half-way. */
async function other(pool: Runner, name: string): Promise<void> {
  const scenario = scenarioOf(name);
  const stop = new AbortController();
  await Promise.allSettled([
    experiment(pool, scenario, { replications: 40, seed: "given up", signal: stop.signal, onProgress: ({ complete }) => complete >= 4 && stop.abort() }),
    experiment(pool, scenario, { replications: 2, seed: "another", uncertain: true }),
    pool.film(scenario, "film", 3),
  ]);
}

const ways: Record<number, (pool: Runner, names: readonly string[]) => Promise<Results>> = {
  // One after the other.
  async 1(pool, names) {
    const found: Results = {};
    for (const name of names) found[name] = await run(pool, name);
    return found;
  },
  // Backwards, each after work of another kind.
  async 2(pool, names) {
    const found: Results = {};
    for (const [at, name] of [...names.entries()].reverse()) {
      await other(pool, names[(at + 1) % names.length]);
      found[name] = await run(pool, name);
    }
    return found;
  },
  // All at once, their replications mixed.
  async 3(pool, names) {
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await run(pool, name)] as const)));
  },
};

const numbers: Numbers = {
  kernel: kernelDigests,
  foreign: foreignDigests,
  results: {},
  failure: null,
  start(workers) {
    const pool = browserPool(workers);
    ways[workers](pool, shelf.names)
      .then((found) => (numbers.results[workers] = found), (error) => (numbers.failure = String(error)))
      .finally(() => pool.close());
  },
};
Object.assign(window, { numbers });
