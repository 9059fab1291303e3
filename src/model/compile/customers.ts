/** What customers pay, how long they stay, who calls and answers them, whom they bring. */
import { TICKS_PER_DAY, TICKS_PER_HOUR } from "../../kernel/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import { addLaw, addMaybe } from "../law.ts";
import type { Tables } from "../tables.ts";
import { datedBy, isDated } from "./dated.ts";
import { cents, indexOf, stageAt } from "./lookup.ts";

export function compileCustomers(scenario: Scenario, tables: Tables): void {
  compileValue(scenario, tables);
  compileOrders(scenario, tables);
  compileRetention(scenario, tables);
  compileLoyalty(scenario, tables);
  compileAccount(scenario, tables);
  compileSupport(scenario, tables);
  compileReferral(scenario, tables);
}

function compileValue(scenario: Scenario, tables: Tables): void {
  const { value, market } = scenario;
  const usual = addLaw(tables.laws, value.initialMrr);
  const own = Object.keys(scenario.channels).map((id) => (value.initialMrrByChannel[id] ? addLaw(tables.laws, value.initialMrrByChannel[id]) : usual));
  tables.mrrOfChannel = Int32Array.from([usual, ...own]);
  tables.expansionStep = value.expansionStep;
  tables.contractionChance = value.contractionPerYear / 12;
  tables.billsYearly = value.billing === "annualUpfront" ? 1 : 0;
  tables.priceMoves = value.priceLevel !== 1 || isDated(scenario, "value.priceLevel") ? 1 : 0;
  tables.priceLevel = byDay(scenario, tables, "value.priceLevel", value.priceLevel, Infinity);
  tables.isFree = Int32Array.from(Object.values(scenario.stages), (stage) => (stage.free && stage.bulb === "right" ? 1 : 0));
  tables.initialTenure = Math.round(market.initialTenureMonths);
}

function compileOrders({ value: { orders } }: Scenario, tables: Tables): void {
  if (!orders) return;
  tables.orderRateLaw = addLaw(tables.laws, orders.perMonth);
  tables.orderGapLaw = tables.laws.addExponential(1);
  tables.orderAmountLaw = addLaw(tables.laws, orders.amount);
  tables.dropoutAlpha = addShape(tables, orders.dropoutAlpha);
  tables.dropoutBeta = addShape(tables, orders.dropoutBeta);
}

function compileRetention(scenario: Scenario, tables: Tables): void {
  const { retention } = scenario;
  const common = retention.monthlyChurn;
  const own = Object.keys(scenario.channels).map((id) => retention.churnByChannel[id] ?? common);
  tables.churnOfChannel = Float64Array.from([common, ...own]);
  tables.churnRatioOfChannel = tables.churnOfChannel.map((churn) => (common > 0 ? churn / common : 1));
  const path = "retention.monthlyChurn";
  tables.churnMoves = isDated(scenario, path) ? 1 : 0;
  const churn = byDay(scenario, tables, path, common, 1);
  // What events make of the common churn they make of each one's own; out of none they make the same for all.
  tables.churnFactor = churn.map((now) => (common > 0 ? now / common : 1));
  tables.churnAdded = churn.map((now) => (common > 0 ? 0 : now));
  if (retention.loyalFrom !== null) {
    tables.loyalOrder = stageAt(scenario, retention.loyalFrom).order;
    tables.loyalShock = retention.loyalShock;
  }
  tables.termMonths = Math.round(retention.termMonths);
  tables.renewalChurn = retention.renewalChurn ?? -1;
  tables.winbackLaw = addMaybe(tables.laws, retention.winbackDays);
  const { spread } = retention;
  if (!spread) return;
  tables.ownChurnAlpha = addShape(tables, spread.alpha);
  tables.ownChurnBeta = addShape(tables, spread.beta);
  // Who has renewed n times has survived n whole terms.
  const survived = tables.initialTenure - (tables.initialTenure % tables.termMonths);
  tables.stayedChurnBeta = addShape(tables, spread.beta + survived);
}

function compileLoyalty({ loyalty }: Scenario, tables: Tables): void {
  if (!loyalty) return;
  tables.hasLoyalty = true;
  tables.topShare = loyalty.topShare;
  tables.loyaltyReward = loyalty.reward;
  tables.surprises = loyalty.surprise > 1;
  tables.loyaltyChurn = Math.max(0, 1 - (1 - loyalty.churnMultiplier) * loyalty.surprise);
}

function compileAccount({ accountManagement: account, teams }: Scenario, tables: Tables): void {
  if (!account) return;
  tables.callPolicy = { none: 0, scheduled: 1, intentTriggered: 2, hybrid: 3 }[account.policy];
  tables.hasNeeds = account.needsPerYear > 0 || tables.callPolicy > 0;
  if (tables.callPolicy > 0) tables.callTeam = indexOf(Object.keys(teams), account.team, "team");
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

function compileSupport({ support, teams }: Scenario, tables: Tables): void {
  if (!support) return;
  tables.ticketTeam = indexOf(Object.keys(teams), support.team, "team");
  tables.ticketsPerMonth = support.ticketsPerMonth;
  tables.ticketLaw = addLaw(tables.laws, support.minutes);
  tables.ticketPriority = support.priority;
}

function compileReferral(scenario: Scenario, tables: Tables): void {
  const { referral } = scenario;
  if (!referral) return;
  tables.oneShot = referral.mode === "oneShot" ? 1 : 0;
  tables.invitesPerCustomer = referral.invitesPerCustomer * referral.strength;
  const rate = byDay(scenario, tables, "referral.invitesPerMonth", referral.invitesPerMonth, Infinity);
  tables.invitesPerMonth = rate.map((perMonth) => perMonth * referral.strength);
  tables.refers = tables.oneShot === 1 ? tables.invitesPerCustomer > 0 : tables.invitesPerMonth.some((perMonth) => perMonth > 0);
  tables.referOrder = stageAt(scenario, referral.fromStage).order;
  tables.inviteTicks = Math.round(referral.activeDays * TICKS_PER_DAY);
  tables.inviteConversion = byDay(scenario, tables, "referral.conversionToEntry", referral.conversionToEntry, 1);
  tables.inviteDelay = addLaw(tables.laws, referral.delayDays);
  tables.referralChannel = indexOf(Object.keys(scenario.channels), referral.channel, "channel");
  tables.referredValue = referral.valueMultiplier;
  tables.referredChurn = referral.churnMultiplier;
  tables.rewardCents = cents(referral.reward);
}

/** A field on each day of the horizon, from 0 to `most`. */
function byDay(scenario: Scenario, tables: Tables, path: string, base: number, most: number): Float64Array {
  const dated = datedBy(scenario);
  return new Float64Array(tables.horizonDays).map((_, day) => Math.min(Math.max(dated(path, base, day), 0), most));
}

/** A gamma law of scale 1: two of them make a beta law. */
function addShape(tables: Tables, shape: number): number {
  const held = Math.min(shape, MOST_SHAPE);
  return tables.laws.addGamma(held, held);
}
/** The kernel's tables of gamma laws go so far. */
const MOST_SHAPE = 10_000;
