import type { EventLog } from "../model/index.ts";
import type { Scenario } from "../scenario/index.ts";
import { ReplicationFailure } from "./failure.ts";
import { isReply, type Listener, type Port, type Reply, type Request } from "./protocol.ts";
import type { Batch, Runner, Task } from "./runner.ts";

/** Scenarios a worker keeps compiled: the one shown, the one it is compared with, and a step back and forth. */
const MODELS_KEPT = 4;

/** One thing asked of the pool. */
interface Job {
  task: number;
  scenario: Scenario;
  model: number;
  seed: string;
  from: number;
  to: number;
  request: Request;
  attempts: number;
  /** Set once the asker has its answer; what still comes is dropped. */
  settled: boolean;
  signal: AbortSignal | undefined;
  resolve(reply: Reply): void;
  reject(reason: unknown): void;
}

/** A place for one worker; the worker in it may die and be replaced. */
interface Slot {
  port: Port | null;
  /** Models the worker knows, oldest first. */
  models: number[];
  job: Job | null;
}

/**
 * A runner over `size` workers, each made by `open`. A worker has one job at a time, the others wait in order.
 * An aborted job rejects at once, whether it waits or runs. A job whose worker dies, or that fails, is tried once more
 * and the pool says so through `onTrouble`; failing again it rejects with `ReplicationFailure`.
 */
