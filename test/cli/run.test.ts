import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { csvParse } from "d3";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { readShelf } from "../../sims/node.ts";
import { ENGINE_VERSION } from "../../src/model/index.ts";
import type { Result } from "../../src/experiment/index.ts";
import { hourglass, main, start, type Outcome } from "./tool.ts";

// Each test starts processes, and this machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), "hourglass-cli-"));
const file = join(folder, "small.json");
const isc = readShelf().load("isc") as { run: object };
const quick = ["--set", "run.horizonMonths=1", "--replications", "12"];

beforeAll(() => writeFileSync(file, JSON.stringify({ ...isc, id: "small", run: { ...isc.run, horizonMonths: 1, replications: 10 } })));

const json = ({ stdout }: Outcome) => JSON.parse(stdout) as Result;

describe("hourglass run", () => {
  test("prints the result of a sim as JSON on stdout, nothing on stderr, and exits with 0", async () => {
    const outcome = await hourglass("run", "isc", ...quick);
    expect([outcome.code, outcome.stderr]).toEqual([0, ""]);
    const { engine, sim, link, replications, fingerprint, metrics, series } = json(outcome);
    expect({ engine, sim, replications }).toEqual({ engine: "1.3", sim: "isc", replications: 12 });
    expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(link).toContain(`fp=${fingerprint}`);
    expect(Object.keys(metrics)).toContain("won");
    expect(series.customers.days).toHaveLength(series.customers.p95.length);
  });

  test("gives the same bytes with 0, 1, 2 and 4 workers", async () => {
    const outcomes = await Promise.all(["0", "1", "2", "4"].map((workers) => hourglass("run", file, "--workers", workers)));
    expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(new Set(outcomes.map(({ stdout }) => stdout)).size).toBe(1);
    expect(json(outcomes[0]).replications).toBe(10);
  });

  test("gives the same numbers for the link it printed, with or without the address of a page in front", async () => {
    const first = json(await hourglass("run", "isc", ...quick, "--seed", "AMBER-BROOK-CHASM", "--set", "retention.monthlyChurn=0.07"));
    expect(first.seed).toBe("AMBER-BROOK-CHASM");
    const again = await Promise.all([hourglass("run", first.link), hourglass("run", `https://example.org/hourglass/${first.link}`)]);
    for (const outcome of again) expect(json(outcome)).toEqual(first);
  });

  test("--seed 7 and --set run.seed=7 are the same, and another seed is another fingerprint", async () => {
    const [a, b, c] = await Promise.all([["--seed", "7"], ["--set", "run.seed=7"], ["--seed", "8"]].map(async (seed) => json(await hourglass("run", file, ...seed))));
    expect(a).toEqual(b);
    expect(a.fingerprint).not.toBe(c.fingerprint);
  });

  test("--format csv --out file writes the long form there and nothing on stdout", async () => {
    const out = join(folder, "out.csv");
    const outcome = await hourglass("run", file, "--format", "csv", "--out", out);
    expect(outcome).toEqual({ code: 0, stdout: "", stderr: "" });
    const table = csvParse(readFileSync(out, "utf8"));
    const result = json(await hourglass("run", file));
    expect(table.length).toBe(Object.values(result.series).reduce((sum, { days }) => sum + days.length * 6, 0));
    const medians = table.filter(({ series, statistic }) => series === "customers" && statistic === "p50");
    expect(medians.map(({ value }) => Number(value))).toEqual(result.series.customers.p50);
    expect(table[0]).toMatchObject({ sim: "small", fingerprint: result.fingerprint, link: result.link });
  });

  test("--progress tells on stderr how far it is", async () => {
    const { stderr, code } = await hourglass("run", file, "--progress", "--workers", "1");
    expect(code).toBe(0);
    expect(stderr).toBe("2 of 10 replications\n4 of 10 replications\n6 of 10 replications\n8 of 10 replications\n10 of 10 replications\n");
  });

  test("--uncertain travels in the link", async () => {
    const unsure = join(folder, "unsure.json");
    // Nobody can leave within the first month.
    writeFileSync(unsure, JSON.stringify({ ...isc, run: { ...isc.run, horizonMonths: 2, replications: 4 }, uncertainty: { "retention.monthlyChurn": { kind: "uniform", min: 0, max: 0.5 } } }));
    const [luck, both] = [json(await hourglass("run", unsure)), json(await hourglass("run", unsure, "--uncertain"))];
    expect(both.fingerprint).not.toBe(luck.fingerprint);
    expect(json(await hourglass("run", both.link)).fingerprint).toBe(both.fingerprint);
    expect(json(await hourglass("run", luck.link)).fingerprint).toBe(luck.fingerprint);
  });
});

