import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "./browser.ts";
import { child } from "./child.ts";
import { browserOn } from "./webdriver.ts";

/** Firefox without a window, driven by Marionette: WebDriver's commands as `length:[0, id, name, parameters]` over TCP. */
export async function openFirefox(program: string): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), "hourglass-firefox-"));
  // Any free port; which one it is stands in the profile then.
  writeFileSync(join(profile, "user.js"), 'user_pref("marionette.port", 0);\n');
  const firefox = child(program, ["--headless", "--marionette", "--no-remote", "--profile", profile]);
  await firefox.says(/Listening on port/);
  const port = join(profile, "MarionetteActivePort");
  while (!existsSync(port) || !readFileSync(port, "utf8")) await new Promise((resolve) => setTimeout(resolve, 50));
  const ask = asker(connect(Number(readFileSync(port, "utf8")), "127.0.0.1"));
  const { capabilities } = (await ask("WebDriver:NewSession", {})) as { capabilities: { browserVersion: string } };
  return browserOn({
    version: `Firefox ${capabilities.browserVersion}`,
    ask: async (command, parameters) => ((await ask(command, parameters)) as { value?: unknown } | null)?.value,
    async close() {
      await firefox.end();
      rmSync(profile, { recursive: true, force: true });
    },
  });
}

/** Commands are answered in the order they were asked. */
function asker(socket: Socket): (name: string, parameters: object) => Promise<unknown> {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: Error): void }>();
  let received = Buffer.alloc(0);
  let count = 0;
  socket.on("data", (bytes) => {
    received = Buffer.concat([received, bytes]);
    for (;;) {
      const colon = received.indexOf(":");
      const end = colon + 1 + Number(received.subarray(0, colon));
      if (colon < 0 || received.length < end) return;
      const message = JSON.parse(received.subarray(colon + 1, end).toString()) as unknown;
      received = received.subarray(end);
      // The first message is a greeting.
      if (!Array.isArray(message)) continue;
      const [, id, error, value] = message as [number, number, { error: string; message: string } | null, unknown];
      if (error) waiting.get(id)?.reject(new Error(`${error.error}: ${error.message}`));
      else waiting.get(id)?.resolve(value);
      waiting.delete(id);
    }
  });
  const lost = () => {
    for (const asked of waiting.values()) asked.reject(new Error("Firefox has gone"));
  };
  socket.on("error", lost).on("close", lost);
  return (name, parameters) =>
    new Promise((resolve, reject) => {
      waiting.set(++count, { resolve, reject });
      const message = Buffer.from(JSON.stringify([0, count, name, parameters]));
      socket.write(`${message.length}:${message.toString()}`);
    });
}
