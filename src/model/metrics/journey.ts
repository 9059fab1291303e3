/** Stage by stage: how many enter, go on, and how long they stay. */
import type { Scenario, Stage } from "../../scenario/index.ts";
import { TICKS_PER_DAY } from "../../kernel/index.ts";
import { DAYS_PER_MONTH } from "../compile/lookup.ts";
import { days, type Books } from "./books.ts";
import type { Metric } from "./metric.ts";
import { share, sum } from "./number.ts";

const group = "Journey";

export function journey(scenario: Scenario): Metric[] {
  const stages = Object.entries(scenario.stages);
  return [
    ...stages.map(([id, { label }], at): Metric => ({ name: `entries.${id}`, label: `Entered ${label}`, unit: "people", group, formula: `count of entries to ${label}`, help: "Entries up to the horizon; someone who comes back counts again.", of: ({ counts }) => sum(counts.entriesOfDay.subarray(at * counts.days, (at + 1) * counts.days)) })),
    ...stages.map(([id, { label }], at): Metric => ({ name: `perMonth.${id}`, label: `Entered ${label} a month`, unit: "people", group, formula: `entries to ${label} after the warm-up ÷ months after it`, help: "The pace once the first months are left out.", of: (books) => perMonth(books, at) })),
    ...stages.flatMap(([id, stage], at) => (stage.bulb !== "exit" && goesOn(scenario, stage) ? conversions(id, stage, at) : [])),
    ...stages.flatMap(([id, stage], at) => (stage.bulb === "exit" ? [] : stays(id, stage, at))),
  ];
}

function conversions(id: string, { label }: Stage, at: number): Metric[] {
  return [
    { name: `conversion.${id}`, label: `Went on from ${label}`, unit: "share", group, formula: "moves to a stage further right (not an exit) ÷ entries, up to the horizon", help: "A snapshot: those who came lately have not had the time to go on.", of: (books) => wentOn(books, at, books.tables.horizonDays) },
    { name: `cohortConversion.${id}`, label: `Went on from ${label}, of those who had the time`, unit: "share", group, formula: "of entries before day (horizon − 2 × 90th percentile of stays ended): moves to a stage further right ÷ entries", help: "The conversion of people who came early enough; not defined if nobody did.", of: (books) => cohort(books, at) },
  ];
}

function stays(id: string, { label }: Stage, at: number): Metric[] {
  return [
    { name: `meanDays.${id}`, label: `Mean time in ${label}`, unit: "days", group, formula: "Σ (leaving − entry) ÷ stays ended up to the horizon, wherever they led", help: "Waiting and work counted in.", of: (books) => days(books.stays[at].meanTicks) },
    { name: `medianDays.${id}`, label: `Median time in ${label}`, unit: "days", group, formula: "median of (leaving − entry) over stays ended up to the horizon", help: "Half of the stays are shorter.", of: (books) => days(books.stays[at].medianTicks) },
  ];
}

/** Does a way lead from the stage to another further right that is no exit? */
function goesOn({ stages }: Scenario, stage: Stage): boolean {
  const ways = [...Object.keys(stage.exits), stage.otherwise, stage.score?.to, stage.overdue?.to];
  return ways.some((to) => to != null && stages[to].bulb !== "exit" && stages[to].order > stage.order);
}

function perMonth({ tables, counts }: Books, stage: number): number {
  const entries = sum(counts.entriesOfDay.subarray(stage * counts.days + tables.warmupDays, (stage + 1) * counts.days));
  return entries / ((tables.horizonDays - tables.warmupDays) / DAYS_PER_MONTH);
}

function cohort(books: Books, stage: number): number {
  return wentOn(books, stage, Math.floor(books.tables.horizonDays - (2 * books.stays[stage].p90Ticks) / TICKS_PER_DAY));
}

/** Of those who entered before a day, the share that has gone on to the right. */
function wentOn({ counts }: Books, stage: number, before: number): number {
  let entries = 0;
  let forward = 0;
  const { days, entriesOfDay, forwardOfDay } = counts;
  for (let at = stage * days; at < stage * days + before; at++) {
    entries += entriesOfDay[at];
    forward += forwardOfDay[at];
  }
  return share(forward, entries);
}
