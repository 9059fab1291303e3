/** Pietilä's hourglass with an outbound channel, small enough to stand here; and one of its futures from the real engine. */
import { compile, film, type EventLog } from "../../src/model/index.ts";
import { toScenario, type Scenario } from "../../src/scenario/index.ts";

const lognormal = (median: number, p90: number): object => ({ kind: "lognormal", median, p90 });
const way = (probability: number, more: object = {}): object => ({ probability, ...more });

const spec = {
  id: "hourglass",
  title: "The hourglass",
  run: { horizonMonths: 36, warmupMonths: 0, replications: 200, seed: "sand" },
  market: { unlimited: false, accounts: 60_000, initialCustomers: 0 },
  cooling: { graceHours: 0, halfLifeHours: 6, floor: 0.25 },
  stages: {
    suspect: { label: "In nurture", bulb: "left", order: 1, nurture: true, dwellDays: lognormal(75, 200), exits: { inquiry: way(0.35) }, otherwise: "disqualified" },
    inquiry: { label: "Inquiry", bulb: "left", order: 2, dwellDays: lognormal(10, 40), exits: { lead: way(0.45) }, otherwise: "disqualified" },
    lead: {
      label: "Lead", bulb: "left", order: 3, handRaise: true, dwellDays: lognormal(5, 20),
      work: { team: "insideSales", kind: "qualify", minutes: { kind: "exponential", mean: 12 }, attempts: { kind: "fixed", value: 2 }, priority: 0, firstTouch: true },
      exits: { opportunity: way(0.45, { success: true }) }, otherwise: "disqualified",
    },
    opportunity: {
      label: "Opportunity", bulb: "neck", order: 4, dwellDays: lognormal(18, 60),
      work: { team: "insideSales", kind: "deal", minutes: lognormal(60, 120), attempts: { kind: "fixed", value: 1 }, priority: 1 },
      exits: { newbie: way(0.28, { success: true }), closedOther: way(0.2) }, otherwise: "closedLost",
    },
    newbie: {
      label: "Newbie", bulb: "right", order: 5, dwellDays: lognormal(30, 60),
      work: { team: "customerSuccess", kind: "onboard", minutes: lognormal(120, 240), attempts: { kind: "fixed", value: 1 }, priority: 1 },
      exits: {}, otherwise: "active",
    },
    active: { label: "Active", bulb: "right", order: 6, dwellDays: lognormal(30, 60), exits: {}, otherwise: "loyal" },
    loyal: { label: "Loyal", bulb: "right", order: 7, dwellDays: lognormal(120, 240), exits: {}, otherwise: "advocate" },
    advocate: { label: "Advocate", bulb: "right", order: 8, dwellDays: { kind: "fixed", value: 1 }, exits: {}, otherwise: null },
    disqualified: { label: "Disqualified", bulb: "exit", order: 9, dwellDays: { kind: "fixed", value: 0 }, exits: {}, otherwise: null, returnDays: { kind: "fixed", value: 365 } },
    closedLost: { label: "Closed lost", bulb: "exit", order: 10, dwellDays: { kind: "fixed", value: 0 }, exits: {}, otherwise: null },
    closedOther: { label: "Closed other", bulb: "exit", order: 11, dwellDays: { kind: "fixed", value: 0 }, exits: {}, otherwise: null, recycle: { afterDays: lognormal(150, 300), probability: 0.5, to: "suspect" } },
  },
  channels: {
    organic: { label: "Organic", kind: "organic", side: "inbound", entryStage: "suspect", visitsPerMonth: 1500, growthPerMonth: 0.02, identifyProbability: 0.023 },
    content: { label: "Content", kind: "content", side: "inbound", entryStage: "suspect", identifyProbability: 0.023 },
    outbound: { label: "Outbound", kind: "outbound", side: "outbound", demand: "push", firstTouchBy: "seller", entryStage: "suspect", team: "salesDevelopment", minutesPerProspect: { kind: "exponential", mean: 120 }, maturityStart: 0.3, maturityDays: 270 },
    referral: { label: "Referral", kind: "referral", side: "referral", entryStage: "inquiry" },
  },
  teams: {
    contentFactory: { label: "Content factory", headcount: 2, productiveFraction: 0.6 },
    salesDevelopment: { label: "Sales development", headcount: 1, productiveFraction: 0.6, annualCost: 80_000 },
    insideSales: { label: "Inside sales", headcount: 1, hires: { second: { day: 420, count: 1 } }, rampDays: 97 },
    customerSuccess: { label: "Customer success", headcount: 1, hires: { second: { day: 540, count: 1 } }, annualCost: 65_000, productiveFraction: 0.5 },
  },
  content: {
    team: "contentFactory", hoursPerEbook: 40, hoursPerPost: 4, hoursPerSocial: 0.25, postsPerEbook: 8, socialPerPost: 5,
    ebookVisitsPerDay: 10, postVisitsPerDay: 8, socialVisitsPerDay: 2, halfLifeDays: 90, socialHalfLifeDays: 2, compoundingShare: 0.1,
  },
  value: { initialMrr: lognormal(140, 600), expansionStep: 0.2 },
  retention: { monthlyChurn: 0.02 },
  referral: { fromStage: "loyal", invitesPerMonth: 1, strength: 1, activeDays: 720, conversionToEntry: 0.3, delayDays: lognormal(7, 14), channel: "referral", valueMultiplier: 1.16, churnMultiplier: 0.82 },
};

/** The scenario with some of its parts replaced. */
export function exampleScenario(change: object = {}): Scenario {
  const { scenario, issues } = toScenario({ ...spec, ...change });
  if (issues.length > 0) throw new Error(`example does not hold: ${JSON.stringify(issues)}`);
  return scenario;
}

export function exampleFilm(scenario: Scenario, replication = 0): EventLog {
  return film(compile(scenario), Uint32Array.of(1729, 4242), replication);
}
