import { exp, gammaP, gammaQ, ln, lnGamma, normalQuantile, pow } from "./elementary.ts";
import { highWord, toInt } from "./machine.ts";
import { widerFloats, widerInts } from "./wider.ts";

/*
 * A table is two tails, each from probability 2^-33 up to ½, in 32 octaves of 32 cells and one last cell for ½ itself.
 * The upper bits of the float v = min(u, 1 − u) are the number of its cell. A cell is a cubic in v − start that meets
 * its neighbours in value and slope; it is stored as its start and four coefficients.
 */
const CELLS_PER_OCTAVE: i32 = 32;
const TAIL_CELLS: i32 = 32 * CELLS_PER_OCTAVE;
const CELL_SIZE: i32 = 5;
const TAIL_SIZE: i32 = (TAIL_CELLS + 1) * CELL_SIZE;
const BITS_WITHIN_CELL: i32 = 15; // of the upper word of v
const FIRST_CELL: i32 = (1023 - 33) * CELLS_PER_OCTAVE;
const DEEPEST: f64 = 1.0 / 8589934592.0;
const INVERSE_SQRT_2PI: f64 = 0.3989422804014327;

/**
 * Quantile functions tabulated in one flat pool, for laws whose exact inverse is slow. A quantile is off by about
 * 1e-8 · min(u, 1 − u) in probability (2e-5 for a gamma law of shape 0.05), level beyond 2^-33, monotone and smooth in u.
 */
export class Quantiles {
  pool: Float64Array = new Float64Array(0);
  used: i32 = 0;
  /** What there is: a kind of law, its shape, and where its table starts. */
  count: i32 = 0;
  private kinds: Int32Array = new Int32Array(8);
  private shapes: Float64Array = new Float64Array(8);
  private starts: Int32Array = new Int32Array(8);
  /** Standard normal quantiles at the cells' starts and the reciprocal of the density there, made for the first lognormal. */
  private normal: Float64Array = new Float64Array(0);

  /** Where the table of this kind and shape starts, or −1. */
  find(kind: i32, shape: f64): i32 {
    for (let i: i32 = 0; i < this.count; i++) {
      if (this.kinds[i] == kind && this.shapes[i] == shape) return this.starts[i];
    }
    return -1;
  }

  remember(kind: i32, shape: f64, start: i32): void {
    if (this.count == this.kinds.length) {
      this.kinds = widerInts(this.kinds, this.count * 2);
      this.shapes = widerFloats(this.shapes, this.count * 2);
      this.starts = widerInts(this.starts, this.count * 2);
    }
    this.kinds[this.count] = kind;
    this.shapes[this.count] = shape;
    this.starts[this.count] = start;
    this.count += 1;
  }

  /** The tables that start there (−1 = none), side by side; `tables` then says where each starts in the copy. */
  only(tables: Int32Array): Quantiles {
    const copy: Quantiles = new Quantiles();
    const from: Int32Array = tables.slice();
    for (let at: i32 = 0; at < from.length; at++) {
      const first: i32 = from.indexOf(from[at]);
      if (from[at] < 0) continue;
      if (first < at) tables[at] = tables[first];
      else {
        tables[at] = copy.used;
        copy.used += 2 * TAIL_SIZE;
      }
    }
    copy.pool = new Float64Array(copy.used);
    for (let at: i32 = 0; at < from.length; at++) {
      if (from[at] >= 0) copy.pool.set(this.pool.subarray(from[at], from[at] + 2 * TAIL_SIZE), tables[at]);
    }
    return copy;
  }

  /** The quantile at u of the table that starts at `table`. */
  at(table: i32, u: f64): f64 {
    let v: f64 = 0.5 - Math.abs(u - 0.5);
    if (v < DEEPEST) v = DEEPEST;
    const tail: i32 = table + toInt(u + u) * TAIL_SIZE;
    const cell: i32 = tail + ((highWord(v) >> BITS_WITHIN_CELL) - FIRST_CELL) * CELL_SIZE;
    const pool: Float64Array = this.pool;
    const d: f64 = v - pool[cell];
    return pool[cell + 1] + d * (pool[cell + 2] + d * (pool[cell + 3] + d * pool[cell + 4]));
  }

  /** Exponential of mean 1; returns where the table starts, like all `add…`. */
  addExponential(): i32 {
    const table: i32 = this.reserve();
    for (let cell: i32 = 0; cell <= TAIL_CELLS; cell++) {
      const v: f64 = startOf(cell);
      this.setNode(table + cell * CELL_SIZE, v, -ln(1.0 - v), 1.0 / (1.0 - v));
      this.setNode(table + TAIL_SIZE + cell * CELL_SIZE, v, -ln(v), -1.0 / v);
    }
    this.join(table);
    this.join(table + TAIL_SIZE);
    return table;
  }

  /** Lognormal of median 1. */
  addLognormal(sigma: f64): i32 {
    if (this.normal.length == 0) this.prepareNormal();
    const table: i32 = this.reserve();
    for (let cell: i32 = 0; cell <= TAIL_CELLS; cell++) {
      const v: f64 = startOf(cell);
      const low: f64 = exp(sigma * this.normal[2 * cell]);
      const high: f64 = 1.0 / low;
      const spread: f64 = sigma * this.normal[2 * cell + 1];
      this.setNode(table + cell * CELL_SIZE, v, low, low * spread);
      this.setNode(table + TAIL_SIZE + cell * CELL_SIZE, v, high, -high * spread);
    }
    this.join(table);
    this.join(table + TAIL_SIZE);
    return table;
  }

