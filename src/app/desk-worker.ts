/** Entry of the desk. It has a thread of its own because estimating bands of all series takes longer than a frame. */
import { browserPool } from "../experiment/browser.ts";
import { Collector, compared, engine, experiment, isComparable, relaxed, spreadsheet, tell, type Curves, type Progress, type Spreadsheet } from "../experiment/index.ts";
import type { Scenario } from "../scenario/index.ts";
import type { Answer, Ask } from "./desk-talk.ts";

/** Milliseconds between two coarse curves: oftener would only take time from the simulation. */
const pause = 200;
/** Milliseconds after a first look in which a newer question may come: a hand that still moves needs no refinement. */
const hesitation = 100;
/** Milliseconds after which a hand is at rest: to reckon the spreadsheet keeps this thread from hearing it for a moment. */
const rest = 400;
/** Futures of the relaxed scenario beside which the spreadsheet is put; who asks for fewer wants a quick look. */
const comparison = 50;

// One core is the page's own: without it every frame waits for a replication, and with it even the refinement is quicker.
const runner = browserPool(Math.max(1, Math.min(8, (navigator.hardwareConcurrency || 2) - 1)));
// A film must not wait behind the batches of an experiment.
const camera = browserPool(1);
let simulating = { ask: 0, stop: new AbortController() };
let filming = { ask: 0, stop: new AbortController() };

runner.onTrouble = camera.onTrouble = (message) => post({ kind: "trouble", message });

self.addEventListener("message", ({ data }: MessageEvent<Ask>) => {
  doing(data).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") return;
    post({ kind: "failed", ask: data.ask, message: error instanceof Error ? error.message : String(error) });
  });
});

async function doing(ask: Ask): Promise<void> {
  switch (ask.kind) {
    case "simulate":
      return simulate(ask);
    case "film":
      return film(ask);
    case "tell":
      return tellStory(ask);
    case "leave":
      // Something newer may have taken its place.
      for (const under of [simulating, filming]) if (under.ask === ask.ask) under.stop.abort();
  }
}

async function simulate({ ask, scenario, uncertain, visible }: Ask & { kind: "simulate" }): Promise<void> {
  const { signal } = begin(ask);
  // 1. A first look: one replication on every worker.
  post({ kind: "curves", ask, curves: only(await firstLook({ scenario, uncertain, signal }), visible), refined: false });
  // 2. The hand may still be moving.
  await new Promise((resolve) => setTimeout(resolve, hesitation));
  signal.throwIfAborted();
  // 3. All of it, with a word from time to time; meanwhile, what a spreadsheet would promise.
  let told = performance.now();
  const onProgress = (progress: Progress) => {
    if (progress.complete === progress.budget || performance.now() - told < pause) return;
    post({ kind: "curves", ask, curves: only(progress.curves(), visible), refined: false });
    told = performance.now();
  };
  const all = experiment(runner, scenario, { uncertain, onProgress, signal });
  all.catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, rest));
  signal.throwIfAborted();
  const sheet = promised(scenario);
  post({ kind: "spreadsheet", ask, spreadsheet: sheet });
  post({ kind: "curves", ask, curves: await all, refined: true });
  // 4. Is the spreadsheet right about what it speaks of?
  if (!sheet || !isComparable(sheet) || scenario.run.replications < comparison) return;
  // What is already shown does not depend on it.
  const beside = await experiment(runner, relaxed(scenario), { replications: comparison, signal }).catch(() => null);
  if (beside) post({ kind: "spreadsheet", ask, spreadsheet: compared(sheet, beside) });
}

/** Null where it would promise no end; the futures, which know queues and limits, do not depend on it. */
function promised(scenario: Scenario): Spreadsheet | null {
  try {
    return spreadsheet(scenario);
  } catch {
    return null;
  }
}

/** One thing is simulated at a time. */
function begin(ask: number): AbortController {
  simulating.stop.abort();
  simulating = { ask, stop: new AbortController() };
  return simulating.stop;
}

async function firstLook({ scenario, uncertain, signal }: { scenario: Scenario; uncertain: boolean; signal: AbortSignal }): Promise<Curves> {
  const { seed, replications } = scenario.run;
  const collector = new Collector(engine.compile(scenario));
  const looks = Array.from({ length: Math.min(runner.size, replications) }, (_, from) => runner.run({ scenario, seed, from, to: from + 1, uncertain }, signal));
  for (const batch of await Promise.all(looks)) collector.add(batch);
  return collector.curves();
}

async function film({ ask, scenario, uncertain, replication }: Ask & { kind: "film" }): Promise<void> {
  filming.stop.abort();
  filming = { ask, stop: new AbortController() };
  const { seed } = scenario.run;
  const drawn = uncertain ? engine.draw(scenario, engine.seedKey(seed), replication) : scenario;
  post({ kind: "film", ask, log: await camera.film(drawn, seed, replication, filming.stop.signal) });
}

async function tellStory({ ask, story, base }: Ask & { kind: "tell" }): Promise<void> {
  const { signal } = begin(ask);
  let heard = Number.NEGATIVE_INFINITY;
  const told = await tell(story, base, runner, {
    signal,
    onProgress: ({ complete, budget, told: soFar }) => {
      if (complete === budget || performance.now() - heard < pause) return;
      post({ kind: "told", ask, told: soFar(), refined: false });
      heard = performance.now();
    },
  });
  post({ kind: "told", ask, told, refined: true });
}

/** While coarse, only what is in sight: fewer arrays for the page to unpack between two frames. */
function only(curves: Curves, names: readonly string[]): Curves {
  const pick = <Value>(record: Record<string, Value>): Record<string, Value> =>
    Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)));
  return { ...curves, series: pick(curves.series), runs: pick(curves.runs) };
}

function post(answer: Answer): void {
  // The page's `Window` and a worker's scope share the name `self`; here it is the worker's.
  (self as unknown as { postMessage(message: Answer): void }).postMessage(answer);
}
