import type { Scenario } from "../../scenario/index.ts";
import type { Curves } from "../curves.ts";
import { looks } from "../plan.ts";
import { DAYS_PER_MONTH } from "../rows.ts";
import { settling } from "../warmup.ts";
import { amount, counted, estimate, list, plain } from "./amount.ts";
import type { Item, Reported } from "./card.ts";

export function experimentation(reported: Reported): Item[] {
  return [initialisation(reported), runLength(reported), estimation(reported)];
}

function initialisation({ scenario: { run, market, stages, money, currency, content, teams }, curves }: Reported): Item {
  const open = Object.values(stages).filter(({ openToday }) => openToday > 0);
  const first = market.initialStage === null ? Object.values(stages).filter(({ bulb }) => bulb === "right").toSorted((a, b) => a.order - b.order)[0] : stages[market.initialStage];
  const there = [
    market.initialCustomers > 0 && first && `${amount(market.initialCustomers, "customers", currency)} at ${first.label}, for ${amount(market.initialTenureMonths, "months", currency)} and a part of one`,
    ...open.map(({ label, openToday }) => `${amount(openToday, "people", currency)} at ${label}`),
  ].filter((text) => typeof text === "string");
  const staffed = Object.values(teams).length > 0 ? " Teams are idle and at full speed." : "";
  return {
    number: "4.1",
    heading: "Initialisation",
    paragraphs: [
      run.warmupMonths > 0
        ? `The first ${amount(run.warmupMonths, "months", currency)} are a warm-up: steady-state figures leave them out, curves show them.${curves ? ` ${settledWithin(curves, run.warmupMonths * DAYS_PER_MONTH)}` : ""}`
        : "No warm-up: the question is how things develop from day 0, and every figure counts from there.",
      `On day 0 there are ${there.length > 0 ? list(there) : "no customers and nobody on the way"}, and ${amount(money.initialCash, "money", currency)} in the bank.${staffed}${content ? " No content is published yet." : ""}`,
    ],
  };
}

/** What MSER-5 says of the curves of lines and teams, of which steady-state questions are asked. */
function settledWithin({ series, days }: Curves, leftOutDays: number): string {
  const verdicts = Object.entries(series)
    .filter(([name]) => /^(?:waiting|utilisation)\./.test(name))
    .map(([, band]) => settling(band, days, leftOutDays).verdict);
  const enough = verdicts.filter((verdict) => verdict === "enough").length;
  return verdicts.length === 0 ? "No team has a line of which to ask whether that is enough." : `By MSER-5 that is enough for ${enough} of ${verdicts.length} curves of lines and teams.`;
}

function runLength({ scenario, curves }: Reported): Item {
  const { run, startDate, currency } = scenario;
  const step = curves && curves.days.length > 1 ? curves.days[1] - curves.days[0] : null;
  return {
    number: "4.2",
    heading: "Run length",
    paragraphs: [
      `${amount(run.horizonMonths, "months", currency)} of 365/12 days${curves ? `, ${amount(curves.days[curves.days.length - 1], "d", currency)}` : ""}. Day 0 is a Monday${startDate === null ? "" : ` and stands for ${startDate}`}.${step === null ? "" : ` Curves are read every ${amount(step, "d", currency)} and on the last day.`}`,
    ],
  };
}

function estimation(reported: Reported): Item {
  const { scenario, base, curves, uncertain } = reported;
  const { replications, seed } = scenario.run;
  const published = replications === base.run.replications ? "" : ` (published: ${plain(base.run.replications)})`;
  return {
    number: "4.3",
    heading: "Estimation approach",
    paragraphs: [
      `${counted(replications, "independent replication")}${published} of seed ${seed}, ${uncertain ? "luck and not-knowing" : "luck alone"}. Quantiles are type 7 at each moment by itself; the interval of a median comes from order statistics, of a mean from Student, of a share of futures from Wilson.`,
      ...(curves ? [precision(curves, scenario), checks(curves)] : []),
    ],
  };
}

/** How sure the curves are where they end, and what rules of precision could look at. */
function precision({ series, replications }: Curves, { currency }: Scenario): string {
  const sure = ["customers", "mrr", "cash"].flatMap((name) => {
    const band = series[name];
    const error = band?.medianError.at(-1);
    return band && error !== undefined && Number.isFinite(error) ? [`${band.info.label} ± ${estimate(error, band.info.unit)}${band.info.unit === "money" ? ` ${currency}` : ""}`] : [];
  });
  const last = looks(replications).at(-1);
  return `${sure.length > 0 ? `Medians on the last day are known to ${list(sure)}.` : "So few replications give no interval of a median yet."}${last === undefined ? "" : ` Whether that is enough is asked at fixed numbers of replications, here last at ${plain(last)}.`}`;
}

export function checks({ violations, replications, events }: Curves): string {
  return violations.length === 0
    ? `The books were checked in each of ${counted(replications, "future")} (${counted(events, "event")}): conservation of the market, customers, MRR, busy time and the order of time held in all.`
    : `The books were checked in each of ${counted(replications, "future")} and did not hold: ${violations.slice(0, 5).join("; ")}${violations.length > 5 ? ` and ${plain(violations.length - 5)} more` : ""}. Do not rely on these numbers.`;
}
