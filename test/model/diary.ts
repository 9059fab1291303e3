/** One replication's log as readable lines, for tests that compare whole stories. */
import { compile, EventKind, film, replicate, type Trace } from "../../src/model/index.ts";
import { toScenario, type Scenario } from "../../src/scenario/index.ts";

export const key = Uint32Array.of(0xc0ffee, 0x5eed);
export const always = { hourWeights: Array<number>(24).fill(1), dayWeights: Array<number>(7).fill(1) };
export const fixed = (value: number) => ({ kind: "fixed", value }) as const;

const names = Object.fromEntries(Object.entries(EventKind).map(([name, kind]) => [kind, name]));

/** A complete scenario, or an error naming what is wrong with the document. */
export function sound(spec: unknown): Scenario {
  const { scenario, issues } = toScenario(spec);
  if (issues.length > 0) throw new Error(`unsound test scenario: ${JSON.stringify(issues)}`);
  return scenario;
}

/** `[day, person, what, where]` in order; days to three decimals. */
export function diary(scenario: Scenario, replication = 0): [day: number, person: number, what: string, where: string][] {
  const log = film(compile(scenario), key, replication);
  const stages = Object.keys(scenario.stages);
  return Array.from({ length: log.length }, (_, at) => [
    Math.round((log.time[at] / 1_382_400) * 1000) / 1000, log.person[at], names[log.kind[at]], stages[log.stage[at]] ?? "",
  ]);
}

export function run(scenario: Scenario, replication = 0): { trace: Trace; metric: (name: string) => number } {
  const model = compile(scenario);
  const trace = replicate(model, key, replication);
  return { trace, metric: (name) => trace.metrics[model.metrics.findIndex((info) => info.name === name)] };
}
