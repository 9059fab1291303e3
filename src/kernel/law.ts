import { exp, gammaP, ln, normalCdf } from "./elementary.ts";
import { Quantiles } from "./quantiles.ts";

const EXPONENTIAL: i32 = 0;
const LOGNORMAL: i32 = 1;
const GAMMA: i32 = 2;
const LAST_TABULATED: i32 = GAMMA;
const FIXED: i32 = 3;
const UNIFORM: i32 = 4;
const TRIANGULAR: i32 = 5;
const EMPIRICAL: i32 = 6;

/** The standard normal's 90th percentile. */
const Z90: f64 = 1.2815515655446004;

/**
 * A flat table of laws (distributions). Laws are added while a scenario is compiled and known by their number from then
 * on; sampling allocates nothing.
 *
 * Every law is sampled by its quantile function: one uniform per variate, and a greater u never gives a smaller value,
 * so that a small change of a parameter moves each draw a little and in one direction.
 */
export class Laws {
  count: i32 = 0;
  kinds: Int32Array = new Int32Array(16);
  /** Everything a law yields is multiplied by this: the mean of an exponential or gamma law, the median of a lognormal one. */
  factors: Float64Array = new Float64Array(16);
  /** fixed: value · uniform: min, max · triangular: min, mode, max · lognormal: sigma · gamma: shape · empirical: weight in all. */
  first: Float64Array = new Float64Array(16);
  second: Float64Array = new Float64Array(16);
  third: Float64Array = new Float64Array(16);
  /** Where the table of quantiles or the steps of an empirical law start, and how many steps there are. */
  starts: Int32Array = new Int32Array(16);
  sizes: Int32Array = new Int32Array(16);
  /** Shared by all laws of one shape, here and in other tables of laws. */
  quantiles: Quantiles;
  /** Steps of empirical laws: value and cumulative weight, by turns. */
  steps: Float64Array = new Float64Array(64);
  stepsUsed: i32 = 0;

  constructor(quantiles: Quantiles = new Quantiles()) {
    this.quantiles = quantiles;
  }

  addFixed(value: f64): i32 {
    return this.add(FIXED, 1.0, value, 0.0, 0.0);
  }

  addExponential(mean: f64): i32 {
    return this.addTabulated(EXPONENTIAL, mean, 0.0);
  }

  addUniform(min: f64, max: f64): i32 {
    return this.add(UNIFORM, 1.0, min, max, 0.0);
  }

  addTriangular(min: f64, mode: f64, max: f64): i32 {
    return this.add(TRIANGULAR, 1.0, min, mode, max);
  }

  /** Lognormal by its median and its 90th percentile, which is no smaller. */
  addLognormal(median: f64, p90: f64): i32 {
    return this.addTabulated(LOGNORMAL, median, ln(p90 / median) / Z90);
  }

  /** Lognormal by mean and standard deviation of its logarithm. */
  addLognormalMuSigma(mu: f64, sigma: f64): i32 {
    return this.addTabulated(LOGNORMAL, exp(mu), sigma);
  }

  /** Gamma by its mean and its shape (0.05 … 10,000; 1 is exponential). */
  addGamma(mean: f64, shape: f64): i32 {
    return this.addTabulated(GAMMA, mean, shape);
  }

  /** Each value with a probability in proportion to its weight. Without any positive weight: fixed at 0. */
  addEmpirical(values: Float64Array, weights: Float64Array): i32 {
    const start: i32 = this.reserve(2 * values.length);
    let size: i32 = 0;
    for (let i: i32 = 0; i < values.length; i++) {
      if (weights[i] > 0.0) {
        this.steps[start + 2 * size] = values[i];
        this.steps[start + 2 * size + 1] = weights[i];
        size++;
      }
    }
    if (size == 0) return this.addFixed(0.0);
    this.sortPairs(start, size);
    let cumulative: f64 = 0.0;
    for (let i: i32 = 0; i < size; i++) {
      cumulative += this.steps[start + 2 * i + 1];
      this.steps[start + 2 * i + 1] = cumulative;
    }
    const id: i32 = this.add(EMPIRICAL, 1.0, cumulative, 0.0, 0.0);
    this.starts[id] = start;
    this.sizes[id] = size;
    return id;
  }

