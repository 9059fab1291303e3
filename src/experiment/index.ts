/**
 * What to run, where, and how sure we are. This door is free of any host; `browser.ts` and `node.ts` are the doors to
 * their workers.
 */
import { embedded } from "./embedded.ts";
import { simulator } from "./simulate.ts";

export type { Band, Curves, Figure } from "./curves.ts";
export type { Batch, Runner, Task } from "./runner.ts";
export { Column } from "./column.ts";
export { csv } from "./csv.ts";
export { meanDifference, quantileDifference, shareDifference, type Difference, type QuantileDifference } from "./difference.ts";
export { embedded } from "./embedded.ts";
export { engine, quickEngine, type Engine } from "./engine.ts";
export { Collector, type Layout } from "./estimate.ts";
export { ReplicationFailure } from "./failure.ts";
export { meanInterval, probabilityInterval, quantileInterval, type Interval } from "./interval.ts";
export { moments, type Moments } from "./moments.ts";
export { Newest } from "./newest.ts";
export { looks, plan, type Span } from "./plan.ts";
export { pool } from "./pool.ts";
export { isPrecise, type Precision } from "./precision.ts";
export type { Listener, Port, Reply, Request } from "./protocol.ts";
export type { Fact, Graph, Item, Report, Reported, Row as ReportRow, Section, Table } from "./report/card.ts";
export { markdown } from "./report/markdown.ts";
export { report } from "./report/report.ts";
export { result, type Result, type Stamp } from "./result.ts";
export { rows, statistics, unitOf, type Row, type Statistic } from "./rows.ts";
export { experiment, type Progress, type SimulateOptions } from "./simulate.ts";
export { compared, isComparable, relaxed, spreadsheet, type Spreadsheet } from "./spreadsheet.ts";
export { tell, type TellOptions, type Told, type ToldCase, type ToldEstimate, type ToldFigure } from "./story.ts";
export { settling, warmup, type Settling, type Warmup } from "./warmup.ts";
export { worker } from "./worker.ts";

/** Runs one experiment on this thread. From `node.ts` or `browser.ts`, the same call takes `workers`. */
export const simulate = simulator((workers) => {
  if (workers > 1) throw new Error(`workers need a host: ${workers}; expected 0 or 1, or import simulate from the door node.ts or browser.ts`);
  return embedded();
});
