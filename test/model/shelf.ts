import { readFileSync } from "node:fs";
import type { Scenario } from "../../src/scenario/index.ts";
import { sound } from "./diary.ts";

/** A sim of the shelf, as its scenario says now. */
export function parseScenario(name: string): Scenario {
  return sound(JSON.parse(readFileSync(new URL(`../../sims/${name}/scenario.json`, import.meta.url), "utf8")));
}
