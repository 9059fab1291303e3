import { describe, expect, test } from "vitest";
import { families, familyOf } from "./families.ts";
import { findings, isExempt } from "./family.ts";
import { andersonDarling, chiSquare, normalScore, normalShare } from "./gate.ts";
import { figuresOf, furtherRows, publishedRows, type Row } from "./row.ts";

/** Tested where the piece is that they speak of: trace.test.ts, and the tests of the kernel and of the experiment. */
const elsewhere = ["law-mm1", "rng-kat", "nist-strd"];

const here = publishedRows.filter(({ id }) => !elsewhere.includes(id));
const daily = [...here, ...furtherRows.filter(({ slow }) => slow !== true)];
const named = (rows: readonly Row[]) => rows.map((row) => [row.id, row] as const);

describe("the closed forms are our own", () => {
  test.each(named(here))("%s: our formula gives what is published, to the digits printed", (_, row) => {
    const family = familyOf(row)!;
    const exact = family.exact(family.model(row.model));
    for (const [figure, published] of Object.entries(figuresOf(row.expect))) {
      // Fifteen digits are printed, of which a chain that is solved step by step (Bass) has ten in common with ours.
      expect(Math.abs(exact[figure] - published), `${figure}: ${exact[figure]} for ${published}`).toBeLessThanOrEqual(1e-10 * Math.abs(published));
    }
  });

  test("every family is tried with parameters that are not in the file", () => {
    for (const family of families) expect(furtherRows.some((row) => familyOf(row) === family), family.names[0]).toBe(true);
  });
});

describe("scenarios hold to them", { timeout: 300_000 }, () => {
  const collected: number[] = [];

  test.each(named(daily))("%s: |z| < 3.5 for every figure (rule C5)", (_, row) => {
    const family = familyOf(row)!;
    const model = family.model(row.model);
    const found = findings(family, row, 1);
    for (const finding of found) {
      if (isExempt(finding)) continue;
      const { figure, z, target, estimate, standardError, isSpread } = finding;
      expect(Math.abs(z), `${figure}: ${estimate} ± ${standardError} for ${target}`).toBeLessThan(3.5);
      // The battery asks for less; this is to tell a figure from noise.
      if (!isSpread && Math.abs(target) > 0.01) expect(standardError, `standard error of ${figure}`).toBeLessThanOrEqual(0.25 * Math.abs(target));
    }
    const read = new Set([...found.map(({ figure }) => figure.split("|")[0]), ...Object.keys(family.leftOut?.(model, 1) ?? {})]);
    expect(Object.keys(family.exact(model)).filter((figure) => !read.has(figure)), "figures nobody reads").toEqual([]);
    const headline = found.find(({ figure }) => figure === family.headline);
    if (headline) collected.push(headline.z);
  });

  // One figure of each row, each row with a seed of its own: independent. Seeds are fixed, so this is the same on every machine;
  // with other seeds each of the three would fail by chance once in a thousand times.
  test("the z of all rows look like draws of the standard normal: neither too bad nor too good (rule C5)", () => {
    const n = collected.length;
    expect(n).toBeGreaterThan(40);
    const squares = chiSquare(collected.reduce((sum, z) => sum + z * z, 0), n);
    expect(squares, "share of χ² below the sum of squares").toBeGreaterThan(0.0005);
    expect(squares).toBeLessThan(0.9995);
    expect(Math.abs(collected.reduce((sum, z) => sum + z, 0)) / Math.sqrt(n), "z of the mean").toBeLessThan(3.29);
    // Critical value of A² at one in a thousand, both parameters known (D'Agostino and Stephens 1986).
    expect(andersonDarling(collected)).toBeLessThan(6);
  });
});

describe("the gate", () => {
  test("Student's t becomes the z of the same probability, a χ² its share", () => {
    expect(normalScore(12.706204736432095, 1)).toBeCloseTo(1.959963984540054, 9);
    expect(normalScore(-2.0686576104190406, 23)).toBeCloseTo(-1.959963984540054, 9);
    expect(chiSquare(18.307038053275146, 10)).toBeCloseTo(0.95, 9);
    expect(normalShare(1.2815515655446004)).toBeCloseTo(0.9, 12);
    expect(normalShare(-4.753424308822899)).toBeCloseTo(1e-6, 12);
  });

  test("A² of evenly spread quantiles is small, of a shifted or a squeezed sample large", () => {
    const even = Array.from({ length: 60 }, (_, i) => quantile((i + 0.5) / 60));
    expect(andersonDarling(even)).toBeLessThan(0.1);
    expect(andersonDarling(even.map((z) => z + 0.6))).toBeGreaterThan(6);
    expect(andersonDarling(even.map((z) => z / 4))).toBeGreaterThan(6);
  });
});

function quantile(p: number): number {
  let [low, high] = [-9, 9];
  while (high - low > 1e-12) {
    const middle = (low + high) / 2;
    if (normalShare(middle) < p) low = middle;
    else high = middle;
  }
  return low;
}
