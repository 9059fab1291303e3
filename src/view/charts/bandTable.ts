import type { Band } from "../../experiment/index.ts";
import { daysPerMonth, month, quantityInFull, type Setting } from "../number.ts";
import type { Words } from "../words/words.ts";
import { sliceAt } from "./band.ts";
import type { Table } from "./table.ts";

/** Whole months up to the horizon and the horizon itself: at most `most` rows, few enough to follow by ear. */
export function tableDays(horizon: number, most = 13): number[] {
  const months = Math.round(horizon / daysPerMonth);
  const step = Math.max(1, Math.ceil(months / (most - 1)));
  const moments: number[] = [];
  for (let at = 0; at < months; at += step) moments.push(at * daysPerMonth);
  return [...moments, horizon];
}

/** A band at whole months, every quantile in full. */
export function bandTable(days: Float64Array, band: Band, setting: Setting, words: Words, caption: string): Table {
  const write = (value: number): string => quantityInFull(value, band.info.unit, setting);
  const { table } = words.chart;
  return {
    caption,
    columns: [table.time, table.median, table.darkBand, table.lightBand, table.mean],
    rows: tableDays(days[days.length - 1]).map((day) => {
      const at = sliceAt(day, days, band);
      return [
        month(day, setting.startDate), write(at.p50), table.range(write(at.p25), write(at.p75)),
        table.range(write(at.p5), write(at.p95)), write(at.mean),
      ];
    }),
  };
}
