/**
 * What winning customers costs, by side, on two bases. By activity: the minutes asked of teams before the win, at the
 * effective rate of a minute. By payroll: what teams cost, split by all minutes asked of them, so idle time is in it.
 * Alike on both: media, entry costs, commission, rewards, and the payroll of those whom nobody asks by the minute — the
 * content factory (for the sides its channels belong to, by who came), teams without work of their own (marketing: for
 * the side that funds them, inbound if none does), and experiments before the win, which like the payroll of sellers who
 * were asked nothing are shared by all sides by customers won. Whole cents.
 */
import type { Scenario } from "../../scenario/index.ts";
import { EXIT, RIGHT, type Tables } from "../tables.ts";
import type { World } from "../world.ts";
import { sum } from "./number.ts";

export const SIDES = ["inbound", "outbound", "referral", "other"] as const;
const OTHER = 3;

export interface Cost {
  /** Cents by side, and what all share. */
  activity: Float64Array;
  payroll: Float64Array;
  shared: number;
  media: number;
  content: number;
  marketing: number;
  /** Cents by activity, in stages left of the neck and on prospecting. */
  qualifying: number;
  prospecting: number;
  /** Minutes asked before the win, by side. */
  minutes: Float64Array;
}

/** Side of a column: a channel + 1, 0 = no channel. */
export function sideOf(tables: Tables, column: number): number {
  return column === 0 ? OTHER : tables.channelSide[column - 1];
}

export function bySide(tables: Tables, columns: ArrayLike<number>): Float64Array {
  const sides = new Float64Array(SIDES.length);
  for (let column = 0; column < columns.length; column++) sides[sideOf(tables, column)] += columns[column];
  return sides;
}

/** Cents of a minute of a team's work, when only a part of what is paid is work. */
export function minuteRate({ annualCost, paidDaysPerYear, productiveFraction }: Scenario["teams"][string]): number {
  return (annualCost * 100) / paidDaysPerYear / productiveFraction / 480;
}

export function costOf(scenario: Scenario, tables: Tables, world: World): Cost {
  const { counts } = world;
  const teams = Object.values(scenario.teams);
  const cost: Cost = {
    activity: new Float64Array(SIDES.length), payroll: new Float64Array(SIDES.length), minutes: new Float64Array(SIDES.length),
    shared: 0, media: 0, content: 0, marketing: 0, qualifying: 0, prospecting: 0,
  };
  const both = (side: number, cents: number) => {
    cost.activity[side] += cents;
    cost.payroll[side] += cents;
  };
  for (let channel = 0; channel < tables.channels; channel++) {
    const media = sum(tables.dailySpend.subarray(channel * tables.horizonDays, (channel + 1) * tables.horizonDays));
    cost.media += media;
    both(tables.channelSide[channel], media);
  }
  for (const columns of [counts.entryCosts, counts.commission, counts.rewards]) bySide(tables, columns).forEach((cents, side) => both(side, cents));
  const idle = idleTeams(scenario);
  teams.forEach((team, at) => {
    const payroll = world.payrollOfTeam[at];
    if (tables.hasContent && at === tables.contentTeam) {
      cost.content += payroll;
      const sides = contentSides(tables, counts.came);
      sides.forEach((part, side) => both(side, Math.round(payroll * part)));
    } else if (scenario.growth && at === tables.growthTeam) {
      cost.shared += Math.round(payroll * turnsBeforeWin(scenario));
    } else if (idle[at]) {
      cost.marketing += payroll;
      both(team.funding === "outbound" ? 1 : 0, payroll);
    } else {
      const columns = new Float64Array(tables.columns);
      let asked = counts.serving[at] + counts.calling[at] + counts.answering[at];
      let qualifying = 0;
      let prospecting = 0;
      for (let column = 0; column < tables.columns; column++) {
        const place = at * tables.columns + column;
        columns[column] = counts.qualifying[place] + counts.selling[place] + counts.prospecting[place];
        asked += columns[column];
        qualifying += counts.qualifying[place];
        prospecting += counts.prospecting[place];
      }
      cost.qualifying += (qualifying / 960) * minuteRate(team);
      cost.prospecting += (prospecting / 960) * minuteRate(team);
      bySide(tables, columns).forEach((ticks, side) => {
        cost.minutes[side] += ticks / 960;
        cost.activity[side] += Math.round((ticks / 960) * minuteRate(team));
        if (asked > 0) cost.payroll[side] += Math.round((payroll * ticks) / asked);
      });
      if (asked === 0 && tables.prospectChannel[at] >= 0) cost.payroll[tables.channelSide[tables.prospectChannel[at]]] += payroll;
      else if (asked === 0 && sells(tables, at)) cost.shared += payroll;
    }
  });
  return cost;
}

/** Shares of the sides in who came by content. */
function contentSides(tables: Tables, came: Float64Array): Float64Array {
  const content = came.map((people, column) => (column > 0 && tables.isContent[column - 1] !== 0 ? people : 0));
  const all = sum(content);
  if (all === 0) return Float64Array.of(1, 0, 0, 0);
  return bySide(tables, content).map((people) => people / all);
}

/** Share of a growth team's turns spent on stages before the win. */
function turnsBeforeWin({ growth, stages }: Scenario): number {
  let before = 0;
  let all = 0;
  for (const [id, turns] of Object.entries(growth?.targets ?? {})) {
    all += turns;
    if (stages[id].bulb === "left" || stages[id].bulb === "neck") before += turns;
  }
  return all > 0 ? before / all : 0;
}

/** Does the team work in a stage before the win? */
function sells(tables: Tables, team: number): boolean {
  return tables.workTeam.some((worker, stage) => worker === team && tables.bulb[stage] !== RIGHT && tables.bulb[stage] !== EXIT);
}

/** Teams that nothing in the scenario gives work to. */
export function idleTeams({ teams, stages, channels, content, growth, accountManagement, support }: Scenario): boolean[] {
  const works = new Set<string | null | undefined>([content?.team, growth?.team, support?.team]);
  if (accountManagement && accountManagement.policy !== "none") works.add(accountManagement.team);
  for (const { work, ownerTeam } of Object.values(stages)) {
    works.add(ownerTeam);
    if (!work) continue;
    works.add(work.team);
    for (const team of Object.keys(work.coTeams)) works.add(team);
    for (const route of Object.values(work.routes)) works.add(route.team);
  }
  for (const channel of Object.values(channels)) if (channel.kind === "outbound") works.add(channel.team);
  return Object.keys(teams).map((id) => !works.has(id));
}
