/**
 * Replications that failed twice. Fatal for the experiment, and replayable: the same scenario, seed and replication
 * fail again, on one thread, under a debugger.
 */
export class ReplicationFailure extends Error {
  override readonly name = "ReplicationFailure";
  readonly seed: string;
  /** The one that failed, or the first of the batch when its worker died without a word. */
  readonly replication: number;

  constructor(seed: string, from: number, to: number, reason: string) {
    const which = to - from > 1 ? `one of replications ${from} to ${to - 1}` : `replication ${from}`;
    super(`${which} of seed ${seed} failed twice: ${reason}`);
    this.seed = seed;
    this.replication = from;
  }
}
