import { quantile } from "d3";
import fc from "fast-check";
import * as other from "simple-statistics";
import { describe, expect, test } from "vitest";
import { Column, moments } from "../../src/experiment/index.ts";
import cases from "../theory/cases.json" with { type: "json" };

const probabilities = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];
const numbers = fc.double({ noNaN: true, min: -1e6, max: 1e6 });

function column(values: readonly number[]): Column {
  const loaded = new Column(values.length, probabilities);
  loaded.load(Float64Array.from(values), 0, values.length);
  return loaded;
}

/** Equal but for the rounding of sums of numbers up to a million. */
function same(found: number, expected: number): void {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-8 + 1e-12 * Math.abs(expected));
}

describe("on random data", () => {
  test("mean, standard deviation and standard error agree with simple-statistics", () => {
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 2, maxLength: 400 }), (values) => {
        const found = moments(values);
        same(found.mean, other.mean(values));
        same(column(values).mean, other.mean(values));
        same(found.standardDeviation, other.sampleStandardDeviation(values));
        same(found.standardError, other.sampleStandardDeviation(values) / Math.sqrt(values.length));
      }),
    );
  });

  test("quantiles agree with those of d3, which are of type 7 too (rule E1)", () => {
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1, maxLength: 400 }), (values) => {
        const { quantiles } = column(values);
        probabilities.forEach((p, at) => same(quantiles[at], quantile(values, p)!));
      }),
    );
  });

  // Its quantiles are those of another type (2 in Hyndman and Fan's list but for a few lengths); all types meet where a quantile falls on a number.
  test("quantiles agree with simple-statistics where all definitions do, and the median at every length (rule E1)", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 15 }).chain((twenties) => fc.array(numbers, { minLength: 20 * twenties + 1, maxLength: 20 * twenties + 1 })), (values) => {
        const { quantiles } = column(values);
        probabilities.forEach((p, at) => same(quantiles[at], other.quantile(values, p)));
      }),
    );
    fc.assert(fc.property(fc.array(numbers, { minLength: 1, maxLength: 60 }), (values) => same(column(values).quantiles[probabilities.indexOf(0.5)], other.median(values))));
  });
});

/** How many decimal digits of `value` are right: NIST's logarithm of the relative error. */
function digits(value: number, certified: number): number {
  return value === certified ? 15 : -Math.log10(Math.abs(value - certified) / Math.abs(certified));
}

/** The data as the file describes them: numbers, or "1.2 then 500 x (1.1,1.3)". */
function dataOf(described: number[] | string): number[] {
  if (typeof described !== "string") return described;
  const [first, times, ...wave] = described.match(/[\d.]+/g)!.map(Number);
  return [first, ...Array.from({ length: times }, () => wave).flat()];
}

/** No figure of the product is an autocorrelation: this one is made of its mean and standard deviation. */
function autocorrelation(values: readonly number[]): number {
  const { mean, standardDeviation } = moments(values);
  const products = values.slice(1).map((value, at) => (value - mean) * (values[at] - mean));
  return products.reduce((sum, product) => sum + product, 0) / (standardDeviation ** 2 * (values.length - 1));
}

describe("on the Statistical Reference Datasets of NIST (nist-strd)", () => {
  const nist = cases.cases.find(({ id }) => id === "nist-strd")!;
  const data = nist.model as unknown as Record<string, number[] | string>;
  const certified = nist.expect as unknown as Record<string, { mean: number; sd: number; r1: number }>;
  // The data themselves cannot all be represented: 1000000.1 is off by 2e-11, which leaves the deviation nine digits, 10000000.1 eight.
  const right: Record<string, { spread: number; r1: number }> = { NumAcc1: { spread: 15, r1: 15 }, NumAcc2: { spread: 14, r1: 14 }, NumAcc3: { spread: 9, r1: 9 }, NumAcc4: { spread: 8, r1: 8 } };

  test.each(Object.entries(right))("%s: the certified mean to 14 digits; standard deviation and lag-1 autocorrelation to all that the data can give", (name, { spread, r1 }) => {
    const values = dataOf(data[name]);
    expect(values).toHaveLength(name === "NumAcc1" ? 3 : 1001);
    const { mean, standardDeviation } = moments(values);
    expect(digits(mean, certified[name].mean)).toBeGreaterThanOrEqual(14);
    expect(digits(column(values).mean, certified[name].mean)).toBeGreaterThanOrEqual(14);
    expect(digits(standardDeviation, certified[name].sd)).toBeGreaterThanOrEqual(spread);
    expect(digits(autocorrelation(values), certified[name].r1)).toBeGreaterThanOrEqual(r1);
    // As the file prints them.
    expect([Number(standardDeviation.toPrecision(7)), Number(autocorrelation(values).toPrecision(7))]).toEqual([certified[name].sd, certified[name].r1]);
  });
});