describe("bad input gets exit code 2, one clear line on stderr and nothing on stdout:", () => {
  const broken = join(folder, "broken.json");
  const wrong = join(folder, "wrong.json");
  const silent = join(folder, "silent.json");
  beforeAll(() => {
    writeFileSync(silent, "{}");
    writeFileSync(broken, '{"id": "x",');
    writeFileSync(wrong, JSON.stringify({ ...isc, retention: { monthlyChurn: 7 }, colour: "red" }));
  });
  const cases: [string, () => string[], RegExp][] = [
    ["an unknown sim, with the nearest names", () => ["run", "hourglas"], /^hourglass: unknown sim: hourglas; expected hourglass, (?:[a-z-]+, ){3}a file\.json or a link$/],
    ["an unknown version of a sim", () => ["run", "isc@77"], /unknown version of isc: 77; expected 1 to \d+$/],
    ["an unknown path, with the nearest paths", () => ["run", "isc", "--set", "retention.monthlyChrun=0.1"], /unknown path: retention\.monthlyChrun; expected retention\.monthlyChurn/],
    ["a path that means something to JavaScript", () => ["run", "isc", "--set", "__proto__.x=1"], /unknown path: __proto__\.x/],
    ["a value out of range", () => ["run", "isc", "--set", "retention.monthlyChurn=1.5"], /out of range: retention\.monthlyChurn = 1\.5; expected 0 to 1$/],
    ["a value of the wrong type", () => ["run", "isc", "--set", "retention.monthlyChurn=much"], /wrong type for retention\.monthlyChurn: much; expected a number$/],
    ["a change without a value", () => ["run", "isc", "--set", "retention.monthlyChurn"], /not a change: retention\.monthlyChurn; expected path=value$/],
    ["too few replications", () => ["run", "isc", "--replications", "0"], /out of range: run\.replications = 0/],
    ["replications that are no number", () => ["run", "isc", "--replications", "many"], /run\.replications: many; expected a number$/],
    ["workers that are no number", () => ["run", "isc", "--workers", "-1"], /--workers/],
    ["too many workers", () => ["run", "isc", "--workers", "9999"], /bad number: --workers 9999; expected a whole number from 0 to 256$/],
    ["an unknown format", () => ["run", "isc", "--format", "xml"], /unknown format: xml; expected json or csv$/],
    ["a file that is not there", () => ["run", "nowhere/at-all.json"], /unreadable file: nowhere\/at-all\.json; there is none of that name$/],
    ["a file that is not JSON", () => ["run", broken], /unreadable file: .*broken\.json; not JSON: /],
    ["a file that says nothing of a scenario", () => ["run", silent], /unreadable file: .*silent\.json; no schemaVersion in it, so no scenario$/],
    ["a folder instead of a file", () => ["run", folder], /unreadable file: /],
    ["a file with impossible values", () => ["run", wrong], /; expected .*\(and 1 more; see hourglass check\)$/],
    ["a folder to write to that is not there", () => ["run", "isc", "--out", "no/such/folder.json"], /no such folder: no\/such; expected one for --out/],
    ["a link that was cut short", () => ["run", "https://example.org/#sim=isc@1&engine=1.0&seed=AB"], /link was cut short or changed/],
    ["a link of an unknown sim", () => ["run", "#sim=isk@1"], /unknown sim: isk; expected isc/],
    ["no sim", () => ["run"], /wrong number of scenarios: 0/],
    ["two sims", () => ["run", "isc", "hourglass"], /wrong number of scenarios: 2/],
    ["no command", () => [], /no command; expected run, report, check, stories or story, or --help$/],
    ["an unknown command", () => ["rnu", "isc"], /unknown command: rnu; expected run or \w+$/],
    ["an unknown option, with the nearest", () => ["run", "isc", "--replication", "5"], /unknown option: --replication; expected --replications/],
    ["an option without its value", () => ["run", "isc", "--seed"], /option without its value: --seed/],
  ];
  test.each(cases)("%s", async (_, args, line) => {
    const { code, stdout, stderr } = await hourglass(...args());
    expect(stderr.trimEnd()).toMatch(line);
    expect(stderr.split("\n")).toHaveLength(2);
    expect([code, stdout]).toEqual([2, ""]);
  });
});

test("a run that fails gets exit code 1 and one line", async () => {
  // The tool without its worker, at a place from which it still finds the sims.
  const lame = mkdtempSync(join(dirname(dirname(main)), "lame-"));
  try {
    cpSync(dirname(main), lame, { recursive: true });
    rmSync(join(lame, "node-worker.js"));
    const { code, stdout, stderr } = await start(join(lame, "main.js"), ["run", file]);
    expect(stderr.trimEnd().split("\n").at(-1)).toMatch(/^hourglass: one of replications \d+ to \d+ of seed .* failed twice: a worker died: Cannot find module/);
    expect([code, stdout]).toEqual([1, ""]);
  } finally {
    rmSync(lame, { recursive: true });
  }
});

