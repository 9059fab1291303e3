/** Channels: who comes on which day, and what that costs. */
import { pow } from "../../kernel/index.ts";
import { type Channel, joinPath, type Scenario } from "../../scenario/index.ts";
import { AT_RANDOM, EVENLY, TOGETHER } from "../arrivals.ts";
import { PIECES_A_DAY } from "../content.ts";
import { addLaw } from "../law.ts";
import { hashOf } from "../purposes.ts";
import { weightOfDay } from "../rhythm.ts";
import type { Tables } from "../tables.ts";
import { centsByDay, datedBy, isDated } from "./dated.ts";
import { cents, DAYS_PER_MONTH, indexOf } from "./lookup.ts";
import { followPlan, productiveHours } from "./plan.ts";
import { fundedPerMonth } from "./teams.ts";

/** Order of `World.wonBySide`. */
export const SIDES = ["inbound", "outbound", "referral", "other"] as const;

export function compileChannels(scenario: Scenario, tables: Tables): void {
  const ids = Object.keys(scenario.channels);
  const stages = Object.keys(scenario.stages);
  const teams = Object.keys(scenario.teams);
  const days = tables.horizonDays;
  const all = ids.map((id) => scenario.channels[id]);
  tables.channels = ids.length;
  tables.channelHash = Int32Array.from(ids, (id) => hashOf(`channel ${id}`));
  tables.countHash = Int32Array.from(ids, (id) => hashOf(`count ${id}`));
  tables.channelTurn = tables.channelHash.map((_, at) => at).sort((a, b) => tables.channelHash[a] - tables.channelHash[b]);
  tables.channelSide = Int32Array.from(all, (channel) => SIDES.indexOf(channel.side));
  tables.entryStage = Int32Array.from(all, (channel) => indexOf(stages, channel.entryStage, "stage"));
  tables.isContent = Int32Array.from(all, (channel) => (channel.kind === "content" ? 1 : 0));
  tables.identify = Float64Array.from(all, (channel) => ("identifyProbability" in channel ? channel.identifyProbability : 0));
  tables.revenueShare = Float64Array.from(all, (channel) => (channel.kind === "partner" ? channel.revenueShare : 0));
  tables.even = new Int32Array(ids.length);
  tables.dailyRate = new Float64Array(ids.length * days);
  tables.dailySum = new Float64Array(ids.length * days);
  tables.dailySpend = new Float64Array(ids.length * days);
  const course = courseOf(scenario);
  all.forEach((channel, at) => {
    const on = course(ids[at], channel);
    if (channel.kind === "organic" && channel.arrivals === "even") tables.even[at] = EVENLY;
    else if (channel.kind === "batch") tables.even[at] = TOGETHER;
    else tables.even[at] = AT_RANDOM;
    let before = 0;
    for (let day = 0; day < days; day++) {
      const rate = entriesOfDay(channel, day, on(day), tables);
      tables.dailyRate[at * days + day] = rate;
      tables.dailySum[at * days + day] = before;
      before += rate;
      if (channel.kind === "batch" && isBatchDay(channel, day)) tables.dailySpend[at * days + day] = cents(channel.costPerBatch);
    }
    if (channel.kind === "paid") tables.dailySpend.set(spendByDay(scenario, ids[at], channel, days), at * days);
    if (channel.kind === "outbound") {
      const team = indexOf(teams, channel.team, "team");
      tables.prospectChannel[team] = at;
      tables.prospectLaw[team] = addLaw(tables.laws, channel.minutesPerProspect);
      tables.maturityStart[team] = channel.maturityStart;
      tables.maturityDays[team] = channel.maturityDays;
      tables.blockProspects[team] = Math.round(channel.blockProspects);
    }
  });
}

/** More planned arrivals than any market has would only take the reader's memory and patience: said before it begins. */
export function refuseFlood(tables: Tables): void {
  let arrivals = 0;
  for (const rate of tables.dailyRate) arrivals += rate;
  tables.isContent.forEach((isContent, at) => {
    if (isContent === 1) arrivals += contentVisits(tables) * tables.identify[at];
  });
  if (arrivals > ARRIVALS_AT_MOST) {
    throw new Error(`too large: about ${Number(arrivals.toPrecision(2)).toLocaleString("en")} arrivals in one future; expected at most 10,000,000: fewer visits, a smaller identify probability or a shorter horizon`);
  }
}
const ARRIVALS_AT_MOST = 10_000_000;