  /** A new law: `factor` ≥ 0 times the law `id`. */
  scale(id: i32, factor: f64): i32 {
    const copy: i32 = this.add(this.kinds[id], this.factors[id] * factor, this.first[id], this.second[id], this.third[id]);
    this.starts[copy] = this.starts[id];
    this.sizes[copy] = this.sizes[id];
    return copy;
  }

  /** A copy for reading, whose tables of quantiles are those it uses and no others. */
  packed(): Laws {
    const copy: Laws = new Laws();
    const used: Int32Array = new Int32Array(this.count);
    for (let id: i32 = 0; id < this.count; id++) used[id] = this.kinds[id] <= LAST_TABULATED ? this.starts[id] : -1;
    copy.count = this.count;
    copy.kinds = this.kinds;
    copy.factors = this.factors;
    copy.first = this.first;
    copy.second = this.second;
    copy.third = this.third;
    copy.starts = this.starts.slice();
    copy.sizes = this.sizes;
    copy.steps = this.steps;
    copy.stepsUsed = this.stepsUsed;
    copy.quantiles = this.quantiles.only(used);
    for (let id: i32 = 0; id < this.count; id++) if (used[id] >= 0) copy.starts[id] = used[id];
    return copy;
  }

  /** True if a law always yields the same value, so that nothing need be drawn. */
  isFixed(id: i32): bool {
    return this.kinds[id] == FIXED;
  }

  /** The quantile at u: the smallest x with cdf(x) ≥ u. 0 < u < 1. */
  sample(id: i32, u: f64): f64 {
    const kind: i32 = this.kinds[id];
    const factor: f64 = this.factors[id];
    if (kind <= LAST_TABULATED) return factor * this.quantiles.at(this.starts[id], u);
    if (kind == FIXED) return factor * this.first[id];
    if (kind == UNIFORM) return factor * (this.first[id] + (this.second[id] - this.first[id]) * u);
    if (kind == TRIANGULAR) return factor * this.triangle(id, u);
    return factor * this.step(id, u);
  }

  /** What `sample` yields at u, by its other name. */
  quantile(id: i32, u: f64): f64 {
    return this.sample(id, u);
  }

  mean(id: i32): f64 {
    const kind: i32 = this.kinds[id];
    const a: f64 = this.first[id];
    const b: f64 = this.second[id];
    let mean: f64 = 1.0; // of exponential and gamma, whose factor is their mean
    if (kind == FIXED) mean = a;
    if (kind == UNIFORM) mean = 0.5 * (a + b);
    if (kind == TRIANGULAR) mean = (a + b + this.third[id]) / 3.0;
    if (kind == LOGNORMAL) mean = exp(0.5 * a * a);
    if (kind == EMPIRICAL) mean = this.stepMoment(id, 0.0, 1);
    return this.factors[id] * mean;
  }

  variance(id: i32): f64 {
    const kind: i32 = this.kinds[id];
    const a: f64 = this.first[id];
    const b: f64 = this.second[id];
    const c: f64 = this.third[id];
    let variance: f64 = 0.0;
    if (kind == EXPONENTIAL) variance = 1.0;
    if (kind == UNIFORM) variance = ((b - a) * (b - a)) / 12.0;
    if (kind == TRIANGULAR) variance = ((b - a) * (b - a) + (c - b) * (c - a)) / 18.0;
    if (kind == LOGNORMAL) {
      const s: f64 = a * a;
      variance = exp(s) * (s < 1e-5 ? s + 0.5 * s * s : exp(s) - 1.0);
    }
    if (kind == GAMMA) variance = 1.0 / a;
    if (kind == EMPIRICAL) variance = this.stepMoment(id, this.stepMoment(id, 0.0, 1), 2);
    return this.factors[id] * this.factors[id] * variance;
  }

