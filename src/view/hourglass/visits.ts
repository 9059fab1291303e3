import { median } from "d3";
import { EventKind, type EventLog } from "../../model/index.ts";

/** Ticks of the event log in a day. */
export const ticksPerDay = 1_382_400;

/** `stage` of a visit to nowhere: the person has left and is untouched market again, or has churned. */
export const gone = -1;

/**
 * A film as a table of visits: who was in which stage from when to when, in days, in order of entry.
 *
 * A person's visits form a chain (`before`, `after`); a visit that had not ended when the film did has `leave` = Infinity.
 */
export interface Visits {
  length: number;
  person: Uint32Array;
  /** Index into `Object.keys(scenario.stages)`, or `gone`. */
  stage: Int16Array;
  enter: Float64Array;
  /** A team begins; NaN = never, or no work here. */
  start: Float64Array;
  /** The work ends and the dwell begins; NaN as above. */
  done: Float64Array;
  leave: Float64Array;
  /** Previous visit of the same person, or -1. */
  before: Int32Array;
  /** Next visit of the same person, or -1. */
  after: Int32Array;
  /** Visit that begins with entry i of the log, or -1. */
  byEvent: Int32Array;
  /** Day on which a person was invited; NaN = came by itself. */
  invited: Float64Array;
}

const { enter, churn, back, start: startWork, done: doneWork, invite } = EventKind;

/** Events between two pauses of those who read a film piece by piece: about a millisecond. */
export const piece = 8_192;

/** Room for the visits of a film; `readVisits` fills it. */
export function emptyVisits(film: EventLog): Visits {
  let length = 0;
  for (let e = 0; e < film.length; e++) if (opensVisit(film.kind[e])) length++;
  return {
    length,
    person: new Uint32Array(length),
    stage: new Int16Array(length),
    enter: new Float64Array(length),
    start: new Float64Array(length).fill(Number.NaN),
    done: new Float64Array(length).fill(Number.NaN),
    leave: new Float64Array(length).fill(Number.POSITIVE_INFINITY),
    before: new Int32Array(length).fill(-1),
    after: new Int32Array(length).fill(-1),
    byEvent: new Int32Array(film.length).fill(-1),
    invited: new Float64Array(film.people).fill(Number.NaN),
  };
}

export function* readVisits(film: EventLog, visits: Visits): Generator<void> {
  const { length: events, kind, person, stage, time, value } = film;
  const latest = new Int32Array(film.people).fill(-1);
  let next = 0;
  for (let e = 0; e < events; e++) {
    if (e % piece === 0) yield;
    const who = person[e];
    const day = time[e] / ticksPerDay;
    if (opensVisit(kind[e])) {
      const visit = next++;
      const last = latest[who];
      if (last >= 0) {
        visits.leave[last] = day;
        visits.after[last] = visit;
      }
      visits.before[visit] = last;
      visits.person[visit] = who;
      visits.stage[visit] = kind[e] === enter ? stage[e] : gone;
      visits.enter[visit] = day;
      visits.byEvent[e] = visit;
      latest[who] = visit;
    } else if (kind[e] === startWork) note(visits.start, latest[who], day);
    else if (kind[e] === doneWork) note(visits.done, latest[who], day);
    else if (kind[e] === invite) visits.invited[value[e]] = day;
  }
}

/** The first time counts: later work during the same visit is not what it waited for. */
function note(days: Float64Array, visit: number, day: number): void {
  if (visit >= 0 && Number.isNaN(days[visit])) days[visit] = day;
}

/** Events after which a person is somewhere else. */
export function opensVisit(kind: number): boolean {
  return kind === enter || kind === churn || kind === back;
}

/** Median days of finished visits to a stage; NaN where nobody has left yet. */
export function medianDwell(visits: Visits, stage: number): number {
  const days: number[] = [];
  for (let v = 0; v < visits.length; v++) {
    if (visits.stage[v] === stage && visits.leave[v] !== Number.POSITIVE_INFINITY) days.push(visits.leave[v] - visits.enter[v]);
  }
  return median(days) ?? Number.NaN;
}

/** Mean days of finished visits by stage; 0 where nobody has left yet. */
export function meanDwells(visits: Visits, stages: number): Float64Array {
  const days = new Float64Array(stages);
  const times = new Int32Array(stages);
  for (let v = 0; v < visits.length; v++) {
    const stage = visits.stage[v];
    if (stage < 0 || visits.leave[v] === Number.POSITIVE_INFINITY) continue;
    days[stage] += visits.leave[v] - visits.enter[v];
    times[stage]++;
  }
  return days.map((sum, stage) => sum / Math.max(1, times[stage]));
}
