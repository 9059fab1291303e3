import { execFile } from "node:child_process";
import { bundle } from "../../tools/bundle.mjs";

export const { main } = await bundle();

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the built tool as a user does, without the npm in front. */
export function hourglass(...args: string[]): Promise<Outcome> {
  return start(main, args);
}

export function start(file: string, args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [file, ...args], { maxBuffer: 1 << 28 }, (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }));
  });
}
