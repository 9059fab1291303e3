import type { Band, Curves, Settling, Spreadsheet, Told, ToldFigure } from "../../experiment/index.ts";
import type { Issue, Scenario, Story } from "../../scenario/index.ts";
import type { Slice } from "../charts/band.ts";
import type { Setting, Unit } from "../number.ts";
import type { Sentence } from "./sentence.ts";

/** How a series is computed and what it means. */
export interface Explanation {
  formula: string;
  help: string;
}

/** Everything the product says in one language. Pure: numbers in, words out. */
export interface Words {
  /** BCP 47. */
  language: string;
  /** What was given, and what was done about it. */
  issue(issue: Issue): string;
  /** Formula and meaning of a series, by its name. */
  series(name: string): Explanation;

  /** "In 8 of 10 simulated futures you pass 300 customers by month 36 — median 354, 332 to 378 likely." Null when the curves do not say. */
  milestone(curves: Curves, setting: Setting): Sentence | null;
  /** "In 3 of 10 futures the cash runs out before month 25." Null when the curves do not say. */
  cash(curves: Curves, setting: Setting): Sentence | null;

  /** "A funnel spreadsheet would promise 374 a month in “Opportunity”; queues and limits leave 106." Null when it cannot say. */
  promise(spreadsheet: Spreadsheet, curves: Curves, scenario: Pick<Scenario, "stages" | "run">): Sentence | null;

  /** "The first 3 months are left out of steady-state figures; this curve has settled after 35 days." */
  warmup(settling: Settling, series: string, setting: Setting): Sentence;

  /** What one sees in the fan of a series, in a sentence: the same for screen, file and slide. */
  altFan(curves: Curves, series: string, setting: Setting): string;
  altStages(curves: Curves, series: readonly string[], setting: Setting): string;
  /** What one sees in the picture of a story. */
  altCases(story: Story, told: Told | null, setting: Setting): string;

  chart: ChartWords;
}

/** The words that stand in and around charts. */
export interface ChartWords {
  simulating: string;
  median: string;
  mean: string;
  /** Labels of the bands; short ones where the picture is narrow. */
  nineOfTen: string;
  nineOfTenShort: string;
  half: string;
  halfShort: string;
  /** Label of the result that is being replaced. */
  before: string;
  /** Name of the beginning that steady-state figures leave out. */
  warmup(verdict: Settling["verdict"]): string;
  /** Label of what a spreadsheet would promise. */
  spreadsheet: string;
  /** How the bands are to be read: each moment by itself, not one path. */
  pointwise(runs: number, replications: number, roomy: boolean): string;
  /** The line under the title: what the numbers are at the cursor, or at the end. */
  readout(day: number, slice: Slice, band: Band, setting: Setting, roomy: boolean): Sentence;
  /** Name of the time cursor for those who cannot see it. */
  cursorOf(title: string): string;
  table: { time: string; median: string; mean: string; range(from: string, to: string): string; lightBand: string; darkBand: string };
  stages: {
    list: string;
    ownScale: string;
    sameScale: string;
    /** The line under the title; it says how the heights are to be read. */
    readout(day: number, replications: number, mode: "rows" | "lines", setting: Setting, roomy: boolean): Sentence;
  };
  cases: {
    spreadsheet: string;
    /** In place of a figure that no case has a metric for. */
    unreported: string;
    /** In place of a value that is not defined in any future. */
    never: string;
    /** How the marks are to be read. */
    reading(told: Told, figure: ToldFigure, roomy: boolean): string;
    difference(mean: number, low: number, high: number, unit: Unit, setting: Setting): string;
    columns: { figure: string; middle: string; range: string; spreadsheet: string; difference(first: string): string };
  };
  settled: {
    formula: string;
    data: string;
    /** Title of the time axis. */
    time: string;
    /** What happened and what to do when the program for large pictures did not come. */
    missing: string;
    /** Lines of the tip at a point of the fan. */
    tip(day: number, slice: Slice, band: Band, setting: Setting): string;
  };
}
