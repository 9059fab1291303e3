/** Kinds of account: segments, and the share that fits. */
import type { Scenario } from "../../scenario/index.ts";
import { hashOf } from "../purposes.ts";
import type { Tables } from "../tables.ts";

export function compileSegments(scenario: Scenario, tables: Tables): void {
  const ids = Object.keys(scenario.segments);
  const all = ids.map((id) => scenario.segments[id]);
  const hashes = ids.map(hashOf);
  tables.segments = ids.length;
  tables.segmentTurn = Int32Array.from(ids.keys()).sort((a, b) => hashes[a] - hashes[b]);
  tables.segmentShare = Float64Array.from(all, (segment) => segment.share);
  tables.segmentDeal = Float64Array.from(all, (segment) => segment.dealSize);
  tables.segmentWin = Float64Array.from(all, (segment) => segment.winOdds);
  tables.segmentInbound = Float64Array.from(all, (segment) => segment.inboundOdds);
  tables.segmentChurn = Float64Array.from(all, (segment) => segment.churn);
  tables.segmentCycle = Float64Array.from(all, (segment) => segment.cycle);
  tables.fitShare = scenario.market.fitShare;
  tables.drawsKind = ids.length > 0 || tables.fitShare < 1;
}
