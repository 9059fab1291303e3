import type { Band, Curves } from "../../experiment/index.ts";
import { count, daysPerMonth, month, quantity, type Setting } from "../number.ts";
import { sliceAt } from "../charts/band.ts";
import { altCases, cases } from "./cases.ts";
import { issueInEnglish } from "./issue.ts";
import { promise } from "./spreadsheet.ts";
import { frequency, roundThreshold, sameFrequency, type Frequency } from "./frequency.ts";
import { parameter, result, text, type Part, type Sentence } from "./sentence.ts";
import { warmup } from "./warmup.ts";
import type { ChartWords, Explanation, Words } from "./words.ts";

const horizonPath = "run.horizonMonths";

/** "8 of 10", "all 200", "none of the 200". */
function howMany({ hits, of }: Frequency): string {
  if (hits === 0) return `none of the ${count(of)}`;
  return hits === of ? `all ${count(of)}` : `${hits} of ${of}`;
}

function lastOf(values: Float64Array): number {
  return values[values.length - 1];
}

function horizonOf(curves: Curves): number {
  return lastOf(curves.days);
}

/** Number with the word for its unit: "300 customers", "$41k". */
function withUnit(value: number, band: Band, setting: Setting): string {
  const number = quantity(value, band.info.unit, setting);
  return band.info.unit === "accounts" || band.info.unit === "people" ? `${number} ${lower(band.info.label)}` : number;
}

/** A label within a sentence; names in capitals (MRR) stay. */
function lower(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label[0].toLowerCase() + label.slice(1) : label;
}

const milestone: Words["milestone"] = (curves, setting) => {
  const band = curves.series.customers;
  const figure = Object.hasOwn(curves.metrics, "finalCustomers") ? curves.metrics.finalCustomers : undefined;
  if (!band || curves.replications === 0) return null;
  const horizon = horizonOf(curves);
  const until = parameter(`month ${Math.round(horizon / daysPerMonth)}`, horizonPath);
  const source = { series: "customers", ...(figure ? { metric: figure.info.name } : {}) };
  const median = figure?.p50 ?? lastOf(band.p50);
  const spread: Sentence = figure
    ? [result(count(figure.p10), source), text(" to "), result(count(figure.p90), source), text(" likely.")]
    : [result(count(lastOf(band.p5)), source), text(" to "), result(count(lastOf(band.p95)), source), text(" very likely.")];
  const threshold = figure ? roundThreshold(figure.values) : null;
  if (!figure || threshold === null) {
    return [text("By "), until, text(" you have "), result(withUnit(median, band, setting), source), text(" (median) — "), ...spread];
  }
  let reached = 0;
  for (const value of figure.values) if (value >= threshold) reached++;
  const often = frequency(reached, figure.values.length);
  const grows = lastOf(band.p50) >= band.p50[0];
  return [
    text("In "), result(howMany(often), source), text(" simulated futures you "),
    text(grows ? "pass " : "still have "), result(withUnit(threshold, band, setting), source), text(grows ? " by " : " in "), until,
    text(" — median "), result(count(median), source), text(", "), ...spread,
  ];
};

const cash: Words["cash"] = (curves, setting) => {
  const low = Object.hasOwn(curves.metrics, "cashLow") ? curves.metrics.cashLow : undefined;
  const outMonth = Object.hasOwn(curves.metrics, "cashOutMonth") ? curves.metrics.cashOutMonth : undefined;
  if (!low || low.values.length === 0) return null;
  const say = (value: number): Part => result(quantity(value, "money", setting), { metric: "cashLow" });
  const broke = Array.from(low.values, (value) => value < 0);
  const often = frequency(broke.filter(Boolean).length, broke.length);
  if (often.hits === 0) {
    return [
      text("In "), result(howMany(often), { metric: "ranOut" }), text(" futures does the cash run out — at its lowest it is "), say(low.p50),
      text(" in the median, and in 1 of 20 below "), say(low.p5), text("."),
    ];
  }
  const before = outMonth ? monthBefore(outMonth.values.filter((_, i) => broke[i]), often, broke.length) : null;
  return [
    text("In "), result(howMany(often), { metric: "ranOut" }), text(" futures the cash runs out"),
    ...(before === null ? [] : [text(" before "), result(`month ${before}`, { metric: "cashOutMonth" })]),
    text(" — its lowest point is "), say(low.p50), text(" in the median."),
  ];
};

/** The first whole month before which as many futures as said have come to this. */
function monthBefore(months: Float64Array, often: Frequency, replications: number): number | null {
  const known = months.filter((value) => !Number.isNaN(value)).sort();
  if (known.length === 0) return null;
  for (let last = Math.floor(known[0]) + 1; ; last++) {
    let hits = 0;
    for (const value of known) if (value < last) hits++;
    if (hits === known.length || sameFrequency(frequency(hits, replications), often)) return last;
  }
}

function direction(from: number, to: number, scale: number): string {
  if (Math.abs(to - from) < 0.02 * scale) return "stays near";
  return to > from ? "rises" : "falls";
}

