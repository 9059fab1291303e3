/** Door for Node: the layer with runners on worker threads. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { embedded } from "./embedded.ts";
import { pool } from "./pool.ts";
import type { Runner } from "./runner.ts";
import { simulator } from "./simulate.ts";

/** How many replications this machine can run at once. */
export function cores(): number {
  return availableParallelism();
}

/** A pool of worker threads, of which `size` run at once. `entry`: the built worker, where it does not stand beside this file. */
export function nodePool(size: number = cores(), entry: URL = new URL("./node-worker.ts", import.meta.url)): Runner {
  return pool(size, (listener) => {
    const worker = new Worker(entry);
    worker.on("message", (message) => listener.message(message));
    worker.on("messageerror", () => listener.trouble("sent something unreadable"));
    worker.on("error", (error) => listener.trouble(`died: ${error instanceof Error ? error.message : String(error)}`));
    worker.on("exit", (code) => listener.trouble(`exited with code ${code}`));
    return {
      post: (request) => worker.postMessage(request),
      close: () => void worker.terminate(),
    };
  });
}

/** As in `index.ts`, with `workers` worker threads; 0, the default, is this thread. */
export const simulate = simulator((workers) => (workers > 0 ? nodePool(workers) : embedded()));
