import type { Scenario } from "../scenario/index.ts";
import type { Curves } from "./curves.ts";
import { engine as ours, type Engine } from "./engine.ts";
import type { Runner } from "./runner.ts";
import { experiment, type SimulateOptions } from "./simulate.ts";

/**
 * One place where only the newest question matters, such as the page while a slider moves: asking again ends the
 * experiment before. What waited rejects at once with an `AbortError`, what runs is dropped.
 */
export class Newest {
  readonly #runner: Runner;
  readonly #engine: Engine;
  #current: AbortController | null = null;

  constructor(runner: Runner, engine: Engine = ours) {
    this.#runner = runner;
    this.#engine = engine;
  }

  async simulate(scenario: Scenario, { signal, ...options }: SimulateOptions = {}): Promise<Curves> {
    this.cancel();
    const current = (this.#current = new AbortController());
    const signals = signal ? AbortSignal.any([signal, current.signal]) : current.signal;
    try {
      return await experiment(this.#runner, scenario, { ...options, signal: signals }, this.#engine);
    } finally {
      if (this.#current === current) this.#current = null;
    }
  }

  /** Ends the current experiment, if there is one. */
  cancel(): void {
    this.#current?.abort(new DOMException("a newer experiment began", "AbortError"));
    this.#current = null;
  }
}
