/** Gzipped bytes of the scripts of a build: what the page names itself, what that asks for at once, and the workers. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

export function sizesOf(folder) {
  const assets = join(folder, "assets");
  const size = (name) => gzipSync(readFileSync(join(assets, name)), { level: 9 }).length;
  const sum = (names) => names.reduce((all, name) => all + size(name), 0);
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const first = [...new Set([...page.matchAll(/assets\/([\w-]+\.js)/g)].map(([, name]) => name))];
  // All that is imported without being asked for, from the pictures on.
  const view = new Set(first);
  const add = (name) => {
    if (view.has(name)) return;
    view.add(name);
    for (const [, next] of readFileSync(join(assets, name), "utf8").matchAll(/from"\.\/([\w-]+\.js)"/g)) add(next);
  };
  for (const name of readdirSync(assets).filter((each) => /^show-.*\.js$/.test(each))) add(name);
  const all = readdirSync(assets).filter((name) => name.endsWith(".js"));
  return { firstPaint: sum(first), view: sum([...view]), workers: sum(all.filter((name) => /worker/.test(name))), all: sum(all) };
}
