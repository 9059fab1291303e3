import { describe, expect, test } from "vitest";
import { Draws, uniform } from "../../src/kernel/draws.ts";
import { Laws } from "../../src/kernel/law.ts";
import { highWord, lowWord } from "../../src/kernel/machine.ts";

interface Case {
  add: (laws: Laws) => number;
  mean: number;
  variance: number;
  /** How far midpoint sums over 2^20 cells may miss mean and variance, relative: what lies in the tails beyond. */
  tails: [number, number];
}

const LOG_SD = Math.log(9 / 3) / 1.2815515655446004;
const GAMMA_SHAPES = [0.05, 0.3, 0.9, 1, 1.5, 2.5, 10, 100, 10_000];

const CONTINUOUS: Record<string, Case> = {
  "exponential(3)": { add: (laws) => laws.addExponential(3), mean: 3, variance: 9, tails: [1e-6, 2e-5] },
  "uniform(1, 4)": { add: (laws) => laws.addUniform(1, 4), mean: 2.5, variance: 0.75, tails: [1e-12, 1e-9] },
  "triangular(1, 2, 6)": { add: (laws) => laws.addTriangular(1, 2, 6), mean: 3, variance: 21 / 18, tails: [1e-8, 1e-7] },
  "triangular(1, 1, 6)": { add: (laws) => laws.addTriangular(1, 1, 6), mean: 8 / 3, variance: 25 / 18, tails: [1e-8, 1e-7] },
  "triangular(1, 6, 6)": { add: (laws) => laws.addTriangular(1, 6, 6), mean: 13 / 3, variance: 25 / 18, tails: [1e-8, 1e-7] },
  "lognormal(3, p90 9)": {
    add: (laws) => laws.addLognormal(3, 9),
    mean: 3 * Math.exp(LOG_SD ** 2 / 2),
    variance: 9 * Math.exp(LOG_SD ** 2) * Math.expm1(LOG_SD ** 2),
    tails: [1e-5, 2e-3],
  },
  "lognormal(μ 1, σ 0.2)": {
    add: (laws) => laws.addLognormalMuSigma(1, 0.2),
    mean: Math.exp(1.02),
    variance: Math.exp(2.04) * Math.expm1(0.04),
    tails: [1e-6, 1e-5],
  },
  ...Object.fromEntries(
    GAMMA_SHAPES.map((shape): [string, Case] => [
      `gamma(5, shape ${shape})`,
      { add: (laws) => laws.addGamma(5, shape), mean: 5, variance: 25 / shape, tails: [1e-6 / Math.min(1, shape), 2e-5 / Math.min(1, shape)] },
    ]),
  ),
};

const STEPPED: Record<string, Case> = {
  "fixed(7)": { add: (laws) => laws.addFixed(7), mean: 7, variance: 0, tails: [0, 0] },
  "empirical": {
    add: (laws) => laws.addEmpirical(new Float64Array([5, 1, 2, 9]), new Float64Array([1, 2, 4, 1])),
    mean: 3,
    variance: 6.5,
    tails: [1e-12, 1e-12],
  },
};

const names = Object.keys(CONTINUOUS);
const allNames = [...names, ...Object.keys(STEPPED)];

function make(name: string): { laws: Laws; id: number; about: Case } {
  const laws = new Laws();
  const about = (CONTINUOUS[name] ?? STEPPED[name])!;
  return { laws, id: about.add(laws), about };
}

/** Probabilities from one end to the other: an even grid and both tails down to 2^-33. */
function* probabilities(): Generator<number> {
  for (let k = 33; k > 11; k--) for (const m of [1, 1.2, 1.5, 1.9]) yield m * 2 ** -k;
  for (let i = 1; i < 2000; i++) yield i / 2000;
  for (let k = 12; k < 34; k++) for (const m of [1.9, 1.5, 1.2, 1]) yield 1 - m * 2 ** -k;
}

