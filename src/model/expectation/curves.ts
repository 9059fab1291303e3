/** A ghost's curves and figures on cells of one size. */
import type { CompiledModel } from "../compile.ts";
import { DAYS_PER_MONTH } from "../compile/lookup.ts";
import { followPlan } from "../compile/plan.ts";
import { SIDES } from "../compile/channels.ts";
import { ofDay } from "../ledger.ts";
import { RIGHT, type Tables } from "../tables.ts";
import { add, between } from "./months.ts";
import { Clientele } from "./clientele.ts";
import { type Funnel, funnelOf } from "./funnel.ts";
import { bookHeirs, type Heir, invitationsOfHeirs } from "./inherited.ts";
import { type Onward, onwardFrom, runningSum } from "./onward.ts";
import { type Stratum, strataOf } from "./stratum.ts";
import { Sums } from "./sums.ts";
import { visitsByDay } from "./visits.ts";
import { Ways } from "./ways.ts";

export interface Curves {
  series: Record<string, Float64Array>;
  metrics: Record<string, number>;
}

/** Of a relaxed scenario, with so many cells a day. */
export function curvesOf(model: CompiledModel, perDay: number): Curves {
  const { tables } = model;
  const cells = Math.ceil(tables.horizonDays * perDay);
  const ways = new Ways(tables, 1 / perDay, cells);
  const onwards = new Map<string, Onward>();
  const onwardOf = (stratum: Stratum, stage: number) => {
    const key = `${stage} ${behaviour(tables, stratum)}`;
    let onward = onwards.get(key);
    if (!onward) {
      onward = onwardFrom(tables, ways, stratum, stage, cells, perDay);
      onwards.set(key, onward);
    }
    return onward;
  };
  const clientele = new Clientele(tables, perDay, cells, onwardOf);
  const stage = tables.initialStage;
  const heirs: Heir[] = strataOf(tables)
    .filter(({ column }) => column === 0 && tables.initialCustomers > 0 && stage >= 0)
    .map((stratum) => ({ stratum, onward: onwardOf(stratum, stage), people: tables.initialCustomers * stratum.share }));
  const there = new Float64Array(cells);
  if (tables.refers) for (const heir of heirs) invitationsOfHeirs(clientele, heir).forEach((sent, cell) => { there[cell] += sent; });
  const loop = tables.refers ? { there, echoOf: (stratum: Stratum, won: number) => clientele.echoOf(stratum, won) } : null;
  const funnel = funnelOf(tables, ways, visitsByDay(tables), cells, perDay, loop);
  const sums = new Sums(cells, tables.stages);
  for (const { stage: at, place } of funnel.halls) {
    addTo(sums.entered[at], place.entered);
    addTo(sums.left[at], place.left);
  }
  clientele.book(funnel.wins, sums);
  for (const heir of heirs) bookHeirs(clientele, heir, stage, sums);
  for (let at = 0; at < tables.stages; at++) rest(ways, sums, at, cells);
  return read(model, perDay, sums, funnel, heirs, clientele);
}

/** Customers who have walked out stay where they are, or are market again some day. */
function rest(ways: Ways, sums: Sums, stage: number, cells: number): void {
  const came = sums.walkedOut[stage];
  if (came.every((each) => each === 0)) return;
  addTo(sums.entered[stage], came);
  for (const { delay, chance } of ways.fromExit(stage, true)) {
    for (let cell = 0; cell < cells; cell++) add(sums.left[stage], cell, { first: delay.first, values: delay.spread }, came[cell] * chance);
  }
}

/** Customers of one behaviour have one journey. */
function behaviour(tables: Tables, { column, fits }: Stratum): string {
  const parts: number[] = [fits ? 1 : 0];
  for (let stage = 0; stage < tables.stages; stage++) {
    if (tables.bulb[stage] !== RIGHT) continue;
    parts.push(tables.dwellOfChannel[stage * tables.columns + column]);
    for (let exit = tables.firstExit[stage]; exit < tables.firstExit[stage + 1]; exit++) parts.push(tables.exitOfChannel[exit * tables.columns + column]);
  }
  return parts.join(" ");
}

