/** A nurture pool: everybody stays a while, nobody waits for anybody. */
import { EventKind } from "../../src/model/index.ts";
import { sound } from "./clinic.ts";
import { certain, door, numeric, textbook, type Family, type Run } from "./family.ts";
import { lawNamed, type Timed } from "./law.ts";

interface Pool { perDay: number; words: string; delay: Timed; days: number[] }

const TICKS_PER_DAY = 1_382_400;
const DAYS_PER_MONTH = 365 / 12;

export const pool: Family<Pool> = {
  names: ["M/G/inf"],
  spreads: /^variance/,
  model(given) {
    const words = String(given.delay);
    return { perDay: numeric(given, "arrivalsPerDay"), words, delay: lawNamed(words, numeric(given, "meanDelayDays")), days: (given.t as number[] | undefined) ?? [7, 14, 30, 60, 90, 180] };
  },
  headline: "mean[2]",
  needed: "a dwell; a run that starts empty, read on the days of the case",
  exact({ perDay, words, delay, days }) {
    const mean = days.map((day) => perDay * survived(words, delay.mean, day));
    return { ...named("mean", mean), ...named("variance", mean), steady: perDay * delay.mean };
  },
  experiments(model, effort) {
    const { perDay, delay, days } = model;
    const exact = pool.exact(model);
    // What is missing of the steady state by then is far below the standard error.
    const settled = 10 * delay.mean;
    const read = (run: Run) => {
      const counts = inPool(run, [...days, settled]);
      return {
        ...Object.fromEntries(days.flatMap((_, at) => [[`mean[${at}]`, counts[at]], [`variance[${at}]`, (counts[at] - exact[`mean[${at}]`]) ** 2]])),
        steady: counts[days.length],
      };
    };
    return [{
      replications: Math.round(100 * effort), read,
      scenarios: [sound({
        ...textbook,
        run: { horizonMonths: Math.ceil((Math.max(...days, settled) + 1) / DAYS_PER_MONTH) },
        stages: { nurture: { bulb: "left", order: 1, dwellDays: delay.law(1), ...certain("out"), otherwise: "out" }, out: { bulb: "exit", order: 2 } },
        channels: { door: door(perDay * DAYS_PER_MONTH, "nurture") },
      })],
    }];
  },
};

const named = (name: string, values: readonly number[]) => Object.fromEntries(values.map((value, at) => [`${name}[${at}]`, value]));

/** ∫ P(stay > u) du from 0 to t. */
function survived(words: string, mean: number, t: number): number {
  const [kind, shape] = words.split(" ");
  switch (kind) {
    case "exp": return mean * (1 - Math.exp(-t / mean));
    case "det": return Math.min(t, mean);
    // Between 0 and twice the mean.
    case "uniform": return t < 2 * mean ? t - (t * t) / (4 * mean) : mean;
    case "erlang": {
      // As many phases in a row: each is a pool of its own.
      const phase = mean / Number(shape);
      let sum = 0;
      let poisson = Math.exp(-t / phase);
      let below = poisson;
      for (let k = 1; k <= Number(shape); k++) {
        sum += phase * (1 - below);
        poisson *= t / phase / k;
        below += poisson;
      }
      return sum;
    }
    default: throw new Error(`unknown stay: ${words}; expected exp, det, uniform or erlang k`);
  }
}

/** People in the first stage on some days. */
export function inPool({ log }: Run, days: readonly number[]): number[] {
  const steps: [number, number][] = [];
  for (let at = 0; at < log.length; at++) if (log.kind[at] === EventKind.enter) steps.push([log.time[at], log.stage[at] === 0 ? 1 : -1]);
  return days.map((day) => steps.reduce((sum, [tick, step]) => sum + (tick <= day * TICKS_PER_DAY ? step : 0), 0));
}
