import type { Curves } from "./curves.ts";

/** Tidy long form: one number a row. */
export interface Row {
  /** Days since day 0. */
  day: number;
  /** The same in months of 365/12 days. */
  month: number;
  series: string;
  /** `people`, `accounts`, `share`, or the currency's code. */
  unit: string;
  statistic: Statistic;
  value: number;
}

export const statistics = ["mean", "p5", "p25", "p50", "p75", "p95"] as const;
export type Statistic = (typeof statistics)[number];

export const DAYS_PER_MONTH = 365 / 12;

/** Rows of the named series (default: all) in the order of the curves: series, then day, then statistic. */
export function rows(curves: Curves, currency: string, series: readonly string[] = Object.keys(curves.series)): Row[] {
  return series.flatMap((name) => {
    const band = curves.series[name];
    if (!band) throw new Error(`unknown series: ${name}; expected ${Object.keys(curves.series).join(", ")}`);
    const unit = unitOf(band.info.unit, currency);
    return Array.from(curves.days).flatMap((day, t) =>
      statistics.map((statistic) => ({ day, month: day / DAYS_PER_MONTH, series: name, unit, statistic, value: band[statistic][t] })),
    );
  });
}

/** Amounts are told in the scenario's currency, everything else in its own unit. */
export function unitOf(unit: string, currency: string): string {
  return unit === "money" ? currency : unit;
}
