/** Queues at one team: M/M/1, M/M/c, loss systems, full lines, impatience, general service, even arrivals. */
import type { Scenario } from "hourglass";
import { meanOf, steadyState } from "./birth-death.ts";
import { sound } from "./clinic.ts";
import { certain, door, numeric, textbook, type Experiment, type Family, type Run } from "./family.ts";
import type { Said } from "./gate.ts";
import { exponential, lawNamed, lawOf, type Timed } from "./law.ts";
import { spanOf, type Span } from "./span.ts";
import { watch, type Visit, type Watch } from "./watch.ts";

/** People measured of a row in a test of every day, over all replications. */
const PEOPLE = 70_000;
const REPLICATIONS = 24;

export interface Station {
  /** Arrivals in a unit of time, by chance or at equal steps; of the latter a share comes in. */
  rate: number;
  even?: boolean;
  kept?: number;
  service: Timed;
  servers: number;
  lineLimit?: number;
  /** Mean of an exponential patience. */
  patience?: number;
}

/** Arrivals → a team → served; who finds the line full or gives up is lost. */
export function stationScenario({ rate, even = false, kept = 1, service, servers, lineLimit, patience }: Station, span: Span): Scenario {
  return sound({
    ...textbook,
    run: span.run,
    stages: {
      ...(kept < 1 ? { gate: { bulb: "left", order: 0, exits: { desk: { probability: kept } }, otherwise: "lost" } } : {}),
      desk: {
        bulb: "left", order: 1, ...certain("served"), otherwise: "lost",
        work: {
          team: "clerks", minutes: service.law(span.minutes), attempts: { kind: "fixed", value: 1 }, firstTouch: true,
          patienceHours: patience === undefined ? null : exponential(patience).law(span.hours),
        },
      },
      served: { bulb: "exit", order: 2 },
      lost: { bulb: "exit", order: 3 },
    },
    teams: { clerks: clerks(servers, lineLimit) },
    channels: { door: { ...door((rate / kept) * span.perMonth, kept < 1 ? "gate" : "desk"), arrivals: even ? "even" : "poisson" } },
  });
}

/** Day and night, as fast as the law says. */
export function clerks(servers: number, lineLimit: number | null = null) {
  return { headcount: servers, productiveFraction: 1, daysPerWeek: 7, hoursPerDay: 24, startHour: 0, discipline: "fifo", lineLimit };
}

/** Squared coefficient of variation. */
const varied = ({ mean, second }: Timed) => second / mean ** 2 - 1;
const loadOf = ({ rate, service, servers }: Station) => (rate * service.mean) / servers;

/**
 * Units until a station forgets that it began empty: six relaxation times (heavy traffic), or times of what it forgets by.
 * What is left of the beginning, e⁻⁶ of the mean and falling, is a thousandth of the error of the mean over what is measured.
 */
export function warmOf(station: Station): number {
  const { service, servers, lineLimit, patience } = station;
  const load = loadOf(station);
  const forgets = lineLimit !== undefined || patience !== undefined ? Math.max(service.mean, patience ?? 0) : service.mean + (2 * (1 + varied(service)) * service.mean) / servers / (1 - load) ** 2;
  return 6 * forgets;
}

/**
 * Span and replications such that so many people are measured in all, and each replication is long against what it forgets by.
 * Who came last has `afterwards` to be served: many times the mean stay.
 */
export function sized(station: Station, effort: number, afterwards = servedWithin(station)): { span: Span; replications: number } {
  const warm = warmOf(station);
  const replications = Math.round(REPLICATIONS * Math.sqrt(Math.max(1, effort)));
  const measured = Math.max((PEOPLE * effort) / replications / station.rate, 2 * warm);
  return { span: spanOf(warm, measured, afterwards), replications };
}

function servedWithin(station: Station): number {
  const { service, servers, lineLimit, patience } = station;
  const line = lineLimit ?? (patience === undefined ? (1 + varied(service)) / (1 - loadOf(station)) : servers);
  return 40 * (service.mean * (1 + line / servers) + (patience ?? 0));
}

