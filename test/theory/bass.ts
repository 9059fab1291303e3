/** Word of mouth in a market with an end: Bass's diffusion as the pure-birth chain it is, and its fluid limit. */
import { EventKind } from "../../src/model/index.ts";
import { sound } from "./clinic.ts";
import { certain, door, numeric, textbook, type Experiment, type Family, type Run } from "./family.ts";
import type { Said } from "./gate.ts";

interface Bass { p: number; q: number; times: number[]; markets: number[] }

const TICKS_PER_DAY = 1_382_400;
/** Days of one unit of the theory's time: accounts are taken at midnight, so a day must be little. */
const UNIT_DAYS = 100;
const PER_MONTH = 365 / 12 / UNIT_DAYS;

export const bass: Family<Bass> = {
  names: ["Bass diffusion"],
  spreads: /^exactSd/,
  model: (given) => ({ p: numeric(given, "p"), q: numeric(given, "q"), times: (given.t as number[] | undefined) ?? [1, 2, 5, 6, 8, 10, 15], markets: (given.M as number[] | undefined) ?? [100, 1000] }),
  headline: "exactMean_M100[2]",
  needed: "a market of M accounts: whoever is named twice is dropped, so that a constant stream is p·(M − n) and invitations are q·n·(M − n)/M; the fluid limit in a market of many",
  exact(model) {
    const { p, q, times, markets } = model;
    const F = (t: number) => fluid(model, t);
    const peakTime = Math.log(q / p) / (p + q);
    return {
      ...Object.fromEntries(times.map((t, at) => [`fluidF[${at}]`, F(t)])), peakTime, peakRate: (p + q) ** 2 / (4 * q), F_at_peak: F(peakTime),
      ...Object.fromEntries(markets.flatMap((M) => chain(model, M).flatMap(([mean, sd], at) => [[`exactMean_M${M}[${at}]`, mean], [`exactSd_M${M}[${at}]`, sd]]))),
    };
  },
  readAs(model) {
    const { peakTime, F_at_peak, ...rest } = bass.exact(model);
    return {
      peakTime: { exact: F_at_peak, words: `F at ${peakTime.toPrecision(6)}` },
      peakRate: { exact: (fluid(model, peakTime + 0.5) - fluid(model, peakTime - 0.5)), words: "adoptions within half a unit of the peak" },
      ...Object.fromEntries(Object.keys(rest).filter((key) => key.startsWith("exactSd")).map((key) => [key, { exact: rest[key] ** 2, words: "its square" }])),
    };
  },
  leftOut: () => ({ F_at_peak: "read with peakTime: F at that time" }),
  experiments(model, effort) {
    const { p, q, times, markets } = model;
    const exact = bass.exact(model);
    const scenario = (M: number) => sound({
      ...textbook,
      run: { horizonMonths: Math.ceil((Math.max(...times) + 0.1) / PER_MONTH) },
      market: { unlimited: false, accounts: M },
      stages: { sign: { bulb: "left", order: 1, ...certain("fan"), otherwise: "out" }, fan: { bulb: "right", order: 2, free: true }, out: { bulb: "exit", order: 3 } },
      channels: { door: door(p * M * PER_MONTH, "sign"), friends: { kind: "referral", side: "referral", entryStage: "sign" } },
      retention: { monthlyChurn: 0 },
      referral: { fromStage: "fan", invitesPerMonth: q * PER_MONTH, conversionToEntry: 1, delayDays: { kind: "fixed", value: 0 }, channel: "friends" },
    });
    const chains = markets.map((M): Experiment => ({
      scenarios: [scenario(M)], replications: Math.round(Math.min(300, 100_000 / M) * effort),
      read: (run) => Object.fromEntries(adoptedBy(run, times).flatMap((count, at) => [[`exactMean_M${M}[${at}]`, count], [`exactSd_M${M}[${at}]`, (count - exact[`exactMean_M${M}[${at}]`]) ** 2]])),
    }));
    // The chain's mean lies below the fluid by about 1/M of it: far less than the standard error.
    const M = 3000 * Math.ceil(Math.sqrt(effort));
    const many: Experiment = {
      scenarios: [scenario(M)], replications: 24,
      read(run) {
        const at = (...t: number[]) => adoptedBy(run, t).map((count) => count / M);
        const [before, peak, after] = at(exact.peakTime - 0.5, exact.peakTime, exact.peakTime + 0.5);
        return { ...Object.fromEntries(at(...times).map((share, index): [string, Said] => [`fluidF[${index}]`, share])), peakTime: peak, peakRate: after - before };
      },
    };
    return [...chains, many];
  },
};

function fluid({ p, q }: Bass, t: number): number {
  const e = Math.exp(-(p + q) * t);
  return (1 - e) / (1 + (q / p) * e);
}

/** Mean and standard deviation of the number of adopters at each time. */
function chain(model: Bass, M: number): [number, number][] {
  const name = JSON.stringify([model, M]);
  if (!solved.has(name)) solved.set(name, solve(model, M));
  return solved.get(name)!;
}
const solved = new Map<string, [number, number][]>();

/** Kolmogorov's forward equations of the pure-birth chain, by Runge and Kutta in steps far below its fastest rate. */
function solve({ p, q, times }: Bass, M: number): [number, number][] {
  const rate = Float64Array.from({ length: M + 1 }, (_, n) => (p + (q * n) / M) * (M - n));
  const steps = Math.max(600, Math.ceil(5 * Math.max(...rate)));
  const chances = new Float64Array(M + 1);
  chances[0] = 1;
  const [middle, sum, slope] = [new Float64Array(M + 1), new Float64Array(M + 1), new Float64Array(M + 1)];
  /** One stage: the slope at `at`, `weight` of it in the sum, and the point `ahead` of `chances` along it. */
  const stage = (at: Float64Array, weight: number, ahead: number) => {
    for (let n = 0; n <= M; n++) slope[n] = (n > 0 ? rate[n - 1] * at[n - 1] : 0) - rate[n] * at[n];
    for (let n = 0; n <= M; n++) {
      sum[n] += weight * slope[n];
      middle[n] = chances[n] + ahead * slope[n];
    }
  };
  let now = 0;
  return times.map((t) => {
    const count = Math.ceil((t - now) * steps);
    const h = (t - now) / count;
    for (let i = 0; i < count; i++) {
      sum.fill(0);
      stage(chances, 1, h / 2);
      stage(middle, 2, h / 2);
      stage(middle, 2, h);
      stage(middle, 1, 0);
      for (let n = 0; n <= M; n++) chances[n] += (h / 6) * sum[n];
    }
    now = t;
    const mean = chances.reduce((total, chance, n) => total + n * chance, 0);
    return [mean, Math.sqrt(chances.reduce((total, chance, n) => total + (n - mean) ** 2 * chance, 0))];
  });
}

/** Customers won by some times. */
function adoptedBy({ log }: Run, times: readonly number[]): number[] {
  return times.map((t) => {
    let count = 0;
    for (let at = 0; at < log.length && log.time[at] <= t * UNIT_DAYS * TICKS_PER_DAY; at++) if (log.kind[at] === EventKind.won) count += 1;
    return count;
  });
}
