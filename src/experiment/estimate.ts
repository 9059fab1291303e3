import type { MetricInfo, SeriesInfo } from "../model/index.ts";
import { Column } from "./column.ts";
import type { Band, Curves, Figure } from "./curves.ts";
import { moments } from "./moments.ts";
import type { Batch } from "./runner.ts";

/** What the numbers in a batch mean: the grid in days, and the order of series and metrics. A compiled model is one. */
export interface Layout {
  gridDays: Float64Array;
  series: SeriesInfo[];
  metrics: MetricInfo[];
}

/** Single runs drawn beside the bands. */
const RUNS_SHOWN = 30;
/** Grid points gathered at a time: a tile of them stays in the processor's cache. */
const TILE = 32;
/** Quantiles of a band and of a figure. */
const BAND = [0.05, 0.25, 0.5, 0.75, 0.95];
const FIGURE = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

/** Where one replication stands within its batch. */
interface Place {
  batch: Batch;
  index: number;
}

/**
 * Keeps batches by replication, in whatever order they arrive, and estimates from the longest complete beginning
 * 0 … n − 1 alone. So the result depends neither on the number of workers nor on which was faster.
 */
export class Collector {
  readonly layout: Layout;
  readonly #places: (Place | undefined)[] = [];
  #complete = 0;

  constructor(layout: Layout) {
    this.layout = layout;
  }

  /** Replications 0 … complete − 1 have arrived. */
  get complete(): number {
    return this.#complete;
  }

  /** Adds a batch; replications that are already here are left as they are. */
  add(batch: Batch): void {
    const { gridDays, series, metrics } = this.layout;
    const length = batch.to - batch.from;
    const cells = length * series.length * gridDays.length;
    if (batch.series.length !== cells) throw new Error(`batch does not fit its layout: ${batch.series.length} numbers; expected ${cells}`);
    const figures = length * metrics.length;
    if (batch.metrics.length !== figures) throw new Error(`batch does not fit its layout: ${batch.metrics.length} figures; expected ${figures}`);
    for (let index = 0; index < length; index++) this.#places[batch.from + index] ??= { batch, index };
    while (this.#places[this.#complete]) this.#complete++;
  }

  /** Bands of the named series over the first `replications`, without the rest: what a look at the precision needs. */
  bands(names: readonly string[], replications = this.#complete): Band[] {
    const rows = this.#rows(replications);
    const column = new Column(replications, BAND);
    return names.map((name) => {
      const s = this.layout.series.findIndex((info) => info.name === name);
      if (s < 0) throw new Error(`unknown series: ${name}; expected ${this.layout.series.map((info) => info.name).join(", ")}`);
      return band(rows, s, this.layout, column);
    });
  }

  /** One figure over the first `replications`; null where the layout has none of that name. */
  figure(name: string, replications = this.#complete): Figure | null {
    const m = this.layout.metrics.findIndex((info) => info.name === name);
    return m < 0 ? null : figure(this.layout.metrics[m], this.#metric(m, replications));
  }

  /** What was counted over the first `replications`. */
  tally(replications = this.#complete): Pick<Curves, "fingerprint" | "events" | "violations"> {
    const counted = { fingerprint: this.#fingerprint(replications), events: 0, violations: [] as string[] };
    const told = new Set<Batch>();
    for (const { batch, index } of this.#prefix(replications)) {
      counted.events += batch.events[index];
      if (!told.has(batch)) counted.violations.push(...batch.violations);
      told.add(batch);
    }
    return counted;
  }

  /** The result over the first `replications`; by default all of the complete beginning. */
  curves(replications = this.#complete): Curves {
    const steps = this.#steps(replications);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /** The same, in turns of a few milliseconds: `pause` is awaited between them, so that a page stays responsive. */
  async curvesInTurns(pause: () => Promise<void>, replications = this.#complete): Promise<Curves> {
    const steps = this.#steps(replications);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      await pause();
    }
  }

  /** Estimates one series after the other. */
  *#steps(replications: number): Generator<void, Curves> {
    const { gridDays, series, metrics } = this.layout;
    const points = gridDays.length;
    const rows = this.#rows(replications);
    const column = new Column(replications, BAND);
    const curves: Curves = {
      days: gridDays,
      replications,
      ...this.tally(replications),
      series: {},
      metrics: {},
      runs: {},
    };
    for (const [s, info] of series.entries()) {
      curves.series[info.name] = band(rows, s, this.layout, column);
      curves.runs[info.name] = rows.slice(0, RUNS_SHOWN).map((row) => inUnits(row.slice(s * points, (s + 1) * points), info));
      yield;
    }
    metrics.forEach((info, m) => {
      curves.metrics[info.name] = figure(info, this.#metric(m, replications));
    });
    return curves;
  }

  #prefix(replications: number): Place[] {
    if (replications > this.#complete) throw new Error(`too few replications: ${this.#complete}; expected ${replications}`);
    return this.#places.slice(0, replications) as Place[];
  }

  /** Per replication its series, row-major, as they came (money in cents). */
  #rows(replications: number): Float64Array[] {
    const width = this.layout.series.length * this.layout.gridDays.length;
    return this.#prefix(replications).map(({ batch, index }) => batch.series.subarray(index * width, (index + 1) * width));
  }

  /** Values of one metric, money in units of currency. */
  #metric(m: number, replications: number): Float64Array {
    const width = this.layout.metrics.length;
    const values = new Float64Array(replications);
    this.#prefix(replications).forEach(({ batch, index }, r) => (values[r] = batch.metrics[index * width + m]));
    return inUnits(values, this.layout.metrics[m]);
  }

  /** Sum over replications, modulo 2^32 in each of two lanes. */
  #fingerprint(replications: number): string {
    let first = 0;
    let second = 0;
    for (const { batch, index } of this.#prefix(replications)) {
      first = (first + batch.fingerprints[2 * index]) >>> 0;
      second = (second + batch.fingerprints[2 * index + 1]) >>> 0;
    }
    return [first, second].map((lane) => lane.toString(16).padStart(8, "0")).join("");
  }
}