/** What most formulas speak of, in units. */
export function read(run: Run, span: Span, stages: readonly string[] = ["desk"]): { seen: Watch; waits: (visits?: Visit[]) => number[]; stays: number[] } {
  const seen = watch(run.log, Object.keys(run.scenario.stages), stages, span.from, span.to);
  return {
    seen,
    waits: (visits = seen.visits) => visits.map(({ asked, began }) => (began - asked) / span.ticks),
    stays: seen.visits.map(({ asked, ended }) => (ended - asked) / span.ticks),
  };
}

export function mean(values: readonly number[]): Said {
  return [values.reduce((sum, value) => sum + value, 0), values.length];
}

export function share(values: readonly number[], is: (value: number) => boolean): Said {
  return [values.filter(is).length, values.length];
}

/** Mean square of the distance from an exact mean: exactly the variance, in the mean. */
export function spread(values: readonly number[], around: number): Said {
  return mean(values.map((value) => (value - around) ** 2));
}

/** Little's figures and the chance to wait, of a station where everybody is served. */
function usual(run: Run, span: Span) {
  const { seen, waits, stays } = read(run, span);
  const queue = waits();
  return {
    seen, queue, stays,
    said: { L: seen.inside / seen.length, Lq: seen.waiting / seen.length, W: mean(stays), Wq: mean(queue), P_wait: share(queue, (wait) => wait > 0) } satisfies Record<string, Said>,
  };
}

export const quantile = (p: number, value: number) => ({ exact: p, words: `share ≤ ${value.toPrecision(6)}` });

interface Markov { lambda: number; mu: number; c: number }
const markov = (given: Record<string, unknown>): Markov => ({ lambda: numeric(given, "lambda_"), mu: numeric(given, "mu"), c: numeric(given, "c") });
const markovStation = ({ lambda, mu, c }: Markov): Station => ({ rate: lambda, service: exponential(1 / mu), servers: c });

/** Mean stay of M/M/1, and its slope by a step on either side. */
const stayOf = (lambda: number, mu: number) => 1 / (mu - lambda);
const stepOf = ({ lambda, mu }: Markov) => 0.3 * (mu - lambda);

/** Towards full load a slope is all noise unless runs are long. */
const hasSlopes = ({ lambda, mu }: Markov, effort: number) => effort >= 4 || lambda / mu < 0.75;