  /** Gamma of mean 1; the shape lies between 0.05 and 10,000. */
  addGamma(shape: f64): i32 {
    const table: i32 = this.reserve();
    this.addGammaTail(table, shape, false);
    this.addGammaTail(table + TAIL_SIZE, shape, true);
    const perMean: f64 = 1.0 / (this.integral(table) + this.integral(table + TAIL_SIZE));
    for (let cell: i32 = table; cell < table + 2 * TAIL_SIZE; cell += CELL_SIZE) {
      for (let i: i32 = 1; i < CELL_SIZE; i++) this.pool[cell + i] *= perMean;
    }
    return table;
  }

  /**
   * Walks from the median outwards. With y = ln x and G(y) = ln P or ln Q, G is smooth and close to linear, and its
   * second derivative is G′ (shape − x − G′) in either tail: a second-order step to the next cell, then Halley's
   * iteration, most often once.
   */
  private addGammaTail(tail: i32, shape: f64, upper: bool): void {
    const lnGammaOfShape: f64 = lnGamma(shape);
    let y: f64 = ln(gammaMedian(shape));
    for (let cell: i32 = TAIL_CELLS; cell >= 0; cell--) {
      const v: f64 = startOf(cell);
      const target: f64 = ln(v);
      let slope: f64 = 0.0;
      let bend: f64 = 0.0;
      let step: f64 = 1.0;
      for (let turn: i32 = 0; turn < 40 && Math.abs(step) > 1e-5; turn++) {
        const x: f64 = exp(y);
        const density: f64 = exp(shape * y - x - lnGammaOfShape); // of y
        const p: f64 = upper ? gammaQ(shape, x) : gammaP(shape, x);
        slope = upper ? -density / p : density / p;
        bend = slope * (shape - x - slope);
        const miss: f64 = ln(p) - target;
        step = miss / (slope - (0.5 * miss * bend) / slope);
        y -= step;
      }
      const x: f64 = exp(y);
      const perDensity: f64 = x / exp(shape * y - x - lnGammaOfShape);
      this.setNode(tail + cell * CELL_SIZE, v, x, upper ? -perDensity : perDensity);
      if (cell > 0) {
        const next: f64 = (ln(startOf(cell - 1)) - target) / slope;
        y += next - (0.5 * next * next * bend) / slope;
      }
    }
    this.join(tail);
  }

  private prepareNormal(): void {
    this.normal = new Float64Array(2 * (TAIL_CELLS + 1));
    for (let cell: i32 = 0; cell <= TAIL_CELLS; cell++) {
      const z: f64 = normalQuantile(startOf(cell));
      this.normal[2 * cell] = z;
      this.normal[2 * cell + 1] = 1.0 / (INVERSE_SQRT_2PI * exp(-0.5 * z * z));
    }
  }

  private setNode(at: i32, v: f64, value: f64, slope: f64): void {
    this.pool[at] = v;
    this.pool[at + 1] = value;
    this.pool[at + 2] = slope;
    this.pool[at + 3] = 0.0;
    this.pool[at + 4] = 0.0;
  }

  /** Turns values and slopes at the starts of a tail's cells into cubics, monotone by Fritsch and Carlson's bound on slopes. */
  private join(tail: i32): void {
    const pool: Float64Array = this.pool;
    for (let i: i32 = 0; i < TAIL_CELLS; i++) {
      const cell: i32 = tail + i * CELL_SIZE;
      const next: i32 = cell + CELL_SIZE;
      const width: f64 = pool[next] - pool[cell];
      const secant: f64 = (pool[next + 1] - pool[cell + 1]) / width;
      const bound: f64 = 3.0 * secant;
      const left: f64 = Math.abs(pool[cell + 2]) > Math.abs(bound) ? bound : pool[cell + 2];
      const right: f64 = Math.abs(pool[next + 2]) > Math.abs(bound) ? bound : pool[next + 2];
      pool[cell + 2] = left;
      pool[cell + 3] = (bound - 2.0 * left - right) / width;
      pool[cell + 4] = (left + right - 2.0 * secant) / (width * width);
    }
  }

  /** The integral of the quantile function over a tail, deepest cells first. */
  private integral(tail: i32): f64 {
    const pool: Float64Array = this.pool;
    let sum: f64 = pool[tail] * pool[tail + 1];
    for (let i: i32 = 0; i < TAIL_CELLS; i++) {
      const cell: i32 = tail + i * CELL_SIZE;
      const w: f64 = pool[cell + CELL_SIZE] - pool[cell];
      sum += w * (pool[cell + 1] + w * (pool[cell + 2] / 2.0 + w * (pool[cell + 3] / 3.0 + (w * pool[cell + 4]) / 4.0)));
    }
    return sum;
  }

  private reserve(): i32 {
    const table: i32 = this.used;
    this.used = table + 2 * TAIL_SIZE;
    if (this.used > this.pool.length) this.pool = widerFloats(this.pool, this.used * 2);
    return table;
  }
}

/** The probability at which a cell of a tail starts. */
function startOf(cell: i32): f64 {
  let start: f64 = DEEPEST * (1.0 + (cell & (CELLS_PER_OCTAVE - 1)) / 32.0);
  for (let octave: i32 = cell >> 5; octave > 0; octave--) start *= 2.0;
  return start;
}

/** Near the median for scale 1: Wilson and Hilferty's cube, or the leading term of the series for small shapes. */
function gammaMedian(shape: f64): f64 {
  if (shape < 0.4) return pow(0.5 * exp(lnGamma(shape + 1.0)), 1.0 / shape);
  const root: f64 = 1.0 - 1.0 / (9.0 * shape);
  return shape * root * root * root;
}
