import { quantity } from "../number.ts";
import type { ChartWords, Words } from "./words.ts";

const signed = (text: string, value: number): string => (value > 0 ? `+${text}` : text);

export const cases: ChartWords["cases"] = {
  spreadsheet: "spreadsheet",
  unreported: "not reported by this sim",
  never: "not in any future",
  reading: ({ replications, budget }, { ofFutures }, roomy) => {
    const futures = !roomy ? `${replications} futures` : replications === budget ? `${budget} futures each` : `${replications} of ${budget} futures so far`;
    if (ofFutures) return `Dot: share of ${futures}; line: its 95% interval`;
    return roomy ? `Dot: median of ${futures}; thick line: half, thin line: 8 of 10` : `Dot: median of ${futures}; thick: half, thin: 8 of 10`;
  },
  difference: (mean, low, high, unit, setting) => {
    // 90 % to 95 % is 5 points more, not 5 %.
    const write = (value: number) => (unit === "share" ? `${Number((Math.abs(value) * 100).toFixed(1))}` : quantity(Math.abs(value), unit === "month" ? "months" : unit, setting));
    const say = (value: number) => signed(value < 0 && !/^[^1-9]*$/.test(write(value)) ? `−${write(value)}` : write(value), value);
    return `${say(mean)}${unit === "share" ? " points" : ""} (${say(low)} to ${say(high)})`;
  },
  columns: { figure: "Figure", middle: "Median", range: "8 of 10 futures", spreadsheet: "Spreadsheet", difference: (first) => `Against ${first}, same luck` },
};

export const altCases: Words["altCases"] = (story, told, setting) => {
  if (!told) return `${story.title}: simulating.`;
  const sentences = told.figures.map((figure, at) => {
    const { info } = figure;
    if (!info) return `${figure.label}: not reported by this sim.`;
    const write = (value: number) => quantity(value, info.unit, setting);
    const rows = told.cases.map(({ label, sheet, figures }) => {
      const found = figures[at];
      const value = !found ? "not in any future" : found.share ? `${write(found.mean)} of futures` : `median ${write(found.p50)}, 8 of 10 between ${write(found.p10)} and ${write(found.p90)}`;
      return `${label}: ${value}${at === 0 && sheet !== null ? `, a spreadsheet says ${write(sheet)}` : ""}`;
    });
    return `${figure.label} by ${story.axis}. ${rows.join("; ")}.`;
  });
  return `${story.title}, ${told.replications} futures each. ${sentences.join(" ")}`;
};