export const mm1: Family<Markov> = {
  names: ["M/M/1"],
  spreads: /^(varN|asymptoticVar_meanWq)$/,
  model: markov,
  headline: "Wq",
  needed: "a warm-up of six relaxation times; W, Wq, their quantiles and P(N ≥ 10) from the events; slopes from what-ifs on the same luck",
  exact({ lambda, mu }) {
    const rho = lambda / mu;
    const gap = mu - lambda;
    const asymptotic = (rho * (2 + 5 * rho - 4 * rho ** 2 + rho ** 3)) / (mu ** 2 * (1 - rho) ** 4);
    return {
      rho, L: rho / (1 - rho), Lq: rho ** 2 / (1 - rho), W: 1 / gap, Wq: rho / gap, P_wait: rho, P0: 1 - rho, P_N_ge_10: rho ** 10, varN: rho / (1 - rho) ** 2,
      W_median: Math.LN2 / gap, W_p95: Math.log(20) / gap, Wq_p95: Math.log(rho / 0.05) / gap,
      asymptoticVar_meanWq: asymptotic, SE_meanWq_1e6_customers: Math.sqrt(asymptotic / 1e6), dW_dlambda: 1 / gap ** 2, dW_dmu: -1 / gap ** 2,
    };
  },
  readAs(model) {
    const { lambda, mu } = model;
    const { W_median, W_p95, Wq_p95 } = mm1.exact(model);
    const h = stepOf(model);
    return {
      W_median: quantile(0.5, W_median), W_p95: quantile(0.95, W_p95), Wq_p95: quantile(0.95, Wq_p95),
      dW_dlambda: { exact: (stayOf(lambda + h, mu) - stayOf(lambda - h, mu)) / (2 * h), words: `slope between λ ± ${h.toPrecision(2)}` },
      dW_dmu: { exact: (stayOf(lambda, mu + h) - stayOf(lambda, mu - h)) / (2 * h), words: `slope between μ ± ${h.toPrecision(2)}` },
    };
  },
  leftOut: (model, effort) => ({
    SE_meanWq_1e6_customers: "the root of asymptoticVar_meanWq ÷ 10⁶",
    ...(hasSlopes(model, effort) ? {} : { dW_dlambda: "in the battery", dW_dmu: "in the battery" }),
  }),
  experiments(model, effort) {
    const exact = mm1.exact(model);
    const { span, replications } = sized(markovStation(model), effort);
    const all: Experiment = {
      scenarios: [stationScenario(markovStation(model), span)], replications,
      read(run) {
        const { seen, queue, stays, said } = usual(run, span);
        const timeAt = seen.ticksAt.map((ticks) => ticks / seen.length);
        const [sum, count] = mean(queue) as [number, number];
        return {
          rho: run.metric("utilisation.clerks"), ...said,
          P0: timeAt[0] ?? 0, P_N_ge_10: timeAt.slice(10).reduce((total, part) => total + part, 0), varN: meanOf(timeAt, (n) => (n - exact.L) ** 2),
          W_median: share(stays, (stay) => stay <= exact.W_median), W_p95: share(stays, (stay) => stay <= exact.W_p95), Wq_p95: share(queue, (wait) => wait <= exact.Wq_p95),
          asymptoticVar_meanWq: (sum - exact.Wq * count) ** 2 / count,
        };
      },
    };
    if (!hasSlopes(model, effort)) return [all];
    const h = stepOf(model);
    const near = (lambda: number, mu: number) => markovStation({ lambda, mu, c: 1 });
    const busiest = sized(near(model.lambda + h, model.mu), effort / 4);
    // By Little's law: time average of people ÷ rate, which is unbiased where a mean over a random number of customers is not quite.
    const W = (run: Run, lambda: number) => {
      const { inside, length } = read(run, busiest.span).seen;
      return inside / length / lambda;
    };
    const slopes: Experiment = {
      scenarios: [near(model.lambda - h, model.mu), near(model.lambda + h, model.mu), near(model.lambda, model.mu - h), near(model.lambda, model.mu + h)].map((station) => stationScenario(station, busiest.span)),
      replications: busiest.replications,
      read: (fewer, more, slower, faster) => ({
        dW_dlambda: (W(more, model.lambda + h) - W(fewer, model.lambda - h)) / (2 * h),
        dW_dmu: (W(faster, model.lambda) - W(slower, model.lambda)) / (2 * h),
      }),
    };
    return [all, slopes];
  },
};

export const mmc: Family<Markov> = {
  names: ["M/M/c (Erlang C)"],
  model: markov,
  headline: "P_wait",
  needed: "a warm-up of six relaxation times; waits from the events",
  exact({ lambda, mu, c }) {
    const chances = steadyState(() => lambda, (n) => mu * Math.min(n, c));
    const P_wait = meanOf(chances, (n) => (n >= c ? 1 : 0));
    const gap = c * mu - lambda;
    const Wq = P_wait / gap;
    return {
      P_wait, Wq, W: Wq + 1 / mu, Lq: lambda * Wq, L: lambda * Wq + lambda / mu, util: lambda / mu / c, P_Wq_gt_half: P_wait * Math.exp(-gap / 2), Wq_p95: Math.max(0, Math.log(P_wait / 0.05) / gap),
    };
  },
  readAs: (model) => ({ Wq_p95: quantile(0.95, mmc.exact(model).Wq_p95) }),
  experiments(model, effort) {
    const exact = mmc.exact(model);
    const station = markovStation(model);
    const { span, replications } = sized(station, effort);
    return [{
      scenarios: [stationScenario(station, span)], replications,
      read(run) {
        const { queue, said } = usual(run, span);
        return { ...said, util: run.metric("utilisation.clerks"), P_Wq_gt_half: share(queue, (wait) => wait > 0.5), Wq_p95: share(queue, (wait) => wait <= exact.Wq_p95) };
      },
    }];
  },
};

