/** A ghost against the mean of simulating the relaxed scenario: curve by curve at several days, figure by figure. */
import { compile, relax, replicate, type Ghost, type Scenario } from "hourglass";
import { seedKey } from "../../src/scenario/index.ts";

export interface Compared {
  name: string;
  /** Where on the curve; −1 = a figure. */
  day: number;
  ghost: number;
  mean: number;
  standardError: number;
  z: number;
  /** Further apart than 3.5 standard errors and the error the ghost says of itself. */
  apart: boolean;
}

/** Shares of the horizon at which curves are compared. */
const PLACES = [0.15, 0.4, 0.7, 1];
/** Events so few in all replications tell nothing by their standard error: a mean of 30 is normal enough for |z| < 3.5. */
const EVENTS = 30;
/** Money whose mean is not known better than this hangs on so few people too. */
const VAGUE = 0.15;

/** On futures number `first` and those after it. */
export function compare(scenario: Scenario, ghost: Ghost, replications: number, first = 0): Compared[] {
  const model = compile(relax(scenario));
  const key = seedKey(scenario.run.seed);
  const points = model.gridDays.length;
  const traces = Array.from({ length: replications }, (_, replication) => replicate(model, key, first + replication));
  const compared: Compared[] = [];
  const add = (name: string, unit: string, day: number, expected: number, largest: number, values: number[]) => {
    if (unit === "people" && expected * replications < EVENTS) return;
    const mean = values.reduce((sum, each) => sum + each, 0) / replications;
    const standardError = Math.sqrt(values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (replications - 1) / replications);
    if (unit !== "people" && standardError > 0 ? standardError > VAGUE * Math.abs(mean) : mean === 0) return;
    const off = Math.abs(mean - expected);
    // Cents are whole and sums are not: what is the same to nine digits is the same.
    const apart = off > 3.5 * standardError + (ghost.error + 1e-9) * largest;
    compared.push({ name, day, ghost: expected, mean, standardError, z: standardError > 0 ? (mean - expected) / standardError : 0, apart });
  };
  model.series.forEach(({ name, unit }, at) => {
    const curve = ghost.series[name];
    if (!curve) return;
    const largest = curve.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    for (const place of PLACES) {
      const point = Math.round(place * (points - 1));
      add(name, unit, model.gridDays[point], curve[point], largest, traces.map(({ series }) => series[at * points + point]));
    }
  });
  model.metrics.forEach(({ name, unit }, at) => {
    const expected = ghost.metrics[name];
    if (expected !== undefined) add(name, unit, -1, expected, Math.abs(expected), traces.map(({ metrics }) => metrics[at]));
  });
  return compared;
}

/**
 * What is apart, and still is on four times as many futures of other luck: among hundreds of comparisons some are apart by
 * chance, those do not stay so.
 */
export function faults(scenario: Scenario, ghost: Ghost, replications: number): { compared: Compared[]; apart: Compared[] } {
  const compared = compare(scenario, ghost, replications);
  const suspects = new Set(compared.filter(({ apart }) => apart).map(({ name, day }) => `${name} ${day}`));
  if (suspects.size === 0) return { compared, apart: [] };
  const again = compare(scenario, ghost, 4 * replications, replications);
  return { compared, apart: again.filter(({ name, day, apart }) => apart && suspects.has(`${name} ${day}`)) };
}

export function said({ name, day, ghost, mean, standardError, z }: Compared): string {
  return `${name}${day < 0 ? "" : ` on day ${day}`}: ghost ${ghost.toPrecision(6)}, mean ${mean.toPrecision(6)} ± ${standardError.toPrecision(3)}, z ${z.toFixed(2)}`;
}
