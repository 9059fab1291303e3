import { toScenario } from "../scenario/index.ts";
import type { Bookshelf } from "./bookshelf.ts";
import { jsonPlace } from "./json-place.ts";
import type { Links } from "./links.ts";
import type { Opened } from "./state.ts";

/** What a reader's file brings: a scenario, or the link in anything that was made here. Throws with reason and place. */
export async function fromFile(file: File, links: Links, bookshelf: Bookshelf): Promise<Opened> {
  const { readStamp } = await import("../export/index.ts");
  const found = await readStamp(file);
  if (found?.scenario) {
    const { scenario, issues } = toScenario(found.scenario);
    const work = { ...bookshelf.fresh(scenario.id), scenario };
    const { stamp } = found;
    const claim = stamp?.fingerprint ? { engine: stamp.engine ?? null, replications: stamp.replications ?? scenario.run.replications, fingerprint: stamp.fingerprint } : null;
    return { work, base: bookshelf.base(work), issues, claim };
  }
  if (found?.link) return links.read(new URL(found.link, location.href).hash);
  throw new Error(await reason(file));
}

/** Why a file is no scenario, with line and column where a text breaks off being JSON. */
async function reason(file: File): Promise<string> {
  if (file.size > 2 ** 24) return "it is larger than any scenario";
  const text = await file.text();
  if (!/^\s*[{[]/.test(text)) return "it is neither a scenario nor a file made here";
  const place = jsonPlace(text);
  if (place === null) return "it says nothing of a scenario: there is no schemaVersion in it";
  const lines = text.slice(0, place).split("\n");
  const found = place >= text.length ? "the end of the file" : `“${text.slice(place, place + 12).split("\n")[0]}”`;
  return `it is not valid JSON: unexpected ${found} at line ${lines.length}, column ${lines[lines.length - 1].length + 1}`;
}
