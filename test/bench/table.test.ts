import { toScenario } from "hourglass";
import { describe, expect, test } from "vitest";
import { page, quote, ratios, verdicts } from "../../bench/table.mjs";
import { funnelDocument, hg1Document, queueDocument, theory, workloads } from "../../bench/workloads.mjs";

const sample = (round: number, milliseconds: number, wrong: string[] = []) => ({ round, size: 1, events: 290_000, milliseconds, wrong });
const results = (naive: object[]) => ({
  machine: { processor: "a machine", cores: 2 },
  date: "2026-01-01",
  engines: { hourglass: { version: "1" }, naive: { version: "2" }, simpy: { missing: "no python3 here" } },
  workloads: { hg1: { samples: { hourglass: [sample(0, 10), sample(1, 20), sample(2, 10)], naive } } },
});

describe("the bench's table", () => {
  test("makes ratios within rounds, and gives their median and ends", () => {
    expect(ratios(results([sample(0, 300), sample(1, 500), sample(2, 100)]), "hg1", "naive")).toEqual({ median: 25, least: 10, most: 30 });
  });

  test("has no time for an engine with a wrong answer", () => {
    const judged = results([sample(0, 300), sample(1, 500, ["conversions 3, not 1079"]), sample(2, 100)]);
    expect(ratios(judged, "hg1", "naive")).toBeNull();
    expect(page(judged)).toContain("wrong answer");
  });

  test("says by how much an aim is missed, and which engine is missing and why", () => {
    const measured = results([sample(0, 50), sample(1, 100), sample(2, 50)]);
    expect(verdicts(measured)).toContain("missed: hg1: at least 25× as fast as JavaScript, naive; it is 5×, 5 times too slow");
    expect(page(measured)).toContain("- SimPy is missing: no python3 here");
  });

  test("stands in README between its markers, and nowhere without them", () => {
    const measured = results([sample(0, 50)]);
    expect(quote("no markers", measured)).toBe("no markers");
    const once = quote("before\n<!-- bench -->\nold\n<!-- /bench -->\nafter", measured);
    expect(once).toMatch(/^before\n<!-- bench -->\n\| .*5× \(5–5\).*a machine, 2 cores, 2026-01-01.*\n<!-- \/bench -->\nafter$/s);
    expect(quote(once, measured)).toBe(once);
  });
});

describe("the bench's workloads", () => {
  test.each([
    ["HG-1", hg1Document()],
    ["HG-1 a hundredfold for a year", hg1Document(100, 12)],
    ["M/M/1", queueDocument(theory.mm1, 1_000_000)],
    ["the tandem", queueDocument(theory.tandem, 200_000)],
    ["the funnel", funnelDocument(theory.funnel, 200_000)],
  ])("%s is a sound scenario", (_, document) => {
    expect(toScenario(document).issues).toEqual([]);
  });

  test("find a wrong mean, and pass a right one", () => {
    const { wrong } = workloads["mm1-0.8"];
    expect(wrong({ size: 1e6, answer: { stay: 5.1 } })).toEqual([]);
    expect(wrong({ size: 1e6, answer: { stay: 5.3 } })).toEqual(["mean stay 5.3000, not 5.0000 ± 0.18"]);
    expect(wrong({ size: 1e6, answer: { stay: NaN } })).toHaveLength(1);
  });
});
