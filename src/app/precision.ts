import { quantity } from "../view/index.ts";
import type { State } from "./state.ts";

/** How sure the median of the customers at the end is: " · median of customers ±4". Empty while that cannot be said. */
export function precisionWords({ curves, run, work }: Pick<State, "curves" | "run" | "work">): string {
  const band = curves?.series.customers;
  if (!band || run.stale) return "";
  const error = band.medianError.at(-1) ?? Number.NaN;
  return Number.isNaN(error) ? "" : ` · median customers ±${quantity(error, "people", work.scenario)}`;
}
