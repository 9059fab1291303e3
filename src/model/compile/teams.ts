/** Teams: hours, and how many people are planned on which day. */
import { Hours, TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, Workdays } from "../../kernel/index.ts";
import { joinPath, type Scenario, type Team } from "../../scenario/index.ts";
import { hashOf } from "../purposes.ts";
import { ROUNDING } from "../staffing.ts";
import type { Tables } from "../tables.ts";
import { datedBy, isDated, type Dated } from "./dated.ts";
import { cents } from "./lookup.ts";

export function compileTeams(scenario: Scenario, tables: Tables): void {
  const ids = Object.keys(scenario.teams);
  const all = ids.map((id) => scenario.teams[id]);
  tables.teams = ids.length;
  tables.teamHash = Int32Array.from(ids, hashOf);
  tables.discipline = Int32Array.from(all, (team) => ({ fifo: 0, newestFirst: 1, priority: 2 })[team.discipline]);
  tables.lineLimit = Int32Array.from(all, (team) => team.lineLimit ?? -1);
  tables.productive = Float64Array.from(all, (team) => team.productiveFraction);
  tables.rampTicks = Float64Array.from(all, (team) => team.rampDays * TICKS_PER_DAY);
  tables.rampStart = Float64Array.from(all, (team) => team.rampStartFraction);
  tables.switchTicks = Float64Array.from(all, (team) => Math.round(team.switchMinutes * TICKS_PER_MINUTE));
  tables.headCentsPerDay = Float64Array.from(all, (team) => cents(team.annualCost) / 365);
  tables.fullHours = hoursOf(scenario, all);
  tables.hoursPerDay = Float64Array.from(all, (team) => team.hoursPerDay);
  tables.prospectChannel = new Int32Array(ids.length).fill(-1);
  tables.prospectLaw = new Int32Array(ids.length).fill(-1);
  tables.blockProspects = new Int32Array(ids.length).fill(1);
  tables.maturityStart = new Float64Array(ids.length);
  tables.maturityDays = new Float64Array(ids.length);
  compileStaffing(scenario, tables, ids, all);
}

function compileStaffing(scenario: Scenario, tables: Tables, ids: string[], all: Team[]): void {
  tables.staffHash = Int32Array.from(ids, (id) => hashOf(`team ${id}`));
  tables.attritionPerYear = Float64Array.from(all, (team) => team.attritionPerYear);
  tables.failedProbability = Float64Array.from(all, (team) => team.failedHireProbability);
  tables.failedDays = Int32Array.from(all, (team) => Math.ceil(team.failedHireDays));
  tables.replacementDays = Int32Array.from(all, (team) => Math.ceil(team.replacementDays));
  tables.hireWindow = Int32Array.from(all, (team) => (team.hiring ? Math.max(1, Math.round(team.hiring.windowDays)) : 0));
  tables.hireAbove = Float64Array.from(all, (team) => team.hiring?.utilisation ?? 0);
  tables.hireLead = Int32Array.from(all, (team) => Math.round(team.hiring?.leadTimeDays ?? 0));
  tables.hireAtMost = Float64Array.from(all, (team) => team.hiring?.maxHeadcount ?? 0);
  const dated = datedBy(scenario);
  const plans = ids.map((id) => planOf(scenario, id, tables.horizonDays, dated));
  const flat = plans.flat();
  tables.firstPlan = Int32Array.from([0, ...plans], (_, at) => plans.slice(0, at).reduce((sum, plan) => sum + plan.length, 0));
  tables.planDay = Int32Array.from(flat, ({ day }) => day);
  tables.planChange = Float64Array.from(flat, ({ change }) => change);
  tables.planFills = Int32Array.from(flat, ({ fills }) => (fills ? 1 : 0));
  tables.seatsAtMost = Int32Array.from(plans, (plan) => plan.reduce((sum, { change }) => sum + Math.max(0, Math.ceil(change)), 0));
}

interface Step { day: number; change: number; fills: boolean }

/** A headcount that fades is followed in steps of at least so much of a head. */
const SMALLEST_STEP = 0.05;

/** Changes of the number of heads, in the order in which they happen: on one day first the headcount, then hires by id. */
function planOf(scenario: Scenario, id: string, horizonDays: number, dated: Dated): Step[] {
  const team = scenario.teams[id];
  const base = headcount(scenario, team);
  const path = team.funding === "own" ? joinPath(["teams", id, "headcount"]) : "acquisition.budgetPerMonth";
  const on = (day: number) => Math.max(0, team.funding === "own" ? dated(path, base, day) : headcount(scenario, team, dated(path, scenario.acquisition.budgetPerMonth, day)));
  let standing = on(0);
  const plan: Step[] = [{ day: 0, change: standing, fills: false }];
  if (isDated(scenario, path)) {
    for (let day = 1; day < horizonDays; day++) {
      const wanted = on(day);
      if (wanted === standing || (Math.abs(wanted - standing) < SMALLEST_STEP && wanted !== base)) continue;
      plan.push({ day, change: wanted - standing, fills: true });
      standing = wanted;
    }
  }
  const hires = Object.keys(team.hires).toSorted((a, b) => team.hires[a].day - team.hires[b].day || (a < b ? -1 : 1));
  for (const { day, count } of hires.map((hire) => team.hires[hire])) plan.push({ day: Math.max(0, Math.round(day)), change: count, fills: false });
  return plan.filter(({ change }) => Math.abs(change) > ROUNDING).toSorted((a, b) => a.day - b.day);
}

/** Heads of a team on day 0: its own, or what its side of the mix pays for. */
export function headcount(scenario: Scenario, team: Team, budgetPerMonth = scenario.acquisition.budgetPerMonth): number {
  if (team.funding === "own") return team.headcount;
  return (fundedPerMonth(scenario, team.funding, budgetPerMonth) * 12) / Math.max(1, team.annualCost);
}

/** What one side of the mix spends a month on each team or channel it funds; it shares evenly among them. */
export function fundedPerMonth(scenario: Scenario, side: "inbound" | "outbound", budgetPerMonth = scenario.acquisition.budgetPerMonth): number {
  const { inboundShare } = scenario.acquisition;
  const funded =
    Object.values(scenario.teams).filter((team) => team.funding === side).length +
    Object.values(scenario.channels).filter((channel) => channel.kind === "paid" && channel.funding === side).length;
  return (budgetPerMonth * (side === "inbound" ? inboundShare : 1 - inboundShare)) / Math.max(1, funded);
}

/** Working hours of a full head of each team; teams of one week share their table of holidays. */
function hoursOf(scenario: Scenario, teams: Team[]): Hours[] {
  const holidays = Int32Array.from(scenario.activity.holidays, Math.round);
  const byWeek = new Map<number, Workdays>();
  return teams.map((team) => {
    const start = Math.round(team.startHour * TICKS_PER_HOUR);
    const length = Math.min(Math.round(team.hoursPerDay * TICKS_PER_HOUR), TICKS_PER_DAY - start);
    const week = Math.round(team.daysPerWeek);
    if (holidays.length > 0 && !byWeek.has(week)) byWeek.set(week, new Workdays(week, holidays));
    return new Hours(week, start, length, byWeek.get(week) ?? null);
  });
}
