/**
 * Every published closed form, and further parameters of the same families, in runs long enough for small standard errors.
 * `EFFORT` (16) multiplies the people of a row; `ROWS`, a file of rows `{ id, family, model }`, is tried beside those of the repository.
 */
import { readFileSync } from "node:fs";
import { simulate } from "hourglass";
import { describe, expect, test } from "vitest";
import { settling } from "../../src/experiment/index.ts";
import { familyOf } from "../theory/families.ts";
import { findings, isExempt, type Finding } from "../theory/family.ts";
import { andersonDarling, chiSquare } from "../theory/gate.ts";
import { furtherRows, publishedRows, type Row } from "../theory/row.ts";
import { keep, table } from "./findings.ts";

const effort = Number(process.env.EFFORT ?? 16);
const given: Row[] = process.env.ROWS === undefined ? [] : (JSON.parse(readFileSync(process.env.ROWS, "utf8")) as Row[]);

/** Rows that no scenario can be: the piece they speak of is tested. */
const pieces: Record<string, string> = {
  "law-mm1": "a piece: the kernel's calendar and station driven by the textbook's generator (`test/theory/trace.test.ts`)",
  "nist-strd": "a piece: the statistics of `src/experiment` (`test/experiment`)",
  "rng-kat": "a piece: the generators (`test/kernel`)",
};

const rows = [...publishedRows, ...furtherRows, ...given].filter(({ id }) => !(id in pieces));
const found = new Map<string, Finding[]>();

const warmups: (string | number)[][] = [];

describe("closed forms", () => {
  const stations = rows.filter((row) => familyOf(row)?.experiments(familyOf(row)!.model(row.model), 1)[0].scenarios[0].run.warmupMonths);

  test.each(stations.map((row) => [row.id, row] as const))("%s: what MSER-5 says of the warm-up is kept", async (id, row) => {
    const family = familyOf(row)!;
    const [scenario] = family.experiments(family.model(row.model), effort)[0].scenarios;
    const { series, days } = await simulate(scenario, { replications: 40 });
    for (const name of Object.keys(series).filter((name) => /^stage\.(desk|s)\d*$/.test(name))) {
      const found = settling(series[name], days, (scenario.run.warmupMonths * 365) / 12);
      warmups.push([id, name, found.leftOutDays.toFixed(0), found.days ?? "does not settle"]);
    }
  });

  test.each(rows.map((row) => [row.id, row] as const))("%s", (id, row) => {
    const family = familyOf(row);
    if (!family) throw new Error(`unknown family: ${row.family}`);
    const findingsOfRow = findings(family, row, effort);
    found.set(id, findingsOfRow);
    for (const finding of findingsOfRow) {
      if (!isExempt(finding)) expect.soft(Math.abs(finding.z), `${finding.figure}: ${finding.estimate} for ${finding.target}`).toBeLessThan(3.5);
    }
  });

  test("the z of all rows look like draws of the standard normal", () => {
    const headlines = rows.flatMap((row) => found.get(row.id)?.find(({ figure }) => figure === familyOf(row)!.headline) ?? []).map(({ z }) => z);
    const squares = headlines.reduce((sum, z) => sum + z * z, 0);
    const share = chiSquare(squares, headlines.length);
    keep("theory", "Closed forms", [
      `Rows of \`test/theory/cases.json\` (published) and \`further.json\` (parameters that are not in it), effort ${effort}. z = (estimate − exact) ÷ standard error; a figure that is no mean is read as one that is (column “read as”). Figures under 0.002, and chances over 0.998, are exempt.`,
      `Headlines, one a row, each row with its own seed: ${headlines.length} z, sum of squares ${squares.toFixed(1)} (share of χ² below: ${share.toFixed(3)}), mean ${(headlines.reduce((sum, z) => sum + z, 0) / headlines.length).toFixed(3)}, Anderson–Darling A² ${andersonDarling(headlines).toFixed(2)} (5 %: 2.49).`,
      "## What each case needed",
      table(["case", "family", "needed"], [...publishedRows, ...furtherRows, ...given].map((row) => [row.id, row.family, pieces[row.id] ?? needed(row)])),
      "## Warm-up of the stations, in days of the run",
      "What is left out is six relaxation times, in whole months. Where a curve is flat from the beginning, MSER-5 has only noise to choose by, and now and then chooses much; whether the figures are those of the steady state, z says.",
      table(["case", "series", "left out", "MSER-5 asks for"], warmups),
      "## Figures",
      table(["case", "figure", "exact", "read as", "target", "estimate", "standard error", "z", "runs"], rows.flatMap((row) => (found.get(row.id) ?? []).map((finding) => [
        row.id, finding.figure, digits(finding.exact), finding.words, digits(finding.target), digits(finding.estimate),
        finding.target === 0 ? digits(finding.standardError) : `${((100 * finding.standardError) / Math.abs(finding.target)).toFixed(2)} %`, isExempt(finding) ? "exempt" : finding.z.toFixed(2), finding.replications,
      ]))),
    ].join("\n\n"));
    expect(share).toBeGreaterThan(0.0005);
    expect(share).toBeLessThan(0.9995);
    expect(andersonDarling(headlines)).toBeLessThan(6);
  });
});

function needed(row: Row): string {
  const family = familyOf(row)!;
  const left = Object.entries(family.leftOut?.(family.model(row.model), effort) ?? {}).map(([figure, why]) => `${figure}: ${why}`);
  return [family.needed, ...(left.length > 0 ? [`not read: ${left.join("; ")}`] : [])].join(". ");
}

function digits(value: number): string {
  return Number(value.toPrecision(6)).toString();
}
