/** A funnel: stages one after the other, a chance and a stay each. */
import { EventKind } from "../../src/model/index.ts";
import { sound } from "./clinic.ts";
import { door, numeric, textbook, type Experiment, type Family } from "./family.ts";
import { mean, quantile, share, spread } from "./queues.ts";
import { passages } from "./tandem.ts";

interface Funnel { visitors: number; perDay: number; pass: number[]; days: number[] }

const TICKS_PER_DAY = 1_382_400;
const DAYS_PER_MONTH = 365 / 12;
/** Visitors of one replication: the whole is so many independent blocks. */
const BLOCK = 2000;
const REPLICATIONS = 48;
/** A what-if makes a chance greater by this factor, or as much smaller. */
const LIFT = 1.4;

const product = (values: readonly number[]) => values.reduce((all, value) => all * value, 1);
const blockOf = ({ visitors }: Funnel) => Math.min(BLOCK, visitors);

export const funnel: Family<Funnel> = {
  names: ["6-stage funnel"],
  spreads: /^(converted_sd|varTimeToConvert)$/,
  model: (given) => ({ visitors: numeric(given, "visitors"), perDay: numeric(given, "arrivalPerDay"), pass: given.pass_ as number[], days: given.meanDelayDays as number[] }),
  headline: "conversion",
  needed: "even arrivals, so that the number of visitors is exact, ended by a dated event; blocks of 2,000 visitors; a second run with Poisson arrivals for the populations; what-ifs on the same luck for the elasticity",
  exact({ visitors, perDay, pass, days }) {
    const reach = days.map((_, at) => product(pass.slice(0, at)));
    const conversion = product(pass);
    const within = (t: number) => absorbed(days, t);
    return {
      conversion, converted_mean: visitors * conversion, converted_sd: Math.sqrt(visitors * conversion * (1 - conversion)),
      ...Object.fromEntries(reach.map((value, at) => [`reachStage[${at}]`, value])),
      eventsPerVisitor: reach.reduce((sum, value) => sum + value, 1),
      meanTimeToConvert: days.reduce((sum, value) => sum + value, 0), varTimeToConvert: days.reduce((sum, value) => sum + value ** 2, 0),
      P_T_le_90: within(90), P_T_le_180: within(180), median: inverse(within, 0.5), p95: inverse(within, 0.95),
      ...Object.fromEntries(reach.map((value, at) => [`steadyPopulation[${at}]`, perDay * value * days[at]])),
      steadyTotal: reach.reduce((sum, value, at) => sum + perDay * value * days[at], 0),
      elasticity_of_conversion_to_each_p: 1,
    };
  },
  readAs(model) {
    const { median, p95, converted_sd } = funnel.exact(model);
    return { median: quantile(0.5, median), p95: quantile(0.95, p95), converted_sd: { exact: converted_sd ** 2, words: "its square" } };
  },
  experiments: (model, effort) => [blocks(model, effort), populations(model, effort), elasticity(model, effort)],
};

function scenario(model: Funnel, run: { horizonMonths: number; warmupMonths?: number }, arrivals: "even" | "poisson", untilDay: number | null) {
  return sound({
    ...textbook,
    run,
    stages: {
      ...Object.fromEntries(model.days.map((mean, at) => [`f${at}`, {
        bulb: "left", order: at, dwellDays: { kind: "exponential", mean }, exits: { [at + 1 < model.days.length ? `f${at + 1}` : "won"]: { probability: model.pass[at] } }, otherwise: "lost",
      }])),
      won: { bulb: "exit", order: 100 },
      lost: { bulb: "exit", order: 101 },
    },
    channels: { door: { ...door(model.perDay * DAYS_PER_MONTH, "f0"), arrivals } },
    events: untilDay === null ? {} : { closing: { day: untilDay, path: "channels.door.visitsPerMonth", change: "set", value: 0 } },
  });
}

/** Everybody has been decided by then, but for e⁻²⁰. */
const decided = ({ days }: Funnel) => days.reduce((sum, value) => sum + value, 0) + 20 * Math.max(...days);

function blockScenario(model: Funnel) {
  const arriving = blockOf(model) / model.perDay;
  return scenario(model, { horizonMonths: Math.min(120, Math.ceil((arriving + decided(model)) / DAYS_PER_MONTH)) }, "even", arriving);
}

