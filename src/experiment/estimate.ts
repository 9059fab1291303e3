import type { MetricInfo, SeriesInfo } from "../model/index.ts";
import { Column, type Part } from "./column.ts";
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
/** Quantiles of a band and of a figure. */
const BAND = [0.05, 0.25, 0.5, 0.75, 0.95];
const FIGURE = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

/** A batch with its numbers turned: all replications of a point of a series beside each other, as estimates read them. */
interface Block extends Omit<Batch, "series"> {
  length: number;
  /** By series; small whole numbers take half the room, and so half the time to fetch. */
  columns: (Int32Array | Float64Array)[];
}

/** Where one replication stands. */
interface Place {
  block: Block;
  index: number;
}

/** Replications that stand beside each other in a block. */
interface Piece extends Place {
  length: number;
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
    const { series: values, ...rest } = batch;
    const length = batch.to - batch.from;
    const cells = length * series.length * gridDays.length;
    if (values.length !== cells) throw new Error(`batch does not fit its layout: ${values.length} numbers; expected ${cells}`);
    const figures = length * metrics.length;
    if (batch.metrics.length !== figures) throw new Error(`batch does not fit its layout: ${batch.metrics.length} figures; expected ${figures}`);
    const block: Block = { ...rest, length, columns: series.map((_, s) => turned(values, length, s * gridDays.length, gridDays.length)) };
    for (let index = 0; index < length; index++) this.#places[batch.from + index] ??= { block, index };
    while (this.#places[this.#complete]) this.#complete++;
  }

  /** Bands of the named series over the first `replications`, without the rest: what a look at the precision needs. */
  bands(names: readonly string[], replications = this.#complete): Band[] {
    const pieces = this.#pieces(replications);
    const column = new Column(replications, BAND);
    return names.map((name) => {
      const s = this.layout.series.findIndex((info) => info.name === name);
      if (s < 0) throw new Error(`unknown series: ${name}; expected ${this.layout.series.map((info) => info.name).join(", ")}`);
      return band(pieces, s, this.layout, column);
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
    const told = new Set<Block>();
    for (const { block, index } of this.#prefix(replications)) {
      counted.events += block.events[index];
      if (!told.has(block)) counted.violations.push(...block.violations);
      told.add(block);
    }
    return counted;
  }

  /** The result over the first `replications`; by default all of the complete beginning. `names`: of these series alone. */
  curves(replications = this.#complete, names?: readonly string[]): Curves {
    const steps = this.#steps(replications, names);
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
  *#steps(replications: number, names?: readonly string[]): Generator<void, Curves> {
    const { gridDays, series, metrics } = this.layout;
    const pieces = this.#pieces(replications);
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
      if (names && !names.includes(info.name)) continue;
      curves.series[info.name] = band(pieces, s, this.layout, column);
      curves.runs[info.name] = this.#prefix(Math.min(RUNS_SHOWN, replications)).map((place) => inUnits(run(place, s), info));
      yield;
    }
    const figures = new Column(replications, FIGURE);
    metrics.forEach((info, m) => {
      curves.metrics[info.name] = figure(info, this.#metric(m, replications), figures);
    });
    return curves;
  }

  #prefix(replications: number): Place[] {
    if (replications > this.#complete) throw new Error(`too few replications: ${this.#complete}; expected ${replications}`);
    return this.#places.slice(0, replications) as Place[];
  }

  /** The first `replications` in as few pieces as they came in. */
  #pieces(replications: number): Piece[] {
    const pieces: Piece[] = [];
    for (const { block, index } of this.#prefix(replications)) {
      const last = pieces.at(-1);
      if (last?.block === block && last.index + last.length === index) last.length++;
      else pieces.push({ block, index, length: 1 });
    }
    return pieces;
  }

  /** Values of one metric, money in units of currency. */
  #metric(m: number, replications: number): Float64Array {
    const width = this.layout.metrics.length;
    const values = new Float64Array(replications);
    this.#prefix(replications).forEach(({ block, index }, r) => (values[r] = block.metrics[index * width + m]));
    return inUnits(values, this.layout.metrics[m]);
  }

