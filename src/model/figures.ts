/** The figures of one replication, in the order of `describeMetrics`; cents where they are money. */
import { TICKS_PER_HOUR } from "../kernel/index.ts";
import type { CompiledModel } from "./compile.ts";
import { COMMISSION, ENTRIES, MEDIA, REVENUE, REWARDS } from "./ledger.ts";
import { EXIT, RIGHT } from "./tables.ts";
import { scheduledTicks } from "./roster.ts";
import type { World } from "./world.ts";

const DAYS_PER_MONTH = 365 / 12;

export function figures(model: CompiledModel, world: World): Float64Array {
  const { tables } = model;
  const won = sum(world.wonBySide);
  const mrr = world.newCents + world.expandedCents - world.churnedCents;
  const cash = cashFigures(model, world);
  const waits = world.record.responses.slice(0, world.record.responseCount).sort();
  const values = [
    won,
    world.wonBySide[0],
    world.wonBySide[1],
    world.wonBySide[2],
    tables.initialCustomers + won - world.churned,
    world.churned,
    mrr,
    world.newCents,
    world.expandedCents,
    world.churnedCents,
    world.ledger.total[REVENUE],
    cash.final,
    cash.low,
    Math.floor(cash.lowDay / DAYS_PER_MONTH) + 1,
    Math.floor(cash.outDay / DAYS_PER_MONTH) + 1,
    cash.low < 0 ? 1 : 0,
    cash.positiveMonth,
    quantile(waits, 0.5) / TICKS_PER_HOUR,
    quantile(waits, 0.9) / TICKS_PER_HOUR,
    share(countUpTo(waits, TICKS_PER_HOUR), waits.length),
    share(acquisitionCents(model, world), won),
    share(world.wonBySide[2], won),
    share(world.wasted, world.invited),
    share(world.needsFound, world.needs),
    share(world.calls, world.needsFound),
  ];
  values.push(...world.record.entries);
  const months = (tables.horizonDays - tables.warmupDays) / DAYS_PER_MONTH;
  Object.values(model.scenario.teams).forEach((team, at) => {
    const minutes = world.askedTicks[at] / 960 / months;
    const dayRate = (team.annualCost * 100) / team.paidDaysPerYear / team.productiveFraction;
    values.push(
      share(sum(world.stations[at].busyTicks.subarray(tables.warmupDays)), scheduledTicks(tables, at, tables.warmupDays, tables.horizonDays)),
      minutes,
      minutes / 480,
      dayRate,
      (minutes / 480) * dayRate,
      payrollCents(model, at) / tables.horizonMonths,
    );
  });
  return Float64Array.from(values);
}

interface CashFigures { final: number; low: number; lowDay: number; outDay: number; positiveMonth: number }

function cashFigures(model: CompiledModel, world: World): CashFigures {
  const net = world.ledger.net;
  let cash = model.tables.initialCents;
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
  const whole = Math.round(model.tables.horizonMonths);
  let positiveMonth = NaN;
  for (let month = 0; month + 2 < whole && Number.isNaN(positiveMonth); month++) {
    if (months[month] > 0 && months[month + 1] > 0 && months[month + 2] > 0) positiveMonth = month + 1;
  }
  return { final: cash, low, lowDay, outDay, positiveMonth };
}

/** Payroll cents of a team up to the horizon. */
export function payrollCents(model: CompiledModel, team: number): number {
  const { tables } = model;
  let total = 0;
  for (let seat = tables.firstSeat[team]; seat < tables.firstSeat[team + 1]; seat++) {
    const days = Math.max(0, tables.horizonDays - tables.seatDay[seat]);
    total += Math.floor(days * tables.headCentsPerDay[team] * tables.seatShare[seat] + 0.5);
  }
  return total;
}

/** Everything spent on winning customers. */
function acquisitionCents(model: CompiledModel, world: World): number {
  const { tables } = model;
  const acquires = new Set<number>();
  for (let stage = 0; stage < tables.stages; stage++) {
    if (tables.workTeam[stage] >= 0 && tables.bulb[stage] !== RIGHT && tables.bulb[stage] !== EXIT) acquires.add(tables.workTeam[stage]);
  }
  if (tables.hasContent) acquires.add(tables.contentTeam);
  for (let team = 0; team < tables.teams; team++) if (tables.prospectChannel[team] >= 0) acquires.add(team);
  let total = 0;
  for (const team of acquires) total += payrollCents(model, team);
  const spent = world.ledger.total;
  return total - spent[MEDIA] - spent[COMMISSION] - spent[ENTRIES] - spent[REWARDS];
}

/** Type 7 over sorted values; NaN of none. */
function quantile(sorted: Float64Array, p: number): number {
  if (sorted.length === 0) return NaN;
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
}

function countUpTo(sorted: Float64Array, limit: number): number {
  let count = 0;
  while (count < sorted.length && sorted[count] <= limit) count += 1;
  return count;
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : NaN;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
