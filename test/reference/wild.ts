/**
 * Random scenarios with what those of test/model/random.ts leave out: customers whose journey leads out, steps that take no time,
 * instants that fall together, events on more fields, no churn, everything at once. The same number gives the same scenario for
 * ever. What does not fit together is mended as in any document.
 */
import seedrandom from "seedrandom";
import { toScenario, type Scenario } from "hourglass";
import { randomScenario } from "../model/random.ts";

/** A scenario on its way: nothing here is checked before it is whole. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Draft = any;

export function wildScenario(seed: number): Scenario {
  const roll = seedrandom(`wild ${seed}`);
  const dice: Dice = {
    chance: (probability) => roll() < probability,
    between: (low, high) => Number((low + (high - low) * roll()).toPrecision(3)),
    whole: (low, high) => low + Math.floor(roll() * (high - low + 1)),
    pick: (items) => items[Math.floor(roll() * items.length)],
  };
  const draft: Draft = structuredClone(randomScenario(seed));
  stages(dice, draft);
  customers(dice, draft);
  events(dice, draft);
  spread(dice, draft);
  return toScenario(draft).scenario;
}

interface Dice {
  chance: (probability: number) => boolean;
  between: (low: number, high: number) => number;
  whole: (low: number, high: number) => number;
  pick: <Item>(items: readonly Item[]) => Item;
}

function idsOf(draft: Draft, bulb: string): string[] {
  return Object.keys(draft.stages).filter((id) => draft.stages[id].bulb === bulb);
}

function stages({ chance, between, pick }: Dice, draft: Draft): void {
  const right = idsOf(draft, "right");
  const exits = idsOf(draft, "exit");
  const left = idsOf(draft, "left");
  for (const id of right) {
    const stage = draft.stages[id];
    if (chance(0.2)) stage.exits[pick(exits)] ??= { probability: between(0.02, 0.1), dwellDays: { kind: "fixed", value: between(0, 20) } };
    if (chance(0.15)) stage.otherwise = pick(exits);
    if (chance(0.2)) stage.free = true;
    if (chance(0.2)) stage.dwellDays = { kind: "fixed", value: pick([0, 1, 10, 365 / 12]) };
    if (chance(0.2)) stage.entryCost = between(1, 9);
    if (chance(0.2)) stage.handRaise = true;
    if (chance(0.3)) stage.work ??= { team: "caretakers", minutes: { kind: "exponential", mean: between(5, 90) } };
    if (chance(0.2)) stage.overdue = { days: between(1, 60), to: pick(exits) };
    if (chance(0.1)) stage.ownerTeam = "sellers";
  }
  for (const id of [...left, "neck"]) {
    const stage = draft.stages[id];
    if (chance(0.5)) stage.forecast = true;
    if (chance(0.1)) stage.dwellDays = { kind: "fixed", value: 0 };
    if (chance(0.1)) stage.dwellDays = { kind: "empirical", values: [0, 1, 5, 20], weights: [1, 2, 3, 1] };
    if (chance(0.1)) stage.exits[pick(right)] ??= { probability: 0.05 };
    if (chance(0.1) && stage.score) stage.score.threshold = 0;
    if (chance(0.2) && id !== "neck") stage.nurture = true;
    if (chance(0.2)) for (const exit of Object.values<Draft>(stage.exits)) exit.probabilityByChannel = { door: between(0, 0.3) };
  }
  for (const id of exits) if (chance(0.2)) draft.stages[id].recycle ??= { afterDays: { kind: "fixed", value: pick([0, 5]) }, probability: 0.5, to: pick(left), odds: 0.5 };
  if (chance(0.2)) draft.nurture = { medianDays: between(5, 50) };
}

function customers({ chance, between, whole, pick }: Dice, draft: Draft): void {
  const { market, retention, value, referral } = draft;
  const right = idsOf(draft, "right");
  if (chance(0.3)) market.initialCustomers = whole(1, 60);
  if (chance(0.5)) market.initialStage = pick(right);
  if (chance(0.3)) retention.monthlyChurn = 0;
  if (chance(0.3)) retention.loyalFrom = pick(right);
  if (chance(0.4)) draft.accountManagement ??= { policy: pick(["scheduled", "hybrid", "intentTriggered"]), team: "caretakers", intervalDays: whole(1, 40), reactionHours: between(0, 400), freeContactsPer90Days: whole(0, 3) };
  if (chance(0.4) && draft.accountManagement) draft.accountManagement.needsPerYear = between(0, 100);
  if (chance(0.3)) draft.support ??= { team: pick(["caretakers", "sellers"]), ticketsPerMonth: between(0, 5) };
  if (chance(0.3)) draft.loyalty ??= { topShare: between(0, 1), reward: between(0, 0.1), surprise: pick([1, 1.3, 2]), churnMultiplier: between(0, 2) };
  if (chance(0.4)) draft.forecast ??= { quarterMonths: whole(1, 12) };
  if (chance(0.15)) value.orders ??= { perMonth: { kind: "gamma", mean: between(0.2, 4), shape: between(0.3, 3) }, dropoutAlpha: 1, dropoutBeta: between(1, 9), amount: { kind: "fixed", value: 20 } };
  if (chance(0.3)) value.expansionStep = pick([0, 0.5, 1]);
  if (chance(0.3)) value.contractionPerYear = between(0, 6);
  if (chance(0.3)) value.initialMrrByChannel = { door: { kind: "fixed", value: pick([0, 0.01, 100]) } };
  if (chance(0.3)) value.billing = "annualUpfront";
  if (chance(0.2)) draft.money.paymentDelayDays = between(0, 200);
  if (referral && chance(0.5)) Object.assign(referral, { strength: between(0, 3), activeDays: pick([0, 20, 100]), valueMultiplier: between(0.5, 2), churnMultiplier: between(0, 2), delayDays: { kind: "fixed", value: pick([0, 3]) } });
}

function events({ chance, between, whole, pick }: Dice, draft: Draft): void {
  const paths: [path: string, value: number][] = [
    ["retention.monthlyChurn", 0.1], ["value.priceLevel", 2], ["money.fixedPerMonth", 3000], ["referral.invitesPerMonth", 1], ["referral.conversionToEntry", 0.4], ["channels.allies.entriesPerMonth", 20],
    ["channels.fair.entries", 10], ["channels.ads.spendPerMonth", 2000], ["acquisition.budgetPerMonth", 40_000], ["teams.caretakers.headcount", 2],
  ];
  const there = paths.filter(([path]) => (draft.referral || !path.startsWith("referral")) && (!path.startsWith("channels") || draft.channels[path.split(".")[1]]));
  for (let index = 0; index < whole(0, 4); index++) {
    const [path, value] = pick(there);
    const day = whole(0, 200);
    const change = pick(["set", "multiply"]);
    draft.events[`wild${index}`] = { path, day, change, value: change === "set" ? value : between(0, 3), halfLifeDays: chance(0.3) ? whole(5, 90) : null, untilDay: chance(0.3) ? day + whole(1, 100) : null };
  }
  if (chance(0.8)) return;
  draft.teams.sellers.funding = pick(["inbound", "outbound"]);
  draft.acquisition = { ...draft.acquisition, budgetPerMonth: whole(5000, 60_000), inboundShare: between(0, 1) };
  if (draft.channels.ads) draft.channels.ads.funding = "inbound";
}

/** Customers of whom each has a churn of its own, by channel and after a term too. */
function spread({ chance, between, whole, pick }: Dice, { retention, market }: Draft): void {
  if (chance(0.75)) return;
  retention.spread = { alpha: between(0.2, 2), beta: between(1, 20) };
  retention.churnByChannel = { door: between(0, 0.5) };
  retention.termMonths = pick([1, 2, 3]);
  retention.renewalChurn = null;
  market.initialCustomers = whole(20, 60);
}
