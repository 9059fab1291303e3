import { describe, expect, test } from "vitest";
import { readShelf } from "../../sims/node.ts";
import { embedded, experiment, probabilityInterval, shareDifference, tell, type Engine } from "../../src/experiment/index.ts";
import { caseScenario, describeIssue, readStory, valueAt, type Story } from "../../src/scenario/index.ts";
import { pretend } from "./pretend.ts";

const stories = await readShelf().stories();
const shelf = readShelf();

describe("the stories of the shelf", () => {
  test("are thirteen, each with an id of its own, in order", () => {
    expect(stories).toHaveLength(13);
    expect(new Set(stories.map(({ id }) => id)).size).toBe(13);
    expect(stories.map(({ order }) => order)).toEqual(stories.map(({ order }) => order).sort((a, b) => a - b));
  });

  test.each(stories.map((story) => [story.id, story] as const))("%s is of a sim of the shelf, and none of its cases needs mending", (_, story) => {
    expect(shelf.names).toContain(story.sim);
    expect(readStory(story)).toEqual({ story, issues: [] });
    expect(story.cases.length).toBeGreaterThan(1);
    for (const given of story.cases) {
      const { issues } = caseScenario(story, given, shelf.load(story.sim));
      expect(issues.map(describeIssue), given.label).toEqual([]);
    }
  });
});

const small: Story = {
  id: "small", order: 1, title: "Small", claim: "A claim.", sim: "pretend", axis: "Churn", replications: 12,
  figures: [{ name: "won", label: "" }, { name: "breakEven", label: "Breaks even" }, { name: "missing", label: "" }],
  patch: { "run.horizonMonths": 12 },
  cases: [{ label: "low", patch: { "retention.monthlyChurn": 0.01 }, sheet: 7 }, { label: "high", patch: { "retention.monthlyChurn": 0.2 }, sheet: null }],
  sheet: "Nothing.", why: "Because.",
};
const base = { schemaVersion: 1, id: "pretend", run: { seed: "AMBER-BROOK" } };

describe("readStory(json)", () => {
  test("lists what is wrong in the same way as a scenario's issues, and never throws", () => {
    const { story, issues } = readStory({ ...small, replications: 0, axis: 7, colour: "red", figures: [{ name: 3 }], cases: [{ label: "a", patch: "x" }] });
    expect(story.replications).toBe(1);
    expect(issues.map(describeIssue).sort()).toEqual([
      "out of range: replications = 0; expected 1 to 10000",
      "unknown path: colour; expected order, claim or cases",
      "wrong type: axis = 7; expected text",
      "wrong type: cases.0.patch = x; expected an object",
      "wrong type: figures.0.name = 3; expected text",
    ]);
    for (const json of [null, 7, "x", [], {}, { cases: {}, figures: 3, patch: [] }, { id: "__proto__" }]) expect(readStory(json).issues.length).toBeGreaterThan(0);
  });
});

