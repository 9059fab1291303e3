/** Channels: who comes on which day, and what that costs. */
import { pow } from "../../kernel/index.ts";
import type { Channel, Scenario } from "../../scenario/index.ts";
import { AT_RANDOM, EVENLY, TOGETHER } from "../arrivals.ts";
import { addLaw } from "../law.ts";
import { hashOf } from "../purposes.ts";
import type { Tables } from "../tables.ts";
import { cents, DAYS_PER_MONTH, indexOf, ofDay } from "./lookup.ts";
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
  all.forEach((channel, at) => {
    if (channel.kind === "organic" && channel.arrivals === "even") tables.even[at] = EVENLY;
    else if (channel.kind === "batch") tables.even[at] = TOGETHER;
    else tables.even[at] = AT_RANDOM;
    let before = 0;
    for (let day = 0; day < days; day++) {
      const rate = entriesOfDay(scenario, channel, day, tables);
      tables.dailyRate[at * days + day] = rate;
      tables.dailySum[at * days + day] = before;
      before += rate;
      tables.dailySpend[at * days + day] = spendOfDay(scenario, channel, day);
    }
    if (channel.kind === "outbound") {
      const team = indexOf(teams, channel.team, "team");
      tables.prospectChannel[team] = at;
      tables.prospectLaw[team] = addLaw(tables.laws, channel.minutesPerProspect);
      tables.maturityStart[team] = channel.maturityStart;
      tables.maturityDays[team] = channel.maturityDays;
    }
  });
}

/** More planned arrivals than any market has would only take the reader's memory and patience: said before it begins. */
export function refuseFlood(tables: Tables): void {
  let arrivals = 0;
  for (const rate of tables.dailyRate) arrivals += rate;
  if (arrivals > ARRIVALS_AT_MOST) {
    throw new Error(`too large: about ${Number(arrivals.toPrecision(2)).toLocaleString("en")} arrivals in one future; expected at most 10,000,000: fewer visits, a smaller identify probability or a shorter horizon`);
  }
}
const ARRIVALS_AT_MOST = 10_000_000;

/** Expected entries of a channel on a day; 0 for channels whose entries come from elsewhere. */
function entriesOfDay(scenario: Scenario, channel: Channel, day: number, tables: Tables): number {
  const weight = tables.dayWeight[day % 7] / DAYS_PER_MONTH;
  switch (channel.kind) {
    case "organic": {
      const grown = pow(1 + channel.growthPerMonth, day / DAYS_PER_MONTH);
      const perMonth = channel.visitsPerMonth * channel.identifyProbability * grown;
      // Even arrivals promise a count: what weekdays take or give is spread over the horizon.
      return channel.arrivals === "even" ? perMonth * weight * tables.evenness : perMonth * weight;
    }
    case "paid": {
      const spend = paidSpend(scenario, channel);
      const linear = Math.min(spend, channel.saturationSpend);
      const beyond = spend > channel.saturationSpend && channel.saturationSpend > 0 ? pow(spend / channel.saturationSpend, channel.elasticity) : 1;
      return channel.costPerVisit > 0 ? (linear / channel.costPerVisit) * beyond * channel.identifyProbability * weight : 0;
    }
    case "partner":
      return channel.entriesPerMonth * weight;
    case "batch":
      return isBatchDay(channel, day) ? Math.round(channel.entries) : 0;
    default:
      return 0;
  }
}

function paidSpend(scenario: Scenario, channel: Channel & { kind: "paid" }): number {
  return channel.funding === "own" ? channel.spendPerMonth : fundedPerMonth(scenario, channel.funding);
}

function isBatchDay(channel: Channel & { kind: "batch" }, day: number): boolean {
  const since = day - Math.round(channel.firstDay);
  return since >= 0 && since % Math.max(1, Math.round(channel.everyDays)) === 0;
}

/** Cents a channel spends on a day. */
function spendOfDay(scenario: Scenario, channel: Channel, day: number): number {
  if (channel.kind === "batch") return isBatchDay(channel, day) ? cents(channel.costPerBatch) : 0;
  if (channel.kind === "paid") return ofDay((cents(paidSpend(scenario, channel)) * 12) / 365, day);
  return 0;
}
