/** Claims by paired replications: the same seed on both sides, and an interval of the mean difference. */
// The built library: the same sources, several times faster than the test runner's own copy of them.
import { compile, film, replicate, toScenario, type EventLog, type Scenario } from "hourglass";

const key = Uint32Array.of(0x5a1e5, 0xc1a1);

/** A complete scenario, or an error naming what is wrong with the document. */
export function built(spec: unknown): Scenario {
  const { scenario, issues } = toScenario(spec);
  if (issues.length > 0) throw new Error(`unsound test scenario: ${JSON.stringify(issues)}`);
  return scenario;
}

/** One figure of each of so many replications. */
export function figures(scenario: Scenario, metric: string, replications: number): number[] {
  const model = compile(scenario);
  const at = model.metrics.findIndex(({ name }) => name === metric);
  if (at < 0) throw new Error(`unknown metric: ${metric}`);
  return Array.from({ length: replications }, (_, replication) => {
    const { metrics, violations } = replicate(model, key, replication);
    if (violations.length > 0) throw new Error(violations.join("; "));
    return metrics[at];
  });
}

/** What is read from the log of each of so many replications. */
export function stories<T>(scenario: Scenario, measure: (log: EventLog) => T, replications: number): T[] {
  const model = compile(scenario);
  return Array.from({ length: replications }, (_, replication) => measure(film(model, key, replication)));
}

/** The 95 % interval of the mean of first − second. */
export function difference(first: number[], second: number[]): { mean: number; low: number; high: number } {
  const each = first.map((value, at) => value - second[at]);
  const mean = each.reduce((sum, value) => sum + value, 0) / each.length;
  const variance = each.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (each.length - 1);
  // Student's quantile for ten replications and more is at most this.
  const half = 2.27 * Math.sqrt(variance / each.length);
  return { mean, low: mean - half, high: mean + half };
}
