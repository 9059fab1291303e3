import * as v from "valibot";
import { choice, number, numberOrNull, part, record, text } from "./field.ts";

export const fundingField = choice({
  label: "funding", options: ["own", "inbound", "outbound"], default: "own", source: "assumption",
  help: "Whose money sizes it: its own, or its side's share of the acquisition budget.",
});
export type Funding = v.InferOutput<typeof fundingField>;

const hireSchema = v.strictObject({
  day: number({
    label: "day", unit: "d", min: 0, max: 36_500, low: 0, high: 1095, step: 1, default: 0, source: "assumption",
    help: "First day at work.",
  }),
  count: number({
    label: "people", unit: "people", min: -1000, max: 1000, low: -5, high: 10, step: 1, default: 1, source: "assumption",
    help: "How many join; a negative number leaves.",
  }),
});

/** Hires in answer to load. */
const hiringSchema = v.strictObject({
  utilisation: number({ label: "above", unit: "share", min: 0, max: 1, low: 0.5, high: 1, step: 0.01, default: 0.85, source: "assumption", help: "Busy share of the days looked back on from which one more is hired." }),
  windowDays: number({ label: "looking back", unit: "d", min: 1, max: 365, low: 7, high: 90, step: 1, whole: true, default: 30, source: "assumption", help: "So many days; then again after so many." }),
  leadTimeDays: number({ label: "lead time", unit: "d", min: 0, max: 3650, low: 0, high: 180, step: 5, whole: true, default: 60, source: "assumption", help: "Days from the decision to the first day at work." }),
  maxHeadcount: number({ label: "at most", unit: "people", min: 0, max: 1000, low: 1, high: 30, step: 1, whole: true, default: 10, source: "assumption", help: "No more are hired." }),
});
export type Hiring = v.InferOutput<typeof hiringSchema>;

/** A station with working hours. */
export const teamSchema = v.strictObject({
  label: text({ label: "label", maxLength: 80, default: "", help: "Name shown; empty: the id in words." }),
  headcount: number({
    varies: true,
    label: "headcount", unit: "people", min: 0, max: 1000, low: 0, high: 20, step: 1, default: 1, source: "assumption",
    help: "May be a fraction: the last one works that fraction of each day. Ignored where the mix funds the team.",
  }),
  funding: fundingField,
  hires: record(hireSchema, { label: "hire", keys: "own", help: "Who joins later." }),
  annualCost: number({
    label: "cost a year", unit: "money", min: 0, max: 10_000_000, low: 30_000, high: 350_000, step: 1000, default: 60_000,
    source: "Ambrosino: 60,000 for inside sales; others assumption",
    help: "Of one person, with everything on top.",
  }),
  paidDaysPerYear: number({
    label: "paid days a year", unit: "d", min: 1, max: 366, low: 200, high: 366, step: 1, default: 260,
    source: "convention; Ambrosino's day rate means 300",
    help: "Turns the cost of a year into the cost of a day.",
  }),
  productiveFraction: number({
    label: "productive fraction", unit: "share", min: 0.01, max: 1, low: 0.2, high: 0.8, step: 0.01, default: 0.41,
    source: "CSO Insights 2011: 41 % of the day is selling",
    help: "Share of the working day spent on the work itself.",
  }),
  rampDays: number({
    label: "ramp", unit: "d", min: 0, max: 1095, low: 0, high: 365, step: 1, default: 60,
    source: "Bridge Group 2024: account executives 5.0 months; others assumption",
    help: "Days until somebody hired later works at full speed.",
  }),
  rampStartFraction: number({
    label: "speed on the first day", unit: "share", min: 0.01, max: 1, step: 0.01, default: 0.1, source: "assumption",
    help: "Share of full speed on the day of the hire.",
  }),
  failedHireProbability: number({
    label: "failed hires", unit: "share", min: 0, max: 1, low: 0, high: 0.6, step: 0.05, default: 0, source: "Skok: 30 to 40 % of hires miss their quota",
    help: "Share of later hires who stay at the speed of their first day until they go.",
  }),
  failedHireDays: number({ label: "until they go", unit: "d", min: 1, max: 3650, low: 30, high: 365, step: 10, default: 180, source: "assumption", help: "Days until a failed hire goes and is sought anew." }),
  attritionPerYear: number({ label: "attrition", unit: "share", min: 0, max: 10, low: 0, high: 0.6, step: 0.05, default: 0, source: "assumption", help: "People who leave a year, per head; each is replaced." }),
  replacementDays: number({ label: "replacement", unit: "d", min: 0, max: 3650, low: 0, high: 180, step: 5, default: 60, source: "assumption", help: "Days until the place of somebody who left is filled." }),
  hiring: part(hiringSchema, { label: "hiring", help: "Hires when the team is too busy. Empty: only as planned." }),
  switchMinutes: number({
    label: "switch", unit: "min", min: 0, max: 600, low: 0, high: 60, step: 1, default: 0, source: "direction Rubinstein, Meyer and Evans 2001; size assumption",
    help: "Minutes lost when somebody turns from one kind of work to another.",
  }),
  daysPerWeek: number({
    label: "days a week", unit: "d", min: 1, max: 7, step: 1, whole: true, default: 5, source: "convention",
    help: "Working days, from Monday on.",
  }),
  hoursPerDay: number({
    label: "hours a day", unit: "h", min: 0.25, max: 24, low: 4, high: 24, step: 0.25, default: 8, source: "convention",
    help: "Length of the working day.",
  }),
  startHour: number({
    label: "opens at", unit: "h", min: 0, max: 23.75, step: 0.25, default: 9, source: "convention",
    help: "Hour of the day at which work begins.",
  }),
  discipline: choice({
    label: "line", options: ["priority", "fifo", "newestFirst"], default: "priority", source: "assumption",
    help: "Who is served next: by priority and then first come; first come first served; or the newest first.",
  }),
  lineLimit: numberOrNull({
    label: "places in line", unit: "people", min: 0, max: 1_000_000, low: 0, high: 100, step: 1, whole: true, source: "assumption",
    help: "Empty: no limit. 0: who finds nobody free is turned away.",
  }),
});
export type Team = v.InferOutput<typeof teamSchema>;
