/**
 * Hourglass for programs in Node: scenario in, curves out, the same numbers as in the page.
 *
 * `openSim(name, changes)` takes a sim of the shelf and sets numbers in it by path; `toScenario(document)` completes a
 * document of your own and lists what is wrong with it; `simulate(scenario, { replications, seed, workers })` runs it.
 */
import { shelf } from "./shelf.ts";
import { toScenario, withValue, type Scenario } from "../scenario/index.ts";

export { csv, result, rows, type Curves, type SimulateOptions } from "../experiment/index.ts";
export { simulate } from "../experiment/node.ts";
export { compile, ENGINE_VERSION, film, replicate, type CompiledModel, type EventLog, type Trace } from "../model/index.ts";
export { describeIssue, fieldAt, fields, toScenario, withValue, type Issue, type Law, type Scenario } from "../scenario/index.ts";

/** A sim of the shelf with `changes`, path → value. Throws on a name or path that does not exist. */
export function openSim(name: string, changes: Record<string, unknown> = {}): Scenario {
  const sims = shelf();
  if (!sims.names.includes(name)) throw new Error(`unknown sim: ${name}; expected ${sims.names.join(", ")}`);
  const { scenario } = toScenario(sims.load(name));
  return Object.entries(changes).reduce((changed, [path, value]) => withValue(changed, path, value as never), scenario);
}