  /** P(X ≤ x), exact also where sampling goes by a table. */
  cdf(id: i32, x: f64): f64 {
    const factor: f64 = this.factors[id];
    if (factor == 0.0) return x >= 0.0 ? 1.0 : 0.0;
    const kind: i32 = this.kinds[id];
    const a: f64 = this.first[id];
    const y: f64 = x / factor;
    if (kind == FIXED) return y >= a ? 1.0 : 0.0;
    if (kind == EXPONENTIAL) return y > 0.0 ? 1.0 - exp(-y) : 0.0;
    if (kind == GAMMA) return gammaP(a, y * a);
    if (kind == EMPIRICAL) return this.stepCdf(id, y);
    if (kind == LOGNORMAL) {
      if (y <= 0.0) return 0.0;
      if (a == 0.0) return y >= 1.0 ? 1.0 : 0.0;
      return normalCdf(ln(y) / a);
    }
    const b: f64 = this.second[id];
    const max: f64 = kind == UNIFORM ? b : this.third[id];
    if (y >= max) return 1.0;
    if (y <= a) return 0.0;
    if (kind == UNIFORM) return (y - a) / (max - a);
    if (y <= b) return ((y - a) * (y - a)) / ((max - a) * (b - a));
    return 1.0 - ((max - y) * (max - y)) / ((max - a) * (max - b));
  }

  /** ∫ P(X ≤ t) dt from 0 to x, exact like the cdf: x·F(x) less what is expected of X up to x. */
  integratedCdf(id: i32, x: f64): f64 {
    const factor: f64 = this.factors[id];
    if (x <= 0.0) return 0.0;
    if (factor == 0.0) return x;
    const kind: i32 = this.kinds[id];
    const a: f64 = this.first[id];
    const y: f64 = x / factor;
    if (kind == EXPONENTIAL) return factor * (y - 1.0 + exp(-y));
    if (kind == GAMMA) return factor * (y * gammaP(a, y * a) - gammaP(a + 1.0, y * a));
    if (kind == LOGNORMAL && a > 0.0) return factor * (y * normalCdf(ln(y) / a) - exp(0.5 * a * a) * normalCdf(ln(y) / a - a));
    if (kind == LOGNORMAL) return y > 1.0 ? x - factor : 0.0;
    if (kind == EMPIRICAL) return factor * this.stepIntegral(id, y);
    if (y <= a) return 0.0;
    const max: f64 = kind == FIXED ? a : kind == UNIFORM ? this.second[id] : this.third[id];
    if (y >= max) return x - this.mean(id);
    if (kind == UNIFORM) return (factor * (y - a) * (y - a)) / (2.0 * (max - a));
    const b: f64 = this.second[id];
    if (y <= b) return (factor * (y - a) * (y - a) * (y - a)) / (3.0 * (max - a) * (b - a));
    return x - this.mean(id) + (factor * (max - y) * (max - y) * (max - y)) / (3.0 * (max - a) * (max - b));
  }

  private triangle(id: i32, u: f64): f64 {
    const min: f64 = this.first[id];
    const mode: f64 = this.second[id];
    const max: f64 = this.third[id];
    const width: f64 = max - min;
    if (u * width < mode - min) return min + Math.sqrt(u * width * (mode - min));
    return max - Math.sqrt((1.0 - u) * width * (max - mode));
  }

  /** By bisection over the cumulative weights. */
  private step(id: i32, u: f64): f64 {
    const start: i32 = this.starts[id];
    const target: f64 = u * this.first[id];
    let low: i32 = 0;
    let high: i32 = this.sizes[id] - 1;
    while (low < high) {
      const middle: i32 = (low + high) >> 1;
      if (this.steps[start + 2 * middle + 1] < target) low = middle + 1;
      else high = middle;
    }
    return this.steps[start + 2 * low];
  }

  private stepCdf(id: i32, x: f64): f64 {
    const start: i32 = this.starts[id];
    let cumulative: f64 = 0.0;
    for (let i: i32 = 0; i < this.sizes[id] && this.steps[start + 2 * i] <= x; i++) {
      cumulative = this.steps[start + 2 * i + 1];
    }
    return cumulative / this.first[id];
  }

