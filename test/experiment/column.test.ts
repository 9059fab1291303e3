import fc from "fast-check";
import { expect, test } from "vitest";
import { Column } from "../../src/experiment/column.ts";
import { quantileInterval } from "../../src/experiment/interval.ts";

/** Type 7 as its definition reads: sort, then interpolate at (n − 1)·p. */
function naive(values: number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const h = (sorted.length - 1) * p;
  const below = sorted[Math.floor(h)];
  const above = sorted[Math.ceil(h)];
  return h === Math.floor(h) ? below : below + (h - Math.floor(h)) * (above - below);
}

const probabilities = [0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1];

function column(values: number[], ps = probabilities): Column {
  const loaded = new Column(values.length, ps);
  loaded.load(Float64Array.from(values), 0, values.length);
  return loaded;
}

test("column.quantiles are type 7: the published example of ten numbers (rule E1)", () => {
  // Hyndman and Fan's definition 7; R: quantile(1:10, c(.05, .25, .5, .95)).
  const { quantiles } = column([7, 1, 10, 4, 2, 9, 3, 8, 5, 6], [0.05, 0.25, 0.5, 0.95]);
  [1.45, 3.25, 5.5, 9.55].forEach((value, i) => expect(quantiles[i]).toBeCloseTo(value, 12));
});

const kinds: Record<string, fc.Arbitrary<number>> = {
  "any finite numbers": fc.double({ noNaN: true, noDefaultInfinity: true }),
  "small whole numbers with many ties": fc.integer({ min: 0, max: 12 }),
  "cents": fc.integer({ min: -5_000_000_00, max: 9_000_000_00 }),
  "shares": fc.double({ noNaN: true, min: 0, max: 1 }),
  "one giant among dwarfs": fc.oneof({ weight: 30, arbitrary: fc.double({ noNaN: true, min: 0, max: 1e-9 }) }, { weight: 1, arbitrary: fc.constant(1e12) }),
};
for (const [kind, arbitrary] of Object.entries(kinds)) {
  test(`column.quantiles and medianError equal sorting and counting, for ${kind}`, () => {
    fc.assert(
      fc.property(fc.array(arbitrary, { minLength: 1, maxLength: 400 }), (values) => {
        const { quantiles, medianError, count } = column(values);
        expect(count).toBe(values.length);
        // −0 and 0 are equal in order.
        probabilities.forEach((p, i) => expect(quantiles[i] === naive(values, p) || Math.abs(naive(values, p)) === Infinity).toBe(true));
        const { low, high } = quantileInterval(values, 0.5);
        expect(medianError + 0).toEqual((high - low) / 2 + 0);
      }),
    );
  });
}

test("column.load(values) leaves nothing behind for the next column", () => {
  const reused = new Column(500, probabilities);
  const random = (i: number, seed: number) => ((i * 7919 * seed) % 1013) ** 3 * (i % 5 === 0 ? -1 : 1);
  for (const [seed, length] of [[3, 500], [17, 23], [255, 499], [9, 1], [40, 500]]) {
    const values = Array.from({ length }, (_, i) => random(i, seed));
    reused.load(Float64Array.from(values), 0, length);
    const fresh = column(values);
    expect([...reused.quantiles, reused.mean, reused.medianError]).toEqual([...fresh.quantiles, fresh.mean, fresh.medianError]);
  }
});

test("column.load(values, offset, length) reads only its part and leaves undefined numbers out", () => {
  const part = new Column(4, [0.5]);
  part.load(Float64Array.of(99, NaN, 3, 1, 2, -99), 1, 4);
  expect([part.count, part.mean, part.quantiles[0]]).toEqual([3, 2, 2]);
  part.load(Float64Array.of(NaN, NaN), 0, 2);
  expect([part.count, part.mean, part.quantiles[0]]).toEqual([0, NaN, NaN]);
});

test("column survives what has no width and what is infinitely wide", () => {
  expect(column([5, 5, 5, 5]).quantiles[1]).toBe(5);
  expect(Array.from(column([Infinity, 1, -Infinity, 2, 3], [0.25, 0.5, 0.75]).quantiles)).toEqual([1, 2, 3]);
  expect(column([1e308, -1e308, 0], [0.5]).quantiles[0]).toBe(0);
});

test("column.loadParts gives what load gives of the same numbers, narrow or wide, wherever they are cut", () => {
  const whole = fc.oneof(fc.array(fc.integer({ min: -3, max: 12 }), { minLength: 2, maxLength: 300 }), fc.array(fc.integer({ min: -2_000_000_00, max: 2_000_000_00 }), { minLength: 2, maxLength: 300 }));
  fc.assert(
    fc.property(whole, fc.nat(), (values, where) => {
      const cut = where % values.length;
      const pieces = [values.slice(0, cut), values.slice(cut)].filter(({ length }) => length > 0);
      // Of two points side by side, the second; in the second part one replication stands before it.
      const parts = pieces.map((piece, i) => ({ values: Int32Array.from([...Array.from({ length: piece.length + i + i }, () => 99), ...piece]), stride: piece.length + i, index: i, length: piece.length }));
      const loaded = new Column(values.length, probabilities);
      loaded.loadParts(parts, 1);
      const { quantiles, mean, medianError, count } = column(values);
      expect({ quantiles: loaded.quantiles, mean: loaded.mean, medianError: loaded.medianError, count: loaded.count }).toEqual({ quantiles, mean, medianError, count });
    }),
  );
});