describe("caseScenario(story, case, base)", () => {
  test("is the base with the story's changes, then the case's", () => {
    const { scenario, issues } = caseScenario(small, small.cases[1], base);
    expect(issues).toEqual([]);
    expect([scenario.run.horizonMonths, scenario.retention.monthlyChurn]).toEqual([12, 0.2]);
  });

  test("removes with null, and lets a law change its kind without a word of its old numbers", () => {
    const patch = { cooling: null, "value.initialMrr": { kind: "fixed", value: 50 } };
    const { scenario, issues } = caseScenario({ patch }, { patch: {} }, { ...base, cooling: {}, value: { initialMrr: { kind: "lognormal", median: 100, p90: 300 } } });
    expect(issues).toEqual([]);
    expect([scenario.cooling, scenario.value.initialMrr]).toEqual([null, { kind: "fixed", value: 50 }]);
  });

  test("lists a path that leads nowhere, one that means something to JavaScript is not followed", () => {
    expect(caseScenario({ patch: { "retention.monthlyChrun": 1 } }, { patch: {} }, base).issues.map(({ path }) => path)).toEqual(["retention.monthlyChrun"]);
    caseScenario({ patch: { "__proto__.polluted": 1, "constructor.prototype.polluted": 1 } }, { patch: {} }, base);
    expect(valueAt({}, "polluted") ?? ({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

/** The pretended engine, with customers won that follow the churn of the case. */
const engine: Engine = (() => {
  const plain = pretend();
  let churn = 0;
  return {
    ...plain,
    compile: (scenario) => ({ ...plain.compile(scenario), churn: scenario.retention.monthlyChurn }),
    replicate: (model, key, replication) => {
      churn = (model as unknown as { churn: number }).churn;
      const trace = plain.replicate(model, key, replication);
      trace.metrics[0] -= 1000 * churn + (replication % 2);
      return trace;
    },
  };
})();

describe("tell(story, base, runner)", () => {
  test("runs every case with the sim's seed and the same replications: what differs is the patch alone", async () => {
    const told = await tell(small, base, embedded(engine), {}, engine);
    expect([told.seed, told.replications]).toEqual(["AMBER-BROOK", 12]);
    const [low, high] = told.cases.map(({ figures: [won] }) => won!);
    expect(low.difference).toBeNull();
    // The same luck on both sides: 190 fewer in every future, however much futures differ.
    expect(high.p90 - high.p10).toBeGreaterThan(5);
    expect(high.difference).toMatchObject({ pairs: 12 });
    expect(high.difference!.mean).toBeCloseTo(-190, 9);
    expect(high.difference!.high - high.difference!.low).toBeCloseTo(0, 9);
  });

  test("of a figure that is not defined everywhere pairs only those that are; one the sim does not report is said to be missing", async () => {
    const told = await tell(small, base, embedded(engine), {}, engine);
    const [, breakEven, missing] = told.figures;
    expect(breakEven).toMatchObject({ label: "Breaks even", ofFutures: false });
    expect(missing).toMatchObject({ name: "missing", label: "missing", info: null });
    const [, second] = told.cases;
    expect(second.figures[2]).toBeNull();
    expect(second.figures[1]!.difference!.pairs).toBe(12 - second.figures[1]!.undefinedCount);
  });

  test("of a share of futures gives Wilson's interval, and a difference that is not sure because no future changed sides (rule E4)", async () => {
    const always: Engine = {
      ...engine,
      compile: (scenario) => {
        const model = engine.compile(scenario);
        return { ...model, metrics: [{ ...model.metrics[0], unit: "share", formula: "1 where it works, else 0" }, ...model.metrics.slice(1)] };
      },
      replicate: (model, key, replication) => {
        const trace = engine.replicate(model, key, replication);
        trace.metrics[0] = 1;
        return trace;
      },
    };
    const told = await tell(small, base, embedded(always), {}, always);
    expect(told.figures[0].ofFutures).toBe(true);
    const [, second] = told.cases;
    expect(second.figures[0]!.share).toEqual(probabilityInterval(12, 12));
    expect(second.figures[0]!.difference).toEqual(shareDifference(Array<number>(12).fill(1), Array<number>(12).fill(1)));
    expect(second.figures[0]!.difference!.low).toBeLessThan(0);
  });

  test("gives the numbers of a run of that very what-if", async () => {
    const told = await tell(small, base, embedded(engine), {}, engine);
    for (const { scenario, fingerprint, events, figures } of told.cases) {
      const curves = await experiment(embedded(engine), scenario, {}, engine);
      expect({ fingerprint, events, median: figures[0]!.p50 }).toEqual({ fingerprint: curves.fingerprint, events: curves.events, median: curves.metrics.won.p50 });
    }
  });

  test("tells of all cases after the first two futures, then of ever more", async () => {
    const seen: number[] = [];
    await tell(small, base, embedded(engine), {
      onProgress: ({ complete, told }) => {
        seen.push(complete);
        const now = told();
        expect(now.replications).toBe(complete);
        for (const { figures } of now.cases) expect(figures[0]!.values).toHaveLength(complete);
      },
    }, engine);
    expect(seen).toEqual([2, 4, 6, 8, 12]);
  });

  test("ends when told to, and with the error of a replication that fails", async () => {
    const stop = new AbortController();
    await expect(tell(small, base, embedded(engine), { signal: stop.signal, onProgress: () => stop.abort(new Error("left")) }, engine)).rejects.toThrow("left");
    const lame = pretend({ compiled: 0, replicated: [], failure: (replication) => (replication === 3 ? "too large: far too many" : undefined) });
    await expect(tell(small, base, embedded(lame), {}, lame)).rejects.toThrow("too large: far too many");
  });
});
