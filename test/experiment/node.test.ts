import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test, vi } from "vitest";
import { readShelf } from "../../sims/node.ts";
import { embedded, engine, experiment, type Curves, type Runner } from "../../src/experiment/index.ts";
import { nodePool } from "../../src/experiment/node.ts";
import { toScenario } from "../../src/scenario/index.ts";
import { bundle } from "../../tools/bundle.mjs";

// Threads of older Nodes do not read TypeScript: the worker is built, by the tool that builds it for the command line.
const entry = pathToFileURL((await bundle()).worker);
const { scenario: isc } = toScenario(readShelf().load("isc"));
const scenario = { ...isc, run: { ...isc.run, horizonMonths: 1, warmupMonths: 0, replications: 30 } };

async function on(runner: Runner, uncertain = false): Promise<Curves> {
  return experiment(runner, scenario, { uncertain }).finally(() => runner.close());
}

// Threads have to load, and this machine may be busy.
describe("worker threads", { timeout: 60_000 }, () => {
  test("1, 2 and 4 worker threads and none give the same curves to the last bit (rule F2)", async () => {
    const alone = await on(embedded());
    expect(alone.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(alone.violations).toEqual([]);
    for (const size of [1, 2, 4]) expect(await on(nodePool(size, entry))).toEqual(alone);
  });

  test("nodePool.film(scenario, seed, replication) is the film of this thread", async () => {
    const runner = nodePool(1, entry);
    const log = await runner.film(scenario, "1729", 3).finally(() => runner.close());
    expect(log).toEqual(engine.film(engine.compile(scenario), engine.seedKey("1729"), 3));
    expect(log.length).toBeGreaterThan(100);
  });

  test("a thread that exits is replaced, and nothing is lost", async () => {
    const folder = mkdtempSync(join(tmpdir(), "hourglass-thread-"));
    const stub = join(folder, "once.mjs");
    writeFileSync(
      stub,
      `import { existsSync, writeFileSync } from "node:fs";
      const mark = ${JSON.stringify(join(folder, "mark"))};
      if (!existsSync(mark)) { writeFileSync(mark, ""); process.exit(7); }
      await import(${JSON.stringify(entry.href)});`,
    );
    const runner = nodePool(1, pathToFileURL(stub));
    const heard = vi.fn<(message: string) => void>();
    runner.onTrouble = heard;
    const curves = await on(runner);
    expect(heard.mock.calls).toEqual([["a worker exited with code 7; replications 0 to 1 are tried again"]]);
    expect(curves).toEqual(await on(embedded()));
  });

  test("a thread that can't even be loaded ends the experiment with a word, not with silence", async () => {
    await expect(on(nodePool(2, new URL("missing.mjs", entry)))).rejects.toThrow(/^one of replications \d to \d of seed .* failed twice: a worker died: Cannot find module/);
  });
});
