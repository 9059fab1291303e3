import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";

/** A program started for the tests, and all it prints. */
export interface Child {
  process: ChildProcess;
  printed(): string;
  /** Resolves with the first match in what it prints; rejects when it ends before, or after 2 minutes. */
  says(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Ends it and waits until it is gone. */
  end(): Promise<void>;
}

export function child(program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Child {
  // A group of its own, so that a browser's many processes end together.
  const started = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], env, detached: true });
  let printed = "";
  for (const stream of [started.stdout, started.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (printed += text));
  const gone = once(started, "exit");
  gone.catch(() => {});
  const end = () => {
    try {
      process.kill(-started.pid!, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  };
  process.once("exit", end);
  return {
    process: started,
    printed: () => printed,
    async says(pattern) {
      for (const late = Date.now() + 120_000; ; ) {
        const match = printed.match(pattern);
        if (match) return match;
        if (started.exitCode !== null || started.signalCode !== null || Date.now() > late) throw new Error(`${program} does not say ${pattern}, but: ${printed.slice(-1000)}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async end() {
      end();
      await gone;
      process.removeListener("exit", end);
    },
  };
}