interface Loss { lambda: number; c: number; laws: Timed[] }

export const erlangB: Family<Loss> = {
  names: ["M/M/c/c (Erlang B)"],
  model: (given) => ({ lambda: numeric(given, "lambda_"), c: numeric(given, "c"), laws: (given.service as string[]).map((words) => lawNamed(words, numeric(given, "meanService"))) }),
  headline: "P_loss|exponential",
  needed: "a line without places; four laws of service",
  exact({ lambda, c, laws }) {
    const load = lambda * laws[0].mean;
    let loss = 1;
    for (let n = 1; n <= c; n++) loss = (load * loss) / (n + load * loss);
    return { P_loss: loss, meanBusy: load * (1 - loss) };
  },
  experiments: ({ lambda, c, laws }, effort) =>
    laws.map((service) => {
      const station: Station = { rate: lambda, service, servers: c, lineLimit: 0 };
      const { span, replications } = sized(station, effort / laws.length);
      return {
        scenarios: [stationScenario(station, span)], replications,
        read(run) {
          const { seen } = read(run, span);
          return { [`P_loss|${service.words}`]: [seen.visits.filter(({ began }) => Number.isNaN(began)).length, seen.visits.length], [`meanBusy|${service.words}`]: seen.inside / seen.length };
        },
      };
    }),
};

interface Full extends Markov { K: number }

export const mmck: Family<Full> = {
  names: ["M/M/c/K"],
  model: (given) => ({ ...markov(given), K: numeric(given, "K") }),
  headline: "P_block",
  needed: "a line of K − c places; P(N = n) from the events",
  exact({ lambda, mu, c, K }) {
    const p = steadyState((n) => (n < K ? lambda : 0), (n) => mu * Math.min(n, c));
    const L = meanOf(p);
    const throughput = lambda * (1 - p[K]);
    return { P_block: p[K], L, Lq: meanOf(p, (n) => Math.max(0, n - c)), W: L / throughput, throughput, ...Object.fromEntries(p.map((chance, n) => [`p[${n}]`, chance])) };
  },
  experiments({ lambda, mu, c, K }, effort) {
    const station: Station = { rate: lambda, service: exponential(1 / mu), servers: c, lineLimit: K - c };
    const { span, replications } = sized(station, effort);
    return [{
      scenarios: [stationScenario(station, span)], replications,
      read(run) {
        const { seen } = read(run, span);
        const served = seen.visits.filter(({ began }) => !Number.isNaN(began));
        return {
          P_block: [seen.visits.length - served.length, seen.visits.length], L: seen.inside / seen.length, Lq: seen.waiting / seen.length,
          W: mean(served.map(({ asked, ended }) => (ended - asked) / span.ticks)), throughput: (seen.departures.length / seen.length) * span.ticks,
          ...Object.fromEntries(Array.from({ length: K + 1 }, (_, n) => [`p[${n}]`, (seen.ticksAt[n] ?? 0) / seen.length])),
        };
      },
    }];
  },
};

interface General { lambda: number; service: Timed }

export const mg1: Family<General> = {
  names: ["M/G/1"],
  spreads: /^varWq$/,
  model: (given) => ({ lambda: numeric(given, "lambda_"), service: lawOf(given.service, given) }),
  headline: "Wq",
  needed: "laws of the work; waits from the events",
  exact({ lambda, service }) {
    const rho = lambda * service.mean;
    const Wq = (lambda * service.second) / (2 * (1 - rho));
    const W = Wq + service.mean;
    return { rho, Wq, W, Lq: lambda * Wq, L: lambda * W, P_wait: rho, varWq: Wq ** 2 + (lambda * service.third) / (3 * (1 - rho)) };
  },
  experiments(model, effort) {
    const { Wq } = mg1.exact(model);
    const station: Station = { rate: model.lambda, service: model.service, servers: 1 };
    const { span, replications } = sized(station, effort);
    return [{
      scenarios: [stationScenario(station, span)], replications,
      read(run) {
        const { queue, said } = usual(run, span);
        return { ...said, rho: run.metric("utilisation.clerks"), varWq: spread(queue, Wq) };
      },
    }];
  },
};

