/** As many as golden.json has. */
export const REPLICATIONS = 12;

/** Digests by name, by sim. */
export type Results = Record<string, Record<string, string>>;

/** What the page of this folder offers to its driver, as `window.numbers`. */
export interface Numbers {
  kernel(): Promise<Record<string, string>>;
  foreign(): Promise<Record<string, string>>;
  /** Begins to run the shelf on so many workers, 1 to 3; what it finds will stand in `results`. */
  start(workers: number): void;
  results: Record<number, Results>;
  /** Set when something went wrong. */
  failure: string | null;
}