/** Cents to units of currency, in place. */
function inUnits(values: Float64Array, { unit }: SeriesInfo | MetricInfo): Float64Array {
  if (unit === "money") for (let i = 0; i < values.length; i++) values[i] /= 100;
  return values;
}

/** One series over all rows, point by point. */
function band(rows: Float64Array[], s: number, { gridDays, series }: Layout, column: Column): Band {
  const info = series[s];
  const points = gridDays.length;
  const n = rows.length;
  const scale = info.unit === "money" ? 100 : 1;
  const empty = () => new Float64Array(points);
  const result: Band = { info, mean: empty(), p5: empty(), p25: empty(), p50: empty(), p75: empty(), p95: empty(), medianError: empty() };
  const columns = new Float64Array(Math.min(TILE, points) * n);
  for (let from = 0; from < points; from += TILE) {
    const to = Math.min(points, from + TILE);
    const base = s * points;
    for (let r = 0; r < n; r++) {
      const row = rows[r];
      for (let t = from, at = r; t < to; t++, at += n) columns[at] = row[base + t];
    }
    for (let t = from; t < to; t++) {
      column.load(columns, (t - from) * n, n);
      // By index: taking a typed array apart by pattern is several times slower.
      const quantiles = column.quantiles;
      result.mean[t] = column.mean / scale;
      result.p5[t] = quantiles[0] / scale;
      result.p25[t] = quantiles[1] / scale;
      result.p50[t] = quantiles[2] / scale;
      result.p75[t] = quantiles[3] / scale;
      result.p95[t] = quantiles[4] / scale;
      result.medianError[t] = column.medianError / scale;
    }
  }
  return result;
}

function figure(info: MetricInfo, values: Float64Array): Figure {
  const { count, mean, standardError } = moments(values);
  const column = new Column(values.length, FIGURE);
  column.load(values, 0, values.length);
  const [p5, p10, p25, p50, p75, p90, p95] = column.quantiles;
  return { info, mean, p5, p10, p25, p50, p75, p90, p95, standardError, undefinedCount: values.length - count, values };
}
