/** Door for pages: the layer with runners on workers of the browser. */
import { embedded } from "./embedded.ts";
import { pool } from "./pool.ts";
import type { Runner } from "./runner.ts";
import { simulator } from "./simulate.ts";

/** A pool of module workers, of which `size` run at once; default: the processor's cores, at most 8. */
export function browserPool(size: number = Math.min(8, navigator.hardwareConcurrency || 2)): Runner {
  return pool(size, (listener) => {
    // Literal, because that is how Vite finds the worker to build.
    const worker = new Worker(new URL("./browser-worker.ts", import.meta.url), { type: "module", name: "hourglass" });
    worker.addEventListener("message", (event) => listener.message(event.data));
    worker.addEventListener("messageerror", () => listener.trouble("sent something unreadable"));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      listener.trouble(event.message ? `died: ${event.message}` : "could not be loaded");
    });
    return {
      post: (request) => worker.postMessage(request),
      close: () => worker.terminate(),
    };
  });
}

/** As in `index.ts`, with `workers` workers of the browser; 0, the default, is this thread. */
export const simulate = simulator((workers) => (workers > 0 ? browserPool(workers) : embedded()));
