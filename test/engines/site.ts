/** The app as it is published, and beside it a page that tells an engine's numbers, on a server of their own. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { child } from "./child.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const vite = join(root, "node_modules/vite/bin/vite.js");

/** Loaded before the app: what it says in the console, throws or is refused stands in `window.complaints`. */
const listener = `
  window.complaints = [];
  const complain = (text) => window.complaints.push(text);
  for (const kind of ["error", "warn"]) {
    const original = console[kind];
    console[kind] = (...said) => { complain(kind + ": " + said.map(String).join(" ")); original.apply(console, said); };
  }
  addEventListener("error", (event) => complain("thrown: " + (event.message || "a file did not load: " + (event.target.src || event.target.href))), true);
  addEventListener("unhandledrejection", (event) => complain("rejected: " + event.reason));
  addEventListener("securitypolicyviolation", (event) => complain("refused by the policy: " + event.violatedDirective + " " + event.blockedURI));
`;

/** Windows have a least width, a frame has none. */
const phone = '<!doctype html><title>Phone</title><iframe width="390" height="844" style="border: 0" src="./#sim=hourglass@1&n=6"></iframe>';

/** Complains in each of the four ways. */
const planted = `
  console.error("said");
  Promise.reject(new Error("rejected"));
  document.head.append(Object.assign(document.createElement("script"), { textContent: "refused" }));
  throw new Error("thrown");
`;

export interface Site {
  /** Addresses: the app, which may be followed by a fragment, the app in a frame as large as a phone, and the page of numbers. */
  app: string;
  phone: string;
  numbers: string;
  close(): Promise<void>;
}

export async function serve(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), "hourglass-engines-"));
  // As `npm run build` does it: what Vitest sets would make another build of it. Colours would split the address.
  const env = { ...process.env, VITEST: undefined, NODE_ENV: undefined, FORCE_COLOR: undefined, NO_COLOR: "1" };
  for (const [source, out] of [[root, folder], [join(root, "test/engines/page"), join(folder, "numbers")]]) {
    const build = child(process.execPath, [vite, "build", source, "--config", join(root, "vite.config.ts"), "--outDir", out, "--emptyOutDir"], env);
    await build.says(/built in/);
    await build.end();
  }
  const page = join(folder, "index.html");
  writeFileSync(page, readFileSync(page, "utf8").replace("<head>", '<head><script src="./complaints.js"></script>'));
  writeFileSync(join(folder, "complaints.js"), listener);
  writeFileSync(join(folder, "phone.html"), phone);
  writeFileSync(join(folder, "planted.js"), planted);
  const server = child(process.execPath, [vite, "preview", root, "--config", join(root, "vite.config.ts"), "--outDir", folder, "--port", "0"], env);
  const [address] = await server.says(/http:\/\/127\.0\.0\.1:\d+\//);
  return {
    app: address,
    phone: `${address}phone.html`,
    numbers: `${address}numbers/`,
    async close() {
      await server.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