export function pool(size: number, open: (listener: Listener) => Port): Runner {
  if (!Number.isInteger(size) || size < 1) throw new Error(`invalid number of workers: ${size}; expected a whole number of 1 or more`);
  const slots: Slot[] = Array.from({ length: size }, () => ({ port: null, models: [], job: null }));
  const waiting: Job[] = [];
  const models = new Models();
  const watched = new Map<AbortSignal, { jobs: Set<Job>; stop: () => void }>();
  let tasks = 0;
  let closed = false;
  let slow = false;

  function start(slot: Slot): void {
    if (slot.port || closed) return;
    const listener: Listener = {
      message: (message) => {
        if (slot.port !== port) return;
        if (isReply(message)) hear(slot, message);
        else lose(slot, "sent something unreadable");
      },
      trouble: (message) => {
        if (slot.port === port) lose(slot, message);
      },
    };
    const port = open(listener);
    slot.port = port;
    slot.models = [];
  }

  function assign(): void {
    for (const slot of slots) {
      if (slot.job || waiting.length === 0) continue;
      const job = waiting.shift()!;
      slot.job = job;
      job.attempts++;
      try {
        start(slot);
        teach(slot, job);
        slot.port!.post(job.request);
      } catch (error) {
        lose(slot, error instanceof Error ? error.message : String(error));
      }
    }
  }

  /** Sends the scenario unless the worker has it. */
  function teach(slot: Slot, { model, scenario }: Job): void {
    if (slot.models.includes(model)) {
      slot.models = [...slot.models.filter((other) => other !== model), model];
      return;
    }
    if (slot.models.length === MODELS_KEPT) slot.port!.post({ kind: "forget", model: slot.models.shift()! });
    slot.port!.post({ kind: "learn", model, scenario });
    slot.models.push(model);
  }

  function hear(slot: Slot, reply: Reply): void {
    if (reply.kind === "slow") return hearSlow(reply.message);
    const job = slot.job;
    if (!job || job.task !== reply.task) return;
    slot.job = null;
    if (reply.kind === "failed") fail(job, reply.message, reply.replication, reply.replication + 1);
    else settle(job, () => job.resolve(reply));
    assign();
  }

  /** Once, however many workers say so. */
  function hearSlow(message: string): void {
    if (slow) return;
    slow = true;
    runner.onSlow?.(message);
  }

  /** The worker is gone; its place is filled when there is work for it. */
  function lose(slot: Slot, message: string): void {
    const job = slot.job;
    slot.port?.close();
    slot.port = null;
    slot.job = null;
    if (job) fail(job, `a worker ${message}`, job.from, job.to);
    else runner.onTrouble?.(`a worker ${message}; it is replaced`);
    assign();
  }

  function fail(job: Job, reason: string, from: number, to: number): void {
    if (job.settled) return;
    if (job.attempts < 2) {
      runner.onTrouble?.(`${reason}; replications ${job.from} to ${job.to - 1} are tried again`);
      waiting.unshift(job);
    } else {
      settle(job, () => job.reject(new ReplicationFailure(job.seed, from, to, reason)));
    }
  }

  function settle(job: Job, answer: () => void): void {
    if (job.settled) return;
    job.settled = true;
    if (job.signal) unwatch(job.signal, job);
    answer();
  }

  function ask(scenario: Scenario, seed: string, from: number, to: number, request: (task: number, model: number) => Request, signal: AbortSignal | undefined): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      if (closed) return reject(new Error("runner is closed"));
      const task = ++tasks;
      const { model, scenario: copy } = models.of(scenario);
      const job: Job = { task, scenario: copy, model, seed, from, to, request: request(task, model), attempts: 0, settled: false, signal, resolve, reject };
      if (signal) watch(signal, job);
      waiting.push(job);
      assign();
    });
  }

  /** One listener a signal, however many jobs it governs. */
  function watch(signal: AbortSignal, job: Job): void {
    let governed = watched.get(signal);
    if (!governed) {
      const jobs = new Set<Job>();
      governed = { jobs, stop: () => jobs.forEach((each) => abort(each, signal.reason)) };
      watched.set(signal, governed);
      signal.addEventListener("abort", governed.stop);
    }
    governed.jobs.add(job);
  }

  function unwatch(signal: AbortSignal, job: Job): void {
    const governed = watched.get(signal);
    if (!governed?.jobs.delete(job) || governed.jobs.size > 0) return;
    signal.removeEventListener("abort", governed.stop);
    watched.delete(signal);
  }

  function abort(job: Job, reason: unknown): void {
    settle(job, () => job.reject(reason));
    const queued = waiting.indexOf(job);
    if (queued >= 0) waiting.splice(queued, 1);
    for (const slot of slots) if (slot.job === job) slot.port?.post({ kind: "cancel", task: job.task });
  }

  const runner: Runner = {
    size,
    async run({ scenario, seed, from, to, uncertain }: Task, signal?: AbortSignal): Promise<Batch> {
      const reply = await ask(scenario, seed, from, to, (task, model) => ({ kind: "run", task, model, seed, from, to, uncertain }), signal);
      if (reply.kind !== "batch") throw new Error(`unexpected reply: ${reply.kind}; expected batch`);
      return reply.batch;
    },
    async film(scenario: Scenario, seed: string, replication: number, signal?: AbortSignal): Promise<EventLog> {
      const reply = await ask(scenario, seed, replication, replication + 1, (task, model) => ({ kind: "film", task, model, seed, replication }), signal);
      if (reply.kind !== "film") throw new Error(`unexpected reply: ${reply.kind}; expected film`);
      return reply.log;
    },
    close(): void {
      closed = true;
      const reason = new Error("runner is closed");
      for (const slot of slots) {
        slot.port?.close();
        slot.port = null;
        const job = slot.job;
        slot.job = null;
        if (job) settle(job, () => job.reject(reason));
      }
      for (const job of waiting.splice(0)) settle(job, () => job.reject(reason));
    },
  };
  // At once, so that workers load while the page or the command line is still read.
  for (const slot of slots) {
    try {
      start(slot);
    } catch {
      // It is tried again, and told, when there is work.
    }
  }
  return runner;
}

/**
 * Numbers for scenarios, equal for equal content, and a copy of each: a caller may change its scenario in place and
 * gets what it asked for when it asked.
 */
class Models {
  readonly #known = new Map<string, { model: number; scenario: Scenario }>();
  #next = 0;

  of(scenario: Scenario): { model: number; scenario: Scenario } {
    const content = JSON.stringify(scenario);
    const known = this.#known.get(content) ?? { model: this.#next++, scenario: JSON.parse(content) as Scenario };
    // Last asked for stands last; the oldest is dropped, and would only be compiled again.
    this.#known.delete(content);
    this.#known.set(content, known);
    if (this.#known.size > 4 * MODELS_KEPT) this.#known.delete(this.#known.keys().next().value!);
    return known;
  }
}
