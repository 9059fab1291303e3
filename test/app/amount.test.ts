import { describe, expect, test } from "vitest";
import { amountOf } from "../../src/app/page/amount.ts";

describe("amountOf(field, currency)", () => {
  test.each([
    ["share", "a.probability", 0.023, "2.3", "2.3%"],
    ["d", "stages.suspect.dwellDays.median", 75, "75", "75 days (median)"],
    ["d", "nurture.medianDays", 75, "75", "75 days (median)"],
    ["money", "acquisition.budgetPerMonth", 12_500, "12,500", "$12,500"],
    ["people", "teams.sales.headcount", 2.5, "2.5", "2.5 people"],
    ["×", "referral.strength", 1.25, "1.25", "×1.25"],
  ])("%s at %s", (unit, path, value, text, words) => {
    const amount = amountOf({ path, unit }, "USD");
    expect(amount.text(value)).toBe(text);
    expect(amount.words(value)).toBe(words);
    expect(amount.parse(text)).toBe(value);
  });

  test.each([["1,500", 1500], ["1 500", 1500], ["$40k", 40_000], ["1.2M", 1_200_000], ["−3", -3], [".5", 0.5], ["1e3", 1000], ["abc", null], ["", null]])("reads %s", (typed, value) => {
    expect(amountOf({ path: "x", unit: "money" }, "USD").parse(typed)).toBe(value);
  });
});