/** About how many visits content draws in one future, when everybody planned works at full speed. */
function contentVisits(tables: Tables): number {
  if (!tables.hasContent) return 0;
  const { postsPerEbook, socialPerPost, contentTeam: team } = tables;
  const hoursOfCycle = tables.hoursPerEbook + postsPerEbook * (tables.hoursPerPost + socialPerPost * tables.hoursPerSocial);
  const cyclesAtMost = PIECES_A_DAY / (1 + postsPerEbook * (1 + socialPerPost));
  const plateau: number[] = [];
  let [ebooks, posts, social, compounding, visits] = [0, 0, 0, 0, 0];
  followPlan(tables, team, (heads, day) => {
    const hours = productiveHours(tables, team, heads, day);
    const cycles = hours > 0 ? Math.min(hours / hoursOfCycle, cyclesAtMost) : 0;
    ebooks = ebooks * tables.dailyDecay + cycles;
    posts = posts * tables.dailyDecay + cycles * postsPerEbook * (1 - tables.compoundingShare);
    social = social * tables.socialDecay + cycles * postsPerEbook * socialPerPost;
    plateau.push(cycles * postsPerEbook * tables.compoundingShare);
    compounding += plateau[day] - (plateau[day - tables.compoundingUntil] ?? 0);
    visits += weightOfDay(tables, day) * (ebooks * tables.ebookVisits + (posts + compounding * tables.compoundingPeak) * tables.postVisits + social * tables.socialVisits);
  });
  return visits;
}

/** By channel and day, the number of the channel that events may move: visits, spend, people a month; people of a batch. */
function courseOf(scenario: Scenario): (id: string, channel: Channel) => (day: number) => number {
  const dated = datedBy(scenario);
  const field = (path: string, base: number) => (isDated(scenario, path) ? (day: number) => dated(path, base, day) : () => base);
  return (id, channel) => {
    switch (channel.kind) {
      case "organic":
        return field(pathOf(id, "visitsPerMonth"), channel.visitsPerMonth);
      case "paid": {
        const side = channel.funding;
        if (side === "own") return field(pathOf(id, "spendPerMonth"), channel.spendPerMonth);
        const funded = fundedPerMonth(scenario, side);
        if (!isDated(scenario, BUDGET)) return () => funded;
        return (day) => fundedPerMonth(scenario, side, dated(BUDGET, scenario.acquisition.budgetPerMonth, day));
      }
      case "partner":
        return field(pathOf(id, "entriesPerMonth"), channel.entriesPerMonth);
      case "batch":
        return field(pathOf(id, "entries"), channel.entries);
      default:
        return () => 0;
    }
  };
}
const BUDGET = "acquisition.budgetPerMonth";

function pathOf(id: string, key: string): string {
  return joinPath(["channels", id, key]);
}

/** Expected entries of a channel on a day, when its course stands at `now`; 0 for channels whose entries come from elsewhere. */
function entriesOfDay(channel: Channel, day: number, now: number, tables: Tables): number {
  const weight = weightOfDay(tables, day) / DAYS_PER_MONTH;
  switch (channel.kind) {
    case "organic": {
      const grown = pow(1 + channel.growthPerMonth, day / DAYS_PER_MONTH);
      const perMonth = now * channel.identifyProbability * grown;
      // Even arrivals promise a count: what weekdays take or give is spread over the horizon.
      return channel.arrivals === "even" ? perMonth * weight * tables.evenness : perMonth * weight;
    }
    case "paid": {
      const linear = Math.min(now, channel.saturationSpend);
      const beyond = now > channel.saturationSpend && channel.saturationSpend > 0 ? pow(now / channel.saturationSpend, channel.elasticity) : 1;
      return channel.costPerVisit > 0 ? (linear / channel.costPerVisit) * beyond * channel.identifyProbability * weight : 0;
    }
    case "partner":
      return now * weight;
    case "batch":
      return isBatchDay(channel, day) ? Math.round(now) : 0;
    default:
      return 0;
  }
}

function isBatchDay(channel: Channel & { kind: "batch" }, day: number): boolean {
  const since = day - Math.round(channel.firstDay);
  return since >= 0 && since % Math.max(1, Math.round(channel.everyDays)) === 0;
}

/** Cents a paid channel spends by day. */
function spendByDay(scenario: Scenario, id: string, channel: Channel & { kind: "paid" }, days: number): Float64Array {
  if (channel.funding === "own") return centsByDay(scenario, pathOf(id, "spendPerMonth"), channel.spendPerMonth, days);
  if (!isDated(scenario, BUDGET)) return centsByDay(scenario, "", fundedPerMonth(scenario, channel.funding), days);
  return centsByDay(scenario, BUDGET, scenario.acquisition.budgetPerMonth, days, fundedPerMonth(scenario, channel.funding, 1));
}
