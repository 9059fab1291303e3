import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compile, openSim, replicate } from "hourglass";
import { afterAll, beforeAll, expect, test } from "vitest";
import { referenceFile } from "../../bench/reference.mjs";
import type { evaluate as Evaluate } from "../reference/evaluate.ts";

/**
 * Measured: 23 to 40 times, on a machine with other work too. A loss of half of that is for `npm run bench` to find; this
 * finds the loss of all of it, and nothing else.
 */
const TIMES = 5;
/** Of so many runs the quickest: other work on the machine, and a compiler that is not warm yet, only ever make one slower. */
const RUNS = { product: 12, reference: 3 };

const scenario = openSim("hourglass", { "run.horizonMonths": 24 });
const key = Uint32Array.of(17, 29);
const folder = mkdtempSync(join(tmpdir(), "hourglass-guard-"));
let evaluate: typeof Evaluate;

beforeAll(async () => {
  ({ evaluate } = (await import(/* @vite-ignore */ pathToFileURL(await referenceFile(folder)).href)) as { evaluate: typeof Evaluate });
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Milliseconds of processor that the quickest run took. Not of the clock: that counts other people's work. */
function quickest(runs: number, run: (replication: number) => void): number {
  return Math.min(...Array.from({ length: runs }, (_, replication) => {
    const before = process.cpuUsage();
    run(replication);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }));
}

test(`a replication of the hourglass takes the product a ${TIMES}th of the reference evaluator's time at most`, () => {
  const model = compile(scenario);
  const product = quickest(RUNS.product, (replication) => void replicate(model, key, replication));
  const reference = quickest(RUNS.reference, (replication) => void evaluate(scenario, key, replication));
  expect(reference / product).toBeGreaterThan(TIMES);
});
