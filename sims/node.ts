/** The shelf for Node: reads the folders beside this file. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { shelfOf, type Shelf } from "../src/scenario/index.ts";

function documents(folder: string): Map<string, Map<string, unknown>> {
  const sims = new Map<string, Map<string, unknown>>();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const files = readdirSync(`${folder}/${entry.name}`).filter((file) => /^(scenario|v\d+)\.json$/.test(file));
    if (!files.includes("scenario.json")) continue;
    const read = (file: string): [string, unknown] => [file.slice(0, -5), JSON.parse(readFileSync(`${folder}/${entry.name}/${file}`, "utf8"))];
    sims.set(entry.name, new Map(files.map(read)));
  }
  return sims;
}

function stories(folder: string): unknown[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((file) => file.endsWith(".json")).map((file) => JSON.parse(readFileSync(`${folder}/${file}`, "utf8")) as unknown);
}

/** Reads anew at every call: the files may have been edited. */
export function readShelf(folder: string = fileURLToPath(new URL(".", import.meta.url))): Shelf {
  return shelfOf(documents(folder), "hourglass", () => Promise.resolve(stories(`${folder}/stories`)));
}