  private stepIntegral(id: i32, x: f64): f64 {
    const start: i32 = this.starts[id];
    let sum: f64 = 0.0;
    let before: f64 = 0.0;
    for (let i: i32 = 0; i < this.sizes[id] && this.steps[start + 2 * i] < x; i++) {
      sum += (this.steps[start + 2 * i + 1] - before) * (x - this.steps[start + 2 * i]);
      before = this.steps[start + 2 * i + 1];
    }
    return sum / this.first[id];
  }

  /** Mean of (X − origin)^power, power 1 or 2. */
  private stepMoment(id: i32, origin: f64, power: i32): f64 {
    const start: i32 = this.starts[id];
    let sum: f64 = 0.0;
    let before: f64 = 0.0;
    for (let i: i32 = 0; i < this.sizes[id]; i++) {
      const distance: f64 = this.steps[start + 2 * i] - origin;
      const cumulative: f64 = this.steps[start + 2 * i + 1];
      sum += (cumulative - before) * (power == 1 ? distance : distance * distance);
      before = cumulative;
    }
    return sum / this.first[id];
  }

  /** Shell sort of (value, weight) pairs by value. */
  private sortPairs(start: i32, size: i32): void {
    const steps: Float64Array = this.steps;
    for (let gap: i32 = size >> 1; gap > 0; gap >>= 1) {
      for (let i: i32 = gap; i < size; i++) {
        const value: f64 = steps[start + 2 * i];
        const weight: f64 = steps[start + 2 * i + 1];
        let j: i32 = i;
        while (j >= gap && steps[start + 2 * (j - gap)] > value) {
          steps[start + 2 * j] = steps[start + 2 * (j - gap)];
          steps[start + 2 * j + 1] = steps[start + 2 * (j - gap) + 1];
          j -= gap;
        }
        steps[start + 2 * j] = value;
        steps[start + 2 * j + 1] = weight;
      }
    }
  }

  private addTabulated(kind: i32, factor: f64, shape: f64): i32 {
    const id: i32 = this.add(kind, factor, shape, 0.0, 0.0);
    let start: i32 = this.quantiles.find(kind, shape);
    if (start < 0) {
      if (kind == EXPONENTIAL) start = this.quantiles.addExponential();
      else if (kind == LOGNORMAL) start = this.quantiles.addLognormal(shape);
      else start = this.quantiles.addGamma(shape);
      this.quantiles.remember(kind, shape, start);
    }
    this.starts[id] = start;
    return id;
  }

  private add(kind: i32, factor: f64, first: f64, second: f64, third: f64): i32 {
    const id: i32 = this.count;
    if (id == this.kinds.length) this.growLaws();
    this.kinds[id] = kind;
    this.factors[id] = factor;
    this.first[id] = first;
    this.second[id] = second;
    this.third[id] = third;
    this.starts[id] = 0;
    this.sizes[id] = 0;
    this.count = id + 1;
    return id;
  }

  private growLaws(): void {
    this.kinds = doubledInts(this.kinds);
    this.factors = doubled(this.factors, 0);
    this.first = doubled(this.first, 0);
    this.second = doubled(this.second, 0);
    this.third = doubled(this.third, 0);
    this.starts = doubledInts(this.starts);
    this.sizes = doubledInts(this.sizes);
  }

  /** Room for so many numbers among the steps; returns where it starts. */
  private reserve(length: i32): i32 {
    const start: i32 = this.stepsUsed;
    this.stepsUsed = start + length;
    if (this.stepsUsed > this.steps.length) this.steps = doubled(this.steps, this.stepsUsed);
    return start;
  }
}

function doubled(from: Float64Array, atLeast: i32): Float64Array {
  const length: i32 = 2 * from.length;
  const to: Float64Array = new Float64Array(length < atLeast ? atLeast : length);
  for (let i: i32 = 0; i < from.length; i++) to[i] = from[i];
  return to;
}

function doubledInts(from: Int32Array): Int32Array {
  const to: Int32Array = new Int32Array(2 * from.length);
  for (let i: i32 = 0; i < from.length; i++) to[i] = from[i];
  return to;
}
