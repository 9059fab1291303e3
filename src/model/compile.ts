/**
 * A scenario made runnable: ids become integers, laws become rows of a table, growth becomes a rate per day. Compiling
 * draws nothing and depends on nothing but the scenario; the order in which records were written does not matter.
 */
import { Hours, Laws, pow, Quantiles, TICKS_PER_DAY, TICKS_PER_HOUR, exp2 } from "../kernel/index.ts";
import type { Channel, Scenario, Stage, Team } from "../scenario/index.ts";
import { AT_RANDOM, EVENLY, TOGETHER } from "./arrivals.ts";
import { describeMetrics, describeSeries } from "./catalogue.ts";
import { addLaw, addMaybe } from "./law.ts";
import { hashOf } from "./purposes.ts";
import { EXIT, LEFT, NECK, RIGHT, Tables } from "./tables.ts";
import type { MetricInfo, SeriesInfo } from "./trace.ts";

/** Part of every result: a change of a golden fingerprint is a change of this. */
export const ENGINE_VERSION = "1.0";

export interface CompiledModel {
  scenario: Scenario;
  tables: Tables;
  /** Days since day 0 at which curves are read: every `gridStep` days from 0, and the horizon. */
  gridDays: Float64Array;
  series: SeriesInfo[];
  metrics: MetricInfo[];
}

const DAYS_PER_MONTH = 365 / 12;
/** About so many points on the curve grid. */
const GRID_POINTS = 156;
const BULBS = { left: LEFT, neck: NECK, right: RIGHT, exit: EXIT };
/** Order of `World.wonBySide`. */
export const SIDES = ["inbound", "outbound", "referral", "other"] as const;

/** Tables of quantiles by shape of law, kept from one scenario to the next: a moved mean or median of fixed spread rebuilds nothing. */
let shapes = new Quantiles();
/** 82 kB each. */
const SHAPES_KEPT = 256;

export function compile(scenario: Scenario): CompiledModel {
  if (shapes.count > SHAPES_KEPT) shapes = new Quantiles();
  const tables = new Tables(new Laws(shapes));
  compileRun(scenario, tables);
  compileStages(scenario, tables);
  compileTeams(scenario, tables);
  compileChannels(scenario, tables);
  refuseFlood(tables);
  compileCustomers(scenario, tables);
  compileContent(scenario, tables);
  compileMoney(scenario, tables);
  checkHashes(scenario);
  const gridDays = Float64Array.from({ length: tables.gridPoints }, (_, point) => Math.min(point * tables.gridStep, tables.horizonDays));
  return { scenario, tables, gridDays, series: describeSeries(scenario), metrics: describeMetrics(scenario) };
}

function compileRun(scenario: Scenario, tables: Tables): void {
  tables.horizonMonths = scenario.run.horizonMonths;
  tables.horizonDays = Math.max(1, Math.round(scenario.run.horizonMonths * DAYS_PER_MONTH));
  tables.warmupDays = Math.min(tables.horizonDays - 1, Math.round(scenario.run.warmupMonths * DAYS_PER_MONTH));
  tables.gridStep = Math.max(1, Math.round(tables.horizonDays / GRID_POINTS));
  tables.gridPoints = Math.ceil(tables.horizonDays / tables.gridStep) + 1;
  const { hourWeights, dayWeights } = scenario.activity;
  const hours = sum(hourWeights);
  let cumulative = 0;
  for (let hour = 0; hour < 24; hour++) {
    tables.hourCumulative[hour] = hours > 0 ? cumulative / hours : hour / 24;
    cumulative += hourWeights[hour];
  }
  tables.hourCumulative[24] = 1;
  const days = sum(dayWeights);
  for (let day = 0; day < 7; day++) tables.dayWeight[day] = days > 0 ? (dayWeights[day] * 7) / days : 1;
  let weights = 0;
  for (let day = 0; day < tables.horizonDays; day++) weights += tables.dayWeight[day % 7];
  tables.evenness = tables.horizonDays / weights;
  tables.unlimited = scenario.market.unlimited;
  tables.accounts = Math.round(scenario.market.accounts);
  tables.initialCustomers = Math.round(scenario.market.initialCustomers);
  if (scenario.cooling) {
    tables.cools = true;
    tables.graceHours = scenario.cooling.graceHours;
    tables.halfLifeHours = scenario.cooling.halfLifeHours;
    tables.floor = scenario.cooling.floor;
  }
}

