/** What is asked of a browser, whichever way it is driven. */
export interface Browser {
  /** With its name. */
  version: string;
  visit(address: string): Promise<void>;
  /** Runs `script`, the body of a function, in the page; what it returns comes back as JSON does. A promise is awaited. */
  run<T = unknown>(script: string): Promise<T>;
  /** What is seen, as PNG. */
  picture(): Promise<Buffer>;
  close(): Promise<void>;
}

/** Runs `script` until it returns something true, for 5 minutes. */
export async function until<T = unknown>(browser: Browser, what: string, script: string): Promise<T> {
  for (const end = Date.now() + 300_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 200))) {
    const found = await browser.run<T | null>(script);
    if (found) return found;
  }
  throw new Error(`${browser.version} shows in 5 minutes no ${what}, but: ${await browser.run<string>("return document.body.innerText.slice(0, 500)")}`);
}
