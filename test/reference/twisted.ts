/**
 * Random scenarios with what the plain ones never have: stages that take no time, whole
 * crowds at one instant, money shared by the mix, numbers at the ends of their ranges. The same number gives the same
 * scenario for ever; what does not fit together is mended as in any document.
 */
import seedrandom from "seedrandom";
import { toScenario, type Law, type Scenario } from "hourglass";
import { randomScenario } from "../model/random.ts";

export function twistedScenario(seed: number): Scenario {
  const roll = seedrandom(`twist ${seed}`);
  const chance = (probability: number): boolean => roll() < probability;
  const between = (low: number, high: number): number => Number((low + (high - low) * roll()).toPrecision(3));
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(roll() * items.length)];
  const law = (): Law => (chance(0.5) ? { kind: "fixed", value: pick([0, 0, 1, 30]) } : { kind: "empirical", values: [0, between(1, 5), 20], weights: [between(0, 2), 1, 0.5] });
  const spec = structuredClone(randomScenario(seed));
  const stages = Object.entries(spec.stages);
  const right = stages.filter(([, { bulb }]) => bulb === "right").map(([id]) => id);
  const { teams, channels, activity } = spec;
  for (const [, stage] of stages) {
    if (chance(0.2)) stage.dwellDays = law();
    for (const exit of Object.values(stage.exits)) {
      if (chance(0.15)) exit.dwellDays = law();
      if (chance(0.15)) exit.probabilityByChannel = { door: between(0, 0.3) };
      if (chance(0.05)) exit.probability = 0;
    }
    if (stage.work) {
      if (chance(0.15)) stage.work.minutes = { kind: "fixed", value: pick([0, 0, 60]) };
      if (chance(0.1)) stage.work.patienceHours = { kind: "fixed", value: pick([0, 8, 24]) };
      if (chance(0.1)) stage.work.kind = pick(["calls", "tickets", "travel", "prospecting"]);
    }
    if (stage.score && chance(0.3)) stage.score.threshold = 0;
    if (stage.recycle && chance(0.2)) stage.recycle.afterDays = law();
    if (stage.returnDays && chance(0.3)) stage.returnDays = { kind: "fixed", value: pick([0, 1, 30]) };
    if (stage.overdue && chance(0.3)) stage.overdue.days = 0;
    if (stage.places !== null && chance(0.3)) stage.places = 1;
    if (chance(0.05)) stage.nurture = true;
  }
  // Out of stages in which they have just arrived, and at the very anniversary.
  if (chance(0.2) && spec.stages.lost) spec.stages[pick(right)].exits.lost = { probability: 0.1, probabilityByChannel: {}, dwellDays: { kind: "fixed", value: pick([0, 365 / 12, 365 / 6]) }, success: false, fitOnly: false };
  for (const team of Object.values(teams)) {
    if (chance(0.15)) team.funding = pick(["inbound", "outbound"]);
    if (chance(0.1)) team.headcount = pick([0, 0.01, 0.5, 12]);
    if (chance(0.1)) team.lineLimit = 0;
    if (chance(0.1)) team.hoursPerDay = 0.25;
    if (chance(0.1)) team.startHour = 24 - team.hoursPerDay;
    if (chance(0.1)) team.attritionPerYear = 10;
    if (chance(0.1)) team.replacementDays = 0.5;
  }
  for (const channel of Object.values(channels)) {
    if (channel.kind === "batch" && chance(0.5)) channel.everyDays = 1;
    if (channel.kind === "paid" && chance(0.5)) channel.funding = pick(["inbound", "outbound"]);
    if (channel.kind === "organic" && chance(0.2)) channel.visitsPerMonth = 0;
  }
  spec.acquisition = { budgetPerMonth: between(0, 60_000), inboundShare: between(0, 1) };
  if (chance(0.3)) spec.nurture.medianDays = between(0, 60);
  if (chance(0.15)) activity.hourWeights = activity.hourWeights.map((_, hour) => (hour === 9 ? 1 : 0));
  if (chance(0.15)) activity.dayWeights = [1, 0, 0, 0, 0, 0, 0];
  if (chance(0.1)) activity.holidayWeight = 0;
  if (chance(0.2)) spec.market.accounts = spec.stages.left0.openToday + 150;
  if (chance(0.3)) spec.market.initialCustomers = 60;
  if (chance(0.2)) spec.retention.monthlyChurn = pick([0, 1]);
  if (chance(0.2)) spec.retention.winbackDays = { kind: "fixed", value: pick([0, 1]) };
  if (chance(0.2)) spec.money.paymentDelayDays = pick([0, 365]);
  if (chance(0.2)) spec.run.horizonMonths = pick([3, 25]);
  if (spec.referral && chance(0.3)) spec.referral.delayDays = { kind: "fixed", value: 0 };
  if (spec.referral && chance(0.2)) spec.referral.activeDays = 1;
  if (spec.accountManagement && chance(0.3)) spec.accountManagement.reactionHours = 0;
  if (spec.accountManagement && chance(0.2)) spec.accountManagement.callMinutes = { kind: "fixed", value: 0 };
  const moved: [path: string, value: number][] = [["acquisition.budgetPerMonth", 0.5], ["channels.door.visitsPerMonth", 0], ["teams.diggers.headcount", 1.7], ["referral.invitesPerMonth", 3], ["referral.conversionToEntry", 0.5], ["retention.monthlyChurn", 0.3]];
  for (const [path, value] of moved) {
    if (!chance(0.15) || (path.startsWith("referral") && !spec.referral)) continue;
    spec.events[`twist ${path}`.replaceAll(/[. ]/g, "")] = { label: "", path, day: Math.floor(roll() * 200), change: pick(["set", "multiply"]), value, untilDay: chance(0.3) ? 250 : null, halfLifeDays: chance(0.3) ? 20 : null };
  }
  return toScenario(JSON.parse(JSON.stringify(spec))).scenario;
}
