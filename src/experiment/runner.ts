import type { EventLog, Trace } from "../model/index.ts";
import type { Scenario } from "../scenario/index.ts";

/** Replications `from … to − 1` of one scenario. */
export interface Task {
  scenario: Scenario;
  /** Human seed. */
  seed: string;
  from: number;
  to: number;
  /** Draw the parameters of `scenario.uncertainty` once per replication ("not knowing" beside "luck"). */
  uncertain: boolean;
}

/** Replications in order, packed for transfer: the arrays of `Trace` one after the other. */
export interface Batch {
  from: number;
  to: number;
  series: Float64Array;
  metrics: Float64Array;
  /** Two lanes per replication. */
  fingerprints: Uint32Array;
  events: Float64Array;
  violations: string[];
}

/** Somewhere replications can run: this thread, a pool of workers in the browser or in Node. */
export interface Runner {
  /** How many tasks it works on at once. */
  readonly size: number;
  /** Rejects with the signal's reason when aborted, with an Error when a replication fails twice. */
  run(task: Task, signal?: AbortSignal): Promise<Batch>;
  /** The full log of one replication. */
  film(scenario: Scenario, seed: string, replication: number, signal?: AbortSignal): Promise<EventLog>;
  /** Called with a sentence when a worker died and was replaced. */
  onTrouble?: (message: string) => void;
  /** Called once when workers run in JavaScript because WebAssembly is not to be had, with the reason. */
  onSlow?: (why: string) => void;
  close(): void;
}

export type { Trace };
