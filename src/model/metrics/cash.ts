/** Money in the bank. */
import { DAYS_PER_MONTH } from "./books.ts";
import type { Metric } from "./metric.ts";

const group = "Cash";

export function cash(): Metric[] {
  return [
    { name: "finalCash", label: "Cash at the end", unit: "money", group, formula: "initial cash + Σ money in − Σ money out", help: "Money in the bank at the end of the simulated time.", of: (books) => books.cash.final },
    { name: "cashLow", label: "Lowest cash", unit: "money", group, formula: "minimum over days of initial cash + Σ money in − Σ money out", help: "How deep the valley is before growth carries the company; below zero the money ran out.", of: (books) => books.cash.low },
    { name: "cashLowMonth", label: "Month of the lowest cash", unit: "month", group, formula: "month in which the lowest cash occurs", help: "When the valley is deepest.", of: (books) => Math.floor(books.cash.lowDay / DAYS_PER_MONTH) + 1 },
    { name: "cashOutMonth", label: "Cash runs out in month", unit: "month", group, formula: "first month on a day of which initial cash + Σ money in − Σ money out is below zero", help: "When the money is gone, in the futures in which it does not last.", of: (books) => Math.floor(books.cash.outDay / DAYS_PER_MONTH) + 1 },
    { name: "ranOut", label: "Futures that run out of cash", unit: "share", group, formula: "1 where the lowest cash is below zero, else 0; its mean is the share of futures", help: "How likely it is that the money does not last.", of: (books) => (books.cash.low < 0 ? 1 : 0) },
    { name: "profitableMonth", label: "First profitable month", unit: "month", group, formula: "first month that brings in more than it costs", help: "The first month in which money in is more than money out.", of: (books) => books.cash.profitableMonth },
    { name: "cashPositiveMonth", label: "Cash-positive from month", unit: "month", group, formula: "first month m such that m, m + 1 and m + 2 all bring in more than they cost", help: "When the company begins to live from its customers.", of: (books) => books.cash.positiveMonth },
  ];
}
