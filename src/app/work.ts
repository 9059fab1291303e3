import type { Pair, Scenario } from "../scenario/index.ts";

/** What is being looked at: everything a link names and an undo brings back. Seed and replications stand in `scenario.run`. */
export interface Work {
  /** Name on the shelf of the document this work differs from. */
  readonly sim: string;
  /** Version of that document; it never changes once published. */
  readonly version: number;
  readonly scenario: Scenario;
  /** Also draw what is not known (`scenario.uncertainty`), not luck alone. */
  readonly uncertain: boolean;
  /** Replication whose film is shown. */
  readonly shown: number;
  /** What the address said and nobody here understood: it is kept, not lost. */
  readonly extras: readonly Pair[];
}

/** True when a simulation of `a` and of `b` gives the same curves. */
export function sameQuestion(a: Work, b: Work): boolean {
  return a.scenario === b.scenario && a.uncertain === b.uncertain;
}

/** True when `a` and `b` show the same future. */
export function sameFilm(a: Work, b: Work): boolean {
  return sameQuestion(a, b) && a.shown === b.shown;
}
