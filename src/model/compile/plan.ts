/** The roster as it is planned: who is there on each day, whatever happens in a run. */
import { TICKS_PER_DAY, TICKS_PER_HOUR } from "../../kernel/index.ts";
import { ROUNDING } from "../staffing.ts";
import type { Tables } from "../tables.ts";

export interface Head { share: number; hired: number }

/** Calls for each day of the horizon with the heads of a team, in the order of hire. */
export function followPlan(tables: Tables, team: number, each: (heads: readonly Head[], day: number) => void): void {
  const heads: Head[] = [];
  let next = tables.firstPlan[team];
  for (let day = 0; day < tables.horizonDays; day++) {
    for (; next < tables.firstPlan[team + 1] && tables.planDay[next] <= day; next++) change(heads, tables.planChange[next], tables.planFills[next] !== 0, day);
    each(heads, day);
  }
}

/** As staffing does it: full heads before the fraction; the last hired goes first. */
function change(heads: Head[], by: number, fills: boolean, day: number): void {
  let more = by;
  const last = heads.at(-1);
  if (fills && more > 0 && last) {
    const part = Math.min(more, 1 - last.share);
    last.share += part;
    more -= part;
  }
  for (; more > ROUNDING; more -= 1) heads.push({ share: Math.min(1, more), hired: day });
  for (let less = -by; less > ROUNDING && heads.length > 0;) {
    const head = heads[heads.length - 1];
    const cut = Math.min(less, head.share);
    less -= cut;
    head.share -= cut;
    if (head.share <= ROUNDING) heads.pop();
  }
}

/** What they do on a day, in hours of a fully productive person. */
export function productiveHours(tables: Tables, team: number, heads: readonly Head[], day: number): number {
  const hours = tables.fullHours[team];
  if (!hours.isWorkingDay(day)) return 0;
  const full = (hours.length / TICKS_PER_HOUR) * tables.productive[team];
  return heads.reduce((sum, { share, hired }) => sum + full * share * speedAfter(tables, team, day - hired, hired === 0), 0);
}

/** Share of full speed so many days after the hire; those of day 0 are at full speed. */
export function speedAfter(tables: Tables, team: number, days: number, isSeasoned: boolean): number {
  if (isSeasoned || tables.rampTicks[team] <= 0) return 1;
  const share = Math.min(1, (days * TICKS_PER_DAY) / tables.rampTicks[team]);
  return tables.rampStart[team] + (1 - tables.rampStart[team]) * share;
}

/** Heads of the teams who answer for accounts, by day. */
export function compileOwners(tables: Tables): void {
  tables.plannedHeads = new Int32Array(tables.teams * tables.horizonDays);
  for (const team of new Set(tables.ownerTeam)) {
    if (team >= 0) followPlan(tables, team, (heads, day) => { tables.plannedHeads[team * tables.horizonDays + day] = heads.length; });
  }
}