function blocks(model: Funnel, effort: number): Experiment {
  const exact = funnel.exact(model);
  const block = blockOf(model);
  const whole = model.visitors / block;
  return {
    scenarios: [blockScenario(model)], replications: Math.round(REPLICATIONS * effort),
    read(run) {
      const { log } = run;
      const ids = Object.keys(run.scenario.stages);
      const entries = new Map(ids.map((id) => [id, 0]));
      for (let at = 0; at < log.length; at++) if (log.kind[at] === EventKind.enter) entries.set(ids[log.stage[at]], entries.get(ids[log.stage[at]])! + 1);
      const visitors = entries.get("f0")!;
      if (visitors !== block) throw new Error(`${visitors} visitors; expected ${block}`);
      const won = entries.get("won")!;
      const times = passages(run, "f0", "won").map(([from, to]) => (to - from) / TICKS_PER_DAY);
      return {
        conversion: [won, visitors], converted_mean: won * whole, converted_sd: (won - block * exact.conversion) ** 2 * whole,
        ...Object.fromEntries(model.days.map((_, at) => [`reachStage[${at}]`, [entries.get(`f${at}`)!, visitors] as const])),
        eventsPerVisitor: [[...entries.values()].reduce((sum, count) => sum + count, 0), visitors],
        meanTimeToConvert: mean(times), varTimeToConvert: spread(times, exact.meanTimeToConvert),
        P_T_le_90: share(times, (time) => time <= 90), P_T_le_180: share(times, (time) => time <= 180),
        median: share(times, (time) => time <= exact.median), p95: share(times, (time) => time <= exact.p95),
      };
    },
  };
}

/** The product's own curves, each stage's mean over the grid after the warm-up. */
function populations(model: Funnel, effort: number): Experiment {
  const warmupMonths = Math.ceil((model.days.reduce((sum, value) => sum + value, 0) + 6 * Math.max(...model.days)) / DAYS_PER_MONTH);
  const days = [0, 2, 4].map((offset) => Math.ceil(warmupMonths * DAYS_PER_MONTH / 6) * 6 + offset * 6);
  const all = scenario(model, { horizonMonths: warmupMonths + 2, warmupMonths }, "poisson", null);
  return {
    scenarios: [all], replications: Math.round(24 * effort),
    read(run) {
      const populations = model.days.map((_, at) => days.reduce((sum, day) => sum + run.on(`stage.f${at}`, day), 0) / days.length);
      return { ...Object.fromEntries(populations.map((people, at) => [`steadyPopulation[${at}]`, people])), steadyTotal: populations.reduce((sum, people) => sum + people, 0) };
    },
  };
}

/** Conversion is linear in each chance, so its slope over a wide step is exact: (with − without) ÷ (step × what is expected). */
function elasticity(model: Funnel, effort: number): Experiment {
  const expected = blockOf(model) * product(model.pass);
  const lifts = model.pass.map((chance) => (chance * LIFT <= 1 ? LIFT : 1 / LIFT));
  const lifted = (stage: number) => ({ ...model, pass: model.pass.map((chance, at) => (at === stage ? chance * lifts[at] : chance)) });
  return {
    scenarios: [model, ...model.pass.map((_, stage) => lifted(stage))].map(blockScenario), replications: Math.round(24 * effort),
    read(base, ...changed) {
      const won = base.metric("entries.won");
      return Object.fromEntries(changed.map((run, at) => [`elasticity_of_conversion_to_each_p|${at + 1}`, (run.metric("entries.won") - won) / (lifts[at] - 1) / expected]));
    },
  };
}

/** P(T ≤ t) of exponential stays in a row, by uniformisation: equal means are no special case. */
function absorbed(days: readonly number[], t: number): number {
  const fastest = 1 / Math.min(...days);
  let at: number[] = days.map((_, stage) => (stage === 0 ? 1 : 0));
  let done = 0;
  let sum = 0;
  // Poisson chances by their logarithm, which does not underflow.
  let log = -fastest * t;
  for (let k = 0; k < fastest * t + 60 + 12 * Math.sqrt(fastest * t); k++) {
    sum += Math.exp(log) * done;
    log += Math.log(fastest * t) - Math.log(k + 1);
    const leaving = at.map((chance, stage) => chance / days[stage] / fastest);
    done += leaving.at(-1)!;
    at = at.map((chance, stage) => chance - leaving[stage] + (stage > 0 ? leaving[stage - 1] : 0));
  }
  return sum;
}

function inverse(share: (t: number) => number, p: number): number {
  let low = 0;
  let high = 1;
  while (share(high) < p) high *= 2;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (share(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
