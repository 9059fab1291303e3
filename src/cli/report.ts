import { markdown, report } from "../experiment/index.ts";
import { toScenario, type Shelf } from "../scenario/index.ts";
import { hand, simulated, type RunOptions } from "./experiment.ts";
import { Refusal } from "./refusal.ts";

const formats = ["markdown", "json"];

/** `hourglass report`: the report card of one experiment, on stdout or in a file. Returns the exit code. */
export async function writeReport(names: readonly string[], options: RunOptions, shelf: Shelf): Promise<number> {
  const { format = "markdown" } = options;
  if (!formats.includes(format)) throw new Refusal(`unknown format: ${format}; expected ${formats.join(" or ")}`);
  const { subject, curves, ...asked } = await simulated("report", names, options, shelf);
  const { sim, version } = subject.base;
  const { scenario: base } = toScenario(shelf.base(sim, version) ?? shelf.load(sim));
  const card = report({ ...asked, base, sim, version, curves });
  return hand(format === "json" ? `${JSON.stringify(card, null, 2)}\n` : markdown(card), options, curves);
}
