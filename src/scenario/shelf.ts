import { readStory, type Story } from "./story.ts";

/** Published sims by name, and the stories told of them. Given to the readers of addresses by whoever has the files: `src` names no sim. */
export interface Shelf {
  /** In order of the shelf; the first is the one that opens when an address names none. */
  readonly names: readonly string[];
  /** The newest scenario document of a sim, as JSON; null = there is no such sim. */
  load(name: string): unknown;
  /** Number of its newest frozen base; null = there is no such sim. */
  version(name: string): number | null;
  /** The frozen document that links name, e.g. `hourglass@1`; it never changes. Null = there is none. */
  base(name: string, version: number): unknown;
  /** In order; read when first asked for, since a page can begin without them. */
  stories(): Promise<readonly Story[]>;
}

/** A document of a sim by the name of its file: `scenario` or `v1`, `v2`, … */
export type Documents = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

/** `first` stands first on the shelf; the others follow by name. `stories` gives the documents of the stories, in any order. */
export function shelfOf(documents: Documents, first: string, stories: () => Promise<readonly unknown[]> = () => Promise.resolve([])): Shelf {
  let told: Promise<readonly Story[]> | undefined;
  const names = [...documents.keys()].sort((a, b) => Number(b === first) - Number(a === first) || (a < b ? -1 : 1));
  const version = (name: string) => {
    const numbers = Array.from(documents.get(name)?.keys() ?? [], (file) => Number(/^v(\d+)$/.exec(file)?.[1] ?? 0));
    return numbers.length === 0 ? null : Math.max(...numbers);
  };
  return {
    names,
    version,
    load: (name) => documents.get(name)?.get("scenario") ?? null,
    base: (name, number) => documents.get(name)?.get(`v${number}`) ?? null,
    // One that could not be fetched is tried again.
    stories: () => (told ??= stories().then(inOrder, (reason: unknown) => ((told = undefined), Promise.reject(reason as Error)))),
  };
}

function inOrder(documents: readonly unknown[]): readonly Story[] {
  return documents.map((document) => readStory(document).story).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}
