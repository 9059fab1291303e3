import { Player } from "../view/index.ts";
import { lastDay, look, lookAt, type State } from "./state.ts";
import type { Store } from "./store.ts";

/** Keeps a clock that moves the shared cursor. The first film of a sim plays once by itself, and the curves grow with it. */
export function keepPlayed(store: Store<State>): () => Player | null {
  let player: Player | null = null;
  /** The sim whose story has been told. */
  let told: string | null = null;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  const renew = (horizon: number) => {
    const playing = player?.playing ?? false;
    const speed = store.state.view.speed;
    player?.destroy();
    player = new Player({
      lastDay: horizon,
      onDay: (day) => store.change((state) => lookAt(state, day)),
      onPlaying: (on) => store.change((state) => look(state, { playing: on, telling: on && state.view.telling })),
    });
    player.speed = speed;
    player.seek(Math.min(store.state.cursor, horizon));
    if (playing) player.play();
  };

  /** It waits for a gesture to end: what it shows is about to be past, and the hand needs the machine. */
  let held = false;
  const hold = (moving: boolean) => {
    if (moving && player?.playing) {
      held = true;
      player.pause();
    } else if (!moving && held) {
      held = false;
      player?.play();
    }
  };

  const follow = (now: State) => {
    // Nobody sees it from another place.
    if (now.place.kind !== "sim") {
      player?.pause();
      return;
    }
    const horizon = lastDay(now.work.scenario);
    if (!player || player.lastDay !== horizon) renew(horizon);
    hold(now.work !== now.kept);
    if (now.film === null || told === now.work.sim) return;
    told = now.work.sim;
    player?.seek(0);
    if (still) {
      // Who wants no motion sees how it ends.
      player?.seek(horizon);
      return;
    }
    store.change((state) => look(state, { telling: true }));
    player?.play();
  };
  store.observe(follow);
  // The film may have come before the page.
  follow(store.state);
  return () => player;
}
