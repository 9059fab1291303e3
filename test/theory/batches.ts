/**
 * Batches at one server. One or two: a batch comes as one person, whose work is the first member's service and whose dwell is
 * the second's, in a stage of one place — so the place is the server. A Poisson number: a host invites them all at once.
 */
import type { Scenario } from "hourglass";
import { EventKind } from "../../src/model/index.ts";
import { sound } from "./clinic.ts";
import { certain, door, numeric, textbook, type Family, type Run } from "./family.ts";
import { exponential } from "./law.ts";
import { clerks, mean, read, sized } from "./queues.ts";
import type { Span } from "./span.ts";

interface Batches {
  rate: number;
  mu: number;
  /** Mean size; whether it is a Poisson number, else one or two. */
  size: number;
  poisson: boolean;
}

export const batches: Family<Batches> = {
  names: ["M^X/M/1"],
  model(given) {
    const words = String(given.batchSize);
    return { rate: numeric(given, "batchRate"), mu: numeric(given, "mu"), size: Number(words.replace("poisson ", "")), poisson: words.startsWith("poisson") };
  },
  headline: "W",
  needed: "two members as the work and the dwell of one person, in a stage of one place that is the server; sizes by a Poisson law as invitations all at once. No count of exactly n people at a random instant exists",
  exact({ rate, mu, size, poisson }) {
    const square = poisson ? size + size ** 2 : 3 * size - 2;
    const rho = (rate * size) / mu;
    const L = ((rho / (1 - rho)) * (square + size)) / (2 * size);
    const W = L / (rate * size);
    return { rho, L, W, Wq: W - 1 / mu };
  },
  experiments(model, effort) {
    const { rate, mu, size, poisson } = model;
    const { span, replications } = sized({ rate: rate * size, service: exponential(1 / mu), servers: 1 }, effort, 400 / mu);
    if (poisson) {
      return [{
        scenarios: [invited(model, span)], replications,
        read(run) {
          const { seen, waits, stays } = read(run, span);
          return { L: seen.inside / seen.length, W: mean(stays), Wq: mean(waits()), rho: run.metric("utilisation.clerks") };
        },
      }];
    }
    if (size < 1 || size > 2) throw new Error(`no batch of ${size}; expected 1 to 2, or "poisson ${size}"`);
    return [{ scenarios: [pairs(model, span)], replications, read: (run) => readPairs(run, span) }];
  },
};

function pairs({ rate, mu, size }: Batches, span: Span): Scenario {
  const service = exponential(1 / mu);
  return sound({
    ...textbook,
    run: span.run,
    stages: {
      line: { bulb: "left", order: 1, ...certain("desk"), otherwise: "one" },
      desk: {
        bulb: "left", order: 2, places: 1, otherwise: "one", exits: { two: { probability: size - 1, dwellDays: service.law(span.days) } },
        work: { team: "clerks", minutes: service.law(span.minutes), attempts: { kind: "fixed", value: 1 } },
      },
      one: { bulb: "exit", order: 3 },
      two: { bulb: "exit", order: 4 },
    },
    teams: { clerks: clerks(1) },
    channels: { door: door(rate * span.perMonth, "line") },
  });
}

/** Each member's time from the arrival of its batch to the start and the end of its own service. */
function readPairs({ log, scenario }: Run, span: Span) {
  const ids = Object.keys(scenario.stages);
  const asked = new Map<number, number>();
  const began = new Map<number, number>();
  const done = new Map<number, number>();
  const stays: number[] = [];
  const waits: number[] = [];
  let inside = 0;
  let busy = 0;
  const within = (from: number, to: number) => Math.max(0, Math.min(to, span.to) - Math.max(from, span.from));
  for (let at = 0; at < log.length; at++) {
    const person = log.person[at];
    const tick = log.time[at];
    if (log.kind[at] === EventKind.start) began.set(person, tick);
    if (log.kind[at] === EventKind.done) done.set(person, tick);
    if (log.kind[at] !== EventKind.enter) continue;
    const id = ids[log.stage[at]];
    if (id === "line") asked.set(person, tick);
    if (id !== "one" && id !== "two") continue;
    const came = asked.get(person)!;
    busy += within(began.get(person)!, tick);
    const members = [[began.get(person)!, done.get(person)!], ...(id === "two" ? [[done.get(person)!, tick]] : [])];
    for (const [start, end] of members) {
      inside += within(came, end);
      if (came < span.from || came >= span.to) continue;
      waits.push((start - came) / span.ticks);
      stays.push((end - came) / span.ticks);
    }
  }
  const length = span.to - span.from;
  return { L: inside / length, W: mean(stays), Wq: mean(waits), rho: busy / length };
}

function invited({ rate, mu, size }: Batches, span: Span): Scenario {
  return sound({
    ...textbook,
    run: span.run,
    stages: {
      call: { bulb: "left", order: 1, ...certain("host"), otherwise: "gone" },
      desk: { bulb: "left", order: 2, ...certain("gone"), otherwise: "gone", work: { team: "clerks", minutes: exponential(1 / mu).law(span.minutes), attempts: { kind: "fixed", value: 1 } } },
      host: { bulb: "right", order: 3, free: true, ...certain("gone"), otherwise: "gone" },
      gone: { bulb: "exit", order: 4 },
    },
    teams: { clerks: clerks(1) },
    channels: { door: door(rate * span.perMonth, "call"), friends: { kind: "referral", side: "referral", entryStage: "desk" } },
    referral: { fromStage: "host", mode: "oneShot", invitesPerCustomer: size, conversionToEntry: 1, delayDays: { kind: "fixed", value: 0 }, channel: "friends" },
  });
}
