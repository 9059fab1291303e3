/** Entry of a worker in the browser. */
import { engine } from "./engine.ts";
import { buffersOf, type Request } from "./protocol.ts";
import { worker } from "./worker.ts";

const scope = self as unknown as DedicatedWorkerGlobalScope;
const hear = worker(engine, (reply) => scope.postMessage(reply, buffersOf(reply)), turn());
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
