/** The books of one replication as the metrics read them: closed once, then only looked at. */
import { TICKS_PER_DAY, TICKS_PER_MONTH } from "../../kernel/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import type { Counts } from "../counts.ts";
import { FREE } from "../people.ts";
import type { Tables } from "../tables.ts";
import type { World } from "../world.ts";
import { bySide, costOf, sideOf, type Cost } from "./cost.ts";
import { quantileOf, share, sum, together } from "./number.ts";
import type { Sample } from "../sample.ts";

export const DAYS_PER_MONTH = 365 / 12;

export interface Books {
  scenario: Scenario;
  tables: Tables;
  world: World;
  counts: Counts;
  won: number;
  customers: number;
  mrr: number;
  cash: CashFigures;
  cost: Cost;
  /** Waits from raised hand to first touch, ticks. */
  waits: Float64Array;
  /** MRR of the customers of the last day, cents, sorted. */
  mrrs: Float64Array;
  stays: Stay[];
  /** Quantile of samples by column, of one side (index in SIDES) or of all; NaN of none. */
  quantile: (samples: Sample[], p: number, side?: number) => number;
  /** Sum over columns of one side or of all. */
  total: (columns: Float64Array, side?: number) => number;
  /** The same of payments, less the cost of delivering and a partner's share. */
  earned: (columns: Float64Array, side?: number) => number;
  /** Months until the gross margin of a customer of a side, or of all, has paid what winning one costs. */
  payback: (side?: number) => number;
  /** Cost of a customer won of a side, or of all, cents. */
  cac: (basis: "activity" | "payroll", side?: number) => number;
}

interface CashFigures { final: number; low: number; lowDay: number; outDay: number; positiveMonth: number; profitableMonth: number }

/** Stays ended in a stage. */
interface Stay { meanTicks: number; medianTicks: number; p90Ticks: number }

export function closeBooks(scenario: Scenario, tables: Tables, world: World): Books {
  const { counts } = world;
  const won = sum(world.wonBySide);
  const total = (columns: Float64Array, side?: number) => (side === undefined ? sum(columns) : bySide(tables, columns)[side]);
  const earned = (columns: Float64Array, side?: number) => total(columns.map((cents, column) => cents * marginOf(tables, column)), side);
  const cost = costOf(scenario, tables, world);
  const cac = (basis: "activity" | "payroll", side?: number) => {
    const signed = total(counts.signed, side);
    if (signed === 0) return NaN;
    return side === undefined ? (sum(cost[basis]) + cost.shared) / signed : cost[basis][side] / signed + cost.shared / won;
  };
  return {
    scenario, tables, world, counts, won, total, earned, cost, cac,
    customers: tables.initialCustomers + won - world.churned,
    mrr: world.newCents + world.expandedCents - world.contractedCents - world.churnedCents,
    cash: cashFigures(tables, world),
    waits: world.record.responses.slice(0, world.record.responseCount),
    mrrs: mrrsOf(world),
    stays: counts.stay.map(stayOf),
    quantile: (samples, p, side) => quantileOf(together(samples.filter((_, column) => side === undefined || sideOf(tables, column) === side)), p),
    payback: (side) => paybackMonths(tables, counts, cac("payroll", side), side),
  };
}

/** Rearranges the sample: it is of no use afterwards but for sums. */
function stayOf({ value, count }: Sample): Stay {
  const values = value.subarray(0, count);
  return { meanTicks: share(sum(values), count), medianTicks: quantileOf(values, 0.5), p90Ticks: quantileOf(values, 0.9) };
}

/** What is left of a payment of somebody of a column. */
function marginOf(tables: Tables, column: number): number {
  return tables.grossMargin - (column > 0 ? tables.revenueShare[column - 1] : 0);
}

function cashFigures(tables: Tables, world: World): CashFigures {
  const net = world.ledger.net;
  let cash = tables.initialCents;
  let low = cash;
  let lowDay = 0;
  let outDay = cash < 0 ? 0 : NaN;
  const months = new Float64Array(Math.floor(net.length / DAYS_PER_MONTH) + 1);
  for (let day = 0; day < net.length; day++) {
    cash += net[day];
    months[Math.floor(day / DAYS_PER_MONTH)] += net[day];
    if (cash < 0 && Number.isNaN(outDay)) outDay = day;
    if (cash < low) {
      low = cash;
      lowDay = day;
    }
  }
  const whole = Math.round(tables.horizonMonths);
  let positiveMonth = NaN;
  let profitableMonth = NaN;
  for (let month = 0; month < whole; month++) {
    if (months[month] > 0 && Number.isNaN(profitableMonth)) profitableMonth = month + 1;
    if (month + 2 < whole && months[month] > 0 && months[month + 1] > 0 && months[month + 2] > 0 && Number.isNaN(positiveMonth)) positiveMonth = month + 1;
  }
  return { final: cash, low, lowDay, outDay, positiveMonth, profitableMonth };
}

function mrrsOf(world: World): Float64Array {
  const { used, state, isCustomer, mrr } = world.people;
  const mrrs: number[] = [];
  for (let slot = 0; slot < used; slot++) if (state[slot] !== FREE && isCustomer[slot] !== 0) mrrs.push(mrr[slot]);
  return Float64Array.from(mrrs).sort();
}

/**
 * Revenue of contract month m, per customer: what was paid in it ÷ customers won whose month m began within the horizon,
 * lost ones counted in. So late wins do not make a month look poor.
 */
function paybackMonths(tables: Tables, counts: Counts, cents: number, side?: number): number {
  const { months } = counts;
  let earned = 0;
  for (let month = 0; month < months - 1; month++) {
    let seen = 0;
    let gained = 0;
    for (let column = 0; column < tables.columns; column++) {
      if (side !== undefined && sideOf(tables, column) !== side) continue;
      for (let reached = month + 1; reached < months; reached++) seen += counts.monthsSeen[column * months + reached];
      gained += counts.paidInMonth[column * months + month] * marginOf(tables, column);
    }
    if (seen === 0) return NaN;
    earned += gained / seen;
    if (earned >= cents) return month + 1;
  }
  return NaN;
}

export function days(ticks: number): number {
  return ticks / TICKS_PER_DAY;
}

export function monthsOf(ticks: number): number {
  return ticks / TICKS_PER_MONTH;
}
