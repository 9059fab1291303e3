/** The series of one replication: what each is called, and how it is read on the grid. NaN = not defined at that point. */
import { TICKS_PER_DAY } from "../kernel/index.ts";
import type { Scenario } from "../scenario/index.ts";
import { scheduledTicks } from "./roster.ts";
import type { SeriesInfo } from "./trace.ts";
import { BASE_ROW, CHURNED_ROW, CONTRACTED_ROW, CUSTOMERS_ROW, EXPANDED_ROW, GROSS_ROW, MRR_ROW, NEW_ROW, RETAINED_ROW, STAGE_ROWS, UNTOUCHED_ROW, WON_ROW, type World } from "./world.ts";

export interface Row extends SeriesInfo {
  fill: (row: Float64Array, run: Run) => void;
}

interface Run {
  world: World;
  /** Day of each grid point. */
  gridDays: Float64Array;
}

export function rowsOf(scenario: Scenario): Row[] {
  const stages = Object.entries(scenario.stages);
  const teams = Object.entries(scenario.teams);
  const rows: Row[] = [
    { name: "customers", label: "Customers", unit: "people", fill: running(CUSTOMERS_ROW) },
    { name: "mrr", label: "Monthly recurring revenue", unit: "money", fill: running(MRR_ROW) },
    { name: "cash", label: "Cash", unit: "money", fill: cash },
    { name: "won", label: "Customers won so far", unit: "people", fill: running(WON_ROW) },
  ];
  if (!scenario.market.unlimited) rows.push({ name: "untouched", label: "Market not yet touched", unit: "accounts", fill: running(UNTOUCHED_ROW, ({ tables }) => tables.accounts) });
  stages.forEach(([id, { label }], at) => rows.push({ name: `stage.${id}`, label, unit: "people", fill: running(STAGE_ROWS + at) }));
  teams.forEach(([id, { label }], at) => rows.push({ name: `waiting.${id}`, label: `Waiting for ${label}`, unit: "people", fill: running(STAGE_ROWS + stages.length + at) }));
  teams.forEach(([id, { label }], at) => rows.push({ name: `utilisation.${id}`, label: `${label}: busy`, unit: "share", fill: busy(at) }));
  teams.forEach(([id, team], at) => {
    if (mayChange(scenario, id)) rows.push({ name: `heads.${id}`, label: `${team.label}: people`, unit: "people", fill: heads(at) });
  });
  rows.push(
    { name: "revenue", label: "Revenue received so far", unit: "money", fill: soFar(({ ledger }) => ledger.revenue) },
    { name: "newMrr", label: "New MRR so far", unit: "money", fill: running(NEW_ROW) },
    { name: "expansionMrr", label: "Expansion MRR so far", unit: "money", fill: running(EXPANDED_ROW) },
  );
  if (scenario.value.contractionPerYear > 0) rows.push({ name: "contractionMrr", label: "Contraction MRR so far", unit: "money", fill: running(CONTRACTED_ROW) });
  rows.push(
    { name: "churnedMrr", label: "Churned MRR so far", unit: "money", fill: running(CHURNED_ROW) },
    { name: "nrr", label: "Net revenue retention", unit: "share", fill: retention(RETAINED_ROW) },
    { name: "grr", label: "Gross revenue retention", unit: "share", fill: retention(GROSS_ROW) },
  );
  const loyal = loyalStages(scenario);
  if (loyal.length > 0) rows.push({ name: "loyalBase", label: "Loyal customers", unit: "people", fill: people(loyal) });
  if (scenario.forecast) {
    rows.push(
      { name: "forecastWeighted", label: "Weighted forecast of the quarter", unit: "money", fill: quarterly(({ counts }) => counts.weighted, true) },
      { name: "closedInQuarter", label: "Closed in the quarter", unit: "money", fill: quarterly(({ counts }) => counts.closed, false) },
    );
  }
  return rows;
}

/** Series × grid points, row-major; money in cents. */
export function curvesOf({ rows, gridDays }: { rows: Row[]; gridDays: Float64Array }, world: World): Float64Array {
  const points = gridDays.length;
  const series = new Float64Array(rows.length * points);
  rows.forEach(({ fill }, at) => fill(series.subarray(at * points, (at + 1) * points), { world, gridDays }));
  return series;
}

