import { quickEngine, type Engine } from "./engine.ts";
import { pauses } from "./pause.ts";
import { pool } from "./pool.ts";
import type { Runner } from "./runner.ts";
import { worker } from "./worker.ts";

/**
 * Replications on this thread: for tests, small scripts, and where no worker can be had. A pool of one worker that is not
 * elsewhere, so that it behaves like the others in everything but speed.
 */
export function embedded(engine: Engine = quickEngine().engine): Runner {
  return pool(1, (listener) => {
    let open = true;
    const pause = pauses();
    const turn = async (): Promise<void> => {
      if (!open) throw new Error("runner is closed");
      await pause();
    };
    const hear = worker(engine, (reply) => open && listener.message(reply), turn);
    return {
      // Later, as with any worker: whoever asks has its promise first.
      post: (request) => queueMicrotask(() => open && hear(request)),
      close: () => {
        open = false;
      },
    };
  });
}
