import type { Band } from "../../experiment/index.ts";
import { month, quantityInFull, type Setting } from "../number.ts";
import type { Words } from "../words/words.ts";
import { valueAt } from "./band.ts";
import { tableDays } from "./bandTable.ts";
import type { Table } from "./table.ts";

/** Medians of all stages at whole months. */
export function stageTable(days: Float64Array, bands: readonly Band[], setting: Setting, words: Words, caption: string): Table {
  return {
    caption,
    columns: [words.chart.table.time, ...bands.map((band) => band.info.label)],
    rows: tableDays(days[days.length - 1]).map((day) => [
      month(day, setting.startDate),
      ...bands.map((band) => quantityInFull(Math.round(valueAt(day, days, band.p50)), band.info.unit, setting)),
    ]),
  };
}
