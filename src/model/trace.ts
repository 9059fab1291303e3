/**
 * What one replication leaves behind: numbers on the curve grid, figures for the whole run, a fingerprint,
 * and — when asked — the full log of events.
 */

/** One row of numbers a replication reports at every grid point. */
export interface SeriesInfo {
  /** Stable name: `customers`, `mrr`, `cash`, `won`, `untouched`, `stage.<id>`, `waiting.<team>`, `utilisation.<team>`, … */
  name: string;
  /** Label from the scenario's data, or the English term. */
  label: string;
  unit: "people" | "money" | "share" | "accounts";
}

/** What a figure is about, in the order in which groups are shown. */
export const METRIC_GROUPS = ["Growth", "Cash", "Acquisition", "Speed", "Journey", "Teams", "Value", "Referral", "Account management", "Forecast", "Content"] as const;
export type MetricGroup = (typeof METRIC_GROUPS)[number];

/** One figure a replication reports for its whole horizon. NaN = not defined in this run (e.g. never broke even). */
export interface MetricInfo {
  name: string;
  label: string;
  unit: "people" | "money" | "month" | "months" | "hours" | "share" | "minutes" | "days" | "weeks" | "count";
  /** What it is about. */
  group: MetricGroup;
  /** How it is computed, in words and signs. */
  formula: string;
  /** What it means, one sentence. */
  help: string;
}

export interface Trace {
  replication: number;
  /** Events counted (an event is one canonical change of state). */
  events: number;
  /** Two unsigned 32-bit lanes. */
  fingerprint: [number, number];
  /** series × grid points, row-major, in the order of `CompiledModel.series`; money in cents. */
  series: Float64Array;
  /** In the order of `CompiledModel.metrics`; money in cents. */
  metrics: Float64Array;
  /** Conservation laws that did not hold (empty on every sound run). */
  violations: string[];
}

/** One possible future in full, in time order. Parallel arrays of `length` entries; per-person arrays of `people` entries. */
export interface EventLog {
  replication: number;
  length: number;
  /** Ticks of 1/16 s since day 0; TICKS_PER_DAY = 1,382,400. */
  time: Float64Array;
  kind: Uint8Array;
  /** Dense number of the person, in order of first appearance. */
  person: Uint32Array;
  /** Index of the stage in which it happens (for `enter`, the stage entered), in the order of `Object.keys(scenario.stages)`. */
  stage: Int16Array;
  /** Cents, or the other person's number for `invite`. */
  value: Float64Array;
  people: number;
  /** Index of the channel by which the person came, in the order of `Object.keys(scenario.channels)`; -1 = there on day 0. */
  channel: Int16Array;
  /** Number of the person who invited it, or -1. */
  parent: Int32Array;
  /** Two unsigned words that name the person in every replication of every what-if. */
  lineage: Uint32Array;
  /** Content in the order in which it was done; kinds: 0 an ebook, 1 a post made of it, 2 a social post made of that. */
  pieces?: { time: Float64Array; kind: Uint8Array };
  /** Expected visits that nobody identified, per day. */
  anonymousVisits: Float64Array;
}
