import { fieldAt, valueAt, type Scenario } from "../../scenario/index.ts";
import { amount, counted, list, plain } from "./amount.ts";
import type { Item, Reported, Row, Table } from "./card.ts";
import { inputs, isChanged, type Input } from "./input.ts";
import { lawsIn, lawWords } from "./law.ts";
import { unitOf } from "./value.ts";

export function data(reported: Reported): Item[] {
  const all = inputs(reported);
  return [sources(all), preprocessing(reported.scenario, all), parameters(all), assumptions(reported, all)];
}

function sources(all: readonly Input[]): Item {
  const known = all.filter(({ assumed, own }) => !assumed && !own);
  const own = all.filter((input) => input.own);
  return {
    number: "3.1",
    heading: "Data sources",
    paragraphs: [
      `${plain(known.length)} of ${counted(all.length, "input")} come from a source.`,
      ...(own.length > 0 ? [`Set in this link, with nothing said about where from: ${list(own.map(({ label }) => label))}.`] : []),
    ],
    ...(known.length > 0 ? { tables: [bySource("Sources", known)] } : {}),
  };
}

/** Inputs of one source together, each source once. */
function bySource(caption: string, of: readonly Input[]): Table {
  const groups = new Map<string, Input[]>();
  for (const input of of) groups.set(input.source, [...(groups.get(input.source) ?? []), input]);
  return {
    caption,
    columns: ["Source", "Inputs", "What rests on it"],
    rows: Array.from(groups, ([source, members]): Row => ({ path: "", cells: [source, plain(members.length), few(members.map(({ label }) => label))] })),
  };
}

/** The tables of inputs have them all. */
function few(labels: readonly string[]): string {
  const most = 6;
  return labels.length <= most + 1 ? labels.join("; ") : `${labels.slice(0, most).join("; ")}; and ${plain(labels.length - most)} more`;
}

function preprocessing(scenario: Scenario, all: readonly Input[]): Item {
  const stated = all.filter(({ isUsual }) => !isUsual);
  const tailed = lawsIn(scenario).filter(({ kind }) => kind === "lognormal").length;
  const stretched = Object.values(scenario.stages).filter(({ nurture }) => nurture);
  const { medianDays } = scenario.nurture;
  const fitted = [...new Set(all.map(({ source }) => source).filter((source) => source.includes("calibrated")))];
  return {
    number: "3.2",
    heading: "Pre-processing",
    paragraphs: [
      `${counted(stated.length, "input")} ${stated.length === 1 ? "is" : "are"} the document's own; the other ${plain(all.length - stated.length)} are as the defaults of schema version ${scenario.schemaVersion}. No raw data is in it: numbers stand as their sources give them.`,
      ...(tailed > 0 ? [`${counted(tailed, "lognormal law")} ${tailed === 1 ? "is" : "are"} given by median and 90th percentile: σ = ln(P90 ÷ median) ÷ 1.2816.`] : []),
      ...(medianDays !== null && stretched.length > 0 ? [`The laws of ${list(stretched.map(({ label }) => label))} are stretched to a median of ${amount(medianDays, "d", scenario.currency)} and keep their shape.`] : []),
      ...(fitted.length > 0 ? [`Fitted rather than read off: ${list(fitted)}.`] : []),
      `Amounts of ${scenario.currency} become whole cents, times become ticks of 1/16 s.`,
    ],
  };
}

const records: Readonly<Record<string, string>> = { stages: "Stages", channels: "Channels", teams: "Teams", segments: "Segments", events: "Events" };

function parameters(all: readonly Input[]): Item {
  const groups = new Map<string, Input[]>();
  for (const input of all) {
    const [part] = input.path.split(".");
    groups.set(part, [...(groups.get(part) ?? []), input]);
  }
  return {
    number: "3.3",
    heading: "Input parameters",
    paragraphs: [`${counted(all.length, "input")}: ${plain(all.filter(({ changed }) => changed).length)} changed by this link, ${plain(all.filter(({ assumed }) => assumed).length)} assumed in whole or in part.`],
    tables: Array.from(groups, ([part, members]) => ({
      caption: records[part] ?? members[0].label.split(" · ")[0],
      columns: ["Parameter", "Value", "Default", "Source"],
      rows: members.map((input) => parameterRow(input, part in records)),
    })),
  };
}

/** A part that stands alone is named by the caption. */
function parameterRow({ path, label, value, usual, isUsual, source, changed, assumed }: Input, named: boolean): Row {
  const [, ...rest] = label.split(" · ");
  const mark = changed ? "changed" : assumed ? "assumed" : null;
  return { path, cells: [named || rest.length === 0 ? label : upper(rest.join(" · ")), value, isUsual ? "the same" : usual, source], ...(mark ? { mark } : {}) };
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function assumptions(reported: Reported, all: readonly Input[]): Item {
  const assumed = all.filter((input) => input.assumed);
  const unsure = Object.keys(reported.scenario.uncertainty).length;
  return {
    number: "3.4",
    heading: "Assumptions",
    paragraphs: [
      `${plain(assumed.length)} of ${counted(all.length, "input")} rest on an assumption in whole or in part.`,
      unsure === 0
        ? "The document says of no number how unsure it is."
        : `Of ${counted(unsure, "number")} the document says how unsure it is. ${reported.uncertain ? "Each was drawn anew in each future." : "They were not drawn: the spread of this result is luck alone."}`,
    ],
    tables: [...(assumed.length > 0 ? [bySource("Assumptions", assumed)] : []), ...(unsure > 0 ? [uncertainty(reported)] : [])],
  };
}

function uncertainty(reported: Reported): Table {
  const { scenario } = reported;
  return {
    caption: "How unsure",
    columns: ["Number", "Stated", "Law"],
    rows: Object.entries(scenario.uncertainty).map(([path, law]) => {
      const field = fieldAt(scenario, path);
      const unit = unitOf(field);
      const value = valueAt(scenario, path);
      const stated = typeof value === "number" ? amount(value, unit, scenario.currency) : "absent today";
      return { path, cells: [field?.label ?? path, stated, lawWords(law, unit, scenario.currency)], ...(isChanged(path, reported) ? { mark: "changed" as const } : {}) };
    }),
  };
}
