import { describe, expect, test } from "vitest";
import { Draws, uniform } from "../../src/kernel/draws.ts";
import {
  exp,
  exp2,
  gammaP,
  gammaQ,
  ln,
  lnGamma,
  normalCdf,
  normalQuantile,
  pow,
} from "../../src/kernel/elementary.ts";
import { fromWords, highWord, lowWord } from "../../src/kernel/machine.ts";

const bits = new BigInt64Array(1);
const float = new Float64Array(bits.buffer);

/** How many floats apart two positive numbers lie. */
function ulps(a: number, b: number): number {
  float[0] = a;
  const first = bits[0]!;
  float[0] = b;
  return Math.abs(Number(first - bits[0]!));
}

/** `count` seeded numbers between 0 and 1. */
function* uniforms(count: number, seed: number): Generator<number> {
  const draws = new Draws();
  for (let i = 0; i < count; i++) {
    draws.block(seed, 0, i, 0);
    yield uniform(draws.hi);
  }
}

/** Seeded positive floats of every magnitude, subnormal ones among them. */
function* floats(count: number, seed: number): Generator<number> {
  const draws = new Draws();
  for (let i = 0; i < count; i++) {
    draws.block(seed, 1, i, 0);
    const x = fromWords(draws.hi & 0x7fffffff, draws.lo);
    if (x > 0 && x < Infinity) yield x;
  }
}

describe("ln(x)", () => {
  test("is within 2 ulp of Math.log on 150,000 inputs of every magnitude", () => {
    let worst = 0;
    for (const x of floats(100_000, 1)) worst = Math.max(worst, ulps(Math.abs(ln(x)), Math.abs(Math.log(x))));
    for (const u of uniforms(50_000, 2)) {
      const x = 0.5 + 2 * u; // near the zero at 1
      worst = Math.max(worst, Math.sign(ln(x)) === Math.sign(Math.log(x)) ? ulps(Math.abs(ln(x)), Math.abs(Math.log(x))) : Infinity);
    }
    expect(worst).toBeLessThanOrEqual(2);
  });

  test("at the edges", () => {
    expect(ln(1)).toBe(0);
    expect(ln(0)).toBe(-Infinity);
    expect(ln(-1)).toBeNaN();
    expect(ln(NaN)).toBeNaN();
    expect(ln(Infinity)).toBe(Infinity);
    for (const x of [5e-324, 2.2250738585072014e-308, Number.MAX_VALUE, 1 - 2 ** -53, 1 + 2 ** -52]) {
      expect(ulps(Math.abs(ln(x)), Math.abs(Math.log(x)))).toBeLessThanOrEqual(1);
    }
  });
});

describe("exp(x), exp2(x), pow(x, y)", () => {
  test("exp is within 2 ulp of Math.exp on 150,000 inputs from underflow to overflow", () => {
    let worst = 0;
    for (const u of uniforms(100_000, 3)) {
      const x = 1456 * u - 746;
      worst = Math.max(worst, ulps(exp(x), Math.exp(x)));
    }
    for (const u of uniforms(50_000, 4)) worst = Math.max(worst, ulps(exp(u - 0.5), Math.exp(u - 0.5)));
    expect(worst).toBeLessThanOrEqual(2);
  });

  test("exp at the edges", () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(NaN)).toBeNaN();
    expect(exp(709.79)).toBe(Infinity);
    expect(exp(-745.2)).toBe(0);
    for (const x of [709.782712893384, 709.7827128933839, -708.4, -745.13, 1e-300, -1e-17]) {
      expect(ulps(exp(x), Math.exp(x))).toBeLessThanOrEqual(x === 709.782712893384 ? Infinity : 2);
    }
  });

  test("exp2 is exact for whole numbers and within 2 ulp elsewhere", () => {
    for (let n = -1074; n < 1024; n++) expect(exp2(n)).toBe(2 ** n);
    let worst = 0;
    for (const u of uniforms(100_000, 5)) worst = Math.max(worst, ulps(exp2(2000 * u - 1000), 2 ** (2000 * u - 1000)));
    expect(worst).toBeLessThanOrEqual(2);
  });

  test("pow errs by no more than (1 + |y ln x|) 2^-52", () => {
    const ys = uniforms(100_000, 7);
    let worst = 0;
    for (const u of uniforms(100_000, 6)) {
      const x = exp(20 * u - 10);
      const y = 20 * ys.next().value! - 10;
      const error = Math.abs(pow(x, y) / Math.pow(x, y) - 1);
      worst = Math.max(worst, error / ((1 + Math.abs(y * Math.log(x))) * 2 ** -52));
    }
    expect(worst).toBeLessThan(1);
    expect([pow(3, 0), pow(0, 2.5), pow(0, -1), pow(1, 1e9), pow(0.1, 1), pow(0.1, 2)]).toEqual([1, 0, Infinity, 1, 0.1, 0.1 * 0.1]);
  });
});

