/**
 * What a funnel spreadsheet would promise: the mean of the same graph without waiting, luck and limits, in units of
 * currency, on the grid of the curves. Where the graph is linear a simulation of the relaxed scenario must agree with it.
 */
import { compile, expectation, relax, type Ghost } from "../model/index.ts";
import type { Scenario } from "../scenario/index.ts";
import type { Curves } from "./curves.ts";

/** Like the ghost it comes from, but money in units of currency. */
export interface Spreadsheet extends Ghost {
  /** By name of the figure: by how many standard errors a simulation of the relaxed scenario differs; empty until there is one. */
  z: Record<string, number>;
}

/** Throws where there is no mean to be reckoned: people who bring ever more people in no time at all. Some 10 to 700 ms for a sim of the shelf. */
export function spreadsheet(scenario: Scenario): Spreadsheet {
  const { days, series, metrics, exact, approximated, error } = expectation(scenario);
  if (!Object.values(series).every((values) => values.every(Number.isFinite))) throw new Error("no finite mean: people bring more people than can be counted; expected fewer invitations");
  const model = compile(scenario);
  const money = new Set([...model.series, ...model.metrics].filter(({ unit }) => unit === "money").map(({ name }) => name));
  return {
    days,
    series: mapValues(series, (values, name) => (money.has(name) ? values.map((cents) => cents / 100) : values)),
    metrics: mapValues(metrics, (value, name) => (money.has(name) ? value / 100 : value)),
    exact,
    approximated,
    error,
    z: {},
  };
}

/** The scenario a simulation of which the sheet must agree with. */
export const relaxed: (scenario: Scenario) => Scenario = relax;

/** True where such a simulation is worth its time: the sheet claims to be exact, and is not of more people than a run can follow soon. */
export function isComparable({ exact, metrics }: Spreadsheet): boolean {
  const entries = Object.entries(metrics).reduce((sum, [name, value]) => (name.startsWith("entries.") ? sum + value : sum), 0);
  return exact && entries < PEOPLE_AT_MOST;
}
const PEOPLE_AT_MOST = 200_000;

/** The sheet beside a simulation of the relaxed scenario. The estimated error of the sheet counts as another standard error. */
export function compared(sheet: Spreadsheet, { metrics }: Curves): Spreadsheet {
  const z: Record<string, number> = {};
  for (const [name, value] of Object.entries(sheet.metrics)) {
    const figure = metrics[name];
    const spread = figure ? Math.hypot(figure.standardError, sheet.error * value) : NaN;
    if (spread > 0) z[name] = (figure.mean - value) / spread;
  }
  return { ...sheet, z };
}

function mapValues<In, Out>(record: Record<string, In>, map: (value: In, name: string) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value, name)]));
}
