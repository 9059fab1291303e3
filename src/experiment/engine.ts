import { layout, wasm } from "virtual:assembly";
import { assembled, compile, javascript, type CompiledModel, type EventLog, type Machine, type Trace } from "../model/index.ts";
import { seedKey, type Scenario } from "../scenario/index.ts";
import type { Layout } from "./estimate.ts";
import { draw } from "./uncertainty.ts";

/** What an experiment asks of a simulation; a parameter wherever replications are run, so that a test can hand in its own. */
export interface Engine<Model extends Layout = Layout> {
  compile(scenario: Scenario): Model;
  replicate(model: Model, key: Uint32Array, replication: number): Trace;
  film(model: Model, key: Uint32Array, replication: number): EventLog;
  seedKey(seed: string): Uint32Array;
  /** The scenario with its uncertain numbers drawn for one replication. */
  draw(scenario: Scenario, key: Uint32Array, replication: number): Scenario;
}

/** What all of it shares but the runs themselves. */
const asked = { compile, seedKey, draw };

/** Runs in JavaScript: the sources as they are. */
export const engine: Engine<CompiledModel> = { ...asked, ...javascript };

let quickest: { engine: Engine<CompiledModel>; machine: Machine; without?: string } | undefined;

/** Runs in WebAssembly, with the same numbers; where it is not to be had, in JavaScript, and `without` says why. */
export function quickEngine(): typeof quickest & object {
  if (quickest) return quickest;
  try {
    const machine = assembled({ wasm, layout });
    quickest = { engine: { ...asked, ...machine }, machine };
  } catch (error) {
    quickest = { engine, machine: javascript, without: error instanceof Error ? error.message : String(error) };
  }
  return quickest;
}
