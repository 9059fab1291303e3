/**
 * What is said between a pool and one worker. A scenario is sent once and compiled once per worker, under a number;
 * tasks refer to it by that number. Each `run` and `film` is answered exactly once.
 */
import type { EventLog } from "../model/index.ts";
import type { Scenario } from "../scenario/index.ts";
import type { Batch } from "./runner.ts";

export type Request =
  | { kind: "learn"; model: number; scenario: Scenario }
  | { kind: "forget"; model: number }
  | { kind: "run"; task: number; model: number; seed: string; from: number; to: number; uncertain: boolean }
  | { kind: "film"; task: number; model: number; seed: string; replication: number }
  /** Leave off between two replications; the answer is `cancelled`, or the result when it was too late. */
  | { kind: "cancel"; task: number };

export type Reply =
  | { kind: "batch"; task: number; batch: Batch }
  | { kind: "film"; task: number; log: EventLog }
  | { kind: "cancelled"; task: number }
  | { kind: "failed"; task: number; replication: number; message: string }
  /** Said once, before anything is asked: this worker does without WebAssembly, and why. */
  | { kind: "slow"; task: 0; message: string };

const replyKinds: readonly unknown[] = ["batch", "film", "cancelled", "failed", "slow"] satisfies Reply["kind"][];

/** False when a message is not one a worker of ours sends: then the worker is not to be trusted further. */
export function isReply(message: unknown): message is Reply {
  return typeof message === "object" && message !== null && "kind" in message && replyKinds.includes(message.kind) && "task" in message;
}

/** The buffers of a reply's arrays: they are handed over, not copied. */
export function buffersOf(reply: Reply): ArrayBuffer[] {
  const value: object | undefined = reply.kind === "batch" ? reply.batch : reply.kind === "film" ? reply.log : undefined;
  return Object.values(value ?? {}).flatMap((part: unknown) => (ArrayBuffer.isView(part) && part.buffer instanceof ArrayBuffer ? [part.buffer] : []));
}

/** One end of the line to a worker. */
export interface Port {
  post(request: Request): void;
  /** Ends the worker at once. */
  close(): void;
}

/** What a worker's line can bring. After `trouble` (died, failed to load, unreadable message) nothing more comes. */
export interface Listener {
  message(message: unknown): void;
  trouble(message: string): void;
}
