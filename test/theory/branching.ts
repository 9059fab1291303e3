/**
 * Customers who invite are a branching process: total progeny, extinction, growth by generations. Poisson offspring are the
 * invitations of one shot; a binomial number are those who ask while one is served, for a busy period is a family tree too
 * (Kendall 1951).
 */
import type { EventLog } from "hourglass";
import { EventKind } from "../../src/model/index.ts";
import { sound } from "./clinic.ts";
import { certain, numeric, textbook, type Experiment, type Family, type Run } from "./family.ts";
import { logGamma, type Said } from "./gate.ts";
import { clerks, mean, share, spread } from "./queues.ts";

/** Poisson of this mean, or binomial of n trials. */
interface Offspring { m: number; trials: number | null }

const REPLICATIONS = 24;
/** Progeny told apart by number. */
const TOLD = 8;

function offspringOf(given: Record<string, unknown>): Offspring {
  const [, trials, chance] = /Binomial\((\d+),([\d.]+)\)/.exec(String(given.offspring)) ?? [];
  return trials === undefined ? { m: numeric(given, "m"), trials: null } : { m: Number(trials) * Number(chance), trials: Number(trials) };
}

const variance = ({ m, trials }: Offspring) => (trials === null ? m : m * (1 - m / trials));

/** P(total = n) by Otter and Dwass: P(n people have n − 1 children in all) ÷ n. */
function totalIs({ m, trials }: Offspring, n: number): number {
  const children = n - 1;
  const log = trials === null
    ? -m * n + children * Math.log(m * n) - logGamma(children + 1)
    : logGamma(trials * n + 1) - logGamma(children + 1) - logGamma(trials * n - children + 1) + children * Math.log(m / trials) + (trials * n - children) * Math.log(1 - m / trials);
  return Math.exp(log) / n;
}

export const progeny: Family<Offspring> = {
  names: ["referral loop = Galton-Watson", "invites: "],
  spreads: /^varTotal$/,
  model: offspringOf,
  headline: "meanTotal",
  needed: "Poisson offspring: invitations in one shot, all taken up, trees by the parents in the events; many ancestors in a run. Binomial offspring: even arrivals, a chance to come in, fixed service of as many steps as trials, busy periods from the events (the product's own invitations are Poisson)",
  exact(model) {
    const { m, trials } = model;
    return {
      meanTotal: 1 / (1 - m), varTotal: variance(model) / (1 - m) ** 3,
      ...Object.fromEntries(Array.from({ length: TOLD }, (_, at) => [`P_total[${at}]`, totalIs(model, at + 1)])),
      ...(trials === null ? { elasticity: m / (1 - m) } : {}),
    };
  },
  readAs(model) {
    const { m } = model;
    return { elasticity: { exact: (1 / (1 - 1.05 * m) - 1 / (1 - 0.95 * m)) * (1 - m) / 0.1, words: "slope between m ± 5 %" } };
  },
  experiments(model, effort) {
    const { meanTotal } = progeny.exact(model);
    const read = (totals: number[]): Record<string, Said> => ({
      meanTotal: mean(totals), varTotal: spread(totals, meanTotal),
      ...Object.fromEntries(Array.from({ length: TOLD }, (_, at) => [`P_total[${at}]`, share(totals, (total) => total === at + 1)])),
    });
    if (model.trials !== null) return [busyPeriods(model, effort, read)];
    const trees = 600;
    const scenarios = [1, 0.95, 1.05].map((factor) => loop(model.m * factor, trees, 0.05));
    const replications = Math.round(REPLICATIONS * effort);
    return [
      { scenarios: scenarios.slice(0, 1), replications, read: ({ log }) => read(totalsOf(log, trees)) },
      // Same luck: each tree of fewer invitations is a part of the tree of more.
      { scenarios: scenarios.slice(1), replications, read: (fewer, more) => ({ elasticity: (more.log.people - fewer.log.people) / (trees * meanTotal) / 0.1 }) },
    ];
  },
};

