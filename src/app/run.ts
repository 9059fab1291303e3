import type { Desk } from "./desk.ts";
import { curvesCame, filmCame, runFailed, spreadsheetCame, tell, type State } from "./state.ts";
import type { Store } from "./store.ts";
import { sameFilm, sameQuestion, type Work } from "./work.ts";

/** Milliseconds without a change before a new film is asked for: a drag would throw most of them away. */
const filmPause = 120;

/**
 * Keeps curves and film those of the work, while a sim is looked at. A change ends the experiment before it, but not before
 * that one has shown its first curves: else a hand that never rests would never see any.
 */
export function keepSimulated(store: Store<State>, desk: Desk, visible: (state: State) => readonly string[]): void {
  let asks = 0;
  /** The experiment that is running. */
  let running: { ask: number; work: Work; shown: boolean } | null = null;
  /** The work of the newest ask that had curves: of it alone a spreadsheet is still heard. */
  let heard: { ask: number; work: Work } | null = null;
  /** The newest work, while an older one owes its first curves. */
  let next: Work | null = null;
  let film: { ask: number; work: Work } | null = null;
  /** What was asked for last, whether it has been answered or not. */
  let asked: { curves: Work | null; film: Work | null } = { curves: null, film: null };
  let timer: ReturnType<typeof setTimeout> | undefined;

  const simulate = (work: Work) => {
    if (running && !running.shown) {
      next = work;
      return;
    }
    next = null;
    asked = { ...asked, curves: work };
    running = { ask: ++asks, work, shown: false };
    desk.ask({ kind: "simulate", ask: running.ask, scenario: work.scenario, uncertain: work.uncertain, visible: visible(store.state) });
  };
  const shoot = (work: Work) => {
    asked = { ...asked, film: work };
    film = { ask: ++asks, work };
    desk.ask({ kind: "film", ask: film.ask, scenario: work.scenario, uncertain: work.uncertain, replication: work.shown });
  };
  const goOn = () => {
    if (next) simulate(next);
  };

  /** Somewhere else the machine is needed for something else; what was not answered is asked again on the way back. */
  const leave = () => {
    clearTimeout(timer);
    for (const under of [running, film]) if (under) desk.ask({ kind: "leave", ask: under.ask });
    if (running || next) asked = { ...asked, curves: null };
    if (film) asked = { ...asked, film: null };
    running = next = film = null;
  };

  desk.onAnswer = (answer) => {
    switch (answer.kind) {
      case "curves": {
        if (running?.ask !== answer.ask) return;
        const { work } = (heard = running);
        if (answer.refined) running = null;
        else running.shown = true;
        // While a newer work waits these are still its nearest picture.
        store.change((state) => {
          if (sameQuestion(work, state.work)) return curvesCame(state, work, answer.curves, answer.refined);
          return work.sim === state.work.sim ? { ...state, curves: answer.curves } : state;
        });
        goOn();
        return;
      }
      case "spreadsheet": {
        if (heard?.ask !== answer.ask) return;
        const { work } = heard;
        store.change((state) => spreadsheetCame(state, work, answer.spreadsheet));
        return;
      }
      case "film": {
        if (film?.ask !== answer.ask) return;
        const { work } = film;
        film = null;
        store.change((state) => (work.sim === state.work.sim ? filmCame(state, work, answer.log) : state));
        return;
      }
      case "failed": {
        const failed = running?.ask === answer.ask ? running.work : film?.ask === answer.ask ? film.work : null;
        if (!failed) return;
        if (running?.ask === answer.ask) running = null;
        store.change((state) => runFailed(state, failed, answer.message));
        goOn();
        return;
      }
      // Of stories, which are kept elsewhere.
      case "told":
        return;
      case "trouble":
        store.change((state) => tell(state, { id: "trouble", tone: "plain", text: `A helper thread stumbled and was replaced; no number is lost. (${answer.message})` }));
        return;
      case "slow":
        store.change((state) => tell(state, { id: "slow", tone: "plain", text: `WebAssembly is not available here, so futures are computed in JavaScript: the same numbers, about half as fast. (${answer.message})` }));
    }
  };
  desk.onLoss = (message) => {
    const lost = running?.work ?? store.state.work;
    running = null;
    film = null;
    store.change((state) => runFailed(state, lost, message));
  };

  store.observe((now, before) => {
    if (now.place.kind !== "sim") {
      if (before.place.kind === "sim") leave();
      return;
    }
    const back = before.place.kind !== "sim";
    if (!sameQuestion(now.work, before.work) || (back && asked.curves !== now.work)) simulate(now.work);
    if (sameFilm(now.work, before.work) && !(back && asked.film !== now.work)) return;
    clearTimeout(timer);
    timer = setTimeout(() => shoot(store.state.work), now.work === now.kept ? 0 : filmPause);
  });
  if (store.state.place.kind !== "sim") return;
  // The film first: it is one replication, and the first thing seen.
  shoot(store.state.work);
  simulate(store.state.work);
}
