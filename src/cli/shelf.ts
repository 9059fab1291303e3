import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readShelf } from "../../sims/node.ts";
import type { Shelf } from "../scenario/index.ts";

/** The sims of this repository, wherever the tool was built to: those of the nearest folder above that has any. */
export function shelf(): Shelf {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const sims = join(folder, "sims");
    if (existsSync(join(folder, "package.json")) && existsSync(sims)) return readShelf(sims);
    if (folder === dirname(folder)) throw new Error("no sims beside the tool; expected a folder `sims` above it");
  }
}