describe("hourglass check", () => {
  test("says `no issues` of every sim on the shelf and exits with 0", async () => {
    for (const name of readShelf().names) expect(await hourglass("check", name)).toEqual({ code: 0, stdout: "no issues\n", stderr: "" });
  });

  test("lists each issue in a line and exits with 2", async () => {
    const { code, stdout } = await hourglass("check", "#sim=isc@1&retention.monthlyChurn=7&colour=red");
    expect(code).toBe(2);
    const lines = stdout.trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    expect(stdout).toMatch(/out of range: retention\.monthlyChurn = 7; expected 0 to 1\n/);
    expect(stdout).toMatch(/unknown path: colour/);
  });

  test("of a file that can't be read is bad input", async () => {
    expect(await hourglass("check", "missing.json")).toEqual({ code: 2, stdout: "", stderr: "hourglass: unreadable file: missing.json; there is none of that name\n" });
  });
});

describe("hourglass stories and hourglass story", () => {
  test("lists every story of the shelf with its sim", async () => {
    const { code, stdout } = await hourglass("stories");
    const stories = await readShelf().stories();
    expect(code).toBe(0);
    expect(stdout.trimEnd().split("\n")).toEqual(stories.map(({ id, title, sim }) => expect.stringMatching(new RegExp(`^${id} +${title.replace("?", "\\?")} \\(${sim}\\)$`))));
  });

  test("tells one: its claim, a table a figure with the spreadsheet's number and the paired difference, and why", async () => {
    const { code, stdout, stderr } = await hourglass("story", "office-hours-not-heads", "--replications", "4");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^Office hours, not head count\nTwelve people/);
    expect(stdout).toMatch(/Who answers when +median +P10 to P90 +spreadsheet +against 6 people, 5 × 8 h \(95 %\)/);
    expect(stdout).toMatch(/12 people, 5 × 8 h +[\d.]+ % +[\d.]+ % to [\d.]+ % +100 % +\+[\d.]+ points \(\+[\d.]+ points to \+[\d.]+ points\)/);
    expect(stdout).toContain("Spreadsheet: A spreadsheet sees idle people");
    expect(stdout).toContain("Why: Leads come in the evening");
    expect(stdout).toMatch(/4 futures each, the same luck in all; sim isc, seed \S+, engine \S+\n$/);
  });

  test("--format json gives each case with a link that gives the same numbers, whatever the workers", async () => {
    const outcomes = await Promise.all(["0", "2"].map((workers) => hourglass("story", "office-hours-not-heads", "--replications", "4", "--format", "json", "--workers", workers)));
    expect(outcomes[0]).toEqual(outcomes[1]);
    const { cases } = JSON.parse(outcomes[0].stdout) as { cases: { link: string; fingerprint: string; figures: Record<string, { p50: number }> }[] };
    expect(cases).toHaveLength(3);
    const again = json(await hourglass("run", cases[1].link));
    expect({ fingerprint: again.fingerprint, median: again.metrics.answeredWithinHour.p50 }).toEqual({ fingerprint: cases[1].fingerprint, median: cases[1].figures.answeredWithinHour.p50 });
  });

  test.each([
    ["an unknown story, with the nearest", ["story", "office-hour"], /unknown story: office-hour; expected office-hours-not-heads/],
    ["no story", ["story"], /wrong number of stories: 0; expected hourglass story <id>/],
    ["an unknown format", ["story", "which-knob", "--format", "csv"], /unknown format: csv; expected text or json/],
    ["replications that are no number", ["story", "which-knob", "--replications", "0"], /bad number: --replications 0; expected a whole number from 1/],
    ["words behind stories", ["stories", "all"], /too many words: all; expected hourglass stories/],
  ])("refuses %s", async (_, args, line) => {
    const { code, stdout, stderr } = await hourglass(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(line);
  });
});

test("hourglass run works on every sim of the shelf", async () => {
  for (const name of readShelf().names) {
    const { code, stdout } = await hourglass("run", name, "--set", "run.horizonMonths=2", "--set", "run.warmupMonths=0", "--replications", "1");
    expect(code, name).toBe(0);
    expect((JSON.parse(stdout) as Result).sim).toBe(name);
  }
});

test("hourglass --help names every option and every sim, hourglass --version the engine", async () => {
  const { code, stdout } = await hourglass("--help");
  expect(code).toBe(0);
  for (const word of [...readShelf().names, "--set", "--replications", "--seed", "--workers", "--format", "--out", "--uncertain", "--progress", "check", "stories", "story"]) expect(stdout).toContain(word);
  expect(await hourglass("--version")).toEqual({ code: 0, stdout: `${ENGINE_VERSION}\n`, stderr: "" });
});
