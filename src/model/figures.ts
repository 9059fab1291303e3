/** The figures of one replication, in the order of `CompiledModel.metrics`; cents where they are money. */
import type { CompiledModel } from "./compile.ts";
import { closeBooks } from "./metrics/books.ts";
import type { World } from "./world.ts";

export function figures({ scenario, tables, measures }: CompiledModel, world: World): Float64Array {
  const books = closeBooks(scenario, tables, world);
  return Float64Array.from(measures, ({ of }) => of(books));
}
