/** What the WebAssembly build exports. The tables are written into its memory from outside, then runs are asked for. */
import { Laws } from "../../kernel/index.ts";
import { Content } from "../content.ts";
import { run as runWorld } from "../run.ts";
import { Tables } from "../tables.ts";
import { World } from "../world.ts";

const tables: Tables = new Tables(new Laws());
let world: World | null = null;
let content: Content | null = null;

/** Address of the tables, to be filled before the first run. */
export function tablesAt(): usize {
  return changetype<usize>(tables);
}

/** Address of the world of these tables. */
export function worldAt(): usize {
  let made = world;
  if (made === null) {
    world = made = new World(tables);
    content = new Content(tables.horizonDays);
  }
  return changetype<usize>(made);
}

export function run(key0: i32, key1: i32, replication: i32, logging: bool): void {
  runWorld(changetype<World>(worldAt()), content!, key0, key1, replication, logging);
}
