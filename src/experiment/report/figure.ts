/** How a figure and a curve are told: what to expect, how sure that is, and where most futures lie. */
import type { Band, Figure } from "../curves.ts";
import { meanInterval, probabilityInterval, quantileInterval, type Interval } from "../interval.ts";
import { isOfFutures } from "../story.ts";
import { estimate, plain, span } from "./amount.ts";
import type { Row } from "./card.ts";

export const figureColumns = ["Figure", "In", "Mean", "95% of the mean", "Median", "95% of the median", "P5 to P95"];

export function figureRow(figure: Figure, currency: string): Row {
  const { info, mean, p5, p50, p95, values, undefinedCount } = figure;
  const between = ({ low, high }: Interval) => span(low, high, info.unit);
  const ofFutures = isOfFutures(info);
  const label = undefinedCount > 0 ? `${info.label} (in ${plain(values.length - undefinedCount)} futures)` : info.label;
  const middle = ofFutures ? ["—", "—", "—"] : [estimate(p50, info.unit), between(quantileInterval(values, 0.5)), span(p5, p95, info.unit)];
  return { path: info.name, cells: [label, measure(info.unit, currency), estimate(mean, info.unit), between(intervalOfMean(figure, ofFutures)), ...middle], note: info.formula };
}

/** Of what is 1 or 0 in each future, the mean is a probability. */
function intervalOfMean({ mean, standardError, values, undefinedCount }: Figure, ofFutures: boolean): Interval {
  const defined = values.length - undefinedCount;
  return ofFutures ? probabilityInterval(Math.round(mean * defined), defined) : meanInterval(mean, standardError, defined);
}

export const curveColumns = ["Curve", "In", "Median", "± 95% of the median", "P5 to P95"];

/** A curve where it ends. */
export function curveRow({ info, p5, p50, p95, medianError }: Band, currency: string): Row {
  const last = p50.length - 1;
  return { path: info.name, cells: [info.label, measure(info.unit, currency), estimate(p50[last], info.unit), estimate(medianError[last], info.unit), span(p5[last], p95[last], info.unit)] };
}

/** What the numbers of a row are counted in. */
function measure(unit: string, currency: string): string {
  return unit === "money" ? currency : unit === "share" ? "%" : unit === "count" ? "" : unit;
}
