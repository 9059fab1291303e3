import type { Scenario } from "../../scenario/index.ts";
import type { Curves } from "../curves.ts";
import { counted, list, plain } from "./amount.ts";
import type { Item, Reported, Table } from "./card.ts";
import { changes } from "./change.ts";
import { curveColumns, curveRow, figureColumns, figureRow } from "./figure.ts";
import { isOwnDocument } from "./input.ts";
import { labelAt, wordsAt } from "./value.ts";

export function objectives(reported: Reported): Item[] {
  return [purpose(reported), outputs(reported), aims(reported)];
}

function purpose({ scenario }: Reported): Item {
  const { title, question, description } = scenario;
  return { number: "1.1", heading: "Purpose of the model", paragraphs: [withoutMarks(description) || title, ...(question ? [`The question it was made for: ${question}`] : [])] };
}

/** The little Markdown a description may use, as plain text. */
function withoutMarks(text: string): string {
  return text.replaceAll(/\*\*([^*]+)\*\*|\*([^*]+)\*|`([^`]+)`/g, (_, strong, emphasis, code) => (strong ?? emphasis ?? code) as string);
}

function outputs({ scenario, curves }: Reported): Item {
  const heading = "Model outputs";
  const { horizonMonths, replications } = scenario.run;
  if (!curves) return { number: "1.2", heading, paragraphs: [`${counted(replications, "future")} of ${counted(horizonMonths, "month")} are being simulated; the outputs follow.`] };
  const figures = Object.values(curves.metrics);
  const never = figures.filter(({ undefinedCount, values }) => undefinedCount === values.length);
  const bands = Object.values(curves.series);
  return {
    number: "1.2",
    heading,
    paragraphs: [
      `${counted(figures.length - never.length, "figure")} of the whole run, each over ${counted(curves.replications, "future")}: what its mean is and how sure, its median and how sure, and where nine of ten futures lie. ${counted(bands.length, "curve")}, each read on ${counted(curves.days.length, "day")} from day 0 to day ${plain(curves.days[curves.days.length - 1])}.`,
      ...(never.length > 0 ? [`Defined in none of these futures: ${list(never.map(({ info }) => `${info.label} (${info.name})`))}.`] : []),
    ],
    tables: [...figureTables(curves, scenario), { caption: "Curves on the last day", columns: curveColumns, rows: bands.map((band) => curveRow(band, scenario.currency)) }],
  };
}

function figureTables({ metrics }: Curves, { currency }: Scenario): Table[] {
  const defined = Object.values(metrics).filter(({ undefinedCount, values }) => undefinedCount < values.length);
  const groups = [...new Set(defined.map(({ info }) => info.group))];
  return groups.map((group) => ({
    caption: group,
    columns: figureColumns,
    notes: "Computed as",
    rows: defined.filter(({ info }) => info.group === group).map((figure) => figureRow(figure, currency)),
  }));
}

function aims(reported: Reported): Item {
  const { scenario, sim, version, uncertain } = reported;
  const { horizonMonths, replications } = scenario.run;
  const found = changes(reported);
  const what = isOwnDocument(reported)
    ? "To see what can happen to a document of its own, which is not on the shelf"
    : found.length === 0
      ? `To see what can happen to ${sim} as it was published in version ${version}`
      : `To see what can happen when ${sim}, as it was published in version ${version}, is changed in ${counted(found.length, "value")} (2.3)`;
  const unsure = Object.keys(scenario.uncertainty).length;
  const chance = uncertain
    ? `The spread is luck and not-knowing: ${counted(unsure, "uncertain number")} are drawn anew in each future (3.4).`
    : `The spread is luck alone${unsure > 0 ? `; what the document is unsure of, ${counted(unsure, "number")} (3.4), stands at its stated value` : ""}.`;
  const knobs = Object.values(scenario.controls).toSorted((a, b) => a.order - b.order).map(({ label, path }) => `${label || labelAt(path, scenario)} (${wordsAt(scenario, path)})`);
  return {
    number: "1.3",
    heading: "Experimentation aims",
    paragraphs: [
      `${what}, in ${counted(replications, "future")} of ${counted(horizonMonths, "month")} each. ${chance}`,
      ...(knobs.length > 0 ? [`Made to be varied first: ${list(knobs)}.`] : []),
    ],
  };
}