  /** Sum over replications, modulo 2^32 in each of two lanes. */
  #fingerprint(replications: number): string {
    let first = 0;
    let second = 0;
    for (const { block, index } of this.#prefix(replications)) {
      first = (first + block.fingerprints[2 * index]) >>> 0;
      second = (second + block.fingerprints[2 * index + 1]) >>> 0;
    }
    return [first, second].map((lane) => lane.toString(16).padStart(8, "0")).join("");
  }
}

/** Cents to units of currency, in place. */
function inUnits(values: Float64Array, { unit }: SeriesInfo | MetricInfo): Float64Array {
  if (unit === "money") for (let i = 0; i < values.length; i++) values[i] /= 100;
  return values;
}

/** The points of one series from rows of `length` replications: numbers of many replications at one point are read often, those of one in a row seldom. */
function turned(rows: Float64Array, length: number, first: number, points: number): Int32Array | Float64Array {
  const width = rows.length / length;
  const columns = new Int32Array(length * points);
  for (let point = first, at = 0; point < first + points; point++) {
    for (let from = point; from < rows.length; from += width) {
      columns[at] = rows[from];
      if (columns[at++] !== rows[from]) return exactly(rows, length, first, points);
    }
  }
  return columns;
}

function exactly(rows: Float64Array, length: number, first: number, points: number): Float64Array {
  const width = rows.length / length;
  return Float64Array.from({ length: length * points }, (_, at) => rows[(at % length) * width + first + Math.floor(at / length)]);
}

/** One replication of a series. */
function run({ block, index }: Place, s: number): Float64Array {
  const columns = block.columns[s];
  const values = new Float64Array(columns.length / block.length);
  for (let point = 0; point < values.length; point++) values[point] = columns[point * block.length + index];
  return values;
}

/** One series, point by point, over all replications in their order (money in cents until here). */
function band(pieces: readonly Piece[], s: number, { gridDays, series }: Layout, column: Column): Band {
  const info = series[s];
  const points = gridDays.length;
  const scale = info.unit === "money" ? 100 : 1;
  const empty = () => new Float64Array(points);
  const result: Band = { info, mean: empty(), p5: empty(), p25: empty(), p50: empty(), p75: empty(), p95: empty(), medianError: empty() };
  const replications = pieces.reduce((sum, { length }) => sum + length, 0);
  const parts = wholeParts(pieces, s);
  const values = new Float64Array(parts ? 0 : replications);
  for (let point = 0; point < points; point++) {
    if (parts) column.loadParts(parts, point);
    else {
      gather(pieces, s, point, values);
      column.load(values, 0, replications);
    }
    // By index: taking a typed array apart by pattern is several times slower.
    const quantiles = column.quantiles;
    result.mean[point] = column.mean / scale;
    result.p5[point] = quantiles[0] / scale;
    result.p25[point] = quantiles[1] / scale;
    result.p50[point] = quantiles[2] / scale;
    result.p75[point] = quantiles[3] / scale;
    result.p95[point] = quantiles[4] / scale;
    result.medianError[point] = column.medianError / scale;
  }
  return result;
}

function gather(pieces: readonly Piece[], s: number, point: number, into: Float64Array): void {
  let count = 0;
  for (const { block, index, length } of pieces) {
    const columns = block.columns[s];
    const from = point * block.length + index;
    for (let i = 0; i < length; i++) into[count++] = columns[from + i];
  }
}

/** Null where some number is not whole, or there is none. */
function wholeParts(pieces: readonly Piece[], s: number): Part[] | null {
  const parts: Part[] = [];
  for (const { block, index, length } of pieces) {
    const values = block.columns[s];
    if (!(values instanceof Int32Array)) return null;
    parts.push({ values, stride: block.length, index, length });
  }
  return parts.length > 0 ? parts : null;
}

function figure(info: MetricInfo, values: Float64Array, column = new Column(values.length, FIGURE)): Figure {
  const { count, mean, standardError } = moments(values);
  column.load(values, 0, values.length);
  const [p5, p10, p25, p50, p75, p90, p95] = column.quantiles;
  return { info, mean, p5, p10, p25, p50, p75, p90, p95, standardError, undefinedCount: values.length - count, values };
}
