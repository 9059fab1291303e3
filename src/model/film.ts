/** The log of a run, in time order, ready for a picture. */
import type { CompiledModel } from "./compile.ts";
import type { EventLog } from "./trace.ts";
import type { World } from "./world.ts";

export function filmOf(model: CompiledModel, world: World): EventLog {
  const { record, roll } = world;
  const kept: number[] = [];
  for (let at = 0; at < record.length; at++) if (record.time[at] < world.horizon) kept.push(at);
  // Those who walk ahead write ahead; a stable sort keeps what one person did in order.
  kept.sort((a, b) => record.time[a] - record.time[b] || a - b);
  return {
    replication: world.replication,
    length: kept.length,
    time: Float64Array.from(kept, (at) => record.time[at]),
    kind: Uint8Array.from(kept, (at) => record.kind[at]),
    person: Uint32Array.from(kept, (at) => record.person[at]),
    stage: Int16Array.from(kept, (at) => record.stage[at]),
    value: Float64Array.from(kept, (at) => record.value[at]),
    people: roll.length,
    channel: Int16Array.from(roll.channel.subarray(0, roll.length)),
    parent: roll.parent.slice(0, roll.length),
    lineage: Uint32Array.from(roll.lineage.subarray(0, roll.length * 2)),
    pieces: { time: record.pieceTime.slice(0, record.pieces), kind: Uint8Array.from(record.pieceKind.subarray(0, record.pieces)) },
    anonymousVisits: world.anonymousVisits.slice(),
  };
}
