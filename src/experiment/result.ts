import type { Curves } from "./curves.ts";
import { unitOf } from "./rows.ts";

/** What a file must say to be reproduced, whatever its format. */
export interface Stamp {
  /** Engine version. */
  engine: string;
  /** The sim the scenario comes from. */
  sim: string;
  /** Opens the same experiment. */
  link: string;
  seed: string;
  replications: number;
  fingerprint: string;
}

/** A number, or null where none is defined: JSON knows no NaN. */
type Value = number | null;

/** The result as JSON: what the command line tool prints. */
export interface Result extends Stamp {
  metrics: Record<string, { unit: string; mean: Value; p5: Value; p50: Value; p95: Value; standardError: Value }>;
  series: Record<string, { unit: string; days: number[]; mean: Value[]; p5: Value[]; p25: Value[]; p50: Value[]; p75: Value[]; p95: Value[] }>;
}

/** Replications and fingerprint are those of the curves; amounts are in `currency`. */
export function result(curves: Curves, given: Omit<Stamp, "replications" | "fingerprint"> & { currency: string }): Result {
  const { engine, sim, link, seed, currency } = given;
  const days = Array.from(curves.days);
  return {
    engine,
    sim,
    link,
    seed,
    replications: curves.replications,
    fingerprint: curves.fingerprint,
    metrics: mapValues(curves.metrics, ({ info, mean, p5, p50, p95, standardError }) => ({
      unit: unitOf(info.unit, currency),
      mean: value(mean),
      p5: value(p5),
      p50: value(p50),
      p95: value(p95),
      standardError: value(standardError),
    })),
    series: mapValues(curves.series, ({ info, mean, p5, p25, p50, p75, p95 }) => ({
      unit: unitOf(info.unit, currency),
      days,
      mean: values(mean),
      p5: values(p5),
      p25: values(p25),
      p50: values(p50),
      p75: values(p75),
      p95: values(p95),
    })),
  };
}

function mapValues<In, Out>(record: Record<string, In>, map: (value: In) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(record).map(([name, entry]) => [name, map(entry)]));
}

function value(number: number): Value {
  return Number.isFinite(number) ? number : null;
}

function values(numbers: Float64Array): Value[] {
  return Array.from(numbers, value);
}
