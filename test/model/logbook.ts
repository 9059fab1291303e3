/** Logs of whole runs as plain entries, and what paired runs show. From the built library: several times faster than the test runner's own copy. */
import { compile, film, replicate, type Scenario } from "hourglass";
import { EventKind } from "../../src/model/index.ts";
import { key } from "./diary.ts";
import { difference as between } from "./paired.ts";

const TICKS_PER_DAY = 1_382_400;
export const MONTH = 365 / 12;
const names = Object.fromEntries(Object.entries(EventKind).map(([name, kind]) => [kind, name]));

export interface Entry { day: number; person: number; what: string; stage: string; value: number }

export function logbook(scenario: Scenario, replication = 0): Entry[] {
  const log = film(compile(scenario), key, replication);
  const stages = Object.keys(scenario.stages);
  return Array.from({ length: log.length }, (_, at) => ({
    day: log.time[at] / TICKS_PER_DAY, person: log.person[at], what: names[log.kind[at]], stage: stages[log.stage[at]] ?? "", value: log.value[at],
  }));
}

export const only = (entries: Entry[], what: string) => entries.filter((entry) => entry.what === what);

export interface Reading {
  metric(name: string): number;
  /** Value of a series at the last grid point up to a day. */
  on(name: string, day: number): number;
  fingerprint: readonly number[];
}

export function read(scenario: Scenario, replications = 1): Reading[] {
  const model = compile(scenario);
  return Array.from({ length: replications }, (_, replication) => {
    const trace = replicate(model, key, replication);
    if (trace.violations.length > 0) throw new Error(trace.violations.join("; "));
    return {
      metric: (name) => {
        const at = model.metrics.findIndex((info) => info.name === name);
        if (at < 0) throw new Error(`unknown metric: ${name}`);
        return trace.metrics[at];
      },
      on: (name, day) => {
        const at = model.series.findIndex((info) => info.name === name);
        if (at < 0) throw new Error(`unknown series: ${name}`);
        return trace.series[at * model.gridDays.length + model.gridDays.findLastIndex((point) => point <= day)];
      },
      fingerprint: trace.fingerprint,
    };
  });
}

export function summary(values: number[]): { mean: number; standardError: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, standardError: Math.sqrt(variance / values.length) };
}

/** The 95 % interval of the mean of measure(b) − measure(a), ten replications on the same luck. */
export function gain(a: Scenario, b: Scenario, measure: (run: Reading) => number): { mean: number; low: number; high: number } {
  return between(read(b, 10).map(measure), read(a, 10).map(measure));
}
