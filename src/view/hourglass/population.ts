import type { Scenario } from "../../scenario/index.ts";
import { EventKind, type EventLog } from "../../model/index.ts";
import { emptyVisits, opensVisit, piece, readVisits, ticksPerDay, type Visits } from "./visits.ts";

/** What a person does within a stage. */
export const Phase = { away: 0, waiting: 1, working: 2, dwelling: 3 } as const;
export type Phase = (typeof Phase)[keyof typeof Phase];

/**
 * A film at one moment: who is where, how many, worth how much, and who waits for whom.
 *
 * Every event can be taken back exactly (money is whole cents; a line is a chain whose links remember their neighbours),
 * so that `seek` costs the events between two moments in either direction, and no snapshot is kept.
 */
export class Population {
  readonly visits: Visits;
  readonly stageIds: string[];
  readonly teamIds: string[];
  /** Team that works in a stage, or -1. */
  readonly teamOf: Int16Array;
  /** Most people a stage ever held, and most cents of MRR. */
  readonly peakPeople: Float64Array;
  readonly peakCents: Float64Array;
  /** Most people who were in stages outside the exits at one time. */
  peakInside = 0;
  readonly lastDay: number;

  day = Number.NEGATIVE_INFINITY;
  readonly people: Int32Array;
  /** MRR of the people in a stage. */
  readonly cents: Float64Array;
  /** People of a stage who wait there for a team. */
  readonly waitingIn: Int32Array;
  /** Line in front of a team, and people it works on. */
  readonly waiting: Int32Array;
  readonly working: Int32Array;
  /** Visit in which a person is, or -1 before its arrival. */
  readonly visitOf: Int32Array;
  readonly phaseOf: Uint8Array;
  readonly centsOf: Float64Array;
  /** People who have arrived: numbers below this. */
  arrived = 0;
  /** First visit in the line of a team, or -1; `behind` leads on to the last. */
  readonly front: Int32Array;
  readonly behind: Int32Array;

  private readonly film: EventLog;
  private readonly ahead: Int32Array;
  private readonly rear: Int32Array;
  /** Phase in which an event found its person, and the cents it moved: what is needed to take it back. */
  private readonly phaseBefore: Uint8Array;
  private readonly moved: Float64Array;
  private cursor = 0;

  private readonly inside: boolean[];

  /** Ready at once; `load` does the same in pieces. */
  static of(scenario: Scenario, film: EventLog): Population {
    const population = new Population(scenario, film);
    for (const _ of population.load()) continue;
    return population;
  }

  /** Not ready before `load` has come to its end. */
  constructor(scenario: Scenario, film: EventLog) {
    this.film = film;
    this.visits = emptyVisits(film);
    const stages = Object.values(scenario.stages);
    this.stageIds = Object.keys(scenario.stages);
    this.teamIds = Object.keys(scenario.teams);
    this.teamOf = Int16Array.from(stages, ({ work }) => (work ? this.teamIds.indexOf(work.team) : -1));

    this.people = new Int32Array(stages.length);
    this.cents = new Float64Array(stages.length);
    this.waitingIn = new Int32Array(stages.length);
    this.waiting = new Int32Array(this.teamIds.length);
    this.working = new Int32Array(this.teamIds.length);
    this.visitOf = new Int32Array(film.people).fill(-1);
    this.phaseOf = new Uint8Array(film.people);
    this.centsOf = new Float64Array(film.people);
    this.front = new Int32Array(this.teamIds.length).fill(-1);
    this.rear = new Int32Array(this.teamIds.length).fill(-1);
    this.behind = new Int32Array(this.visits.length).fill(-1);
    this.ahead = new Int32Array(this.visits.length).fill(-1);
    this.phaseBefore = new Uint8Array(film.length);
    this.moved = new Float64Array(film.length);

    this.peakPeople = new Float64Array(stages.length);
    this.peakCents = new Float64Array(stages.length);
    this.lastDay = film.length > 0 ? film.time[film.length - 1] / ticksPerDay : 0;
    this.inside = stages.map(({ bulb }) => bulb !== "exit");
  }

  /** Reads the film; pauses every millisecond or so, for those who must not keep a page waiting. */
  *load(): Generator<void> {
    yield* readVisits(this.film, this.visits);
    yield* this.measure();
    this.rewind();
  }

  /** Brings everything to the state right after the last event at or before `day`. */
  seek(day: number): void {
    const { time, length } = this.film;
    const tick = day * ticksPerDay;
    while (this.cursor < length && time[this.cursor] <= tick) this.redo(this.cursor++);
    while (this.cursor > 0 && time[this.cursor - 1] > tick) this.undo(--this.cursor);
    this.day = day;
  }

  /** Plays the film once to find the peaks; fills `phaseBefore` and `moved` on the way. */
  private *measure(): Generator<void> {
    const { kind, person } = this.film;
    const { inside } = this;
    let now = 0;
    for (let e = 0; e < this.film.length; e++) {
      if (e % piece === 0) yield;
      const who = person[e];
      this.phaseBefore[e] = this.phaseOf[who];
      this.moved[e] = this.centsMoved(e);
      const from = this.stageOf(who);
      this.redo(e);
      const to = this.stageOf(who);
      if (opensVisit(kind[e])) {
        if (from >= 0 && inside[from]) now--;
        if (to >= 0 && inside[to]) now++;
        if (now > this.peakInside) this.peakInside = now;
      }
      if (to < 0) continue;
      if (this.people[to] > this.peakPeople[to]) this.peakPeople[to] = this.people[to];
      if (this.cents[to] > this.peakCents[to]) this.peakCents[to] = this.cents[to];
    }
  }

