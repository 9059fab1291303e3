/** What a simulation really draws: the words in the order of use, and who reads which word of which address. */
import { Draws } from "../../src/kernel/index.ts";

export interface Drawn {
  /** Each once, in the order in which they were read. */
  words: Int32Array;
  /** By address and half of the block: the functions that read this word. */
  readers: Map<string, Set<string>>;
}

/** Functions that read a word for whoever calls them. */
const lenders: ReadonlySet<string> = new Set(["first", "second", "poissonCount", "betaOf"]);

/** Runs `action`, and tells what it drew. */
export function record(action: () => void): Drawn {
  const words: number[] = [];
  const readers: Drawn["readers"] = new Map();
  const address = new WeakMap<Draws, string>();
  const block = Object.getOwnPropertyDescriptor(Draws.prototype, "block")!.value as (this: Draws, ...address: number[]) => void;
  const before = { prepareStackTrace: undefined, ...Object.fromEntries(Object.entries(Error)) };
  // The names of functions alone are wanted, and those by the hundred thousand.
  Error.prepareStackTrace = (_, frames) => frames.slice(1).map((frame) => frame.getFunctionName() ?? "");
  Error.stackTraceLimit = 5;

  const watch = (draws: Draws) => {
    for (const half of ["hi", "lo"] as const) {
      let word = 0;
      Object.defineProperty(draws, half, {
        configurable: true,
        set: (value: number) => {
          word = value;
        },
        get: () => {
          const key = `${address.get(draws)} ${half}`;
          const names = new Error().stack as unknown as string[];
          if (!readers.has(key)) {
            readers.set(key, new Set());
            words.push(word);
          }
          readers.get(key)!.add(names.find((name) => !lenders.has(name))!);
          return word;
        },
      });
    }
  };

  Draws.prototype.block = function (...where) {
    if (!address.has(this)) watch(this);
    address.set(this, where.map((word) => word | 0).join(" "));
    block.apply(this, where);
  };
  try {
    action();
  } finally {
    Draws.prototype.block = block;
    Object.assign(Error, before);
  }
  return { words: Int32Array.from(words), readers };
}
