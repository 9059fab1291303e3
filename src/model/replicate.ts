/** A replication, and what is made of it. */
import type { CompiledModel } from "./compile.ts";
import { Content } from "./content.ts";
import { figures } from "./figures.ts";
import { filmOf } from "./film.ts";
import { checkRun } from "./invariants.ts";
import { curvesOf } from "./rows.ts";
import { run } from "./run.ts";
import type { EventLog, Trace } from "./trace.ts";
import { World } from "./world.ts";

/** Where replications are computed. Which one it is can be told from the time alone. */
export interface Machine {
  name: "JavaScript" | "WebAssembly";
  /** Replication number `replication` under the seed's key: the same numbers whatever ran before. */
  replicate: (model: CompiledModel, key: Uint32Array, replication: number) => Trace;
  /** The same run with every event written down. */
  film: (model: CompiledModel, key: Uint32Array, replication: number) => EventLog;
}

/** Worlds are large and cleared between runs, so each model keeps its own. */
const worlds = new WeakMap<CompiledModel, { world: World; content: Content }>();

/** See `Machine`; by the sources as they are, in JavaScript. */
export function replicate(model: CompiledModel, key: Uint32Array, replication: number): Trace {
  return traceOf(model, ran(model, key, replication, false));
}

export function film(model: CompiledModel, key: Uint32Array, replication: number): EventLog {
  return filmOf(model, ran(model, key, replication, true));
}

function ran(model: CompiledModel, key: Uint32Array, replication: number, logging: boolean): World {
  let kept = worlds.get(model);
  if (!kept) worlds.set(model, (kept = { world: new World(model.tables), content: new Content(model.tables.horizonDays) }));
  run(kept.world, kept.content, key[0] | 0, key[1] | 0, replication, logging);
  return kept.world;
}

/** The sources as they are: slower, and everywhere. */
export const javascript: Machine = { name: "JavaScript", replicate, film };

/** What a run leaves behind. */
export function traceOf(model: CompiledModel, world: World): Trace {
  return {
    replication: world.replication,
    events: world.record.events,
    fingerprint: [world.record.fingerprint.hi >>> 0, world.record.fingerprint.lo >>> 0],
    series: curvesOf(model, world),
    metrics: figures(model, world),
    violations: checkRun(model, world),
  };
}
