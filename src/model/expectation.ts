/**
 * The spreadsheet's ghost: the mean curves of the relaxed scenario (relax.ts), computed, not simulated. People are a mass
 * that flows through the graph of stages in cells of time; a law of dwell becomes a delay of second order.
 */
import type { Scenario } from "../scenario/index.ts";
import { compile } from "./compile.ts";
import { approximated, forgottenNeeds } from "./expectation/approximated.ts";
import { curvesOf, type Curves } from "./expectation/curves.ts";
import { relax } from "./relax.ts";

export interface Ghost {
  /** Days since day 0, as `gridDays` of the compiled scenario. */
  days: Float64Array;
  /** By name of series, those of a product's run that a sheet can say; money in cents. */
  series: Record<string, Float64Array>;
  /** By name of metric; money in cents. */
  metrics: Record<string, number>;
  /** True where the graph is linear: equal to the mean of simulating the relaxed scenario up to `error`. */
  exact: boolean;
  /** What is plugged in at its mean, by name; empty when exact. */
  approximated: string[];
  /**
   * Estimated error, as a share of a curve's largest value: a third of the largest change of any curve when cells were
   * halved last (Richardson; the method is of second order), and what is forgotten of needs.
   */
  error: number;
}

/** Cells of two days are halved until their error is estimated to be below this, or there are too many. */
const ENOUGH = 1e-3;
const CELLS_AT_MOST = 2400;
/** A curve of fewer people than this, or less money, is one of nobody: no part of it can be seen. */
const NOBODY = 1e-3;
/** Estimated error beyond which nothing is exact. */
const COARSE = 0.01;

export function expectation(scenario: Scenario): Ghost {
  const model = compile(relax(scenario));
  const names = approximated(model.tables);
  let perDay = 0.5;
  while (model.tables.horizonDays * perDay * 2 > CELLS_AT_MOST) perDay /= 2;
  let curves = curvesOf(model, perDay);
  let error = Infinity;
  do {
    perDay *= 2;
    const finer = curvesOf(model, perDay);
    error = distance(curves, finer) / 3;
    curves = finer;
  } while (error > ENOUGH && model.tables.horizonDays * perDay * 2 <= CELLS_AT_MOST);
  // Needs forgotten would have made as much of the MRR as those that were not.
  const grown = curves.metrics.newMrr > 0 ? curves.metrics.expansionMrr / curves.metrics.newMrr : 0;
  error += forgottenNeeds(model.tables) * grown;
  if (!(error <= COARSE)) names.push("very short times in a long run");
  return { days: model.gridDays, ...curves, exact: names.length === 0, approximated: names, error };
}

function distance(coarse: Curves, fine: Curves): number {
  let most = 0;
  for (const [name, curve] of Object.entries(fine.series)) {
    let [apart, size] = [0, 0];
    curve.forEach((value, point) => {
      apart = Math.max(apart, Math.abs(value - coarse.series[name][point]));
      size = Math.max(size, Math.abs(value));
    });
    if (size > NOBODY) most = Math.max(most, apart / size);
  }
  return most;
}