function compileStages(scenario: Scenario, tables: Tables): void {
  const ids = Object.keys(scenario.stages);
  const channels = Object.keys(scenario.channels);
  const teams = Object.keys(scenario.teams);
  const all = ids.map((id) => scenario.stages[id]);
  const count = ids.length;
  const columns = channels.length + 1;
  tables.stages = count;
  tables.columns = columns;
  tables.stageHash = Int32Array.from(ids, hashOf);
  tables.bulb = Int32Array.from(all, (stage) => BULBS[stage.bulb]);
  tables.order = Float64Array.from(all, (stage) => stage.order);
  tables.handRaise = Int32Array.from(all, (stage) => (stage.handRaise ? 1 : 0));
  tables.workTeam = Int32Array.from(all, (stage) => (stage.work ? indexOf(teams, stage.work.team, "team") : -1));
  tables.minutesLaw = Int32Array.from(all, (stage) => (stage.work ? addLaw(tables.laws, stage.work.minutes) : -1));
  tables.attemptsLaw = Int32Array.from(all, (stage) => (stage.work ? addLaw(tables.laws, stage.work.attempts) : -1));
  tables.priority = Float64Array.from(all, (stage) => stage.work?.priority ?? 0);
  tables.firstTouch = Int32Array.from(all, (stage) => (stage.work?.firstTouch ? 1 : 0));
  tables.patienceLaw = Int32Array.from(all, (stage) => addMaybe(tables.laws, stage.work?.patienceHours ?? null));
  tables.otherwise = Int32Array.from(all, (stage) => (stage.otherwise === null ? -1 : indexOf(ids, stage.otherwise, "stage")));
  tables.entryCents = Float64Array.from(all, (stage) => cents(stage.entryCost));
  tables.purchaseLaw = Int32Array.from(all, (stage) => addMaybe(tables.laws, stage.purchase));
  tables.returnLaw = Int32Array.from(all, (stage) => addMaybe(tables.laws, stage.returnDays));
  tables.recycleLaw = Int32Array.from(all, (stage) => addMaybe(tables.laws, stage.recycle?.afterDays ?? null));
  tables.recycleProbability = Float64Array.from(all, (stage) => stage.recycle?.probability ?? 0);
  tables.recycleTo = Int32Array.from(all, (stage) => (stage.recycle ? indexOf(ids, stage.recycle.to, "stage") : -1));
  tables.openToday = Int32Array.from(all, (stage) => Math.round(stage.openToday));
  tables.dwellOfChannel = new Int32Array(count * columns);
  tables.firstExit = new Int32Array(count + 1);
  const exitTo: number[] = [];
  const exitSuccess: number[] = [];
  const exitDwell: number[] = [];
  const exitOfChannel: number[] = [];
  all.forEach((stage, at) => {
    const stretch = nurtureStretch(scenario, stage, tables.laws);
    const usual = addLaw(tables.laws, stage.dwellDays, stretch);
    tables.dwellOfChannel[at * columns] = usual;
    channels.forEach((channel, column) => {
      const own = stage.dwellDaysByChannel[channel];
      tables.dwellOfChannel[at * columns + column + 1] = own ? addLaw(tables.laws, own, stretch) : usual;
    });
    for (const to of rightmostFirst(Object.keys(stage.exits), scenario.stages)) {
      const exit = stage.exits[to];
      exitTo.push(indexOf(ids, to, "stage"));
      exitSuccess.push(exit.success ? 1 : 0);
      exitDwell.push(addMaybe(tables.laws, exit.dwellDays));
      exitOfChannel.push(exit.probability, ...channels.map((channel) => exit.probabilityByChannel[channel] ?? exit.probability));
    }
    tables.firstExit[at + 1] = exitTo.length;
  });
  tables.exitTo = Int32Array.from(exitTo);
  tables.exitSuccess = Int32Array.from(exitSuccess);
  tables.exitDwell = Int32Array.from(exitDwell);
  tables.exitOfChannel = Float64Array.from(exitOfChannel);
  const right = ids.map((_, at) => at).filter((at) => all[at].bulb === "right");
  tables.firstRight = right.reduce((best, at) => (best < 0 || all[at].order < all[best].order ? at : best), -1);
}

/** Exits are tried from the right to the left, so that a better chance of success takes from the others. */
function rightmostFirst(targets: string[], stages: Record<string, Stage>): string[] {
  return targets.toSorted((a, b) => stages[b].order - stages[a].order || (a < b ? -1 : 1));
}

/** Factor on the dwell of a nurture stage that brings its median to `nurture.medianDays`. */
function nurtureStretch(scenario: Scenario, stage: Stage, laws: Laws): number {
  if (!stage.nurture || scenario.nurture.medianDays === null) return 1;
  const median = stage.dwellDays.kind === "lognormal" ? stage.dwellDays.median : laws.sample(addLaw(laws, stage.dwellDays), 0.5);
  return median > 0 ? scenario.nurture.medianDays / median : 1;
}

