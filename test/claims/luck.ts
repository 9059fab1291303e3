/** Paired replications: what a change does to a figure, on the same luck. */
// The built library: the same sources, several times faster than the test runner's own copy of them.
import { compile, film, openSim, simulate, toScenario, type EventLog, type Scenario } from "hourglass";
import { seedKey } from "../../src/scenario/index.ts";

export const PAIRS = 16;
/** 97.5 % point of Student's t with PAIRS − 1 degrees of freedom. */
const STUDENT = 2.1314;

export interface Effect {
  mean: number;
  low: number;
  high: number;
}

/** 95 % interval of the mean of `after − before`, replication by replication. */
export async function effect(before: Scenario, after: Scenario, figure: string): Promise<Effect> {
  const [a, b] = [await simulate(before, { replications: PAIRS }), await simulate(after, { replications: PAIRS })];
  return interval(Array.from(a.metrics[figure].values, (value, at) => b.metrics[figure].values[at] - value));
}

export function interval(differences: number[]): Effect {
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  const square = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (differences.length - 1);
  const half = STUDENT * Math.sqrt(square / differences.length);
  return { mean, low: mean - half, high: mean + half };
}

/** One replication of a sim with every event written down. */
export function filmOf(scenario: Scenario, replication = 0): EventLog {
  return film(compile(scenario), seedKey(scenario.run.seed), replication);
}

/** A sim with parts replaced: path → value, of any kind. */
export function changed(sim: string, parts: Record<string, unknown>): Scenario {
  const document = structuredClone(openSim(sim)) as unknown as Record<string, unknown>;
  for (const [path, value] of Object.entries(parts)) {
    const keys = path.split(".");
    const above = keys.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, document);
    if (value === undefined) delete above[keys.at(-1)!];
    else above[keys.at(-1)!] = value;
  }
  return sound(document);
}

export function sound(document: unknown): Scenario {
  const { scenario, issues } = toScenario(document);
  if (issues.length > 0) throw new Error(`unsound test scenario: ${JSON.stringify(issues)}`);
  return scenario;
}
