import type { Scenario } from "../scenario/index.ts";
import type { Engine } from "./engine.ts";
import type { Layout } from "./estimate.ts";
import type { Reply, Request } from "./protocol.ts";
import type { Batch } from "./runner.ts";

/**
 * The worker's side of the protocol, the same wherever it runs. `turn` resolves after waiting messages were heard: it is
 * awaited between replications, so that a task can be cancelled half-way.
 */
export function worker(engine: Engine, post: (reply: Reply) => void, turn: () => Promise<void>): (request: Request) => void {
  const scenarios = new Map<number, Scenario>();
  const models = new Map<number, Layout>();
  const cancelled = new Set<number>();

  const scenario = (number: number): Scenario => {
    const known = scenarios.get(number);
    if (!known) throw new Error(`unknown model: ${number}; expected ${[...scenarios.keys()].join(", ") || "none"}`);
    return known;
  };
  const model = (number: number): Layout => {
    let compiled = models.get(number);
    if (!compiled) models.set(number, (compiled = engine.compile(scenario(number))));
    return compiled;
  };

  async function run(request: Request & { kind: "run" }): Promise<void> {
    const { task, from, to } = request;
    let replication = from;
    try {
      const key = engine.seedKey(request.seed);
      const common = model(request.model);
      const given = scenario(request.model);
      const draws = request.uncertain && Object.keys(given.uncertainty).length > 0;
      const batch = empty(from, to, common);
      for (; replication < to; replication++) {
        const own = draws ? engine.compile(engine.draw(given, key, replication)) : common;
        add(batch, engine.replicate(own, key, replication));
        if (replication < to - 1) await turn();
        if (cancelled.has(task)) return post({ kind: "cancelled", task });
      }
      post({ kind: "batch", task, batch });
    } catch (error) {
      post({ kind: "failed", task, replication, message: messageOf(error) });
    } finally {
      cancelled.delete(task);
    }
  }

  function film({ task, model: number, seed, replication }: Request & { kind: "film" }): void {
    try {
      post({ kind: "film", task, log: engine.film(model(number), engine.seedKey(seed), replication) });
    } catch (error) {
      post({ kind: "failed", task, replication, message: messageOf(error) });
    }
  }

  return (request) => {
    switch (request.kind) {
      case "learn":
        scenarios.set(request.model, request.scenario);
        return;
      case "forget":
        scenarios.delete(request.model);
        models.delete(request.model);
        return;
      case "run":
        void run(request);
        return;
      case "film":
        film(request);
        return;
      case "cancel":
        cancelled.add(request.task);
        return;
    }
  };
}

function empty(from: number, to: number, { gridDays, series, metrics }: Layout): Batch {
  const length = to - from;
  return {
    from,
    to,
    series: new Float64Array(length * series.length * gridDays.length),
    metrics: new Float64Array(length * metrics.length),
    fingerprints: new Uint32Array(length * 2),
    events: new Float64Array(length),
    violations: [],
  };
}

/** Writes a trace into its place of the batch. */
function add(batch: Batch, trace: ReturnType<Engine["replicate"]>): void {
  const length = batch.to - batch.from;
  const index = trace.replication - batch.from;
  if (trace.series.length * length !== batch.series.length || trace.metrics.length * length !== batch.metrics.length) {
    throw new Error(`replication does not fit its batch: ${trace.series.length} numbers; expected ${batch.series.length / length} (may an uncertain number change the horizon or the stages?)`);
  }
  batch.series.set(trace.series, index * trace.series.length);
  batch.metrics.set(trace.metrics, index * trace.metrics.length);
  batch.fingerprints.set(trace.fingerprint, index * 2);
  batch.events[index] = trace.events;
  for (const violation of trace.violations) batch.violations.push(`replication ${trace.replication}: ${violation}`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