describe("normalCdf(x), normalQuantile(p)", () => {
  // mpmath, 40 digits
  const CDF: [number, number][] = [
    [-37, 5.725571222524577e-300],
    [-30, 4.906713927148187e-198],
    [-10, 7.619853024160525e-24],
    [-5.5, 1.8989562465887718e-8],
    [-3, 0.0013498980316300946],
    [-1.5, 0.06680720126885807],
    [-0.25, 0.4012936743170763],
    [0, 0.5],
    [0.5, 0.6914624612740131],
    [1, 0.8413447460685429],
    [2.5, 0.9937903346742238],
    [4, 0.9999683287581669],
    [8, 0.9999999999999993],
  ];
  const QUANTILE: [number, number][] = [
    [1e-300, -37.0470962993612],
    [1e-100, -21.273453560965326],
    [1e-20, -9.262340089798407],
    [2 ** -33, -6.3379577545537895],
    [1e-5, -4.264890793922825],
    [0.025, -1.9599639845400543],
    [0.075, -1.439531470938456],
    [0.0750001, -1.4395307645017297],
    [0.1, -1.2815515655446004],
    [0.3, -0.5244005127080408],
    [0.5, 0],
    [0.975, 1.9599639845400543],
  ];

  test.each(CDF)("normalCdf(%d) = %d", (x, p) => expect(Math.abs(normalCdf(x) / p - 1)).toBeLessThan(2e-15));

  test.each(QUANTILE)("normalQuantile(%d) = %d", (p, z) =>
    expect(Math.abs(normalQuantile(p) - z)).toBeLessThanOrEqual(4.5e-16 * Math.abs(z)),
  );

  test("undo each other", () => {
    let worst = 0;
    for (const u of uniforms(100_000, 8)) {
      for (const p of [u, u / 1e6, u / 1e12]) worst = Math.max(worst, Math.abs(normalCdf(normalQuantile(p)) / p - 1));
    }
    expect(worst).toBeLessThan(3e-14);
  });

  test("are monotone on dense grids", () => {
    const rises = (from: number, step: number, count: number) => {
      let before = -Infinity;
      for (let i = 0; i < count; i++) {
        const z = normalQuantile(from + i * step);
        if (z <= before) return from + i * step;
        before = z;
      }
      return "everywhere";
    };
    expect(rises(2 ** -19, 2 ** -18, 2 ** 18)).toBe("everywhere");
    expect(rises(2 ** -33, 2 ** -32, 100_000)).toBe("everywhere");
    expect(rises(1 - 2 ** -33 - 99_999 * 2 ** -32, 2 ** -32, 100_000)).toBe("everywhere");
    // where one formula hands over to the next
    expect(rises(0.075 - 1000 * 2 ** -32, 2 ** -32, 2000)).toBe("everywhere");
    expect(rises(0.925 - 1000 * 2 ** -32, 2 ** -32, 2000)).toBe("everywhere");
    expect(rises(exp(-25) - 1000 * 2 ** -60, 2 ** -60, 2000)).toBe("everywhere");
    expect(rises(1 - exp(-25) - 1000 * 2 ** -48, 2 ** -48, 2000)).toBe("everywhere");
    let before = -1;
    let falls = 0;
    for (let x = -38; x < 6; x += 1 / 4096) {
      const p = normalCdf(x);
      if (p < before) falls++;
      before = p;
    }
    expect(falls).toBe(0);
  });

  test("give the ends for the ends", () => {
    expect([normalQuantile(0), normalQuantile(1), normalCdf(-Infinity), normalCdf(Infinity), normalCdf(-40), normalCdf(40)]).toEqual([
      -Infinity, Infinity, 0, 1, 0, 1,
    ]);
    expect(normalQuantile(NaN)).toBeNaN();
    expect(normalCdf(NaN)).toBeNaN();
  });
});

