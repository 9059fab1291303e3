/** The shelf for the browser: every folder here with a `scenario.json` is a sim. */
import { shelfOf, type Shelf } from "../src/scenario/index.ts";

const files = import.meta.glob<unknown>(["./*/scenario.json", "./*/v*.json"], { eager: true, import: "default" });

function documents(): Map<string, Map<string, unknown>> {
  const sims = new Map<string, Map<string, unknown>>();
  for (const [path, document] of Object.entries(files)) {
    const [, name, file] = /^\.\/([^/]+)\/([^/]+)\.json$/.exec(path)!;
    sims.set(name, (sims.get(name) ?? new Map<string, unknown>()).set(file, document));
  }
  return sims;
}

export const shelf: Shelf = shelfOf(documents(), "hourglass");
