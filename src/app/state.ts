import type { Curves, Spreadsheet, Told } from "../experiment/index.ts";
import type { EventLog } from "../model/index.ts";
import type { Issue, Scenario } from "../scenario/index.ts";
import { failureWords } from "./failure-words.ts";
import { simPlace, type Place } from "./place.ts";
import { sameFilm, sameQuestion, type Work } from "./work.ts";

/**
 * Everything the page shows follows from this one value. It is never written to: each function below gives the next
 * one. What is derived (the sentence, the chips, the claim of "same numbers") is worked out where it is shown.
 */
export interface State {
  /** What the page shows: a sim, the shelf of all, or a story. */
  readonly place: Place;
  /** The telling of the story at that place; null at other places. */
  readonly telling: Telling | null;
  readonly work: Work;
  /** The published document that `work` differs from. */
  readonly base: Scenario;
  /** `work` at the end of the last gesture: during a drag the two differ, and undo goes back to this one. */
  readonly kept: Work;
  readonly past: readonly Work[];
  readonly future: readonly Work[];
  /** What was not as it should be in the link or file that was opened. */
  readonly issues: readonly Issue[];
  /** What the opened link says its numbers are; null once the work is another. */
  readonly claim: Claim | null;
  readonly run: RunStatus;
  /** Newest curves of `work`, coarse or refined; of an earlier work while `run.stale`. */
  readonly curves: Curves | null;
  /** The last refined curves of an earlier work, drawn behind until the new ones are refined. */
  readonly ghost: Curves | null;
  /** What a spreadsheet would promise; of an earlier work until that of this one is there. */
  readonly spreadsheet: Spreadsheet | null;
  readonly film: Film | null;
  /** Time looked at, in days since day 0; the same in every picture. */
  readonly cursor: number;
  /** Time the pointer is over in some chart; null when it is over none. */
  readonly hover: number | null;
  readonly view: View;
  readonly notices: readonly Notice[];
}

/** A story on its way. */
export interface Telling {
  readonly story: string;
  /** Newest numbers; null before the first. */
  readonly told: Told | null;
  readonly phase: "running" | "done" | "failed";
  /** What went wrong; empty when nothing did. */
  readonly message: string;
}

/** The numbers a link says it shows. */
export interface Claim {
  readonly engine: string | null;
  readonly replications: number;
  readonly fingerprint: string | null;
}

export interface Film {
  readonly log: EventLog;
  /** The scenario it was filmed with: a film is only read with its own stages and channels. */
  readonly scenario: Scenario;
}

export interface RunStatus {
  readonly phase: "idle" | "running" | "done" | "failed";
  /** Replications in `curves`. */
  readonly done: number;
  /** The curves belong to an earlier work. */
  readonly stale: boolean;
  /** What went wrong, in words; empty when nothing did. */
  readonly message: string;
}

export interface View {
  readonly playing: boolean;
  /** Times the pace at which a whole film takes its usual seconds. */
  readonly speed: number;
  /** The film plays for the first time and the curves grow with it. */
  readonly telling: boolean;
  readonly pictureScale: "sqrt" | "linear";
  /** What the height of the right bulb is. */
  readonly height: "people" | "value";
  readonly theme: "auto" | "light" | "dark";
  /** The one thing that lies open above the page. */
  readonly open: Lying;
  /** Text looked for among all parameters, sources or figures. */
  readonly search: string;
  /** Which values the list of sources shows. */
  readonly resting: "all" | "sources" | "assumptions";
  /** Narrow screens: the panel is pulled up. */
  readonly sheet: boolean;
}

export type Lying =
  | { readonly kind: "nothing" }
  | { readonly kind: "parameters" }
  | { readonly kind: "sources" }
  | { readonly kind: "figures" }
  | { readonly kind: "interview" }
  | { readonly kind: "spreadsheet" }
  | { readonly kind: "report" }
  | { readonly kind: "share" }
  | { readonly kind: "metric"; readonly name: string }
  | { readonly kind: "field"; readonly path: string }
  | { readonly kind: "chart"; readonly name: string };

export interface Notice {
  readonly id: string;
  readonly tone: "plain" | "warning" | "error";
  readonly text: string;
  /** A button beside the text, by what it does. */
  readonly offer?: { readonly label: string; readonly does: "restore" | "reload" };
}

export const nothing: Lying = { kind: "nothing" };

export const firstView: View = {
  playing: false,
  speed: 1,
  telling: false,
  pictureScale: "sqrt",
  height: "people",
  theme: "auto",
  open: nothing,
  search: "",
  resting: "all",
  sheet: false,
};

/** Name of the notice that says why there is no result. */
const failure = "run";

/** How many steps back are kept. */
const depth = 200;

/** Something to look at, as an address or a file gives it. */
export interface Opened {
  readonly work: Work;
  readonly base: Scenario;
  readonly issues: readonly Issue[];
  readonly claim: Claim | null;
}

export function firstState({ work, base, issues, claim }: Opened, place: Place = simPlace): State {
  return {
    place,
    telling: null,
    work,
    base,
    kept: work,
    past: [],
    future: [],
    issues,
    claim,
    run: { phase: "idle", done: 0, stale: false, message: "" },
    curves: null,
    ghost: null,
    spreadsheet: null,
    film: null,
    cursor: 0,
    hover: null,
    view: firstView,
    notices: [],
  };
}

