import { expect, test } from "vitest";
import type { Curves } from "../../src/experiment/index.ts";
import type { Issue, IssueCode } from "../../src/scenario/index.ts";
import { en, plain, type Setting } from "../../src/view/index.ts";
import { frequency, roundThreshold } from "../../src/view/words/frequency.ts";
import { makeFigure, makeFuture } from "./future.ts";

const setting: Setting = { currency: "USD", startDate: null };
const curves = makeFuture();

/** The same curves with other figures. */
function withValues(figures: Record<string, number[]>): Curves {
  const metrics = { ...curves.metrics };
  for (const [name, values] of Object.entries(figures)) metrics[name] = makeFigure(curves.metrics[name].info, values);
  return { ...curves, metrics };
}

test("a frequency is counted in tens, in hundreds where it is rare, and is all or none only when it is", () => {
  expect([0, 1, 10, 60, 100, 190, 199, 200].map((hits) => frequency(hits, 200))).toEqual([
    { hits: 0, of: 200 }, { hits: 1, of: 100 }, { hits: 1, of: 10 }, { hits: 3, of: 10 }, { hits: 5, of: 10 }, { hits: 9, of: 10 }, { hits: 99, of: 100 }, { hits: 200, of: 200 },
  ]);
  expect(frequency(1, 50)).toEqual({ hits: 1, of: 50 });
});

test("the threshold is a round number about eight in ten reach", () => {
  const values = Float64Array.from({ length: 200 }, (_, i) => 280 + i);
  const threshold = roundThreshold(values)!;
  expect(threshold).toBe(325);
  expect(values.filter((value) => value >= threshold).length / 200).toBeCloseTo(0.8, 1);
  expect(roundThreshold(Float64Array.of(0, 0, 0))).toBeNull();
});

test("the milestone is a frequency, a median and a likely spread, each traceable", () => {
  const sentence = en.milestone(curves, setting)!;
  expect(plain(sentence)).toBe("In 8 of 10 simulated futures you pass 425 customers by month 36 — median 499, 371 to 649 likely.");
  const month = sentence.find((part) => part.kind === "parameter")!;
  expect(month).toMatchObject({ text: "month 36", path: "run.horizonMonths" });
  for (const part of sentence) if (part.kind === "result") expect(part.metric ?? part.series).toBeTruthy();
});

test("the frequency said is the frequency counted", () => {
  const counted = curves.metrics.finalCustomers.values.filter((value) => value >= 425).length / curves.replications;
  expect(Math.round(counted * 10)).toBe(8);
});

test("a shrinking company is not said to pass anything", () => {
  const falling = { ...curves, series: { ...curves.series, customers: { ...curves.series.customers, p50: Float64Array.from(curves.series.customers.p50).reverse() } } };
  expect(plain(en.milestone(falling, setting)!)).toContain("you still have 425 customers in month 36");
});

test("without the figures of single futures the milestone claims no frequency", () => {
  expect(plain(en.milestone({ ...curves, metrics: {} }, setting)!)).toBe("By month 36 you have 499 customers (median) — 341 to 709 very likely.");
  expect(en.cash({ ...curves, metrics: {} }, setting)).toBeNull();
});

test("cash that runs out is said with its frequency and a month before which it is true", () => {
  const low = Array.from({ length: 200 }, (_, i) => (i < 60 ? -5_000 : 90_000));
  const months = Array.from({ length: 200 }, (_, i) => (i < 60 ? 10 + i / 4 : 14));
  const said = plain(en.cash(withValues({ cashLow: low, cashOutMonth: months }), setting)!);
  expect(said).toBe("In 3 of 10 futures the cash runs out before month 23 — its lowest point is $90k in the median.");
});

test("cash that never runs out is said so, with how low it gets", () => {
  const said = plain(en.cash(withValues({ cashLow: Array.from({ length: 200 }, (_, i) => 100_000 + i * 100) }), setting)!);
  expect(said).toBe("In none of the 200 futures does the cash run out — at its lowest it is $110k in the median, and in 1 of 20 below $101k.");
});

test("the sentence for a fan says course, spread and how many futures it is drawn from", () => {
  expect(en.altFan(curves, "mrr", setting)).toBe(
    "Monthly recurring revenue over 36 months in 200 simulated futures: the median rises from $309 to $259k. "
    + "In month 36 9 of 10 futures lie between $177k and $368k, half between $222k and $302k.",
  );
  expect(en.altFan(curves, "cash", setting)).toMatch(/with a low of \$\d+k in month \d+\./);
});

test("every code of an issue has a sentence that names what was given", () => {
  const codes: Record<IssueCode, true> = {
    wrongType: true, outOfRange: true, notWhole: true, tooLong: true, wrongForm: true, unknownChoice: true, unknownKind: true, unknownKey: true,
    badId: true, unknownVersion: true, lawOrder: true, noWeight: true, exitsOverOne: true, unknownStage: true, unknownChannel: true, unknownTeam: true,
    unknownPath: true, noOtherwise: true, unreachable: true, idleTeam: true, noBudget: true, noContent: true, beyondMidnight: true, beyondHorizon: true,
    marketTooSmall: true, notVarying: true, sharesOverOne: true, busyGrowthTeam: true, coTeamItself: true, onlyBeforeTheWin: true, tooManyArrivals: true, tooMany: true, unknownSim: true, badEncoding: true, repeatedKey: true, checksum: true, unreadable: true,
  };
  for (const code of Object.keys(codes) as IssueCode[]) {
    const said = en.issue({ path: "teams.sales.headcount", code, given: "custmer", expected: ["customer", 3] });
    expect(said, code).toMatch(/^\S.*\.$/);
    expect(said, code).toMatch(/custmer|teams\.sales\.headcount/);
    expect(said, code).not.toMatch(/undefined|\[object|\.\.$/);
  }
});

test("a number outside its range is said with the end it was moved to", () => {
  const issue: Issue = { path: "retention.monthlyChurn", code: "outOfRange", given: 3, expected: [0, 1] };
  expect(en.issue(issue)).toBe("retention.monthlyChurn was 3, outside 0 to 1; 1 was used.");
  expect(en.issue({ ...issue, given: -3 })).toContain("; 0 was used.");
});

test("what was given is cut short, kept on one line, and said even when it is nothing", () => {
  const said = en.issue({ path: "title", code: "wrongType", given: `a\n${"b".repeat(500)}`, expected: ["text"] });
  expect(said.length).toBeLessThan(160);
  expect(said).not.toContain("\n");
  expect(en.issue({ path: "", code: "wrongType", given: undefined, expected: ["an object"] })).toBe("The scenario was nothing; it needs an object, so what was given is not used.");
});