  private centsMoved(e: number): number {
    switch (this.film.kind[e]) {
      case EventKind.won: return this.film.value[e] - this.centsOf[this.film.person[e]];
      case EventKind.expand: return this.film.value[e];
      // Whatever is left goes: a person without a stage is worth nothing.
      case EventKind.churn: case EventKind.back: return -this.centsOf[this.film.person[e]];
      default: return 0;
    }
  }

  private rewind(): void {
    for (const list of [this.people, this.cents, this.waitingIn, this.waiting, this.working, this.phaseOf, this.centsOf]) list.fill(0);
    for (const list of [this.visitOf, this.front, this.rear, this.behind, this.ahead]) list.fill(-1);
    this.arrived = 0;
    this.cursor = 0;
  }

  /** Stage of a person now, or -1. */
  stageOf(who: number): number {
    const visit = this.visitOf[who];
    return visit < 0 ? -1 : this.visits.stage[visit];
  }

  private redo(e: number): void {
    const kind = this.film.kind[e];
    const who = this.film.person[e];
    const visit = this.visits.byEvent[e];
    if (visit >= 0) {
      this.leavePhase(who);
      this.leaveStage(who);
      if (who >= this.arrived) this.arrived = who + 1;
      this.centsOf[who] += this.moved[e];
      this.visitOf[who] = visit;
      this.enterStage(who);
      const team = this.teamHere(who);
      if (team >= 0) this.enterLine(who, team);
      else this.phaseOf[who] = Phase.dwelling;
    } else if (changesPhase(kind, this.phaseBefore[e])) {
      this.leavePhase(who);
      if (kind === EventKind.start) this.working[this.teamHere(who)]++;
      this.phaseOf[who] = kind === EventKind.start ? Phase.working : Phase.dwelling;
    } else if (this.moved[e] !== 0) {
      this.shiftCents(who, this.moved[e]);
    }
  }

  private undo(e: number): void {
    const kind = this.film.kind[e];
    const who = this.film.person[e];
    const visit = this.visits.byEvent[e];
    if (visit >= 0) {
      if (this.phaseOf[who] === Phase.waiting) this.leaveLine(who);
      this.leaveStage(who);
      this.centsOf[who] -= this.moved[e];
      this.visitOf[who] = this.visits.before[visit];
      if (this.visitOf[who] < 0 && who === this.arrived - 1) this.arrived = who;
      this.enterStage(who);
      this.returnToPhase(who, this.phaseBefore[e]);
    } else if (changesPhase(kind, this.phaseBefore[e])) {
      if (this.phaseOf[who] === Phase.working) this.working[this.teamHere(who)]--;
      this.returnToPhase(who, this.phaseBefore[e]);
    } else if (this.moved[e] !== 0) {
      this.shiftCents(who, -this.moved[e]);
    }
  }

  private leaveStage(who: number): void {
    const stage = this.stageOf(who);
    if (stage < 0) return;
    this.people[stage]--;
    this.cents[stage] -= this.centsOf[who];
  }

  private enterStage(who: number): void {
    const stage = this.stageOf(who);
    if (stage < 0) return;
    this.people[stage]++;
    this.cents[stage] += this.centsOf[who];
  }

  private shiftCents(who: number, cents: number): void {
    this.centsOf[who] += cents;
    const stage = this.stageOf(who);
    if (stage >= 0) this.cents[stage] += cents;
  }

  private teamHere(who: number): number {
    const stage = this.stageOf(who);
    return stage < 0 ? -1 : this.teamOf[stage];
  }

  private leavePhase(who: number): void {
    if (this.phaseOf[who] === Phase.waiting) this.leaveLine(who);
    else if (this.phaseOf[who] === Phase.working) {
      const team = this.teamHere(who);
      if (team >= 0) this.working[team]--;
    }
  }

  private returnToPhase(who: number, phase: number): void {
    const team = this.teamHere(who);
    if (phase === Phase.waiting && team >= 0) this.returnToLine(who, team);
    else {
      if (phase === Phase.working && team >= 0) this.working[team]++;
      this.phaseOf[who] = phase;
    }
  }

  private enterLine(who: number, team: number): void {
    const visit = this.visitOf[who];
    const last = this.rear[team];
    this.ahead[visit] = last;
    this.behind[visit] = -1;
    if (last >= 0) this.behind[last] = visit;
    else this.front[team] = visit;
    this.rear[team] = visit;
    this.countLine(who, team, 1);
    this.phaseOf[who] = Phase.waiting;
  }

  /** The visit keeps its links to its neighbours: they are its way back. */
  private leaveLine(who: number): void {
    const visit = this.visitOf[who];
    const team = this.teamHere(who);
    const before = this.ahead[visit];
    const after = this.behind[visit];
    if (before >= 0) this.behind[before] = after;
    else this.front[team] = after;
    if (after >= 0) this.ahead[after] = before;
    else this.rear[team] = before;
    this.countLine(who, team, -1);
  }

  /** Exact because events are taken back in reverse order: the neighbours are those it had when it left. */
  private returnToLine(who: number, team: number): void {
    const visit = this.visitOf[who];
    const before = this.ahead[visit];
    const after = this.behind[visit];
    if (before >= 0) this.behind[before] = visit;
    else this.front[team] = visit;
    if (after >= 0) this.ahead[after] = visit;
    else this.rear[team] = visit;
    this.countLine(who, team, 1);
    this.phaseOf[who] = Phase.waiting;
  }

  private countLine(who: number, team: number, by: number): void {
    this.waiting[team] += by;
    this.waitingIn[this.stageOf(who)] += by;
  }
}

/** Work outside the line of a stage (an account manager's call, say) leaves the phase as it is. */
function changesPhase(kind: number, before: number): boolean {
  if (kind === EventKind.start || kind === EventKind.renege) return before === Phase.waiting;
  return kind === EventKind.done && before === Phase.working;
}
