/**
 * A scenario made runnable: ids become integers, laws become rows of a table, growth becomes a rate per day. Compiling
 * draws nothing and depends on nothing but the scenario; the order in which records were written does not matter.
 */
import { Laws, Quantiles } from "../kernel/index.ts";
import type { Scenario } from "../scenario/index.ts";
import { metricsOf } from "./catalogue.ts";
import { compileChannels, refuseFlood } from "./compile/channels.ts";
import { compileContent } from "./compile/content.ts";
import { compileCustomers } from "./compile/customers.ts";
import { compileForecast } from "./compile/forecast.ts";
import { compileGrowth } from "./compile/growth.ts";
import { compileMoney } from "./compile/money.ts";
import { compileOwners } from "./compile/plan.ts";
import { compileRun } from "./compile/run.ts";
import { compileSegments } from "./compile/segments.ts";
import { compileOdds, compileStages } from "./compile/stages.ts";
import { compileTeams } from "./compile/teams.ts";
import { hashOf } from "./purposes.ts";
import { rowsOf, type Row } from "./rows.ts";
import type { Metric } from "./metrics/metric.ts";
import { Tables } from "./tables.ts";
import type { MetricInfo, SeriesInfo } from "./trace.ts";

/** Part of every result: a change of a golden fingerprint is a change of this. */
export const ENGINE_VERSION = "1.3";

export interface CompiledModel {
  scenario: Scenario;
  tables: Tables;
  /** Days since day 0 at which curves are read: every `gridStep` days from 0, and the horizon. */
  gridDays: Float64Array;
  series: SeriesInfo[];
  metrics: MetricInfo[];
  /** How each of these is read from a run, in their order. */
  rows: Row[];
  measures: Metric[];
}

/** Tables of quantiles by shape of law, kept from one scenario to the next: a moved mean or median of fixed spread rebuilds nothing. */
let shapes = new Quantiles();
/** 82 kB each. */
const SHAPES_KEPT = 256;

export function compile(scenario: Scenario): CompiledModel {
  if (shapes.count > SHAPES_KEPT) shapes = new Quantiles();
  const tables = new Tables(new Laws(shapes));
  compileRun(scenario, tables);
  compileStages(scenario, tables);
  compileSegments(scenario, tables);
  compileTeams(scenario, tables);
  compileChannels(scenario, tables);
  compileCustomers(scenario, tables);
  compileContent(scenario, tables);
  refuseFlood(tables);
  compileOwners(tables);
  compileGrowth(scenario, tables);
  compileOdds(scenario, tables);
  compileMoney(scenario, tables);
  compileForecast(scenario, tables);
  checkHashes(scenario);
  const gridDays = Float64Array.from({ length: tables.gridPoints }, (_, point) => Math.min(point * tables.gridStep, tables.horizonDays));
  const rows = rowsOf(scenario);
  const measures = metricsOf(scenario);
  const series = rows.map(({ name, label, unit }) => ({ name, label, unit }));
  const metrics = measures.map(({ name, label, unit, group, formula, help }) => ({ name, label, unit, group, formula, help }));
  return { scenario, tables, gridDays, series, metrics, rows, measures };
}

/** Draws are addressed by hashes of ids; two ids with one hash would share their luck. */
function checkHashes(scenario: Scenario): void {
  const seen = new Map<number, string>();
  const names = [...Object.keys(scenario.stages), ...Object.keys(scenario.channels).flatMap((id) => [`channel ${id}`, `count ${id}`]), ...Object.keys(scenario.teams).map((id) => `team ${id}`)];
  for (const name of names) {
    const twin = seen.get(hashOf(name));
    if (twin !== undefined) throw new Error(`ids with equal hash: ${twin} and ${name}; rename one of them`);
    seen.set(hashOf(name), name);
  }
}

