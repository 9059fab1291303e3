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

/** Kinds of entries of an `EventLog`. */
export const EventKind = {
  /** Enters `stage`. The first entry of a person is its arrival. */
  enter: 1,
  /** A team begins to work on it (it leaves the line). */
  start: 2,
  /** The work is done; the dwell begins. */
  done: 3,
  /** Becomes a customer; `cents` = first MRR, 0 if it uses a free stage or orders instead. */
  won: 4,
  /** Pays; `cents` = amount. */
  pay: 5,
  /** MRR grows; `cents` = step. */
  expand: 6,
  /** Leaves as a customer; `cents` = MRR lost. */
  churn: 7,
  /** Invites somebody who takes it up: `other` = the person invited. */
  invite: 8,
  /** An invitation to an account that was touched before. */
  waste: 9,
  /** Is untouched market again. */
  back: 10,
  /** An account manager's call ends. */
  call: 11,
  /** Gives up waiting in the line, or finds it full. */
  renege: 12,
  /** A need opens. */
  need: 13,
  /** Does something that scores; `cents` = points. */
  activity: 14,
  /** Somebody answers for the account from now on; `cents` = number of the head. */
  assign: 15,
  /** Orders; `cents` = amount. */
  order: 16,
  /** A ticket is answered. */
  ticket: 17,
  /** MRR shrinks; `cents` = step. */
  contract: 18,
  /** Begins to pay after a free time; `cents` = MRR. */
  subscribe: 19,
} as const;
export type EventKind = (typeof EventKind)[keyof typeof EventKind];

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
