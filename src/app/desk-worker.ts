/** Entry of the desk. It has a thread of its own because estimating bands of all series takes longer than a frame. */
import { browserPool } from "../experiment/browser.ts";
import { Collector, compared, engine, experiment, isComparable, relaxed, tell, type Curves, type Engine, type Progress, type Spreadsheet } from "../experiment/index.ts";
import type { Scenario } from "../scenario/index.ts";
import type { Answer, Ask } from "./desk-talk.ts";
import { createSheets } from "./sheets.ts";

/** Milliseconds between two coarse curves: oftener would only take time from the simulation. */
const pause = 150;
/** Milliseconds of simulation in a first look; as many replications as that leaves time for, but at least one. */
const look = 30;
/** Replications of a first look: with more of them a slower what-if would be felt. */
const mostLooked = 4;
/** Milliseconds after a first look in which the question may come that was held back for it: a hand that still moves needs no refinement. */
const hesitation = 25;
/** Milliseconds after which a hand is at rest: a spreadsheet takes a core for a moment. */
const rest = 400;
/** Futures of the relaxed scenario beside which the spreadsheet is put; who asks for fewer wants a quick look. */
const comparison = 50;

// One core is the page's own: without it every frame waits for a replication, and with it even the refinement is quicker.
const runner = browserPool(Math.max(1, Math.min(8, (navigator.hardwareConcurrency || 2) - 1)));
// A film must not wait behind the batches of an experiment, nor a first look for the replication that is under way.
const camera = browserPool(1);
const sheetOf = createSheets();
let simulating = { ask: 0, stop: new AbortController() };
let filming = { ask: 0, stop: new AbortController() };

runner.onSlow = (message) => post({ kind: "slow", message });
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
  const model = once(scenario);
  // 1. A first look: a few replications, and only what is in sight: fewer arrays for the page to unpack.
  post({ kind: "curves", ask, curves: await firstLook({ scenario, uncertain, signal, visible }, model), refined: false });
  // 2. The hand may still be moving.
  await new Promise((resolve) => setTimeout(resolve, hesitation));
  signal.throwIfAborted();
  // 3. All of it, with a word from time to time; meanwhile, what a spreadsheet would promise.
  const promised = promise({ ask, scenario, signal });
  promised.catch(() => {});
  let told = performance.now();
  const onProgress = (progress: Progress) => {
    if (progress.complete === progress.budget || performance.now() - told < pause) return;
    post({ kind: "curves", ask, curves: progress.curves(visible), refined: false });
    told = performance.now();
  };
  post({ kind: "curves", ask, curves: await experiment(runner, scenario, { uncertain, onProgress, signal }, model), refined: true });
  // 4. Is the spreadsheet right about what it speaks of?
  const sheet = await promised;
  if (!sheet || !isComparable(sheet) || scenario.run.replications < comparison) return;
  // What is already shown does not depend on it.
  const beside = await experiment(runner, relaxed(scenario), { replications: comparison, signal }).catch(() => null);
  if (beside) post({ kind: "spreadsheet", ask, spreadsheet: compared(sheet, beside) });
}

async function promise({ ask, scenario, signal }: { ask: number; scenario: Scenario; signal: AbortSignal }): Promise<Spreadsheet | null> {
  await new Promise((resolve) => setTimeout(resolve, rest));
  const sheet = await sheetOf(scenario, signal);
  signal.throwIfAborted();
  post({ kind: "spreadsheet", ask, spreadsheet: sheet });
  return sheet;
}

/** An engine that compiles this scenario once, however often it is asked to. */
function once(scenario: Scenario): Engine {
  let known: ReturnType<typeof engine.compile> | null = null;
  return { ...engine, compile: (asked) => (asked === scenario ? (known ??= engine.compile(asked)) : engine.compile(asked)) } as Engine;
}

/** One thing is simulated at a time. */
function begin(ask: number): AbortController {
  simulating.stop.abort();
  simulating = { ask, stop: new AbortController() };
  return simulating.stop;
}

/** Milliseconds of the last first look by replication; unknown before there was one. */
let lookPace = look;

async function firstLook({ scenario, uncertain, signal, visible }: { scenario: Scenario; uncertain: boolean; signal: AbortSignal; visible: readonly string[] }, model: Engine): Promise<Curves> {
  const { seed, replications } = scenario.run;
  const few = Math.min(replications, mostLooked, Math.max(1, Math.floor(look / lookPace)));
  const began = performance.now();
  const batch = camera.run({ scenario, seed, from: 0, to: few, uncertain }, signal);
  batch.catch(() => {});
  // While the worker is at it.
  const collector = new Collector(model.compile(scenario));
  collector.add(await batch);
  lookPace = (performance.now() - began) / few;
  return collector.curves(collector.complete, visible);
}

async function film({ ask, scenario, uncertain, replication }: Ask & { kind: "film" }): Promise<void> {
  filming.stop.abort();
  filming = { ask, stop: new AbortController() };
  const { seed } = scenario.run;
  const drawn = uncertain ? engine.draw(scenario, engine.seedKey(seed), replication) : scenario;
  const log = await camera.film(drawn, seed, replication, filming.stop.signal);
  // Handed over, not copied: it is several megabytes.
  const buffers = Object.values(log).flatMap((part: unknown) => (ArrayBuffer.isView(part) ? [part.buffer as ArrayBuffer] : []));
  post({ kind: "film", ask, log }, [...new Set(buffers)]);
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

function post(answer: Answer, transfer: ArrayBuffer[] = []): void {
  // The page's `Window` and a worker's scope share the name `self`; here it is the worker's.
  (self as unknown as { postMessage(message: Answer, transfer: ArrayBuffer[]): void }).postMessage(answer, transfer);
}
