import type { SeriesInfo, MetricInfo } from "../model/index.ts";

/** Quantiles over replications at every grid point (type 7). Money in units of currency, not cents. */
export interface Band {
  info: SeriesInfo;
  mean: Float64Array;
  p5: Float64Array;
  p25: Float64Array;
  p50: Float64Array;
  p75: Float64Array;
  p95: Float64Array;
  /** Half-width of the 95 % interval of the median, by order statistics; NaN where none exists yet. */
  medianError: Float64Array;
}

/** One figure over replications; replications where it is not defined are counted in `undefinedCount` and left out. */
export interface Figure {
  info: MetricInfo;
  mean: number;
  p5: number;
  p10: number;
  p25: number;
  p50: number;
  p75: number;
  p90: number;
  p95: number;
  /** Of the mean. */
  standardError: number;
  undefinedCount: number;
  /** The value of each replication, in order of replication. */
  values: Float64Array;
}

/** What can happen, and how sure we are: the result of n replications. */
export interface Curves {
  /** Grid: days since day 0. */
  days: Float64Array;
  /** Replications 0 … n−1 are in it. */
  replications: number;
  /** Two lanes as 16 hexadecimal digits, over exactly these replications. */
  fingerprint: string;
  events: number;
  series: Record<string, Band>;
  metrics: Record<string, Figure>;
  /** Up to 30 single runs: series name → run → value at every grid point; run i is replication i. */
  runs: Record<string, Float64Array[]>;
  violations: string[];
}