function read({ scenario, tables, gridDays }: CompiledModel, perDay: number, sums: Sums, { wins }: Funnel, heirs: Heir[], clientele: Clientele): Curves {
  const stages = Object.keys(scenario.stages);
  const channels = Object.keys(scenario.channels);
  const inherited = heirs.reduce((sum, { people }) => sum + people, 0);
  const pays = tables.orderRateLaw < 0 && (inherited === 0 || tables.isFree[tables.initialStage] === 0);
  const inheritedMrr = pays ? heirs.reduce((sum, { stratum, people }) => sum + people * clientele.dealOn(stratum, 0), 0) : 0;
  const there = Float64Array.from(stages, (_, at) => tables.openToday[at] + (at === tables.initialStage ? inherited : 0));
  const { net, revenue } = moneyOf(tables, perDay, sums, there);
  const onGrid = (running: Float64Array) => Float64Array.from(gridDays, (day) => between(running, day * perDay));
  const mrr = sums.newMrr.map((each, cell) => each + sums.expanded[cell] - sums.contracted[cell] - sums.churned[cell]);
  const series: Curves["series"] = {
    customers: onGrid(runningSum(minus(sums.won, sums.lost), inherited)),
    mrr: onGrid(runningSum(mrr, inheritedMrr)),
    cash: onGrid(runningSum(net, tables.initialCents)),
    won: onGrid(runningSum(sums.won, 0)),
    revenue: onGrid(runningSum(revenue, 0)),
    newMrr: onGrid(runningSum(sums.newMrr, inheritedMrr)),
    expansionMrr: onGrid(runningSum(sums.expanded, 0)),
    churnedMrr: onGrid(runningSum(sums.churned, 0)),
  };
  if (scenario.value.contractionPerYear > 0) series.contractionMrr = onGrid(runningSum(sums.contracted, 0));
  stages.forEach((id, at) => { series[`stage.${id}`] = onGrid(runningSum(minus(sums.entered[at], sums.left[at]), there[at])); });
  const last = (name: string) => series[name][gridDays.length - 1];
  const atEnd = (changes: Float64Array) => between(runningSum(changes, 0), tables.horizonDays * perDay);
  const wonBy = (isOf: (column: number) => boolean) => wins.filter(({ stratum }) => isOf(stratum.column)).reduce((sum, { people }) => sum + atEnd(people), 0);
  const metrics: Curves["metrics"] = {
    won: last("won"),
    finalCustomers: last("customers"),
    churned: inherited + last("won") - last("customers"),
    finalMrr: last("mrr"),
    arr: 12 * last("mrr"),
    newMrr: last("newMrr"),
    expansionMrr: last("expansionMrr"),
    churnedMrr: last("churnedMrr"),
    revenue: last("revenue"),
    grossProfit: last("revenue") + atEnd(sums.delivery),
    finalCash: last("cash"),
  };
  if (scenario.value.contractionPerYear > 0) metrics.contractionMrr = last("contractionMrr");
  for (const [side, name] of [["inbound", "wonInbound"], ["outbound", "wonOutbound"], ["referral", "wonReferral"]] as const) {
    metrics[name] = wonBy((column) => column > 0 && tables.channelSide[column - 1] === SIDES.indexOf(side));
  }
  channels.forEach((id, at) => { metrics[`won.${id}`] = wonBy((column) => column === at + 1); });
  const months = (tables.horizonDays - tables.warmupDays) / DAYS_PER_MONTH;
  stages.forEach((id, at) => {
    const entries = runningSum(sums.entered[at], there[at]);
    const all = between(entries, tables.horizonDays * perDay);
    metrics[`entries.${id}`] = all;
    metrics[`perMonth.${id}`] = (all - (tables.warmupDays > 0 ? between(entries, tables.warmupDays * perDay) : 0)) / months;
  });
  return { series, metrics };
}

/** Cents in and out in each cell, and of these what customers pay. */
function moneyOf(tables: Tables, perDay: number, sums: Sums, there: Float64Array): { net: Float64Array; revenue: Float64Array } {
  const { revenue } = sums;
  const net = new Float64Array(revenue.length);
  for (let stage = 0; stage < tables.stages; stage++) {
    const purchase = tables.purchaseLaw[stage] >= 0 ? 100 * tables.laws.mean(tables.purchaseLaw[stage]) : 0;
    revenue[0] += there[stage] * purchase;
    net[0] -= there[stage] * tables.entryCents[stage];
    sums.entered[stage].forEach((people, cell) => {
      revenue[cell] += people * purchase;
      net[cell] -= people * tables.entryCents[stage];
    });
  }
  for (let cell = 0; cell < net.length; cell++) net[cell] += revenue[cell] + sums.delivery[cell] + sums.other[cell];
  const spent = spentByDay(tables);
  // A last cell that reaches beyond the horizon goes on like the last day.
  for (let day = 0; day < net.length / perDay; day++) net[Math.floor(day * perDay)] -= spent[Math.min(day, spent.length - 1)];
  return { net, revenue };
}

/** What is paid whoever comes: fixed cost, media, teams. */
function spentByDay(tables: Tables): Float64Array {
  const spent = tables.fixedOfDay.slice();
  const days = tables.horizonDays;
  for (let channel = 0; channel < tables.channels; channel++) for (let day = 0; day < days; day++) spent[day] += tables.dailySpend[channel * days + day];
  for (let team = 0; team < tables.teams; team++) {
    followPlan(tables, team, (heads, day) => {
      for (const { share, hired } of heads) spent[day] += ofDay(tables.headCentsPerDay[team] * share, day - hired);
    });
  }
  return spent;
}

function minus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((each, at) => each - b[at]);
}

function addTo(sum: Float64Array, values: Float64Array): void {
  for (let at = 0; at < sum.length; at++) sum[at] += values[at];
}
