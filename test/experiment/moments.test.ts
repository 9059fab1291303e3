import fc from "fast-check";
import { mean, sampleStandardDeviation } from "simple-statistics";
import { expect, test } from "vitest";
import { moments } from "../../src/experiment/moments.ts";

/** How many decimal digits of `value` are right. */
function digits(value: number, certified: number): number {
  return value === certified ? 15 : -Math.log10(Math.abs(value - certified) / Math.abs(certified));
}

/** NIST Statistical Reference Datasets, univariate summary statistics: the data as published, mean and standard deviation certified. */
const wave = (first: number, low: number, high: number) => [first, ...Array.from({ length: 1000 }, (_, i) => (i % 2 === 0 ? low : high))];
const nist = [
  { name: "NumAcc1", values: [10000001, 10000003, 10000002], mean: 10000002, sd: 1, digits: 15 },
  { name: "NumAcc2", values: wave(1.2, 1.1, 1.3), mean: 1.2, sd: 0.1, digits: 14 },
  // The data themselves are not representable: 1000000.1 is off by 2e-11, which limits the deviation to 9 digits, 10000000.1 to 8.
  { name: "NumAcc3", values: wave(1000000.2, 1000000.1, 1000000.3), mean: 1000000.2, sd: 0.1, digits: 9 },
  { name: "NumAcc4", values: wave(10000000.2, 10000000.1, 10000000.3), mean: 10000000.2, sd: 0.1, digits: 8 },
];
for (const { name, values, mean: certified, sd, digits: right } of nist) {
  test(`moments(${name} of NIST StRD) has the certified mean to 14 and standard deviation to ${right} digits`, () => {
    const found = moments(values);
    expect(digits(found.mean, certified)).toBeGreaterThanOrEqual(14);
    expect(digits(found.standardDeviation, sd)).toBeGreaterThanOrEqual(right);
  });
}

test("moments(values) agrees with simple-statistics", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 2, maxLength: 400 }), (values) => {
      const found = moments(values);
      expect(found.mean).toBeCloseTo(mean(values), 6);
      expect(found.standardDeviation).toBeCloseTo(sampleStandardDeviation(values), 5);
      expect(found.standardError).toBeCloseTo(sampleStandardDeviation(values) / Math.sqrt(values.length), 5);
    }),
  );
});

test("moments(values) leaves out what is not defined, and says nothing of nothing", () => {
  expect(moments([NaN, 2, NaN, 4])).toMatchObject({ count: 2, mean: 3, standardDeviation: Math.SQRT2 });
  expect(moments([NaN])).toEqual({ count: 0, mean: NaN, standardDeviation: NaN, standardError: NaN });
  expect(moments([7])).toEqual({ count: 1, mean: 7, standardDeviation: NaN, standardError: NaN });
});
