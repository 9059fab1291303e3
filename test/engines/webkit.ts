import { createServer, type AddressInfo } from "node:net";
import type { Browser } from "./browser.ts";
import { child } from "./child.ts";
import { browserOn, commands } from "./webdriver.ts";

/** WebKitGTK's small browser on a display in memory, driven over HTTP. */
export async function openWebkit(driver: string, display: string): Promise<Browser> {
  const screen = child(display, ["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
  const [number] = await screen.says(/^\d+(?=\n)/m);
  const port = await freePort();
  const webkit = child(driver, [`--port=${port}`, "--host=127.0.0.1"], { ...process.env, DISPLAY: `:${number}`, GDK_BACKEND: "x11" });
  const root = `http://127.0.0.1:${port}/session`;
  const send = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(root + path, { method, body: body && JSON.stringify(body) });
    const { value } = (await response.json()) as { value: { error?: string; message?: string } | null };
    if (!response.ok) throw new Error(`${value?.error}: ${value?.message}`);
    return value;
  };
  const { sessionId, capabilities } = (await answered(() => send("POST", "", { capabilities: {} }))) as { sessionId: string; capabilities: { browserVersion: string } };
  return browserOn({
    version: `WebKitGTK ${capabilities.browserVersion}`,
    ask(command, parameters) {
      const { method, path } = commands[command];
      return send(method, `/${sessionId}/${path}`, method === "POST" ? parameters : undefined);
    },
    async close() {
      await send("DELETE", `/${sessionId}`);
      await webkit.end();
      await screen.end();
    },
  });
}

/** The driver does not say when it is ready: asked until it answers, for 10 s. */
async function answered(ask: () => Promise<unknown>): Promise<unknown> {
  for (let tries = 100; ; tries--) {
    try {
      return await ask();
    } catch (error) {
      if (tries === 0 || !(error instanceof TypeError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
