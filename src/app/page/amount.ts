import type { Field } from "../../scenario/index.ts";
import { currencySymbol } from "../../view/index.ts";

/** How the number of a field is shown and typed: shares as percent, everything else as it stands. */
export interface Amount {
  /** What stands behind the number, e.g. "%", "days (median)". */
  readonly unit: string;
  /** For the number box. */
  text(value: number): string;
  /** What was typed, as the field's value; null when it is no number. */
  parse(text: string): number | null;
  /** With its unit, for chips and screen readers. */
  words(value: number): string;
  /** From one to the other, the unit said once. */
  span(from: number, to: number): string;
}

const spoken: Readonly<Record<string, string>> = { d: "days", h: "hours" };

export function amountOf({ path, unit }: Pick<Field, "path"> & { unit: string }, currency: string): Amount {
  const factor = unit === "share" ? 100 : 1;
  const symbol = currencySymbol(currency);
  const name = unit === "share" ? "%" : unit === "money" ? symbol.trim() : (spoken[unit] ?? unit);
  const shown = path.endsWith(".median") || path.endsWith("edianDays") ? `${name} (median)` : name;
  const text = (value: number) => plainNumber(value * factor);
  const bare = (value: number) => (unit === "money" ? symbol + text(value) : unit === "×" ? `×${text(value)}` : text(value));
  return {
    unit: shown,
    span: (from, to) => `${bare(from)} to ${bare(to)}${unit === "money" || unit === "×" ? "" : unit === "share" ? "%" : name ? ` ${name}` : ""}`,
    text,
    parse: (typed) => parse(typed, factor),
    words(value) {
      if (unit === "money") return symbol + text(value) + (shown === name ? "" : " (median)");
      if (unit === "share") return `${text(value)}%`;
      if (unit === "×") return `×${text(value)}`;
      return shown ? `${text(value)} ${shown}` : text(value);
    },
  };
}

/** Making a formatter costs more than a hundred uses of it. */
const fine = new Intl.NumberFormat("en", { maximumSignificantDigits: 4 });
const large = new Intl.NumberFormat("en", { maximumSignificantDigits: 12 });

/** Thousands apart, four figures that count: 0.0235, 12.25, 1,500. */
function plainNumber(value: number): string {
  return (Math.abs(value) >= 1000 ? large : fine).format(Number(value.toPrecision(12)));
}

/** Takes "1,500", "1 500", "2.3 %", "$40k", "1.2M". */
function parse(typed: string, factor: number): number | null {
  const match = /^[^\d.+-]*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([kmb]?)/i.exec(typed.replace(/[\s,_'’]/g, "").replace("−", "-"));
  if (!match) return null;
  const scale = { "": 1, k: 1e3, m: 1e6, b: 1e9 }[match[2].toLowerCase()] ?? 1;
  const value = (Number(match[1]) * scale) / factor;
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : null;
}
