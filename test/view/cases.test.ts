import { expect, test } from "vitest";
import type { Told, ToldEstimate } from "../../src/experiment/index.ts";
import { readStory, toScenario } from "../../src/scenario/index.ts";
import { differenceText, en, middleText, rangeText, type Setting } from "../../src/view/index.ts";

const setting: Setting = { currency: "USD", startDate: null };
const { story } = readStory({
  id: "small", order: 1, title: "Small", claim: "A claim.", sim: "isc", axis: "Leads a month", replications: 4, figures: [{ name: "won" }, { name: "ranOut" }, { name: "missing" }], patch: {},
  cases: [{ label: "few", patch: {}, sheet: 306 }, { label: "many", patch: {} }], sheet: "Nothing.", why: "Because.",
});
const estimate = (more: Partial<ToldEstimate>): ToldEstimate => ({ mean: 310, standardError: 1, p10: 280, p25: 300, p50: 312, p75: 320, p90: 340, undefinedCount: 0, values: new Float64Array(4), share: null, difference: null, ...more });
const { scenario } = toScenario({});
const info = { name: "won", label: "Customers won", unit: "people", group: "Growth", formula: "", help: "" } as const;
const told: Told = {
  story, seed: "A", replications: 4, budget: 4,
  figures: [
    { name: "won", label: "Customers won", info, ofFutures: false },
    { name: "ranOut", label: "Ran out", info: { ...info, name: "ranOut", unit: "share", formula: "1 where the lowest cash is below zero, else 0" }, ofFutures: true },
    { name: "missing", label: "missing", info: null, ofFutures: false },
  ],
  cases: [
    { label: "few", sheet: 306, scenario, events: 1, fingerprint: "0", violations: [], figures: [estimate({}), estimate({ mean: 0.25, share: { low: 0.1, high: 0.5 } }), null] },
    { label: "many", sheet: null, scenario, events: 1, fingerprint: "1", violations: [], figures: [estimate({ p50: 200, difference: { mean: -112.4, low: -120, high: -105, pairs: 4 } }), estimate({ mean: 0.5, share: { low: 0.2, high: 0.8 }, difference: { mean: 0.25, low: -0.05, high: 0.5, pairs: 4 } }), null] },
  ],
};

test("a story's picture is said in a sentence: every case, its median and spread, and what a spreadsheet says", () => {
  expect(en.altCases(story, told, setting)).toBe(
    "Small, 4 futures each. Customers won by Leads a month. few: median 312, 8 of 10 between 280 and 340, a spreadsheet says 306; many: median 200, 8 of 10 between 280 and 340. "
    + "Ran out by Leads a month. few: 25% of futures; many: 50% of futures. missing: not reported by this sim.",
  );
  expect(en.altCases(story, null, setting)).toBe("Small: simulating.");
});

test("a share of futures is told by its mean and how sure that is, everything else by its median and where 8 of 10 lie", () => {
  const [won, ranOut, missing] = told.figures;
  const [few, many] = told.cases;
  expect([middleText(few.figures[0], won, setting), rangeText(few.figures[0], won, setting, en)]).toEqual(["312", "280 to 340"]);
  expect([middleText(few.figures[1], ranOut, setting), rangeText(few.figures[1], ranOut, setting, en)]).toEqual(["25%", "10% to 50%"]);
  expect([middleText(null, missing, setting), rangeText(null, missing, setting, en)]).toEqual(["—", "not reported by this sim"]);
  expect(rangeText(null, won, setting, en)).toBe("not in any future");
  expect(differenceText(few.figures[0], won, setting, en)).toBe("");
  expect(differenceText(many.figures[0], won, setting, en)).toBe("−112 (−120 to −105)");
  expect(differenceText(many.figures[1], ranOut, setting, en)).toBe("+25 points (−5 to +50)");
});
