/**
 * Replications in WebAssembly: the same source as `run.ts`, compiled ahead (tools/assembly.mjs), and the same bits. One
 * instance works on one model at a time; to turn to another, its memory is forgotten and the other's tables are written.
 */
import type { CompiledModel } from "./compile.ts";
import { filmOf } from "./film.ts";
import { Memory, type Layout, type MemoryExports } from "./memory.ts";
import { traceOf, type Machine } from "./replicate.ts";
import { Tables } from "./tables.ts";
import type { World } from "./world.ts";

/** What the compiler made. */
export interface Assembly {
  /** The module, in base64. */
  wasm: string;
  layout: Layout;
}

interface Exports extends MemoryExports {
  forget(): number;
  prepare(): number;
  run(key0: number, key1: number, replication: number, logging: number): void;
}

/** Fields of a world that are the model's own, or that nobody asks about after a run. */
const NOT_READ = new Set(["tables", "laws", "draws", "calendar", "crewLines", "line", "hours", "servers"]);
/** Memory never shrinks: after a model that needed more than this another instance is made. */
const BYTES_KEPT = 256 * 1024 * 1024;

/** Throws where WebAssembly is not allowed or does not exist. */
export function assembled({ wasm, layout }: Assembly): Machine {
  const module = new WebAssembly.Module(Uint8Array.from(atob(wasm), (character) => character.charCodeAt(0)));
  let exports: Exports;
  let memory: Memory;
  let model: CompiledModel | null = null;
  let world = 0;

  function open(): void {
    const abort = (message: number) => {
      throw new Error(memory.text(message));
    };
    exports = new WebAssembly.Instance(module, { env: { abort } }).exports as unknown as Exports;
    memory = new Memory(exports, layout);
  }

  function turnTo(next: CompiledModel): void {
    model = null;
    if (memory.bytes > BYTES_KEPT) open();
    const { tables } = next;
    const laws = tables.laws.packed();
    memory.write(Object.assign(new Tables(laws), tables, { laws }), "Tables", exports.forget());
    world = exports.prepare();
    model = next;
  }

  function ran(next: CompiledModel, key: Uint32Array, replication: number, logging: boolean): World {
    if (model !== next) turnTo(next);
    try {
      exports.run(key[0], key[1], replication, logging ? 1 : 0);
    } catch (error) {
      open();
      model = null;
      // Where memory ends the compiled code stops without words of its own.
      throw error instanceof WebAssembly.RuntimeError && /unreachable/i.test(error.message) ? new Error("too large: one future needs more memory than there is; expected fewer arrivals or invitations", { cause: error }) : error;
    }
    const fields = memory.read("World", world, NOT_READ) as Record<string, unknown>;
    // Fields alone, which is all that the readers of a run look at.
    return { ...fields, tables: next.tables, laws: next.tables.laws } as unknown as World;
  }

  open();
  return {
    name: "WebAssembly",
    replicate: (next, key, replication) => traceOf(next, ran(next, key, replication, false)),
    film: (next, key, replication) => filmOf(next, ran(next, key, replication, true)),
  };
}