describe("laws.mean(id), laws.variance(id)", () => {
  test.each(allNames)("%s: as stated", (name) => {
    const { laws, id, about } = make(name);
    expect(laws.mean(id)).toBeCloseTo(about.mean, 12);
    expect(laws.variance(id)).toBeCloseTo(about.variance, 9);
  });

  test.each(allNames)("%s: what laws.sample(id, u) gives over an even u", (name) => {
    const { laws, id, about } = make(name);
    const cells = 2 ** 20;
    let mean = 0;
    let variance = 0;
    for (let i = 0; i < cells; i++) {
      const x = laws.sample(id, (i + 0.5) / cells);
      mean += x;
      variance += (x - about.mean) ** 2;
    }
    expect(Math.abs(mean / cells - about.mean)).toBeLessThanOrEqual(about.tails[0] * about.mean + 1e-13);
    expect(Math.abs(variance / cells - about.variance)).toBeLessThanOrEqual(about.tails[1] * about.variance);
  });

  test.each(GAMMA_SHAPES)("gamma of shape %d has its mean to 1e-8 with the tails", (shape) => {
    const laws = new Laws();
    const id = laws.addGamma(5, shape);
    // Octave by octave, both tails, 4,096 midpoints each.
    let mean = (laws.sample(id, 2 ** -33) + laws.sample(id, 1 - 2 ** -33)) * 2 ** -33;
    for (let k = 33; k > 1; k--) {
      for (let i = 0; i < 4096; i++) {
        const v = 2 ** -k * (1 + (i + 0.5) / 4096);
        mean += (laws.sample(id, v) + laws.sample(id, 1 - v)) * (2 ** -k / 4096);
      }
    }
    expect(Math.abs(mean / 5 - 1)).toBeLessThan(1e-8);
  });
});

describe("laws.sample(id, u)", () => {
  test.each(names)("%s: laws.cdf(id, x) leads back to u", (name) => {
    const { laws, id } = make(name);
    const allowed = name === "gamma(5, shape 0.05)" ? 2e-5 : 5e-8;
    let worst = 0;
    for (const u of probabilities()) {
      const room = Math.min(u, 1 - u) + 1e-7; // a cdf near 1 has no more digits
      worst = Math.max(worst, Math.abs(laws.cdf(id, laws.sample(id, u)) - u) / room);
    }
    expect(worst).toBeLessThan(allowed);
  });

  test.each(allNames)("%s: never falls as u grows (rule D6)", (name) => {
    const { laws, id } = make(name);
    const grids: [number, number, number][] = [
      [2 ** -18, 2 ** -17, 2 ** 17],
      [2 ** -33, 2 ** -32, 20_000],
      [1 - 2 ** -33 - 19_999 * 2 ** -32, 2 ** -32, 20_000],
      [0.5 - 2 ** -33 - 999 * 2 ** -32, 2 ** -32, 2000],
      [0.25 - 2 ** -33 - 999 * 2 ** -32, 2 ** -32, 2000],
      [0.75 + 2 ** -40 - 999 * 2 ** -32, 2 ** -32, 2000],
    ];
    let falls = 0;
    for (const [from, step, count] of grids) {
      let before = -Infinity;
      for (let i = 0; i < count; i++) {
        const x = laws.sample(id, from + i * step);
        if (!(x >= before)) falls++;
        before = x;
      }
    }
    expect(falls).toBe(0);
  });

  test.each(names)("%s: is smooth: slopes of neighbouring cells agree", (name) => {
    const { laws, id } = make(name);
    const h = 2 ** -24;
    let worst = 0;
    for (let i = 130; i < 896; i++) {
      const u = i / 1024; // starts of cells among them
      if (name.startsWith("triangular") && Math.abs(u - 0.2) < 0.01) continue; // the mode is a corner
      const left = laws.sample(id, u) - laws.sample(id, u - h);
      const right = laws.sample(id, u + h) - laws.sample(id, u);
      worst = Math.max(worst, Math.abs(right / left - 1));
    }
    expect(worst).toBeLessThan(name === "gamma(5, shape 0.05)" ? 1e-3 : 1e-4);
  });

  test.each(names)("%s: keyed draws pass Kolmogorov and Smirnov", (name) => {
    const { laws, id } = make(name);
    const draws = new Draws();
    const n = 20_000;
    const xs = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      draws.block(1729, 1, i, 0);
      xs[i] = laws.sample(id, uniform(draws.hi));
    }
    xs.sort();
    let distance = 0;
    xs.forEach((x, i) => {
      const p = laws.cdf(id, x);
      distance = Math.max(distance, p - i / n, (i + 1) / n - p);
    });
    expect(distance * Math.sqrt(n)).toBeLessThan(1.95); // P = 0.001
    expect(distance * Math.sqrt(n)).toBeGreaterThan(0.34); // P = 0.9999: too good
  });

  test("lognormal(median, p90) has this median and this 90th percentile", () => {
    for (const [median, p90, allowed] of [[3, 9, 1e-9], [14, 45, 1e-9], [1, 1.01, 1e-9], [0.02, 5, 1e-7]] as const) {
      const laws = new Laws();
      const id = laws.addLognormal(median, p90);
      expect(laws.sample(id, 0.5)).toBeCloseTo(median, 12);
      expect(Math.abs(laws.sample(id, 0.9) / p90 - 1)).toBeLessThan(allowed);
      expect(laws.cdf(id, p90)).toBeCloseTo(0.9, 13);
    }
  });

  test("lognormal(median, median) is fixed", () => {
    const laws = new Laws();
    const id = laws.addLognormal(4, 4);
    expect([laws.sample(id, 0.001), laws.sample(id, 0.7), laws.mean(id), laws.variance(id)]).toEqual([4, 4, 4, 0]);
    expect([laws.cdf(id, 3.999), laws.cdf(id, 4)]).toEqual([0, 1]);
  });

  test("gamma of shape 1 is exponential", () => {
    const laws = new Laws();
    const gamma = laws.addGamma(3, 1);
    const exponential = laws.addExponential(3);
    let worst = 0;
    for (const u of probabilities()) worst = Math.max(worst, Math.abs(laws.sample(gamma, u) / laws.sample(exponential, u) - 1));
    expect(worst).toBeLessThan(1e-8);
  });

  test("empirical: the first value whose cumulative share reaches u", () => {
    const { laws, id } = make("empirical"); // 1 to 0.25, 2 to 0.75, 5 to 0.875, 9
    const us = [0.001, 0.25, 0.2500001, 0.75, 0.76, 0.875, 0.876, 0.9999];
    expect(us.map((u) => laws.sample(id, u))).toEqual([1, 1, 2, 2, 5, 5, 9, 9]);
    expect([0, 1, 1.5, 2, 5, 8.9, 9].map((x) => laws.cdf(id, x))).toEqual([0, 0.25, 0.25, 0.75, 0.875, 0.875, 1]);
  });

  test("empirical: sorts, leaves out what has no weight, is 0 when nothing has", () => {
    const laws = new Laws();
    const values = Float64Array.from({ length: 500 }, (_, i) => (i * 197) % 500);
    const id = laws.addEmpirical(values, new Float64Array(500).fill(2));
    for (let i = 0; i < 500; i++) expect(laws.sample(id, (i + 0.5) / 500)).toBe(i);
    const gap = laws.addEmpirical(new Float64Array([1, 2, 3]), new Float64Array([1, 0, 1]));
    expect([laws.sample(gap, 0.5), laws.sample(gap, 0.51)]).toEqual([1, 3]);
    const none = laws.addEmpirical(new Float64Array(0), new Float64Array(0));
    expect([laws.sample(none, 0.3), laws.mean(none)]).toEqual([0, 0]);
  });

  test("uniform and triangular of no width are fixed", () => {
    const laws = new Laws();
    for (const id of [laws.addUniform(2, 2), laws.addTriangular(2, 2, 2)]) {
      expect([laws.sample(id, 0.1), laws.sample(id, 0.9), laws.cdf(id, 1.9), laws.cdf(id, 2)]).toEqual([2, 2, 0, 1]);
    }
  });
});

