/** Entry of a worker thread in Node. */
import { parentPort } from "node:worker_threads";
import { engine } from "./engine.ts";
import { buffersOf, type Request } from "./protocol.ts";
import { worker } from "./worker.ts";

const port = parentPort;
if (!port) throw new Error("node-worker runs in a worker thread only; use nodePool");
const hear = worker(engine, (reply) => port.postMessage(reply, buffersOf(reply)), () => new Promise((resolve) => setImmediate(resolve)));
port.on("message", (request: Request) => hear(request));
