/** Teams and their seats. */
import { Hours, TICKS_PER_DAY, TICKS_PER_HOUR } from "../../kernel/index.ts";
import type { Scenario, Team } from "../../scenario/index.ts";
import { hashOf } from "../purposes.ts";
import type { Tables } from "../tables.ts";
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
  tables.headCentsPerDay = Float64Array.from(all, (team) => cents(team.annualCost) / 365);
  tables.fullHours = all.map((team) => hoursOf(team, 1));
  tables.firstSeat = new Int32Array(ids.length + 1);
  tables.seatsAtMost = new Int32Array(ids.length);
  const days: number[] = [];
  const shares: number[] = [];
  all.forEach((team, at) => {
    const groups = [{ day: 0, count: headcount(scenario, team) }, ...Object.values(team.hires).toSorted((a, b) => a.day - b.day)];
    for (const group of groups) {
      for (let left = group.count; left > 1e-9; left -= 1) {
        days.push(Math.max(0, Math.round(group.day)));
        shares.push(Math.min(1, left));
        tables.seatHours.push(left >= 1 ? tables.fullHours[at] : hoursOf(team, left));
      }
    }
    tables.firstSeat[at + 1] = days.length;
    tables.seatsAtMost[at] = days.length - tables.firstSeat[at];
  });
  tables.seatDay = Float64Array.from(days);
  tables.seatShare = Float64Array.from(shares);
  tables.prospectChannel = new Int32Array(ids.length).fill(-1);
  tables.prospectLaw = new Int32Array(ids.length).fill(-1);
  tables.maturityStart = new Float64Array(ids.length);
  tables.maturityDays = new Float64Array(ids.length);
}

/** Heads of a team on day 0: its own, or what its side of the mix pays for. */
export function headcount(scenario: Scenario, team: Team): number {
  if (team.funding === "own") return team.headcount;
  return (fundedPerMonth(scenario, team.funding) * 12) / Math.max(1, team.annualCost);
}

/** What one side of the mix spends a month on each team or channel it funds; it shares evenly among them. */
export function fundedPerMonth(scenario: Scenario, side: "inbound" | "outbound"): number {
  const { budgetPerMonth, inboundShare } = scenario.acquisition;
  const funded =
    Object.values(scenario.teams).filter((team) => team.funding === side).length +
    Object.values(scenario.channels).filter((channel) => channel.kind === "paid" && channel.funding === side).length;
  return (budgetPerMonth * (side === "inbound" ? inboundShare : 1 - inboundShare)) / Math.max(1, funded);
}

/** Working hours of someone who works a share of each day. */
function hoursOf(team: Team, share: number): Hours {
  const start = Math.round(team.startHour * TICKS_PER_HOUR);
  const length = Math.min(Math.round(team.hoursPerDay * share * TICKS_PER_HOUR), TICKS_PER_DAY - start);
  return new Hours(Math.round(team.daysPerWeek), start, length);
}
