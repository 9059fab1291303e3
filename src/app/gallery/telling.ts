import type { Shelf, Story } from "../../scenario/index.ts";
import type { Desk } from "../desk.ts";
import { failureWords } from "../failure-words.ts";
import { telling, type State } from "../state.ts";
import type { Store } from "../store.ts";

/** Keeps the story that is looked at told; one that is left is no longer worked on. */
export function keepTold(store: Store<State>, desk: Desk, shelf: Pick<Shelf, "load">, stories: readonly Story[]): void {
  /** Asks of stories are negative, so that nobody takes an answer for another's. */
  let asks = 0;
  let running: { ask: number; story: string } | null = null;

  const begin = ({ place }: State) => {
    const story = place.kind === "story" ? stories.find(({ id }) => id === place.id) : undefined;
    if (running) desk.ask({ kind: "leave", ask: running.ask });
    running = null;
    if (!story) return;
    running = { ask: --asks, story: story.id };
    desk.ask({ kind: "tell", ask: running.ask, story, base: shelf.load(story.sim) });
    store.change((state) => telling(state, { story: story.id, told: null, phase: "running", message: "" }));
  };

  desk.onTold = (answer) => {
    if (!running || answer.kind === "trouble" || answer.kind === "slow" || (answer.ask !== running.ask && !(answer.kind === "failed" && answer.ask === 0))) return;
    const { story } = running;
    if (answer.kind === "told") {
      const { told, refined } = answer;
      if (refined) running = null;
      store.change((state) => telling(state, { story, told, phase: refined ? "done" : "running", message: "" }));
    } else if (answer.kind === "failed") {
      running = null;
      const message = failureWords(answer.message);
      store.change((state) => telling(state, { story, told: state.telling?.told ?? null, phase: "failed", message }));
    }
  };

  store.observe((now, before) => {
    if (now.place !== before.place) begin(now);
  });
  begin(store.state);
}
