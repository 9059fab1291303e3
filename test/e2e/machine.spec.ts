import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { expect, fingerprint, open, patience, test } from "./fixture.ts";

const types: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml" };
const built = new URL("../../dist/", import.meta.url);
let strict: Server;

/** A host so strict that its workers may not use WebAssembly. */
test.beforeAll(async () => {
  strict = createServer((request, response) => {
    const path = new URL(request.url!, "http://host").pathname.slice(1) || "index.html";
    readFile(new URL(path, built)).then(
      (file) => response.writeHead(200, { "content-type": types[extname(path)] ?? "application/octet-stream", ...(/worker/.test(path) && { "content-security-policy": "script-src 'self'" }) }).end(file),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => strict.listen(0, "127.0.0.1", resolve));
});
test.afterAll(() => void strict.close());

test("where WebAssembly is not allowed the page says so, and its numbers are the same (rule F2)", async ({ page }) => {
  test.setTimeout(patience);
  const note = page.getByText(/WebAssembly is not available here, so futures are computed in JavaScript: the same numbers/);
  await open(page);
  await expect(note).toHaveCount(0);
  const usual = await fingerprint(page);
  await page.goto(`http://127.0.0.1:${(strict.address() as AddressInfo).port}/#sim=hourglass@1&n=2`);
  await expect(note).toBeVisible();
  expect(await fingerprint(page)).toBe(usual);
});