/** The work as a gesture goes on; nothing is kept until `keep`. */
export function turn(state: State, work: Work): State {
  if (work === state.work) return state;
  const next = { ...state, work, ...restart(state, work), ...clampCursor(state, work.scenario), view: whole(state.view) };
  // Another story: what was simulated before is no picture of it.
  return work.sim === state.work.sim ? next : { ...next, curves: null, ghost: null, spreadsheet: null, film: null, cursor: 0, hover: null };
}

/** The gesture is over: one step of history. */
export function keep(state: State): State {
  if (state.work === state.kept) return state;
  return { ...state, kept: state.work, past: [...state.past, state.kept].slice(-depth), future: [] };
}

/** A change that is whole at once. */
export function set(state: State, work: Work): State {
  return keep(turn(keep(state), work));
}

/** Another document or link: a step of history too, so that nothing is lost by opening. */
export function open(state: State, { work, base, issues, claim }: Opened): State {
  return { ...visit(set(state, work), simPlace), base, issues, claim };
}

/** The work stays as it is while one looks at something else. */
export function visit(state: State, place: Place): State {
  if (place.kind === state.place.kind && (place.kind !== "story" || state.place.kind !== "story" || place.id === state.place.id)) return state;
  return { ...state, place, telling: null, hover: null, view: { ...state.view, open: nothing } };
}

/** Of a story that has been left meanwhile nothing is taken over. */
export function telling(state: State, next: Telling): State {
  return state.place.kind === "story" && state.place.id === next.story ? { ...state, telling: next } : state;
}

/** `bases` names the document a step of history differs from. */
export function undo(state: State, bases: (work: Work) => Scenario): State {
  if (state.work !== state.kept) return { ...turn(state, state.kept), kept: state.kept };
  const back = state.past.at(-1);
  if (!back) return state;
  return { ...turn(state, back), kept: back, base: bases(back), past: state.past.slice(0, -1), future: [state.kept, ...state.future] };
}

export function redo(state: State, bases: (work: Work) => Scenario): State {
  const [next, ...future] = state.future;
  if (!next || state.work !== state.kept) return state;
  return { ...turn(state, next), kept: next, base: bases(next), past: [...state.past, state.kept], future };
}

function restart(state: State, work: Work): Partial<State> {
  if (sameQuestion(work, state.work)) return sameFilm(work, state.work) ? {} : { claim: state.claim };
  const refined = state.curves && !state.run.stale && state.run.phase === "done" ? state.curves : state.ghost;
  return { claim: null, ghost: refined, run: { ...state.run, phase: "running", stale: true, message: "" } };
}

/** A hand on the page wants the curves in full. */
function whole(view: View): View {
  return view.telling ? { ...view, telling: false } : view;
}

function clampCursor(state: State, scenario: Scenario): { cursor: number } {
  return { cursor: Math.min(state.cursor, lastDay(scenario)) };
}

/** A month is the twelfth part of a year of 365 days, as in the model. */
export const daysPerMonth = 365 / 12;

export function lastDay(scenario: Scenario): number {
  return scenario.run.horizonMonths * daysPerMonth;
}

/** Curves of `work`; those of a work that has changed meanwhile are left aside. */
export function curvesCame(state: State, work: Work, curves: Curves, refined: boolean): State {
  if (!sameQuestion(work, state.work)) return state;
  return dismiss(
    { ...state, curves, ghost: refined ? null : state.ghost, run: { phase: refined ? "done" : "running", done: curves.replications, stale: false, message: "" } },
    failure,
  );
}

export function spreadsheetCame(state: State, work: Work, spreadsheet: Spreadsheet | null): State {
  return sameQuestion(work, state.work) ? { ...state, spreadsheet } : state;
}

export function filmCame(state: State, work: Work, log: EventLog): State {
  return { ...state, film: { log, scenario: work.scenario } };
}

export function runFailed(state: State, work: Work, message: string): State {
  if (!sameQuestion(work, state.work)) return state;
  const text = failureWords(message);
  return tell({ ...state, run: { ...state.run, phase: "failed", message } }, { id: failure, tone: "error", text });
}

export function lookAt(state: State, day: number): State {
  const cursor = Math.max(0, Math.min(lastDay(state.work.scenario), day));
  return cursor === state.cursor ? state : { ...state, cursor };
}

export function look(state: State, view: Partial<View>): State {
  return { ...state, view: { ...state.view, ...view } };
}

export function dismissIssues(state: State): State {
  return state.issues.length === 0 ? state : { ...state, issues: [] };
}

/** A notice with the same id takes the place of the earlier one. */
export function tell(state: State, notice: Notice): State {
  return { ...state, notices: [...state.notices.filter(({ id }) => id !== notice.id), notice] };
}

export function dismiss(state: State, id: string): State {
  if (state.notices.every((notice) => notice.id !== id)) return state;
  return { ...state, notices: state.notices.filter((notice) => notice.id !== id) };
}
