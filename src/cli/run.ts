import { csv, result, rows, type Stamp } from "../experiment/index.ts";
import { ENGINE_VERSION } from "../model/index.ts";
import type { Shelf } from "../scenario/index.ts";
import { hand, simulated, type RunOptions } from "./experiment.ts";
import { Refusal } from "./refusal.ts";

const formats = ["json", "csv"];

/** `hourglass run`: one experiment, its result on stdout or in a file. Returns the exit code. */
export async function run(names: readonly string[], options: RunOptions, shelf: Shelf): Promise<number> {
  const { format = "json" } = options;
  if (!formats.includes(format)) throw new Refusal(`unknown format: ${format}; expected ${formats.join(" or ")}`);
  const { subject, scenario, curves, link } = await simulated("run", names, options, shelf);
  const { replications, fingerprint } = curves;
  const stamp: Stamp = { engine: ENGINE_VERSION, sim: subject.name, link, seed: scenario.run.seed, replications, fingerprint };
  const text = format === "csv" ? csv(rows(curves, scenario.currency), stamp) : `${JSON.stringify(result(curves, { ...stamp, currency: scenario.currency }))}\n`;
  return hand(text, options, curves);
}
