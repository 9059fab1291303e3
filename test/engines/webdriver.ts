/** A browser driven by the commands of W3C WebDriver, whichever way they are carried to it. */
import type { Browser } from "./browser.ts";

/** By their names in Firefox's own protocol; `method` and `path` are how they travel over HTTP. */
export const commands = {
  "WebDriver:Navigate": { method: "POST", path: "url" },
  "WebDriver:ExecuteScript": { method: "POST", path: "execute/sync" },
  "WebDriver:SetTimeouts": { method: "POST", path: "timeouts" },
  "WebDriver:SetWindowRect": { method: "POST", path: "window/rect" },
  "WebDriver:TakeScreenshot": { method: "GET", path: "screenshot" },
} as const;

export type Command = keyof typeof commands;

/** What a browser is reached by. */
export interface Line {
  version: string;
  /** The command's value, as the standard has it. */
  ask(command: Command, parameters: object): Promise<unknown>;
  close(): Promise<void>;
}

/** Milliseconds. */
const patience = 300_000;

export async function browserOn(line: Line): Promise<Browser> {
  await line.ask("WebDriver:SetTimeouts", { script: patience, pageLoad: patience });
  await line.ask("WebDriver:SetWindowRect", { width: 1440, height: 1000 });
  return {
    version: line.version,
    visit: async (url) => void (await line.ask("WebDriver:Navigate", { url })),
    run: async <T>(script: string) => (await line.ask("WebDriver:ExecuteScript", { script, args: [] })) as T,
    picture: async () => Buffer.from((await line.ask("WebDriver:TakeScreenshot", { full: false })) as string, "base64"),
    close: () => line.close(),
  };
}
