/** Logs written by hand, for tests that want to know every event. */
import type { EventLog } from "../../src/model/index.ts";

/** Day, kind, person, stage, value. */
export type Entry = [day: number, kind: number, person: number, stage: number, value?: number];

export function logOf(entries: Entry[], people: number): EventLog {
  return {
    replication: 0,
    length: entries.length,
    time: Float64Array.from(entries, ([day]) => day * 1_382_400),
    kind: Uint8Array.from(entries, ([, kind]) => kind),
    person: Uint32Array.from(entries, ([, , person]) => person),
    stage: Int16Array.from(entries, ([, , , stage]) => stage),
    value: Float64Array.from(entries, ([, , , , value]) => value ?? 0),
    people,
    channel: new Int16Array(people),
    parent: new Int32Array(people).fill(-1),
    lineage: new Uint32Array(2 * people).map((_, i) => Math.imul(i + 1, 0x9e3779b1) >>> 0),
    anonymousVisits: new Float64Array(0),
  };
}
