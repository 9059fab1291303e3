/** Rows become pictures and sentences. The first layer allowed a DOM. */
import "./theme.css";

export { createCases, type Cases, type CasesProps } from "./charts/cases.ts";
export { differenceText, middleText, rangeText } from "./charts/casesTable.ts";
export type { Chart, CursorBy, OnCursor } from "./charts/chart.ts";
export type { CompareLine } from "./charts/compareLine.ts";
export { createFan, type Fan, type FanProps } from "./charts/fan.ts";
export { createSettled, type Settled } from "./charts/settled.ts";
export { createStages, type Stages, type StagesProps } from "./charts/stages.ts";
export {
  createHourglass, describe, describeStage, naturalHeight, Player, Population,
  type HeightOf, type Hourglass, type HourglassInput, type HourglassOptions, type PlayerOptions, type ScaleKind,
} from "./hourglass/index.ts";
export { contrast, currentTheme, fontFamily, palettes, variableName, watchTheme, type Palette, type ThemeName } from "./theme.ts";
export { en } from "./words/en.ts";
export { plain, type Part, type Sentence } from "./words/sentence.ts";
export type { ChartWords, Explanation, Words } from "./words/words.ts";
export {
  calendarMonth, count, currencySymbol, daysPerMonth, duration, money, moneyInFull, month, percent, quantity, quantityInFull, tickText, type Setting, type Unit,
} from "./number.ts";
