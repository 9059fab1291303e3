/** Entry of a worker thread in Node. */
import { parentPort } from "node:worker_threads";
import { quickEngine } from "./engine.ts";
import { buffersOf, type Reply, type Request } from "./protocol.ts";
import { worker } from "./worker.ts";

const port = parentPort;
if (!port) throw new Error("node-worker runs in a worker thread only; use nodePool");
const { engine, without } = quickEngine();
const post = (reply: Reply) => port.postMessage(reply, buffersOf(reply));
if (without !== undefined) post({ kind: "slow", task: 0, message: without });
const hear = worker(engine, post, () => new Promise((resolve) => setImmediate(resolve)));
port.on("message", (request: Request) => hear(request));
