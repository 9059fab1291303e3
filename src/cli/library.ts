/**
 * Hourglass for programs in Node: scenario in, curves out, the same numbers as in the page.
 *
 * `openSim(name, changes)` takes a sim of the shelf and sets numbers in it by path; `toScenario(document)` completes a
 * document of your own and lists what is wrong with it; `simulate(scenario, { replications, seed, workers })` runs it.
 * `stories()` lists the stories of the shelf; `tellStory(id, { replications, seed, workers })` runs the cases of one with the
 * same luck and sets them side by side.
 */
import { embedded, quickEngine, tell, type TellOptions, type Told } from "../experiment/index.ts";
import { nodePool } from "../experiment/node.ts";
import { toScenario, withValue, type Scenario, type Story } from "../scenario/index.ts";
import { shelf } from "./shelf.ts";

export { csv, result, rows, spreadsheet, tell, type Curves, type SimulateOptions, type TellOptions, type Told } from "../experiment/index.ts";
export { simulate } from "../experiment/node.ts";
export { compile, ENGINE_VERSION, expectation, javascript, relax, type CompiledModel, type EventLog, type Ghost, type Trace } from "../model/index.ts";
export { caseScenario, describeIssue, fieldAt, fields, readStory, toScenario, withValue, type Issue, type Law, type Scenario, type Story } from "../scenario/index.ts";

/** One replication, and one with its every event: in WebAssembly, unless it is not allowed; `javascript` has both of the sources as they are. */
export const { replicate, film } = quickEngine().machine;

/** A sim of the shelf with `changes`, path → value. Throws on a name or path that does not exist. */
export function openSim(name: string, changes: Record<string, unknown> = {}): Scenario {
  const sims = shelf();
  if (!sims.names.includes(name)) throw new Error(`unknown sim: ${name}; expected ${sims.names.join(", ")}`);
  const { scenario } = toScenario(sims.load(name));
  return Object.entries(changes).reduce((changed, [path, value]) => withValue(changed, path, value as never), scenario);
}

/** The stories of the shelf, in order. */
export function stories(): Promise<readonly Story[]> {
  return shelf().stories();
}

/** Tells a story of the shelf on `workers` threads; 0, the default, is this one. Throws on an id that does not exist. */
export async function tellStory(id: string, { workers = 0, ...options }: TellOptions & { workers?: number } = {}): Promise<Told> {
  const sims = shelf();
  const known = await sims.stories();
  const story = known.find((each) => each.id === id);
  if (!story) throw new Error(`unknown story: ${id}; expected ${known.map((each) => each.id).join(", ")}`);
  const runner = workers > 0 ? nodePool(workers) : embedded();
  try {
    return await tell(story, sims.load(story.sim), runner, options);
  } finally {
    runner.close();
  }
}
