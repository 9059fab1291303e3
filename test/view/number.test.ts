import { expect, test } from "vitest";
import {
  calendarMonth, count, currencySymbol, duration, money, moneyInFull, month, percent, quantity, quantityInFull, tickText, type Setting,
} from "../../src/view/number.ts";

const dollars: Setting = { currency: "USD", startDate: null };

test("money has two figures that count above a thousand, and its sign before the currency", () => {
  const said = [0, 3.05, 12, 487, 999.6, 1_234, 41_234, 999_500, 1_234_567, 12e6, 2.5e9, -3_400].map((value) => money(value, "USD"));
  expect(said).toEqual(["$0", "$3.05", "$12", "$487", "$1k", "$1.2k", "$41k", "$1M", "$1.2M", "$12M", "$2.5B", "−$3.4k"]);
});

test("a currency without a sign of its own stands before the number with a space, an unknown one as it was given", () => {
  expect(money(41_000, "EUR")).toBe("€41k");
  expect(money(41_000, "UAH")).toBe("₴41k");
  expect(money(41_000, "CHF")).toBe("CHF 41k");
  expect(currencySymbol("?")).toBe("?");
});

test("counts are grouped up to ten thousand and shortened above, and never a bare float", () => {
  const said = [0, 7, 3.5, 9.96, 354.2, 1_234, 9_999, 12_345, 99_960, 123_456, 1_234_567].map(count);
  expect(said).toEqual(["0", "7", "3.5", "10", "354", "1,234", "9,999", "12.3k", "100k", "123k", "1.23M"]);
});

test("what rounds to nothing has no sign, and what does not exist is a dash", () => {
  expect([money(-0.2, "USD"), count(-0.01), percent(-0)]).toEqual(["$0.20", "0", "0%"].map((text, i) => (i === 0 ? "−$0.20" : text)));
  expect([money(Number.NaN, "USD"), count(Number.NaN), percent(Infinity), duration(Number.NaN), quantity(Number.NaN, "month", dollars)]).toEqual(["–", "–", "–", "–", "–"]);
});

test("a percentage never rounds to none or all of what is neither", () => {
  expect([0, 0.0004, 0.004, 0.17, 0.333, 0.999, 0.9999, 1].map(percent)).toEqual(["0%", "<0.1%", "0.4%", "17%", "33%", "99.9%", ">99.9%", "100%"]);
});

test("durations choose the unit in which they are neither tiny nor long", () => {
  expect([0, 45 / 3600, 0.2, 3.2, 36, 48, 24 * 30, 24 * 365].map(duration)).toEqual(["0 h", "45 s", "12 min", "3.2 h", "36 h", "2 d", "30 d", "12 months"]);
});

test("a month carries its calendar name when the scenario says when it begins", () => {
  expect(month(730, null)).toBe("month 24");
  expect(month(730, "2026-11-02")).toBe("month 24 (Nov 2028)");
  expect(calendarMonth(0, "2026-11-02")).toBe("Nov 2026");
  expect(calendarMonth(0, "someday")).toBeNull();
});

test("a figure is said in its own unit", () => {
  expect(quantity(24, "month", { currency: "USD", startDate: "2026-11-02" })).toBe("month 24 (Oct 2028)".replace("Oct", "Nov"));
  expect(quantity(90, "minutes", dollars)).toBe("1.5 h");
  expect(quantity(3, "days", dollars)).toBe("3 d");
  expect(quantity(0.4, "share", dollars)).toBe("40%");
  expect(quantity(354, "people", dollars)).toBe("354");
});

test("in full, nothing is shortened", () => {
  expect(moneyInFull(1_234_567, "USD")).toBe("$1,234,567");
  expect(quantityInFull(12_345, "people", dollars)).toBe("12,345");
  expect(quantityInFull(-41_234.4, "money", dollars)).toBe("−$41,234");
});

test("all ticks of an axis share one suffix and as many decimals as tell neighbours apart", () => {
  const write = (ticks: number[], unit: "money" | "people" | "share") => ticks.map(tickText(ticks, unit, dollars));
  expect(write([0, 250_000, 500_000, 750_000, 1_000_000], "money")).toEqual(["$0", "$0.25M", "$0.50M", "$0.75M", "$1.00M"]);
  expect(write([-500_000, 0, 500_000], "money")).toEqual(["−$500k", "$0", "$500k"]);
  expect(write([0, 2_500, 5_000, 7_500], "people")).toEqual(["0", "2,500", "5,000", "7,500"]);
  expect(write([0, 0.25, 0.5], "share")).toEqual(["0%", "25%", "50%"]);
});
