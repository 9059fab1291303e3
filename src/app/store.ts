/** Holds the one value the page is made from. */
export interface Store<State> {
  readonly state: State;
  /** Replaces the state by what `step` makes of it; observers are told unless it is the same object. */
  change(step: (state: State) => State): void;
  /** `observer(now, before)` runs after each change, in order of registration; returns the way to stop it. */
  observe(observer: (now: State, before: State) => void): () => void;
}

export function createStore<State>(first: State): Store<State> {
  let state = first;
  const observers = new Set<(now: State, before: State) => void>();
  return {
    get state() {
      return state;
    },
    change(step) {
      const before = state;
      state = step(before);
      if (state === before) return;
      const now = state;
      for (const observer of observers) observer(now, before);
    },
    observe(observer) {
      observers.add(observer);
      return () => observers.delete(observer);
    },
  };
}