/** Ancestors sign on day 0; each of the invited comes `delayDays` later, signs and invites in turn. */
function loop(mean: number, ancestors: number, delayDays: number) {
  return sound({
    ...textbook,
    run: { horizonMonths: 1 },
    stages: { sign: { bulb: "left", order: 1, openToday: ancestors, ...certain("fan"), otherwise: "out" }, fan: { bulb: "right", order: 2, free: true }, out: { bulb: "exit", order: 3 } },
    channels: { friends: { kind: "referral", side: "referral", entryStage: "sign" } },
    retention: { monthlyChurn: 0 },
    referral: { fromStage: "fan", mode: "oneShot", invitesPerCustomer: mean, conversionToEntry: 1, delayDays: { kind: "fixed", value: delayDays }, channel: "friends" },
  });
}

/** Size of each ancestor's tree. A parent always has a smaller number than its children. */
function totalsOf(log: EventLog, ancestors: number): number[] {
  const root = new Int32Array(log.people);
  const totals = Array<number>(ancestors).fill(0);
  for (let person = 0, next = 0; person < log.people; person++) {
    root[person] = log.parent[person] < 0 ? next++ : root[log.parent[person]];
    totals[root[person]] += 1;
  }
  return totals;
}

/** Steps of half an hour: on every one somebody comes, or not; service takes as many steps as there are trials. */
function busyPeriods({ m, trials }: Offspring, effort: number, read: (totals: number[]) => Record<string, Said>): Experiment {
  const chance = m / trials!;
  const months = 24;
  // As many periods as are surely over by the horizon: those that are cut off would be the long ones.
  const periods = Math.floor(0.6 * months * 1460 * chance * (1 - m));
  return {
    replications: Math.round(REPLICATIONS * effort),
    scenarios: [sound({
      ...textbook,
      run: { horizonMonths: months },
      stages: {
        gate: { bulb: "left", order: 0, exits: { desk: { probability: chance } }, otherwise: "out" },
        desk: { bulb: "left", order: 1, ...certain("out"), otherwise: "out", work: { team: "clerks", minutes: { kind: "fixed", value: 30 * trials! }, attempts: { kind: "fixed", value: 1 } } },
        out: { bulb: "exit", order: 2 },
      },
      teams: { clerks: clerks(1) },
      channels: { door: { kind: "organic", entryStage: "gate", visitsPerMonth: 1460, growthPerMonth: 0, identifyProbability: 1, arrivals: "even" } },
    })],
    read({ log }) {
      const totals: number[] = [];
      let ended = -1;
      for (let at = 0; at < log.length && totals.length <= periods; at++) {
        if (log.kind[at] === EventKind.done) ended = log.time[at];
        // Who comes at the very end of a service came while it went on: the end is first at one instant.
        if (log.kind[at] !== EventKind.start) continue;
        if (log.time[at] !== ended) totals.push(0);
        totals[totals.length - 1] += 1;
      }
      if (totals.length <= periods) throw new Error(`${totals.length} busy periods; expected more than ${periods}`);
      return read(totals.slice(0, periods));
    },
  };
}

