import type { Told, ToldEstimate, ToldFigure } from "../../experiment/index.ts";
import type { Story } from "../../scenario/index.ts";
import { quantity, type Setting } from "../number.ts";
import type { Words } from "../words/words.ts";
import type { Table } from "./table.ts";

/** A story in numbers: a row a case and figure. */
export function casesTable(story: Story, told: Told, setting: Setting, words: Words): Table {
  const { columns } = words.chart.cases;
  return {
    caption: story.title,
    columns: [story.axis, columns.figure, columns.middle, columns.range, columns.spreadsheet, columns.difference(told.cases[0].label)],
    rows: told.cases.flatMap(({ label, figures, sheet }) => figures.map((found, at) => {
      const figure = told.figures[at];
      return [label, figure.label, middleText(found, figure, setting), rangeText(found, figure, setting, words), at === 0 && sheet !== null && figure.info ? quantity(sheet, figure.info.unit, setting) : "", differenceText(found, figure, setting, words)];
    })),
  };
}

/** The median, or the share of futures. */
export function middleText(found: ToldEstimate | null, { info }: ToldFigure, setting: Setting): string {
  if (!info || !found) return "—";
  return quantity(found.share ? found.mean : found.p50, info.unit, setting);
}

/** Where 8 of 10 futures lie, or how sure the share is. */
export function rangeText(found: ToldEstimate | null, { info }: ToldFigure, setting: Setting, words: Words): string {
  if (!info) return words.chart.cases.unreported;
  if (!found) return words.chart.cases.never;
  const [low, high] = found.share ? [found.share.low, found.share.high] : [found.p10, found.p90];
  return words.chart.table.range(quantity(low, info.unit, setting), quantity(high, info.unit, setting));
}

/** What the same luck made of the change; shares differ by points. */
export function differenceText(found: ToldEstimate | null, { info }: ToldFigure, setting: Setting, words: Words): string {
  if (!info || !found?.difference) return "";
  const { mean, low, high } = found.difference;
  return words.chart.cases.difference(mean, low, high, info.unit, setting);
}
