import type { MetricInfo, SeriesInfo } from "../model/index.ts";
import type { Scenario } from "../scenario/index.ts";

/** What a figure needs beside itself to be said: whose money it is, and which calendar month day 0 lies in. A `Scenario` is one. */
export type Setting = Pick<Scenario, "currency" | "startDate">;

export type Unit = SeriesInfo["unit"] | MetricInfo["unit"];

/** Days of a month: the twelfth part of a year of 365 days, as in the model. */
export const daysPerMonth = 365 / 12;

const minus = "−";
const steps = [
  { size: 1e9, suffix: "B" },
  { size: 1e6, suffix: "M" },
  { size: 1e3, suffix: "k" },
] as const;

/** A sign worth writing: rounding must not leave "−0". */
function signed(value: number, text: string): string {
  return value < 0 && /[1-9]/.test(text) ? minus + text : text;
}

/** `digits` figures that count, never more than the unit before it would need: 1.23 → "1.2", 12.3 → "12". */
function figures(size: number, digits: number): string {
  const whole = Math.max(1, String(Math.trunc(size)).length);
  return String(Number(size.toFixed(Math.max(0, digits - whole))));
}

/** The largest of thousand, million, billion in which the rounded value is not below 1. */
function shorten(size: number, digits: number, from: number): string | null {
  if (size < from) return null;
  for (const step of steps) {
    const text = figures(size / step.size, digits);
    if (Number(text) >= 1) return text + step.suffix;
  }
  return null;
}

const groupers: Intl.NumberFormat[] = [];

/** Thousands apart. Formatters are kept: making one costs more than a hundred uses of it, and charts write at every frame. */
function group(size: number, decimals: number): string {
  groupers[decimals] ??= new Intl.NumberFormat("en", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return groupers[decimals].format(size);
}

const symbols = new Map<string, string>();

/** "$", "€", "₴" — and "CHF " with its space, for currencies without a sign of their own. */
export function currencySymbol(currency: string): string {
  let symbol = symbols.get(currency);
  if (symbol === undefined) {
    symbol = currency;
    try {
      const parts = new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "narrowSymbol" }).formatToParts(0);
      symbol = parts.find((part) => part.type === "currency")?.value ?? currency;
    } catch {
      // Not a currency of ISO 4217: the code as it was given is all there is to say.
    }
    if (/[A-Za-z]$/.test(symbol)) symbol += " ";
    symbols.set(currency, symbol);
  }
  return symbol;
}

/** `$41k`, `$1.2M`, `$487`, `$3.05`; two figures that count above a thousand. */
export function money(value: number, currency: string): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  const text = shorten(size, 2, 999.5) ?? (size < 10 && size % 1 !== 0 ? group(size, 2) : group(size, 0));
  return signed(value, currencySymbol(currency) + text);
}

/** `$41,234`: every unit of currency, for tables. */
export function moneyInFull(value: number, currency: string): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  return signed(value, currencySymbol(currency) + group(size, size < 100 && size % 1 !== 0 ? 2 : 0));
}

/** `7`, `3.5`, `1,234`, `12.3k`, `1.23M`. */
export function count(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  const text = shorten(size, 3, 9_999.5) ?? (size < 9.95 && size % 1 !== 0 ? String(Number(size.toFixed(1))) : group(size, 0));
  return signed(value, text);
}

/** `17 %` as "17%"; one decimal below ten percent, never a rounding to 0 % or 100 % of what is neither. */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return "–";
  const size = Math.abs(share) * 100;
  if (size > 0 && size < 0.1) return signed(share, "<0.1%");
  if (size < 100 && size > 99.9) return signed(share, ">99.9%");
  const decimals = size % 1 === 0 || (size >= 9.95 && size <= 99) ? 0 : 1;
  return signed(share, `${Number(size.toFixed(decimals))}%`);
}

/** `45 s`, `12 min`, `3.2 h`, `2 d`, `7 months`: the unit in which it is neither tiny nor long. */
export function duration(hours: number): string {
  if (!Number.isFinite(hours)) return "–";
  const size = Math.abs(hours);
  const say = (amount: number, unit: string): string => signed(hours, `${figures(amount, 2)} ${unit}`);
  if (size === 0) return "0 h";
  if (size < 1 / 60) return say(size * 3600, "s");
  if (size < 1) return say(size * 60, "min");
  if (size < 48) return say(size, "h");
  if (size < 24 * 90) return say(size / 24, "d");
  return say(size / 24 / daysPerMonth, "months");
}

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Nov 2028`: the calendar month `days` after the start, or null when the scenario has no start date. */
export function calendarMonth(days: number, startDate: string | null): string | null {
  const start = startDate === null ? Number.NaN : Date.parse(`${startDate.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(start)) return null;
  const day = new Date(start + days * 86_400_000);
  return `${monthNames[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}

/** `month 24`, with a start date `month 24 (Nov 2028)`. */
export function month(days: number, startDate: string | null): string {
  const name = calendarMonth(days, startDate);
  const number = `month ${Math.round(days / daysPerMonth)}`;
  return name === null ? number : `${number} (${name})`;
}

/** A figure in its unit, as short as a label needs it. `month` is counted in months, `hours`, `minutes` and `days` in those. */
export function quantity(value: number, unit: Unit, setting: Setting): string {
  switch (unit) {
    case "money": return money(value, setting.currency);
    case "share": return percent(value);
    case "month": return Number.isFinite(value) ? month(value * daysPerMonth, setting.startDate) : "–";
    case "hours": return duration(value);
    case "minutes": return duration(value / 60);
    case "days": return duration(value * 24);
    case "weeks": case "months": return Number.isFinite(value) ? `${count(value)} ${value === 1 ? unit.slice(0, -1) : unit}` : "–";
    case "people": case "accounts": case "count": return count(value);
  }
}

/** A figure in full, for tables: nothing is shortened to k or M. */
export function quantityInFull(value: number, unit: Unit, setting: Setting): string {
  if (unit === "money") return moneyInFull(value, setting.currency);
  if (unit !== "people" && unit !== "accounts" && unit !== "count") return quantity(value, unit, setting);
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  return signed(value, group(size, size < 100 && size % 1 !== 0 ? 1 : 0));
}

/** One way of writing for all ticks of an axis: the same suffix, just as many decimals as tell neighbours apart. */
export function tickText(ticks: readonly number[], unit: Unit, setting: Setting): (value: number) => string {
  const most = Math.max(...ticks.map(Math.abs), 0);
  const gap = ticks.length > 1 ? Math.abs(ticks[1] - ticks[0]) : most || 1;
  if (unit === "share") {
    return (value) => signed(value, `${group(Math.abs(value) * 100, decimalsOf(gap * 100))}%`);
  }
  const shortFrom = unit === "money" ? 1_000 : 10_000;
  const step = most >= shortFrom ? steps.find(({ size }) => most >= size) : undefined;
  const size = step?.size ?? 1;
  const symbol = unit === "money" ? currencySymbol(setting.currency) : "";
  const decimals = decimalsOf(gap / size);
  return (value) => value === 0
    ? `${symbol}0`
    : signed(value, symbol + group(Math.abs(value) / size, decimals) + (step?.suffix ?? ""));
}

/** Decimals needed to write a multiple of `gap`, at most three. */
function decimalsOf(gap: number): number {
  for (let decimals = 0; decimals < 3; decimals++) {
    if (Math.abs(gap - Number(gap.toFixed(decimals))) < 1e-9 * Math.max(1, gap)) return decimals;
  }
  return 3;
}