export const extinction: Family<Offspring> = {
  names: ["Galton-Watson extinction"],
  spreads: /^VarZ10$/,
  model: offspringOf,
  headline: "P_extinct_by_gen[3]",
  needed: "invitations in one shot, a fixed delay so that a generation is a date; extinction for ever as the mean of q^Z of the last generation",
  exact(model) {
    const { m } = model;
    const next = (s: number) => Math.exp(m * (s - 1));
    let q = 0;
    for (let i = 0; i < 100_000; i++) q = next(q);
    const byGeneration = [0];
    for (let n = 1; n <= 8; n++) byGeneration.push(next(byGeneration[n - 1]));
    return {
      extinction: q, extinction_10_ancestors: q ** 10, ...Object.fromEntries(byGeneration.map((chance, n) => [`P_extinct_by_gen[${n}]`, chance])),
      EZ10: m ** 10, VarZ10: (m ** 10 * (m ** 10 - 1)) / (m - 1),
    };
  },
  experiments(model, effort) {
    const { m } = model;
    const { extinction: q, EZ10 } = extinction.exact(model);
    const lastOf = (sizes: number[][]) => sizes.map((size) => size.at(-1)!);
    const tens = (sizes: number[]) => Array.from({ length: sizes.length / 10 }, (_, ten) => sizes.slice(10 * ten, 10 * ten + 10).reduce((sum, size) => sum + size, 0));
    const grown = (generations: number, replications: number, read: (sizes: number[][]) => Record<string, Said>): Experiment => {
      const treePeople = (m ** (generations + 1) - 1) / (m - 1);
      const trees = 10 * Math.min(40, Math.max(1, Math.round(10_000 / treePeople / 10)));
      // A month has 30 whole days: the last generation is there by then, the next is not.
      return { replications: Math.round(replications * effort), scenarios: [loop(m, trees, 30 / (generations + 0.5))], read: (run) => read(generationsOf(run, trees, generations)) };
    };
    return [
      grown(8, REPLICATIONS, (sizes) => ({
        extinction: mean(lastOf(sizes).map((size) => q ** size)), extinction_10_ancestors: mean(tens(lastOf(sizes)).map((size) => q ** size)),
        ...Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`P_extinct_by_gen[${n}]`, share(sizes.map((size) => size[n]), (size) => size === 0)])),
      })),
      grown(10, 16, (sizes) => ({ EZ10: mean(lastOf(sizes)), VarZ10: spread(lastOf(sizes), EZ10) })),
    ];
  },
};

function generationsOf({ log }: Run, ancestors: number, generations: number): number[][] {
  const root = new Int32Array(log.people);
  const generation = new Int32Array(log.people);
  const sizes = Array.from({ length: ancestors }, () => Array<number>(generations + 1).fill(0));
  for (let person = 0, next = 0; person < log.people; person++) {
    const parent = log.parent[person];
    root[person] = parent < 0 ? next++ : root[parent];
    generation[person] = parent < 0 ? 0 : generation[parent] + 1;
    if (generation[person] <= generations) sizes[root[person]][generation[person]] += 1;
  }
  return sizes;
}

/** Skok's table: each invites K after every cycle's end, once; t days later there are so many. */
interface Viral { start: number; K: number }

export const viral: Family<Viral> = {
  names: ["viral growth table"],
  model: (given) => ({ start: numeric(given, "C0"), K: numeric(given, "K") }),
  headline: "cycleDays2_t20",
  needed: "invitations in one shot with the cycle as their delay: the table is the mean, for the product's number of invitations is Poisson; time scaled so that twenty days are a month",
  exact({ start, K }) {
    const after = (cycles: number) => (start * (K ** (cycles + 1) - 1)) / (K - 1);
    return { cycleDays2_t20: after(10), cycleDays1_t20: after(20), ...Object.fromEntries([0, 1, 2, 3, 4, 5].map((cycles) => [`afterCycles0to5[${cycles}]`, after(cycles)])) };
  },
  leftOut: ({ start, K }): Record<string, string> => (start * K ** 20 > 1e6 ? { cycleDays1_t20: "more people than the million at once that one future may have; the same law as at ten cycles" } : {}),
  experiments({ start, K }, effort) {
    const run = (cycles: number, figures: (on: (cycle: number) => number) => Record<string, Said>): Experiment => {
      const days = 30 / (cycles + 0.5);
      return { scenarios: [loop(K, start, days)], replications: Math.round(40 * effort), read: (each) => figures((cycle) => each.on("customers", Math.ceil(cycle * days))) };
    };
    const ten = run(10, (on) => ({ cycleDays2_t20: on(10), ...Object.fromEntries([0, 1, 2, 3, 4, 5].map((cycle) => [`afterCycles0to5[${cycle}]`, on(cycle)])) }));
    return start * K ** 20 > 1e6 ? [ten] : [ten, run(20, (on) => ({ cycleDays1_t20: on(20) }))];
  },
};
