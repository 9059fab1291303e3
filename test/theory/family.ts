/** A family of closed forms: parameters → scenarios, what is read of their runs, and the exact figures by our own code. */
import { compile, film, replicate, type CompiledModel, type EventLog, type Scenario } from "hourglass";
import { always } from "./clinic.ts";
import { judge, type Said, type Verdict } from "./gate.ts";
import type { Figures, Row } from "./row.ts";

export interface Family<Model> {
  /** The family of the rows it knows begins like one of these. */
  names: readonly string[];
  /** Parameters as the rows write them → as the formulas need them. */
  model: (given: Row["model"]) => Model;
  /** Every figure of the rows, for any parameters. */
  exact: (model: Model) => Figures;
  /** What is run; `effort` 1 is for every day, a battery takes more. */
  experiments: (model: Model, effort: number) => Experiment[];
  /** Figures that are no mean are read as one that is: a quantile as the share below it, a spread as its square. */
  readAs?: (model: Model) => Record<string, { exact: number; words: string }>;
  /** Figures that are mean squares, whose estimate is skewed as a χ² is. */
  spreads?: RegExp;
  /** Which figure of a row goes into the collection of independent z. */
  headline: string;
  /** What it took to say it as a scenario. */
  needed: string;
  /** Figures that no run is read for, and why. */
  leftOut?: (model: Model, effort: number) => Record<string, string>;
}

export interface Experiment {
  /** What-ifs on the same luck; most have one. */
  scenarios: Scenario[];
  replications: number;
  /** What one replication says; a name may carry a variant: `P_loss|uniform`. */
  read: (...runs: Run[]) => Record<string, Said>;
}

/** One replication of one scenario: its events, and the product's own numbers. */
export interface Run {
  readonly scenario: Scenario;
  readonly log: EventLog;
  metric: (name: string) => number;
  /** A curve on a day of the grid. */
  on: (series: string, day: number) => number;
}

export interface Finding extends Verdict {
  figure: string;
  /** The figure of the closed form, and what was read in its place. */
  exact: number;
  target: number;
  words: string;
  isSpread: boolean;
  replications: number;
}

/** Rare events, and what nearly always happens: too few of them to have a normal error. */
export function isExempt({ target }: Finding): boolean {
  return Math.abs(target) < 0.002 || (target > 0.998 && target < 1);
}

/** Runs everything a family reads for these parameters. The seed is the row's own, so rows are independent. */
export function findings<Model>(family: Family<Model>, row: Row, effort: number): Finding[] {
  const model = family.model(row.model);
  const exact = family.exact(model);
  const readAs = family.readAs?.(model) ?? {};
  return family.experiments(model, effort).flatMap(({ scenarios, replications, read }, number) => {
    const compiled = scenarios.map((scenario) => compile(scenario));
    const said = new Map<string, Said[]>();
    for (let replication = 0; replication < replications; replication++) {
      const runs = compiled.map((each, at) => runOf(each, scenarios[at], keyOf(`${row.id} ${number}`), replication));
      for (const [figure, value] of Object.entries(read(...runs))) {
        if (!said.has(figure)) said.set(figure, []);
        said.get(figure)!.push(value);
      }
    }
    return [...said].map(([figure, values]) => {
      const name = figure.split("|")[0];
      if (!(name in exact)) throw new Error(`unknown figure: ${name}; expected ${Object.keys(exact).join(", ")}`);
      const isSpread = family.spreads?.test(name) ?? false;
      const { exact: target, words } = readAs[name] ?? { exact: exact[name], words: "" };
      return { figure, exact: exact[name], target, words, replications: values.length, isSpread, ...judge(values, target, isSpread) };
    });
  });
}

function runOf(model: CompiledModel, scenario: Scenario, key: Uint32Array, replication: number): Run {
  let log: EventLog | undefined;
  let trace: ReturnType<typeof replicate> | undefined;
  const traced = () => {
    trace ??= replicate(model, key, replication);
    if (trace.violations.length > 0) throw new Error(trace.violations.join("; "));
    return trace;
  };
  const found = (at: number, name: string) => {
    if (at < 0) throw new Error(`unknown number of a run: ${name}`);
    return at;
  };
  return {
    scenario,
    get log() {
      return (log ??= film(model, key, replication));
    },
    metric: (name) => traced().metrics[found(model.metrics.findIndex((info) => info.name === name), name)],
    on: (series, day) => traced().series[found(model.series.findIndex(({ name }) => name === series), series) * model.gridDays.length + found(model.gridDays.indexOf(day), `day ${day}`)],
  };
}

/** FNV-1a of a text, twice. */
function keyOf(text: string): Uint32Array {
  const hash = (basis: number) => Array.from(text).reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16777619), basis);
  return Uint32Array.of(hash(0x811c9dc5), hash(0x2545f491));
}

/** Day and night, weekdays and weekends alike, in a market without end: what textbooks mean by nothing. */
export const textbook = { activity: always, market: { unlimited: true } };

/** Arrivals by chance. */
export function door(perMonth: number, entryStage: string) {
  return { kind: "organic", entryStage, visitsPerMonth: perMonth, growthPerMonth: 0, identifyProbability: 1, arrivals: "poisson" };
}

export const certain = (stage: string) => ({ exits: { [stage]: { probability: 1 } } });

/** A number of a row. */
export function numeric(given: Row["model"], key: string): number {
  const value = given[key];
  if (typeof value !== "number") throw new Error(`unknown ${key}: ${String(value)}; expected a number`);
  return value;
}