/** Arrivals at equal steps, of which each comes in with a chance of its own: a geometric number of steps between two. */
interface Even { step: number; kept: number; mu: number }

export const gim1: Family<Even> = {
  names: ["GI/M/1"],
  model: (given) => ({ step: Number(String(given.interarrival).replace("deterministic ", "")), kept: (given.kept as number | undefined) ?? 1, mu: numeric(given, "mu") }),
  headline: "Wq",
  needed: "even arrivals",
  exact({ step, kept, mu }) {
    const lambda = kept / step;
    const transform = (s: number) => (kept * Math.exp(-s * step)) / (1 - (1 - kept) * Math.exp(-s * step));
    // The root in (0, 1), by bisection: below it A* lies above.
    let [low, high] = [0, 1 - 1e-9];
    for (let i = 0; i < 200; i++) {
      const middle = (low + high) / 2;
      if (transform(mu * (1 - middle)) > middle) low = middle;
      else high = middle;
    }
    const sigma = low;
    const Wq = sigma / (mu * (1 - sigma));
    return { rho: lambda / mu, sigma, P_wait: sigma, Wq, W: Wq + 1 / mu, Lq: lambda * Wq };
  },
  readAs(model) {
    return { sigma: { exact: 1 / (model.mu * (1 - gim1.exact(model).sigma)), words: "mean wait of those who wait" } };
  },
  experiments({ step, kept, mu }, effort) {
    const station: Station = { rate: kept / step, even: true, kept, service: exponential(1 / mu), servers: 1 };
    const { span, replications } = sized(station, effort);
    return [{
      scenarios: [stationScenario(station, span)], replications,
      read(run) {
        const { queue, said: { L: _, ...said } } = usual(run, span);
        return { ...said, rho: run.metric("utilisation.clerks"), sigma: mean(queue.filter((wait) => wait > 0)) };
      },
    }];
  },
};

interface Impatient extends Markov { theta: number }

export const erlangA: Family<Impatient> = {
  names: ["M/M/c+M (Erlang A"],
  model: (given) => ({ ...markov(given), theta: numeric(given, "theta") }),
  headline: "P_abandon",
  needed: "an exponential patience",
  exact({ lambda, mu, c, theta }) {
    const p = steadyState(() => lambda, (n) => mu * Math.min(n, c) + theta * Math.max(0, n - c));
    const P_wait = meanOf(p, (n) => (n >= c ? 1 : 0));
    const Lq = meanOf(p, (n) => Math.max(0, n - c));
    const P_abandon = (theta * Lq) / lambda;
    const throughput = lambda * (1 - P_abandon);
    return { P_wait, P_abandon, P_abandon_given_wait: P_abandon / P_wait, Lq, Wq_all: Lq / lambda, util: throughput / (c * mu), L: meanOf(p), throughput };
  },
  experiments({ lambda, mu, c, theta }, effort) {
    const station: Station = { rate: lambda, service: exponential(1 / mu), servers: c, patience: 1 / theta };
    const { span, replications } = sized(station, effort);
    return [{
      scenarios: [stationScenario(station, span)], replications,
      read(run) {
        const { seen } = read(run, span);
        const gaveUp = seen.visits.filter(({ began }) => Number.isNaN(began)).length;
        const queue = seen.visits.map(({ asked, began, ended }) => ((Number.isNaN(began) ? ended : began) - asked) / span.ticks);
        const waited = queue.filter((wait) => wait > 0).length;
        return {
          P_wait: [waited, queue.length], P_abandon: [gaveUp, queue.length], P_abandon_given_wait: [gaveUp, waited], Lq: seen.waiting / seen.length, Wq_all: mean(queue),
          util: run.metric("utilisation.clerks"), L: seen.inside / seen.length, throughput: (seen.departures.length / seen.length) * span.ticks,
        };
      },
    }];
  },
};
