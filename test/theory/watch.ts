/** A station seen through the log of events: every visit, and how long so many people were there. */
import type { EventLog } from "hourglass";
import { EventKind } from "../../src/model/index.ts";

export interface Visit {
  /** Ticks; `began` and `ended` are NaN for what has not happened by the horizon, `began` also for who gave up. */
  asked: number;
  began: number;
  ended: number;
}

export interface Watch {
  /** Of those who asked in the time watched. */
  visits: Visit[];
  /** Ticks with so many people there, waiting or served. */
  ticksAt: number[];
  /** Ticks × people: there, waiting. */
  inside: number;
  waiting: number;
  /** Ticks at which a service ended within the time watched. */
  departures: number[];
  /** Length of the time watched, in ticks. */
  length: number;
}

/** Stages by id, watched as one station in [from, to). */
export function watch(log: EventLog, ids: readonly string[], stages: readonly string[], from: number, to: number): Watch {
  const isWatched = ids.map((id) => stages.includes(id));
  const open = new Map<number, Visit>();
  const seen: Watch = { visits: [], ticksAt: [], inside: 0, waiting: 0, departures: [], length: to - from };
  let there = 0;
  let queued = 0;
  let last = from;
  const pass = (tick: number) => {
    const until = Math.min(tick, to);
    if (until <= last) return;
    seen.ticksAt[there] = (seen.ticksAt[there] ?? 0) + until - last;
    seen.inside += there * (until - last);
    seen.waiting += queued * (until - last);
    last = until;
  };
  for (let at = 0; at < log.length; at++) {
    if (log.stage[at] < 0 || !isWatched[log.stage[at]]) continue;
    const tick = log.time[at];
    const person = log.person[at];
    pass(tick);
    switch (log.kind[at]) {
      case EventKind.enter: {
        const visit: Visit = { asked: tick, began: NaN, ended: NaN };
        open.set(person, visit);
        there += 1;
        queued += 1;
        if (tick >= from && tick < to) seen.visits.push(visit);
        break;
      }
      case EventKind.start:
        open.get(person)!.began = tick;
        queued -= 1;
        break;
      case EventKind.renege:
        open.get(person)!.ended = tick;
        there -= 1;
        queued -= 1;
        break;
      case EventKind.done:
        open.get(person)!.ended = tick;
        there -= 1;
        if (tick >= from && tick < to) seen.departures.push(tick);
        break;
    }
  }
  pass(to);
  return seen;
}
