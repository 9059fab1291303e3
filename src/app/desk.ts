import type { Answer, Ask } from "./desk-talk.ts";

/** Where experiments are conducted: a worker, so that the page stays free for the hand. */
export interface Desk {
  ask(ask: Ask): void;
  onAnswer: (answer: Answer) => void;
  /** Hears every answer as well, and of a loss as the failure of ask 0: for stories, whose asks are negative. */
  onTold: (answer: Answer) => void;
  /** It died or could not be loaded; what was asked and not answered is lost. A new one takes its place at the next ask. */
  onLoss: (message: string) => void;
}

export function createDesk(): Desk {
  let worker: Worker | null = null;
  const open = (): Worker => {
    const opened = new Worker(new URL("./desk-worker.ts", import.meta.url), { type: "module", name: "hourglass desk" });
    opened.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
      desk.onAnswer(data);
      desk.onTold(data);
    });
    opened.addEventListener("error", (event) => {
      event.preventDefault();
      opened.terminate();
      worker = null;
      const message = event.message || "it could not be loaded";
      desk.onLoss(message);
      desk.onTold({ kind: "failed", ask: 0, message });
    });
    return opened;
  };
  const desk: Desk = {
    ask: (ask) => (worker ??= open()).postMessage(ask),
    onAnswer: () => {},
    onTold: () => {},
    onLoss: () => {},
  };
  // At once, so that it loads while the address is read.
  worker = open();
  return desk;
}