test.each(allNames)("laws.scale(id, factor): %s", (name) => {
  const { laws, id } = make(name);
  const double = laws.scale(id, 2);
  const none = laws.scale(id, 0);
  for (const u of [0.01, 0.4, 0.99]) {
    expect(laws.sample(double, u)).toBe(2 * laws.sample(id, u));
    expect(laws.sample(none, u)).toBe(0);
    expect(laws.quantile(id, u)).toBe(laws.sample(id, u));
  }
  expect(laws.mean(double)).toBe(2 * laws.mean(id));
  expect(laws.variance(double)).toBe(4 * laws.variance(id));
  expect(laws.cdf(double, 2 * laws.mean(id))).toBe(laws.cdf(id, laws.mean(id)));
  expect([laws.cdf(none, -1), laws.cdf(none, 0)]).toEqual([0, 1]);
});

test("laws of one shape share a table; a hundred laws fit", () => {
  const laws = new Laws();
  const ids = Array.from({ length: 100 }, (_, i) => laws.addGamma(i + 1, 2.5));
  expect(laws.quantiles.used).toBe(2 * 1025 * 5);
  for (const id of ids) expect(laws.sample(id, 0.3)).toBeCloseTo((id + 1) * laws.sample(0, 0.3), 12);
});

/** Golden: a change of it is a change of the engine version. */
test("samples have the same bits in every engine (rule D6)", () => {
  const laws = new Laws();
  const ids = Object.values({ ...CONTINUOUS, ...STEPPED }).map(({ add }) => add(laws));
  let hash = 0;
  for (const u of probabilities()) {
    for (const id of ids) {
      const x = laws.sample(id, u);
      hash = Math.imul(hash ^ highWord(x), 0x01000193);
      hash = Math.imul(hash ^ lowWord(x), 0x01000193);
      hash ^= hash >>> 15;
    }
  }
  expect((hash >>> 0).toString(16)).toBe("7cfc7ade");
});
