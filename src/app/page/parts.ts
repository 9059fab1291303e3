import { render, type TemplateResult } from "lit-html";

/** A place of the page that is redrawn when something it watches has changed. */
export interface Place<State> {
  /** Compared one by one; the part is drawn anew when any differs. */
  watch(state: State): readonly unknown[];
  draw(state: State): void;
}

/** A part that is a template in an element of `index.html`; what stood there to hold the place goes. */
export function templated<State>(host: HTMLElement, watch: Place<State>["watch"], template: (state: State) => TemplateResult): Place<State> {
  let first = true;
  return {
    watch,
    draw(state) {
      if (first) host.replaceChildren();
      first = false;
      render(template(state), host);
    },
  };
}

/** Milliseconds of a frame that drawing may take; what is left over comes in the next. */
const budget = 8;

/**
 * Draws places in frames, each at most once a frame and only when what it watches has changed. Those that are `urgent`
 * are drawn in every frame, since the hand is on them; the others take turns within the budget.
 */
export function drawOnFrames<State>(urgent: readonly Place<State>[], others: readonly Place<State>[], state: () => State): () => void {
  const seen = new Map<Place<State>, readonly unknown[]>();
  let turn = 0;
  let asked = false;

  const draw = (place: Place<State>, now: State) => {
    const values = place.watch(now);
    if (seen.get(place)?.every((value, at) => Object.is(value, values[at]))) return;
    seen.set(place, values);
    try {
      place.draw(now);
    } catch (error) {
      // One part that fails must not take the others with it.
      reportError(error);
    }
  };
  const ask = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(frame);
  };
  const frame = () => {
    asked = false;
    const now = state();
    const until = performance.now() + budget;
    for (const place of urgent) draw(place, now);
    for (let count = 0; count < others.length; count++) {
      draw(others[turn], now);
      turn = (turn + 1) % others.length;
      if (performance.now() >= until && count < others.length - 1) return ask();
    }
  };
  for (const place of [...urgent, ...others]) draw(place, state());
  return ask;
}
