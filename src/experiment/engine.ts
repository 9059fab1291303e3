import { compile, film, replicate, type CompiledModel, type EventLog, type Trace } from "../model/index.ts";
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

export const engine: Engine<CompiledModel> = { compile, replicate, film, seedKey, draw };