/** Sum of the changes of a row of the record. */
function running(source: number, start: (world: World) => number = () => 0): Row["fill"] {
  return (row, { world }) => {
    let value = start(world);
    for (let point = 0; point < row.length; point++) {
      value += world.record.change[source * row.length + point];
      row[point] = value;
    }
  };
}

/** Cash at the midnight of each grid day: everything of the days before. */
function cash(row: Float64Array, { world, gridDays }: Run): void {
  soFar(({ ledger }) => ledger.net)(row, { world, gridDays });
  for (let point = 0; point < row.length; point++) row[point] += world.tables.initialCents;
}

/** Sum of what each day before a grid day has brought. */
function soFar(ofDay: (world: World) => Float64Array): Row["fill"] {
  return (row, { world, gridDays }) => {
    const days = ofDay(world);
    let total = 0;
    let day = 0;
    for (let point = 0; point < row.length; point++) {
      for (; day < gridDays[point]; day++) total += days[day];
      row[point] = total;
    }
  };
}

/** Busy share since the grid point before; a team off all that time counts 0. */
function busy(team: number): Row["fill"] {
  return (row, { world, gridDays }) => {
    const station = world.stations[team];
    for (let point = 1; point < row.length; point++) {
      let ticks = 0;
      const from = gridDays[point - 1];
      const to = gridDays[point];
      for (let day = from; day < to; day++) ticks += station.busyTicks[day];
      const scheduled = scheduledTicks(station, from, to);
      row[point] = scheduled > 0 ? ticks / scheduled : 0;
    }
  };
}

/** Heads at work on the day of a grid point; at the horizon those of the last day. */
function heads(team: number): Row["fill"] {
  return (row, { world, gridDays }) => {
    const days = world.tables.horizonDays;
    for (let point = 0; point < row.length; point++) row[point] = world.headsOfTeam[team * days + Math.min(gridDays[point], days - 1)];
  };
}

/** Revenue of those who paid twelve months before, against what they paid then. */
function retention(source: number): Row["fill"] {
  return (row, { world, gridDays }) => {
    let kept = 0;
    let base = 0;
    for (let point = 0; point < row.length; point++) {
      kept += world.record.change[source * row.length + point];
      base += world.record.change[BASE_ROW * row.length + point];
      row[point] = gridDays[point] >= 365 && base > 0 ? kept / base : NaN;
    }
  };
}

function people(stages: number[]): Row["fill"] {
  return (row, { world }) => {
    let total = 0;
    for (let point = 0; point < row.length; point++) {
      for (const stage of stages) total += world.record.change[(STAGE_ROWS + stage) * row.length + point];
      row[point] = total;
    }
  };
}

/** A staircase: what holds for the quarter that a grid day lies in; at the horizon for the last one. Posts add up, or stand for themselves. */
function quarterly(posts: (world: World) => Float64Array, isRunning: boolean): Row["fill"] {
  return (row, { world, gridDays }) => {
    const values = posts(world);
    const { quarterTick, horizonDays } = world.tables;
    let quarter = 0;
    let value = values[0];
    for (let point = 0; point < row.length; point++) {
      const tick = Math.min(gridDays[point], horizonDays - 1) * TICKS_PER_DAY;
      while (quarter + 1 < quarterTick.length && quarterTick[quarter + 1] <= tick) {
        quarter += 1;
        value = isRunning ? value + values[quarter] : values[quarter];
      }
      row[point] = value;
    }
  };
}

/** Can the number of people of a team change? */
function mayChange({ teams, events }: Scenario, id: string): boolean {
  const team = teams[id];
  const isMoved = Object.values(events).some(({ path }) => path === `teams.${id}.headcount` || (team.funding !== "own" && path === "acquisition.budgetPerMonth"));
  return isMoved || Object.keys(team.hires).length > 0 || team.hiring !== null || team.attritionPerYear > 0 || team.failedHireProbability > 0;
}

/** Stages of customers from where they are loyal on: as said, else from where they invite, else the last. */
function loyalStages({ stages, retention: { loyalFrom }, referral }: Scenario): number[] {
  const all = Object.values(stages);
  const orders = all.filter(({ bulb }) => bulb === "right").map(({ order }) => order);
  const first = loyalFrom ?? referral?.fromStage;
  const from = first ? stages[first].order : Math.max(...orders);
  return all.flatMap(({ bulb, order }, at) => (bulb === "right" && order >= from ? [at] : []));
}
