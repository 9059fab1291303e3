/**
 * What every engine is asked to simulate, and what a right answer is. Peers read the same numbers as the scenario documents
 * below are made of, so none of them can simulate something else by a slip.
 */
import { readFileSync } from "node:fs";

/** HG-1: the hourglass as a workload, with means of a prototype to check an answer by. */
export const hg1 = JSON.parse(readFileSync(new URL("hg1.json", import.meta.url), "utf8"));

/** Parameters of the published cases `mm1-0.8`, `funnel-6` and `tandem-3xmm3`; time in units of a mean service, of the funnel in days. */
export const theory = {
  mm1: { lambda: 0.8, servers: 1, stations: 1 },
  tandem: { lambda: 2.4, servers: 3, stations: 3 },
  funnel: { perDay: 100, pass: [0.6, 0.5, 0.5, 0.4, 0.5, 0.7], meanDays: [1, 3, 7, 14, 30, 60] },
};

const DAYS_PER_MONTH = 365 / 12;
const MINUTES_PER_DAY = 1440;
/** 90th percentile of the standard normal. */
const Z90 = 1.2815515655446004;
const always = { hourWeights: Array(24).fill(1), dayWeights: Array(7).fill(1) };
const dayAndNight = { productiveFraction: 1, daysPerWeek: 7, hoursPerDay: 24, startHour: 0, discipline: "fifo", annualCost: 0 };

/** Means that a run of so many people or replications said, against what is right. */
const close = (name, value, exact, tolerance) => (Math.abs(value - exact) <= tolerance ? [] : [`${name} ${Number(value).toPrecision(5)}, not ${exact.toPrecision(5)} ± ${tolerance.toPrecision(2)}`]);

/** Standard errors an answer may be off: chance alone exceeds it once in 16,000 figures. */
const ERRORS = 4;

/** Months in which the queues' customers come: the theory's unit of time is as long as that makes it. */
const QUEUE_MONTHS = 120;

/** Stations in a row: so many customers in a year. */
export function queueDocument({ lambda, servers, stations }, customers) {
  const unit = (QUEUE_MONTHS * DAYS_PER_MONTH * lambda) / customers;
  const ids = Array.from({ length: stations }, (_, at) => `s${at}`);
  return {
    run: { horizonMonths: QUEUE_MONTHS },
    activity: always,
    market: { unlimited: true },
    stages: {
      ...Object.fromEntries(ids.map((id, at) => [id, {
        bulb: "left", order: at, exits: { [ids[at + 1] ?? "served"]: { probability: 1 } }, otherwise: "served",
        work: { team: `t${at}`, minutes: { kind: "exponential", mean: unit * MINUTES_PER_DAY }, attempts: { kind: "fixed", value: 1 } },
      }])),
      served: { bulb: "exit", order: 90 },
    },
    teams: Object.fromEntries(ids.map((_, at) => [`t${at}`, { ...dayAndNight, headcount: servers }])),
    channels: { door: organic(customers / QUEUE_MONTHS, "s0") },
  };
}

function organic(visitsPerMonth, entryStage) {
  return { kind: "organic", entryStage, visitsPerMonth, growthPerMonth: 0, identifyProbability: 1, arrivals: "poisson" };
}

/** Everybody arrives within the first days and has been decided by the horizon, but for one in a million. */
export function funnelDocument({ perDay, pass, meanDays }, visitors) {
  const arriving = visitors / perDay;
  const ids = meanDays.map((_, at) => `f${at}`);
  return {
    run: { horizonMonths: Math.ceil((arriving + 20 * Math.max(...meanDays)) / DAYS_PER_MONTH) },
    activity: always,
    market: { unlimited: true },
    stages: {
      ...Object.fromEntries(ids.map((id, at) => [id, {
        bulb: "left", order: at, dwellDays: { kind: "exponential", mean: meanDays[at] }, exits: { [ids[at + 1] ?? "won"]: { probability: pass[at] } }, otherwise: "lost",
      }])),
      won: { bulb: "exit", order: 90 },
      lost: { bulb: "exit", order: 91 },
    },
    channels: { door: organic(perDay * DAYS_PER_MONTH, "f0") },
    events: { closing: { day: arriving, path: "channels.door.visitsPerMonth", change: "set", value: 0 } },
  };
}

