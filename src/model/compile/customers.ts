/** What customers pay, how long they stay, who calls them, whom they bring. */
import { TICKS_PER_DAY, TICKS_PER_HOUR } from "../../kernel/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import { addLaw, addMaybe } from "../law.ts";
import type { Tables } from "../tables.ts";
import { cents, indexOf, stageAt } from "./lookup.ts";

export function compileCustomers(scenario: Scenario, tables: Tables): void {
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
