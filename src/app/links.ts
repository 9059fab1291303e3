import { ENGINE_VERSION } from "../model/index.ts";
import { readAddress, writeAddress, type Pair, type Shelf } from "../scenario/index.ts";
import type { Bookshelf } from "./bookshelf.ts";
import type { Opened, State } from "./state.ts";
import type { Work } from "./work.ts";

/** Works as addresses and addresses as works. */
export interface Links {
  /** Fragment with its `#`; with a fingerprint when the curves of the state are refined. */
  write(state: Pick<State, "work" | "curves" | "run">): Promise<string>;
  /** Whatever the fragment says, something opens. */
  read(fragment: string): Promise<Opened>;
}

/** The whole link, to send. */
export function whole(fragment: string): string {
  return new URL(fragment, location.href).href;
}

export function createLinks(shelf: Shelf, bookshelf: Bookshelf): Links {
  return {
    async write({ work, curves, run }) {
      const { sim, version, scenario, extras } = work;
      const fingerprint = curves && run.phase === "done" && !run.stale ? curves.fingerprint : null;
      const { fragment } = await writeAddress({ sim, version, scenario, engine: ENGINE_VERSION, fingerprint, extras: [...extras, ...viewPairs(work)] }, shelf);
      return fragment;
    },
    async read(fragment) {
      const { sim, version, scenario, replications, engine, fingerprint, issues, extras } = await readAddress(fragment, shelf);
      const work: Work = { sim, version, scenario: same(scenario, bookshelf.base({ sim, version })), extras: extras.filter(([key]) => !ours.has(key)), ...viewOf(extras, replications) };
      return { work, base: bookshelf.base(work), issues, claim: fingerprint === null ? null : { engine, replications, fingerprint } };
    },
  };
}

/** The very base where nothing differs from it: equal scenarios that are one object are known to be equal. */
function same<Value>(value: Value, known: Value): Value {
  return JSON.stringify(value) === JSON.stringify(known) ? known : value;
}

const uncertainKey = "view.uncertain";
const shownKey = "view.future";
const ours = new Set([uncertainKey, shownKey]);

function viewPairs({ uncertain, shown }: Work): Pair[] {
  const pairs: Pair[] = [];
  if (uncertain) pairs.push([uncertainKey, "yes"]);
  // People count futures from one.
  if (shown > 0) pairs.push([shownKey, String(shown + 1)]);
  return pairs;
}

function viewOf(extras: readonly Pair[], replications: number): Pick<Work, "uncertain" | "shown"> {
  const value = (key: string) => extras.findLast(([name]) => name === key)?.[1] ?? "";
  const shown = /^\d{1,6}$/.test(value(shownKey)) ? Number(value(shownKey)) - 1 : 0;
  return { uncertain: value(uncertainKey) === "yes", shown: Math.max(0, Math.min(replications - 1, shown)) };
}
