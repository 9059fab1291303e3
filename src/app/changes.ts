import { difference, fieldAt, flatten, valueAt, type Scenario } from "../scenario/index.ts";
import { partner } from "./shape.ts";
import { valueWords } from "./value-words.ts";

/** One thing that differs from the published document, in words. */
export interface Change {
  readonly path: string;
  readonly label: string;
  readonly now: string;
  readonly before: string;
}

/** Luck and how often it is tried are no change of the company. */
const aside = new Set(["run.seed", "run.replications"]);

export function changes(base: Scenario, scenario: Scenario): readonly Change[] {
  if (last.base !== base || last.scenario !== scenario) last = { base, scenario, found: find(base, scenario) };
  return last.found;
}

/** Asked for at every frame, changed by few of them. */
let last: { base: Scenario | null; scenario: Scenario | null; found: readonly Change[] } = { base: null, scenario: null, found: [] };

function find(base: Scenario, scenario: Scenario): Change[] {
  const paths = flatten(difference(base, scenario)).map(([path]) => path).filter((path) => path !== "" && !aside.has(path));
  // A law whose median was moved brings its 90th percentile along: one change, not two.
  const followers = new Set(paths.map(partner));
  const labels = new Map(Object.values(scenario.controls).map(({ path, label }) => [path, label]));
  return paths
    .filter((path) => !followers.has(path))
    .map((path) => ({ path, label: labels.get(path) || labelOf(scenario, path), now: wordsAt(scenario, path), before: wordsAt(base, path) }));
}

function labelOf(scenario: Scenario, path: string): string {
  return fieldAt(scenario, path)?.label ?? path;
}

function wordsAt(scenario: Scenario, path: string): string {
  const value = valueAt(scenario, path);
  const field = fieldAt(scenario, path);
  if (field && field.type !== "numbers") return valueWords(field, value, scenario);
  return value === undefined || value === null ? "none" : "changed";
}
