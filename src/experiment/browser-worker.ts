/** Entry of a worker in the browser. */
import { quickEngine } from "./engine.ts";
import { buffersOf, type Reply, type Request } from "./protocol.ts";
import { worker } from "./worker.ts";

const scope = self as unknown as DedicatedWorkerGlobalScope;
const { engine, without } = quickEngine();
const post = (reply: Reply) => scope.postMessage(reply, buffersOf(reply));
if (without !== undefined) post({ kind: "slow", task: 0, message: without });
const hear = worker(engine, post, turn());
scope.addEventListener("message", (event: MessageEvent<Request>) => hear(event.data));

/** By a message to itself, which queues behind those that wait; a timer would be held back for four milliseconds. */
function turn(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  let go: () => void = () => {};
  port1.onmessage = () => go();
  return () =>
    new Promise((resolve) => {
      go = resolve;
      port2.postMessage(null);
    });
}
