import { toScenario, type Scenario, type Shelf } from "../scenario/index.ts";
import type { Work } from "./work.ts";

/** A sim as the shelf names it. */
export interface Titled {
  readonly id: string;
  readonly title: string;
  /** What it answers; sims of one question stand together. */
  readonly question: string;
  readonly description: string;
}

/** The shelf with its documents checked and kept: a base is compared with at every frame of a drag. */
export interface Bookshelf {
  readonly titles: readonly Titled[];
  /** The document a work differs from, as it was published. */
  readonly base: (work: Pick<Work, "sim" | "version">) => Scenario;
  /** A sim as it was last published; the first of the shelf when there is none of that name. */
  readonly fresh: (sim: string) => Work;
}

export function createBookshelf(shelf: Shelf): Bookshelf {
  const known = new Map<string, Scenario>();
  const base: Bookshelf["base"] = ({ sim, version }) => {
    const key = `${sim}@${version}`;
    let scenario = known.get(key);
    if (!scenario) known.set(key, (scenario = toScenario(shelf.base(sim, version) ?? shelf.load(sim)).scenario));
    return scenario;
  };
  const fresh: Bookshelf["fresh"] = (name) => {
    const sim = shelf.names.includes(name) ? name : shelf.names[0];
    const origin = { sim, version: shelf.version(sim) ?? 1 };
    return { ...origin, scenario: base(origin), uncertain: false, shown: 0, extras: [] };
  };
  return {
    // As they are written: checking all of them would keep the page from the first.
    titles: shelf.names.map((id) => {
      const { title = id, question = "", description = "" } = (shelf.load(id) ?? {}) as Partial<Titled>;
      return { id, title, question, description };
    }),
    base,
    fresh,
  };
}

/** Questions in the order of the shelf, each with its sims. */
export function byQuestion(titles: readonly Titled[]): [question: string, sims: Titled[]][] {
  const found = new Map<string, Titled[]>();
  for (const sim of titles) found.set(sim.question, [...(found.get(sim.question) ?? []), sim]);
  return [...found];
}
