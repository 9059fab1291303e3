/** What the WebAssembly build of a run exports: the tables are written into its memory from outside, then runs are asked for. */
import { Laws } from "../../kernel/index.ts";
import { Content } from "../content.ts";
import { run as runWorld } from "../run.ts";
import { Tables } from "../tables.ts";
import { World } from "../world.ts";

let tables: Tables = new Tables(new Laws());
let world: World = changetype<World>(0);
let content: Content = changetype<Content>(0);

/** Forgets everything; the address of tables to be filled. */
export function forget(): usize {
  heap.reset();
  tables = new Tables(new Laws());
  return changetype<usize>(tables);
}

/** Makes the world of the tables now filled; its address. */
export function prepare(): usize {
  world = new World(tables);
  content = new Content(tables.horizonDays);
  return changetype<usize>(world);
}

export function run(key0: i32, key1: i32, replication: i32, logging: bool): void {
  runWorld(world, content, key0, key1, replication, logging);
}