const altFan: Words["altFan"] = (curves, series, setting) => {
  const band = curves.series[series];
  const horizon = horizonOf(curves);
  const write = (value: number): string => quantity(value, band.info.unit, setting);
  const first = band.p50[0], last = lastOf(band.p50);
  let lowest = 0, highest = 0;
  band.p50.forEach((value, i) => {
    if (value < band.p50[lowest]) lowest = i;
    if (value > band.p50[highest]) highest = i;
  });
  const scale = band.p50[highest] - band.p50[lowest] || Math.abs(last) || 1;
  const move = direction(first, last, scale);
  const course = move === "stays near" ? `stays near ${write(last)}` : `${move} from ${write(first)} to ${write(last)}`;
  // A dip or a summer between the ends is the story of many cash curves.
  const dip = Math.min(first, last) - band.p50[lowest] > 0.1 * scale ? `, with a low of ${write(band.p50[lowest])} in ${month(curves.days[lowest], null)}` : "";
  const peak = band.p50[highest] - Math.max(first, last) > 0.1 * scale ? `, with a high of ${write(band.p50[highest])} in ${month(curves.days[highest], null)}` : "";
  const end = sliceAt(horizon, curves.days, band);
  return `${band.info.label} over ${Math.round(horizon / daysPerMonth)} months in ${count(curves.replications)} simulated futures: the median ${course}${dip}${peak}. `
    + `In ${month(horizon, setting.startDate)} 9 of 10 futures lie between ${write(end.p5)} and ${write(end.p95)}, half between ${write(end.p25)} and ${write(end.p75)}.`;
};

const altStages: Words["altStages"] = (curves, series, setting) => {
  const horizon = horizonOf(curves);
  const bands = series.map((name) => curves.series[name]).filter((band) => band !== undefined);
  const list = bands.map((band) => `${lower(band.info.label)} ${quantity(lastOf(band.p50), band.info.unit, setting)}`).join(", ");
  return `People by stage over ${Math.round(horizon / daysPerMonth)} months, medians of ${count(curves.replications)} simulated futures. In ${month(horizon, setting.startDate)}: ${list}.`;
};

const readout: ChartWords["readout"] = (day, slice, band, setting, roomy) => {
  const { name, unit } = band.info;
  const write = (value: number): string => quantity(value, unit, setting);
  const source = { series: name };
  return [
    text(`${month(day, roomy ? setting.startDate : null)}: `), text(roomy ? "median " : ""), result(write(slice.p50), source),
    text(roomy ? ", 9 of 10 futures " : ", 9 of 10 in "), result(`${write(slice.p5)} to ${write(slice.p95)}`, source),
  ];
};

const explanations: Record<string, Explanation> = {
  customers: { formula: "customers(t) = customers on day 0 + won until t − lost until t", help: "Customers who pay at that moment." },
  mrr: { formula: "MRR(t) = Σ monthly fee of every customer at t", help: "Monthly recurring revenue: new and grown fees, less those of customers who left." },
  cash: { formula: "cash(t) = initial cash + Σ money in until t − Σ money out until t", help: "Money in the bank. Below zero the company would have needed more than it had." },
  won: { formula: "won(t) = count of conversions until t", help: "Everyone who has become a customer so far, also those who left again." },
  untouched: { formula: "untouched(t) = market − in play − recycling − customers − lost", help: "Accounts of the market that nobody has met yet, or that are open again." },
  stage: { formula: "N(t) = entered until t − left until t", help: "People in a stage at that moment, those who wait for somebody's work included." },
  waiting: { formula: "line(t) = asked for work − begun − given up, until t", help: "People who stand in line for this team." },
  utilisation: { formula: "busy seat time ÷ scheduled seat time, since the grid point before", help: "How full the team's working hours are." },
};

const chart: ChartWords = {
  simulating: "simulating…",
  median: "median",
  mean: "mean",
  nineOfTen: "9 of 10 futures",
  nineOfTenShort: "9 of 10",
  half: "half of them",
  halfShort: "half",
  before: "before",
  spreadsheet: "spreadsheet",
  warmup: (verdict) => (verdict === "enough" ? "warm-up, left out" : verdict === "short" ? "warm-up, too short" : "warm-up; not settled"),
  pointwise: (runs, replications, roomy) => (roomy
    ? `At each moment by itself, 9 of 10 futures (of ${count(replications)}) lie in the light band, half in the dark one.${runs > 0 ? ` Thin lines: ${runs} single futures.` : ""}`
    : `At each moment: light 9 of 10, dark half of ${count(replications)} futures`),
  readout,
  cursorOf: (title) => `Time in ${title}`,
  table: {
    time: "Time", median: "Median", mean: "Mean", lightBand: "9 of 10 futures", darkBand: "Half of the futures",
    range: (from, to) => `${from} to ${to}`,
  },
  stages: {
    list: "choose stages",
    ownScale: "give each its own scale",
    sameScale: "show on one scale",
    readout: (day, replications, mode, setting, roomy) => {
      const when = month(day, roomy ? setting.startDate : null);
      const scale = mode === "rows" ? "each on its own scale" : "on one square-root scale";
      return [text(roomy ? `${when}: medians of ${count(replications)} futures, ${scale}` : `${when}: medians, ${scale}`)];
    },
  },
  cases,
  settled: {
    formula: "How it is computed",
    data: "Data",
    time: "month",
    missing: "The large picture could not be loaded. The numbers are all there; try again when you are online.",
    tip: (day, slice, band, setting) => {
      const write = (value: number): string => quantity(value, band.info.unit, setting);
      return [
        month(day, setting.startDate), `median ${write(slice.p50)}`, `half ${write(slice.p25)} to ${write(slice.p75)}`,
        `9 of 10 ${write(slice.p5)} to ${write(slice.p95)}`, `mean ${write(slice.mean)}`,
      ].join("\n");
    },
  },
};

export const en: Words = {
  language: "en",
  issue: issueInEnglish,
  series: (name) => explanations[name.split(".")[0]] ?? { formula: "", help: "" },
  milestone,
  cash,
  promise,
  warmup,
  altFan,
  altStages,
  altCases,
  chart,
};