describe("lnGamma(x), gammaP(a, x), gammaQ(a, x)", () => {
  // mpmath, 40 digits
  test.each([
    [1e-10, 23.025850929882736],
    [0.05, 2.9688792010517306],
    [0.5, 0.5723649429247001],
    [1, 0],
    [1.5, -0.12078223763524522],
    [2, 0],
    [2.5, 0.2846828704729192],
    [9.99, 12.779315214350193],
    [10, 12.80182748008147],
    [10.5, 13.940625219403763],
    [100, 359.1342053695754],
    [1e6, 12815504.569147613],
  ])("lnGamma(%d) = %d", (x, y) => expect(Math.abs(lnGamma(x) - y)).toBeLessThan(1e-14 + 5e-16 * Math.abs(y)));

  test.each([
    [0.05, 1e-20, 0.10272168652716764, 0.8972783134728324],
    [0.05, 2, 0.9973614572912035, 0.0026385427087965347],
    [0.5, 0.5, 0.6826894921370859, 0.3173105078629141],
    [1, 1, 0.6321205588285577, 0.36787944117144233],
    [2.5, 0.01, 2.987601531906594e-6, 0.999997012398468],
    [2.5, 3, 0.6937810815867216, 0.3062189184132784],
    [2.5, 3.5, 0.7793596920632893, 0.2206403079367108],
    [2.5, 20, 0.99999985066321, 1.4933679000503952e-7],
    [30, 20, 0.021818217525557394, 0.9781817824744427],
    [30, 31.5, 0.6293313411887193, 0.3706686588112807],
    [1000, 900, 0.0005499022657117829, 0.9994500977342882],
    [1000, 1001, 0.5168114529297863, 0.4831885470702138],
    [1000, 1100, 0.99894067674607, 0.0010593232539299773],
    [10000, 10000, 0.5013298083399552, 0.4986701916600448],
  ])("gammaP(%d, %d) = %d", (a, x, p, q) => {
    const allowed = 1e-14 + 1e-15 * a;
    expect(Math.abs(gammaP(a, x) / p - 1)).toBeLessThan(allowed);
    expect(Math.abs(gammaQ(a, x) / q - 1)).toBeLessThan(allowed);
  });

  test("gammaP at the ends", () => {
    expect([gammaP(2, 0), gammaP(2, -1), gammaP(2, Infinity), gammaQ(2, 0), gammaQ(2, Infinity)]).toEqual([0, 0, 1, 1, 0]);
    expect(gammaP(2, NaN)).toBeNaN();
  });
});

/** Golden: a change of it is a change of the engine version. Chromium, Firefox and WebAssembly must give the same. */
test("gives the same bits on 20,000 inputs in every engine (rule D6)", () => {
  let hash = 0x811c9dc5 | 0;
  const take = (x: number) => {
    hash = Math.imul(hash ^ highWord(x), 0x01000193);
    hash = Math.imul(hash ^ lowWord(x), 0x01000193);
    hash ^= hash >>> 15;
  };
  for (const u of uniforms(20_000, 9)) {
    take(ln(u));
    take(ln(1000 * u));
    take(exp(1400 * u - 700));
    take(exp2(40 * u - 20));
    take(pow(10 * u, 1.7));
    take(normalCdf(16 * u - 8));
    take(normalQuantile(u));
    take(lnGamma(40 * u));
    take(gammaP(2.5, 10 * u));
  }
  expect((hash >>> 0).toString(16)).toBe("800da5");
});
