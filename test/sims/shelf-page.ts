/** sims/README.md: every preset beside the research it was taken from, every story as it was found there and is found here. */
import type { Curves } from "hourglass";
import type { Measured } from "./measured.ts";

export interface Found {
  measured: Measured;
  curves: Curves;
}
export interface StoryFound {
  title: string;
  figure: string;
  cases: { label: string; low: number; median: number; high: number; sheet?: number }[];
  there: string;
  differs: string;
}

export function shelfPage(presets: Found[], sims: { name: string; title: string; question: string }[], stories: StoryFound[]): string {
  return `# The shelf

Written by \`UPDATE=1 npm run test:unit\`; a test compares it with what the engine gives.

| sim | title | question |
|---|---|---|
${sims.map(({ name, title, question }) => `| \`${name}\` | ${title} | ${question} |`).join("\n")}

## Presets beside the research

P10/P50/P90 of 40 replications: above as measured in the domain research with a throw-away prototype, below as found here.

| preset | won | MRR at the end | lowest cash | answer P50, P90 | top 20 % | existing share | events |
|---|---|---|---|---|---|---|---|
${presets.flatMap(rows).join("\n")}

${presets.filter(({ measured }) => measured.differs !== "").map(({ measured }) => `- **${measured.name}**: ${measured.differs}`).join("\n")}

## Stories

With 12 futures of each case (40 for the tipping point, 200 for the size of deals; there share of futures and its 95 % interval).

${stories.map(storyText).join("\n\n")}
`;
}

function rows({ measured, curves }: Found): string[] {
  const { metrics } = curves;
  const three = (name: string): [number, number, number] => [metrics[name].p10, metrics[name].p50, metrics[name].p90];
  const row = (name: string, numbers: Omit<Measured, "name" | "differs" | "within">) =>
    `| ${name} | ${range(numbers.won)} | ${range(numbers.finalMrr)} | ${range(numbers.cashLow)} | ${numbers.response ? `${numbers.response.map((hours) => Number(hours.toFixed(1))).join(", ")} h` : "–"} | ${numbers.topShare.toFixed(2)} | ${numbers.existingShare.toFixed(2)} | ${short(numbers.events)} |`;
  return [
    row(`**${measured.name}**, research`, measured),
    row("here", {
      won: three("won"), finalMrr: three("finalMrr"), cashLow: three("cashLow"), response: measured.response ? [metrics.responseMedian.p50, metrics.responseP90.p50] : null,
      topShare: metrics.topShare.p50, existingShare: metrics.existingShare.p50, events: curves.events / curves.replications,
    }),
  ];
}

function storyText({ title, figure, cases, there, differs }: StoryFound): string {
  const sheet = cases.some((each) => each.sheet !== undefined);
  return `### ${title}

| ${figure} | P10 | median | P90 |${sheet ? " spreadsheet |" : ""}
|---|---|---|---|${sheet ? "---|" : ""}
${cases.map(({ label, low, median, high, sheet: says }) => `| ${label} | ${short(low)} | ${short(median)} | ${short(high)} |${sheet ? ` ${says === undefined ? "" : short(says)} |` : ""}`).join("\n")}

In the research: ${there}${differs === "" ? "" : ` Here: ${differs}`}`;
}

function range(values: readonly number[]): string {
  return values.map(short).join("/");
}

/** Three figures, thousands as k, millions as M. */
export function short(value: number): string {
  if (Number.isNaN(value)) return "–";
  const size = Math.abs(value);
  if (size >= 999_500) return `${Number((value / 1e6).toPrecision(3))}M`;
  if (size >= 9995) return `${Number((value / 1e3).toPrecision(3))}k`;
  return String(Number(value.toPrecision(3)));
}
