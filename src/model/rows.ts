/** The series of one replication on the grid, in the order of `describeSeries`, from the changes in its record. */
import type { CompiledModel } from "./compile.ts";
import { scheduledTicks } from "./roster.ts";
import { CUSTOMERS_ROW, MRR_ROW, STAGE_ROWS, UNTOUCHED_ROW, WON_ROW, type World } from "./world.ts";

/** Series × grid points, row-major; money in cents. */
export function curvesOf(model: CompiledModel, world: World): Float64Array {
  const { tables } = model;
  const points = tables.gridPoints;
  const series = new Float64Array(model.series.length * points);
  let at = 0;
  const add = (row: number, start: number) => {
    let value = start;
    for (let point = 0; point < points; point++) {
      value += world.record.change[row * points + point];
      series[at * points + point] = value;
    }
    at += 1;
  };
  add(CUSTOMERS_ROW, 0);
  add(MRR_ROW, 0);
  cashRow(model, world, series.subarray(at * points, (at + 1) * points));
  at += 1;
  add(WON_ROW, 0);
  if (!tables.unlimited) add(UNTOUCHED_ROW, tables.accounts);
  for (let row = 0; row < tables.stages + tables.teams; row++) add(STAGE_ROWS + row, 0);
  for (let team = 0; team < tables.teams; team++) {
    busyRow(model, world, team, series.subarray(at * points, (at + 1) * points));
    at += 1;
  }
  return series;
}

/** Cash at the midnight of each grid day: everything of the days before. */
function cashRow(model: CompiledModel, world: World, row: Float64Array): void {
  let cash = model.tables.initialCents;
  let day = 0;
  for (let point = 0; point < row.length; point++) {
    for (; day < model.gridDays[point]; day++) cash += world.ledger.net[day];
    row[point] = cash;
  }
}

/** Busy share since the grid point before; a team off all that time counts 0. */
function busyRow(model: CompiledModel, world: World, team: number, row: Float64Array): void {
  for (let point = 1; point < row.length; point++) {
    let busy = 0;
    const from = model.gridDays[point - 1];
    const to = model.gridDays[point];
    for (let day = from; day < to; day++) busy += world.stations[team].busyTicks[day];
    const scheduled = scheduledTicks(model.tables, team, from, to);
    row[point] = scheduled > 0 ? busy / scheduled : 0;
  }
}
