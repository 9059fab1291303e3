/** A story taken along: loaded when somebody does. */
import type { Told } from "../../experiment/index.ts";
import { download, fileName, pngFile, svgFile, type Drawing, type Stamp } from "../../export/index.ts";
import { ENGINE_VERSION } from "../../model/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import { createCases } from "../../view/index.ts";
import { whole } from "../links.ts";
import { words } from "../words.ts";

export type StoryFile = "svg" | "png" | "csv";

export async function takeStory(kind: StoryFile, told: Told, setting: Scenario): Promise<void> {
  const stamp = stampOf(told);
  const name = fileName(stamp, told.story.id, kind);
  if (kind === "csv") return download(name, new Blob([casesCsv(told, stamp)], { type: "text/csv;charset=utf-8" }));
  const room = document.createElement("div");
  room.className = "darkroom";
  room.ariaHidden = "true";
  room.inert = true;
  document.body.append(room);
  const chart = createCases(room, { words, setting, story: told.story, told });
  try {
    const { title, claim } = told.story;
    // The first case travels in the file; its link leads to the whole story.
    const drawing: Drawing = { svg: chart.svg(), title: `${title}. ${claim}`, alt: words.altCases(told.story, told, setting), stamp, scenario: told.cases[0].scenario };
    if (kind === "png") return download(name, await pngFile(drawing, { scale: 2 }));
    const { text } = await svgFile(drawing);
    download(name, new Blob([text], { type: "image/svg+xml" }));
  } finally {
    chart.destroy();
    room.remove();
  }
}

function stampOf({ story, seed, replications, cases }: Told): Stamp {
  return {
    engine: ENGINE_VERSION, sim: story.sim, link: whole(`#story=${story.id}`), seed, replications,
    // One a case, in their order.
    fingerprint: cases.map(({ fingerprint }) => fingerprint).join("+"),
    date: new Date().toISOString().slice(0, 10),
  };
}

/** One number a row, in the long form of all our tables; the stamp stands behind the first. */
export function casesCsv({ story, figures, cases }: Told, stamp: Stamp): string {
  const statistics = ["mean", "p10", "p25", "p50", "p75", "p90"] as const;
  const tags = ["sim", "link", "seed", "replications", "engine", "fingerprint"] as const;
  const lines: (string | number)[][] = [["story", "case", "figure", "unit", "statistic", "value", ...tags]];
  cases.forEach(({ label, sheet, scenario, figures: found }) => figures.forEach(({ name, info }, at) => {
    const unit = info?.unit === "money" ? scenario.currency : (info?.unit ?? "");
    const row = (statistic: string, value: number) => lines.push([story.id, label, name, unit, statistic, value]);
    const estimate = found[at];
    if (estimate) for (const statistic of statistics) row(statistic, estimate[statistic]);
    if (estimate?.difference) {
      row("difference", estimate.difference.mean);
      row("differenceLow", estimate.difference.low);
      row("differenceHigh", estimate.difference.high);
    }
    if (at === 0 && sheet !== null) row("spreadsheet", sheet);
  }));
  lines[1]?.push(...tags.map((tag) => stamp[tag]));
  return `${lines.map((line) => line.map(cell).join(",")).join("\n")}\n`;
}

/** A number that does not exist is an empty cell; text that a spreadsheet would take for a formula is made text again. */
function cell(value: string | number): string {
  if (typeof value === "number") return Number.isNaN(value) ? "" : String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