/** Lognormal by its mean and the standard deviation of its logarithm. */
function lognormal(mean, sigma) {
  const median = mean * Math.exp((-sigma * sigma) / 2);
  return { kind: "lognormal", median, p90: median * Math.exp(Z90 * sigma) };
}

function dwellLaw(stage, pair) {
  const mean = stage.meanDays[pair];
  return stage.dwell === "gamma" ? { kind: "gamma", mean, shape: stage.shape } : lognormal(mean, stage.sigma);
}

/**
 * HG-1 in the words of a scenario. What the schema has no word for is said by two stages instead of one: whoever has bought
 * again stands in a twin of the stage, whose purchase is paid on entry; and inbound and outbound begin as customers in an
 * onboarding of their own, because the first purchase differs. `volume` multiplies arrivals and servers.
 */
export function hg1Document(volume = 1, horizonMonths = Math.round(hg1.horizonDays / DAYS_PER_MONTH)) {
  const byId = Object.fromEntries(hg1.stages.map((stage) => [stage.id, stage]));
  const order = Object.fromEntries(hg1.stages.map(({ id }, at) => [id, at + 1]));
  const [inbound, outbound] = [0, 1];
  const stages = {};
  const bulbs = { qualified: "neck", accountExecutive: "neck", proposal: "neck", conversion: "neck" };
  const next = (id) => hg1.stages[hg1.stages.findIndex((stage) => stage.id === id) + 1].id;
  const way = (probability) => ({ probability: probability[inbound], probabilityByChannel: { outbound: probability[outbound] } });
  for (const stage of hg1.stages.slice(0, 7)) {
    const exits = stage.id === "conversion"
      ? { onboarding: { probability: stage.advance[inbound], probabilityByChannel: { outbound: 0 } }, onboardingOutbound: { probability: 0, probabilityByChannel: { outbound: stage.advance[outbound] } } }
      : { [next(stage.id)]: way(stage.advance), [stage.recycleTo]: way(stage.recycle) };
    stages[stage.id] = { bulb: bulbs[stage.id] ?? "left", order: order[stage.id], exits, otherwise: "left" };
    if (stage.service) {
      stages[stage.id].work = { team: stage.id, minutes: { kind: "exponential", mean: stage.meanDays * MINUTES_PER_DAY }, attempts: { kind: "fixed", value: 1 } };
      // Its mean, at entry: teams of the product are paid by the day, not by the service.
      stages[stage.id].entryCost = Math.round(stage.costPerServiceDay * stage.meanDays * 100) / 100;
    } else {
      stages[stage.id].dwellDays = dwellLaw(stage, inbound);
      stages[stage.id].dwellDaysByChannel = { outbound: dwellLaw(stage, outbound) };
    }
  }
  const { purchase } = byId.conversion;
  for (const pair of [inbound, outbound]) {
    const id = pair === inbound ? "onboarding" : "onboardingOutbound";
    stages[id] = {
      bulb: "right", order: order.onboarding + pair / 2, dwellDays: dwellLaw(byId.onboarding, pair), purchase: lognormal(purchase.mean[pair], purchase.sigma),
      exits: { active: { probability: byId.onboarding.advance[pair] } }, otherwise: "left",
    };
  }
  for (const { id, hazardsPerDay, purchaseMultiplier } of hg1.stages.slice(8)) {
    const { churn, upgrade, purchase: again } = hazardsPerDay;
    const all = churn + upgrade + again;
    const exits = { [`${id}Again`]: { probability: again / all }, ...(upgrade > 0 ? { [next(id)]: { probability: upgrade / all } } : {}) };
    const stage = { bulb: "right", order: order[id], dwellDays: { kind: "exponential", mean: 1 / all }, exits, otherwise: "left" };
    stages[id] = stage;
    stages[`${id}Again`] = { ...stage, order: order[id] + 0.5, purchase: lognormal(hg1.repeatPurchase.mean * purchaseMultiplier, hg1.repeatPurchase.sigma) };
  }
  stages.left = { bulb: "exit", order: 90 };
  const paid = (perDay, cost, side) => ({
    kind: "paid", side, entryStage: "visitor", spendPerMonth: volume * perDay * cost * DAYS_PER_MONTH, costPerVisit: cost, saturationSpend: 1e9, identifyProbability: 1,
  });
  return {
    run: { horizonMonths },
    activity: always,
    market: { unlimited: true },
    stages,
    teams: Object.fromEntries([byId.marketResponse, byId.accountExecutive].map(({ id, servers }) => [id, { ...dayAndNight, headcount: Math.max(1, servers * volume) }])),
    channels: {
      inbound: paid(hg1.arrivalsPerDay.inbound, hg1.costs.perArrival[inbound], "inbound"),
      outbound: paid(hg1.arrivalsPerDay.outbound, hg1.costs.perArrival[outbound], "outbound"),
      referral: { kind: "referral", side: "referral", entryStage: "visitor" },
    },
    value: { initialMrr: { kind: "fixed", value: 0 } },
    retention: { monthlyChurn: 0 },
    referral: {
      fromStage: "advocate", invitesPerMonth: byId.advocate.hazardsPerDay.invite * DAYS_PER_MONTH, conversionToEntry: 1,
      delayDays: { kind: "fixed", value: 0 }, channel: "referral", valueMultiplier: 1, churnMultiplier: 1,
    },
  };
}

