import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { readShelf } from "../../sims/node.ts";
import type { Report } from "../../src/experiment/index.ts";
import { hourglass } from "./tool.ts";

// Each test starts processes, and this machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), "hourglass-report-"));
const quick = ["--set", "run.horizonMonths=1", "--replications", "3", "--workers", "0"];

describe("hourglass report", () => {
  test("writes the card as Markdown on stdout, and its own command writes the same card again (rule A5)", async () => {
    const first = await hourglass("report", "isc", ...quick, "--set", "teams.bdr.headcount=5", "--seed", "QUIET");
    expect([first.code, first.stderr]).toEqual([0, ""]);
    expect(first.stdout).toMatch(/^# What a free lead costs: report card\n/);
    expect(first.stdout).toContain("| ● Business development · headcount | 6 people | 5 people | `teams.bdr.headcount` |");
    const [, link] = /hourglass -- report '(#[^']+)'/.exec(first.stdout)!;
    expect(await hourglass("report", link)).toEqual(first);
  });

  test("--format json --out file gives the same card as data, with the fingerprint of run", async () => {
    const out = join(folder, "card.json");
    const [outcome, run] = await Promise.all([hourglass("report", "isc", ...quick, "--format", "json", "--out", out), hourglass("run", "isc", ...quick)]);
    expect(outcome).toEqual({ code: 0, stdout: "", stderr: "" });
    const card = JSON.parse(readFileSync(out, "utf8")) as Report;
    expect(card.sections.map(({ heading }) => heading)).toEqual(["Objectives", "Logic", "Data", "Experimentation", "Implementation", "Code access"]);
    const { fingerprint } = JSON.parse(run.stdout) as { fingerprint: string };
    expect(card.identity).toContainEqual({ term: "Fingerprint", text: fingerprint });
  });

  test("takes a document that is not on the shelf, and its link says the same of it", async () => {
    const file = join(folder, "mine.json");
    writeFileSync(file, JSON.stringify({ ...(readShelf().load("isc") as object), id: "mine", title: "Mine" }));
    const first = await hourglass("report", file, ...quick);
    expect(first.stdout).toContain("A document of its own (mine)");
    const [, link] = /report '(#[^']+)'/.exec(first.stdout)!;
    expect((await hourglass("report", link)).stdout).toBe(first.stdout);
  });

  const cases: [string, string[], RegExp][] = [
    ["an unknown format", ["report", "isc", "--format", "csv"], /^hourglass: unknown format: csv; expected markdown or json$/],
    ["no sim", ["report"], /^hourglass: wrong number of scenarios: 0; expected hourglass report <sim \| file\.json \| link>$/],
    ["an unknown sim", ["report", "isk"], /^hourglass: unknown sim: isk; expected isc, /],
    ["a value out of range", ["report", "isc", "--set", "retention.monthlyChurn=1.5"], /^hourglass: out of range: retention\.monthlyChurn = 1\.5; expected 0 to 1$/],
    ["a folder to write to that is not there", ["report", "isc", "--out", "no/such/card.md"], /^hourglass: no such folder: no\/such; expected one for --out no\/such\/card\.md$/],
    ["a link that was cut short", ["report", "#sim=isc@1&engine=1.0&seed=AB"], /^hourglass: link was cut short or changed/],
  ];
  test.each(cases)("refuses %s with exit code 2 and one clear line", async (_, args, line) => {
    const { code, stdout, stderr } = await hourglass(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.trimEnd()).toMatch(line);
  });
});
