import { difference, flatten } from "../../scenario/index.ts";
import type { Reported, Table } from "./card.ts";
import { isOwnDocument } from "./input.ts";
import { labelAt, wholeOf, wordsAt } from "./value.ts";

export interface Change {
  readonly path: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** Luck and how often it is tried are no change of the company; they are told with the experiment. */
const aside: ReadonlySet<string> = new Set(["", "run.seed", "run.replications"]);

/** Everything in which the scenario differs from the published document, value by value. */
export function changes(reported: Reported): Change[] {
  const { base, scenario } = reported;
  if (isOwnDocument(reported)) return [];
  const differing = flatten(difference(base, scenario)).filter(([path]) => !aside.has(path));
  const paths = new Set(differing.map(([path]) => wholeOf(path, scenario, base)));
  return Array.from(paths, (path) => ({ path, label: labelAt(path, scenario, base), before: short(wordsAt(base, path)), after: short(wordsAt(scenario, path)) }));
}

export function changesTable(found: readonly Change[]): Table {
  return { caption: "Changes", columns: ["What", "Published", "Here"], rows: found.map(({ path, label, before, after }) => ({ path, cells: [label, before, after], mark: "changed" })) };
}

/** A description may be as long as a page. */
function short(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