/** Standard deviations from one replication of HG-1 to the next, measured over 200 of the C++ heap. */
const HG1_SPREADS = { eventsPerReplication: 4540, marketResponseServices: 430, accountExecutiveServices: 115, conversions: 40, repeatPurchases: 355, referredVisitors: 1285 };
/** The prototype's means are rounded, and invitations of the product run to the end of the contract's month. */
const HG1_ROUNDING = 0.01;

/** n × variance of the mean stay of n customers: of M/M/1 by the case, of the tandem measured over 400 runs of 200,000. */
const MM1_VARIANCE = 1976;
const TANDEM_VARIANCE = 1083;

/**
 * Each workload: what it costs is told by (a replication, or an event where engines take different numbers of people), and
 * what a run of so many replications or people got wrong, in words. Sims are compared with the reference instead.
 */
export const workloads = {
  "hg1": {
    title: "HG-1: two years of an hourglass, 290,000 events", per: "replication",
    wrong({ size, answer }) {
      return Object.entries(HG1_SPREADS).flatMap(([name, spread]) => {
        const exact = hg1.checks[name];
        return close(name, answer[name], exact, (ERRORS * spread) / Math.sqrt(size) + HG1_ROUNDING * exact);
      });
    },
  },
  "mm1-0.8": {
    title: "M/M/1 at load 0.8, 1,000,000 customers", per: "event",
    wrong: ({ size, answer }) => close("mean stay", answer.stay, 5, ERRORS * Math.sqrt(MM1_VARIANCE / size)),
  },
  "funnel-6": {
    title: "six-stage funnel, 200,000 visitors", per: "event",
    wrong({ size, answer }) {
      const { pass, meanDays } = theory.funnel;
      const conversion = pass.reduce((product, chance) => product * chance, 1);
      const reach = meanDays.map((_, at) => pass.slice(0, at).reduce((product, chance) => product * chance, 1));
      const variance = meanDays.reduce((sum, days, at) => sum + days ** 2 / reach[at], 0);
      const total = meanDays.reduce((sum, days) => sum + days, 0);
      return [
        ...close("conversion", answer.conversion, conversion, ERRORS * Math.sqrt((conversion * (1 - conversion)) / size)),
        ...(answer.days === undefined ? [] : close("sum of mean stays", answer.days, total, ERRORS * Math.sqrt(variance / size))),
      ];
    },
  },
  "tandem-3xmm3": {
    title: "three stations of three servers, 200,000 customers", per: "event",
    wrong: ({ size, answer }) => close("mean stay", answer.stay, 6.23595505617978, ERRORS * Math.sqrt(TANDEM_VARIANCE / size)),
  },
};

/** What the project aims at: so many times as fast as a peer. */
export const aims = [
  { workload: "hg1", against: "naive", times: 25 },
  { workload: "hg1", against: "cpp", times: 2 },
  ...["mm1-0.8", "funnel-6", "tandem-3xmm3"].flatMap((workload) => [
    { workload, against: "cpp", times: 1 },
    { workload, against: "simpy", times: 100 },
    { workload, against: "simjs", times: 10 },
  ]),
  { workload: "sim:", against: "reference", times: 15 },
];
