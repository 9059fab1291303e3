import type { Progress } from "../experiment/index.ts";

/** How a run tells what it is doing: on stderr, so that stdout is the result and nothing else. */
export interface Reporter {
  onProgress(progress: Pick<Progress, "complete" | "budget">): void;
  onTrouble(message: string): void;
  /** Clears the line. */
  end(): void;
}

/** On a terminal one line that is written over; else, when wanted all the same, a line a step. */
export function reporter(stream: NodeJS.WriteStream, wanted: boolean): Reporter {
  const over = stream.isTTY;
  const shown = over || wanted;
  return {
    onProgress({ complete, budget }) {
      if (!shown) return;
      const text = `${complete} of ${budget} replications`;
      stream.write(over ? `\r\x1b[K${text}` : `${text}\n`);
    },
    onTrouble(message) {
      stream.write(`${over ? "\r\x1b[K" : ""}${message}\n`);
    },
    end() {
      if (over) stream.write("\r\x1b[K");
    },
  };
}
