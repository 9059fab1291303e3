/**
 * The shelf for the browser: every folder here with frozen bases is a sim. Its document is the newest of them (a test holds
 * `scenario.json` equal to it), so that nothing is loaded twice. Stories come when they are asked for.
 */
import { shelfOf, type Shelf } from "../src/scenario/index.ts";

const bases = import.meta.glob<unknown>("./*/v*.json", { eager: true, import: "default" });

function documents(): Map<string, Map<string, unknown>> {
  const sims = new Map<string, Map<string, unknown>>();
  const newest = new Map<string, number>();
  for (const [path, document] of Object.entries(bases)) {
    const [, name, file, number] = /^\.\/([^/]+)\/(v(\d+))\.json$/.exec(path)!;
    const files = sims.get(name) ?? new Map<string, unknown>();
    sims.set(name, files.set(file, document));
    if (Number(number) <= (newest.get(name) ?? 0)) continue;
    newest.set(name, Number(number));
    files.set("scenario", document);
  }
  return sims;
}

export const shelf: Shelf = shelfOf(documents(), "hourglass", async () => (await import("./stories.ts")).stories);
