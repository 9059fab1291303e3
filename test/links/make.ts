/** Has the page's own writer make a link, and notes what it means: by the program that stands beside this file. */
// The built library where much is run: the same sources, several times faster than the test runner's own copy of them.
import { simulate } from "hourglass";
import { createBookshelf } from "../../src/app/bookshelf.ts";
import { createLinks } from "../../src/app/links.ts";
import type { State } from "../../src/app/state.ts";
import { ENGINE_VERSION } from "../../src/model/index.ts";
import { difference, flatten, mergePatch, toScenario } from "../../src/scenario/index.ts";
import { readShelf } from "../../sims/node.ts";
import type { Case } from "./cases.ts";
import type { Entry } from "./corpus.ts";

export const shelf = readShelf();
export const bookshelf = createBookshelf(shelf);
export const links = createLinks(shelf, bookshelf);

export async function make({ what, base, patch = {}, uncertain = false, shown = 0, extras = [], early = false }: Case): Promise<Entry> {
  const [sim, number] = base.split("@");
  const version = Number(number);
  const origin = bookshelf.base({ sim, version });
  const { scenario } = toScenario(mergePatch(origin, patch));
  const { seed, replications } = scenario.run;
  const fingerprint = early ? null : (await simulate(scenario, { replications, uncertain })).fingerprint;
  const link = await links.write({
    work: { sim, version, scenario, uncertain, shown, extras },
    curves: fingerprint === null ? null : { fingerprint }, run: { phase: "done", stale: false },
  } as unknown as State);
  return {
    engine: ENGINE_VERSION, schema: scenario.schemaVersion, what, link, sim, version, seed, replications, fingerprint, uncertain, shown, extras,
    values: Object.fromEntries(flatten(difference(origin, scenario))),
    issues: (await links.read(link)).issues.map(({ code, path }) => `${code} ${path}`),
  };
}