function compileTeams(scenario: Scenario, tables: Tables): void {
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

function compileChannels(scenario: Scenario, tables: Tables): void {
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
function refuseFlood(tables: Tables): void {
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

/** Whole cents of a day, such that those of all days add up to the whole. */
export function ofDay(centsPerDay: number, day: number): number {
  return Math.floor((day + 1) * centsPerDay + 0.5) - Math.floor(day * centsPerDay + 0.5);
}

function compileCustomers(scenario: Scenario, tables: Tables): void {
  const channels = Object.keys(scenario.channels);
  const { value, retention, accountManagement: account, referral } = scenario;
  const usual = addLaw(tables.laws, value.initialMrr);
  tables.mrrOfChannel = Int32Array.from([usual, ...channels.map((id) => (value.initialMrrByChannel[id] ? addLaw(tables.laws, value.initialMrrByChannel[id]) : usual))]);
  tables.churnOfChannel = Float64Array.from([retention.monthlyChurn, ...channels.map((id) => retention.churnByChannel[id] ?? retention.monthlyChurn)]);
  tables.expansionStep = value.expansionStep;
  tables.winbackLaw = addMaybe(tables.laws, retention.winbackDays);
  if (account) {
    tables.callPolicy = { none: 0, scheduled: 1, intentTriggered: 2, hybrid: 3 }[account.policy];
    tables.hasNeeds = account.needsPerYear > 0 || tables.callPolicy > 0;
    if (tables.callPolicy > 0) tables.callTeam = indexOf(Object.keys(scenario.teams), account.team, "team");
    tables.callIntervalDays = account.intervalDays;
    tables.callLaw = addLaw(tables.laws, account.callMinutes);
    tables.callPriority = account.priority;
    tables.needsPerMonth = account.needsPerYear / 12;
    tables.windowLaw = addLaw(tables.laws, account.needWindowDays);
    tables.sensitivity = account.intentSensitivity;
    tables.falsePerMonth = account.falsePositivesPerYear / 12;
    tables.reactionTicks = Math.round(account.reactionHours * TICKS_PER_HOUR);
    tables.expandProbability = account.expandProbability;
    tables.selfServeProbability = account.selfServeExpandProbability;
    tables.freeContacts = account.freeContactsPer90Days;
    tables.fatigueMultiplier = account.fatigueChurnMultiplier;
  }
  if (referral) {
    tables.refers = referral.invitesPerMonth * referral.strength > 0;
    tables.referOrder = stageAt(scenario, referral.fromStage).order;
    tables.invitesPerMonth = referral.invitesPerMonth * referral.strength;
    tables.inviteTicks = Math.round(referral.activeDays * TICKS_PER_DAY);
    tables.inviteConversion = referral.conversionToEntry;
    tables.inviteDelay = addLaw(tables.laws, referral.delayDays);
    tables.referralChannel = indexOf(channels, referral.channel, "channel");
    tables.referredValue = referral.valueMultiplier;
    tables.referredChurn = referral.churnMultiplier;
    tables.rewardCents = cents(referral.reward);
  }
}

function compileContent(scenario: Scenario, tables: Tables): void {
  const content = scenario.content;
  if (!content) return;
  tables.hasContent = true;
  tables.contentTeam = indexOf(Object.keys(scenario.teams), content.team, "team");
  tables.hoursPerEbook = content.hoursPerEbook;
  tables.hoursPerPost = content.hoursPerPost;
  tables.hoursPerSocial = content.hoursPerSocial;
  tables.postsPerEbook = Math.round(content.postsPerEbook);
  tables.socialPerPost = Math.round(content.socialPerPost);
  tables.ebookVisits = content.ebookVisitsPerDay;
  tables.postVisits = content.postVisitsPerDay;
  tables.socialVisits = content.socialVisitsPerDay;
  tables.dailyDecay = exp2(-1 / content.halfLifeDays);
  tables.socialDecay = exp2(-1 / content.socialHalfLifeDays);
  tables.compoundingShare = content.compoundingShare;
  tables.compoundingPeak = content.compoundingPeakMultiple;
  tables.compoundingRise = Math.max(1, Math.round(content.compoundingRiseDays));
  tables.compoundingUntil = Math.max(tables.compoundingRise, Math.round(content.compoundingPlateauUntilDay));
}

function compileMoney(scenario: Scenario, tables: Tables): void {
  const money = scenario.money;
  tables.initialCents = cents(money.initialCash);
  tables.grossMargin = money.grossMargin;
  tables.commission = money.commission;
  tables.fixedPerMonthCents = cents(money.fixedPerMonth);
  tables.paymentDelayTicks = Math.round(money.paymentDelayDays * TICKS_PER_DAY);
}

/** Draws are addressed by hashes of ids; two ids with one hash would share their luck. */
function checkHashes(scenario: Scenario): void {
  const seen = new Map<number, string>();
  const names = [...Object.keys(scenario.stages), ...Object.keys(scenario.channels).map((id) => `channel ${id}`)];
  for (const name of names) {
    const twin = seen.get(hashOf(name));
    if (twin !== undefined) throw new Error(`ids with equal hash: ${twin} and ${name}; rename one of them`);
    seen.set(hashOf(name), name);
  }
}

function stageAt(scenario: Scenario, id: string): Stage {
  const stage = scenario.stages[id];
  if (!stage) indexOf(Object.keys(scenario.stages), id, "stage");
  return stage;
}

function indexOf(ids: string[], id: string, noun: string): number {
  const at = ids.indexOf(id);
  if (at < 0) throw new Error(`unknown ${noun}: ${id}; expected ${ids.join(", ")}`);
  return at;
}

function cents(amount: number): number {
  return Math.round(amount * 100);
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
