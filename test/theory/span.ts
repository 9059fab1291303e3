/**
 * How long a station is run: so many units of the theory's time to warm up, to be measured, and for the last ones measured to
 * finish. A run has always a year; the unit is chosen to fit, so that parameters of any scale do.
 */
import { TICKS_PER_MONTH } from "../../src/kernel/index.ts";

const MONTHS = 12;

export interface Span {
  run: { horizonMonths: number; warmupMonths: number };
  /** Ticks, minutes, hours and days of one unit, and units of a month. */
  ticks: number;
  minutes: number;
  hours: number;
  days: number;
  perMonth: number;
  /** What is measured, in ticks. */
  from: number;
  to: number;
}

export function spanOf(warm: number, measured: number, after: number): Span {
  const ticks = Math.floor((MONTHS * TICKS_PER_MONTH) / (warm + measured + after));
  return {
    run: { horizonMonths: MONTHS, warmupMonths: Math.ceil((warm * ticks) / TICKS_PER_MONTH) },
    ticks, minutes: ticks / 960, hours: ticks / 57_600, days: ticks / 1_382_400, perMonth: TICKS_PER_MONTH / ticks,
    from: warm * ticks, to: (warm + measured) * ticks,
  };
}
