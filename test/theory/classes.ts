/** One server, several classes of people: who is more important goes first, nobody is interrupted. */
import { sound } from "./clinic.ts";
import { certain, door, numeric, textbook, type Family } from "./family.ts";
import { clerks, mean, read, sized } from "./queues.ts";
import { exponential } from "./law.ts";

interface Classes { rates: number[]; mu: number }

export const priorities: Family<Classes> = {
  names: ["M/M/1 two-class non-preemptive"],
  model: (given) => ({ rates: Object.keys(given).filter((key) => key.startsWith("lambda")).sort().map((key) => numeric(given, key)), mu: numeric(given, "mu") }),
  headline: "Wq2",
  needed: "a channel and a stage a class, work of different priority at one team",
  exact({ rates, mu }) {
    const load = rates.reduce((sum, rate) => sum + rate, 0);
    const residual = load / mu ** 2;
    let before = 0;
    const waits = rates.map((rate) => {
      const after = before + rate / mu;
      const wait = residual / (1 - before) / (1 - after);
      before = after;
      return wait;
    });
    return { ...Object.fromEntries(waits.map((wait, at) => [`Wq${at + 1}`, wait])), Wq_all: waits.reduce((sum, wait, at) => sum + wait * rates[at], 0) / load };
  },
  experiments({ rates, mu }, effort) {
    const rate = rates.reduce((sum, each) => sum + each, 0);
    const first = rates.slice(0, -1).reduce((sum, each) => sum + each / mu, 0);
    // The last class sees a server that is slower by what the others take.
    const { span, replications } = sized({ rate, service: exponential(1 / mu), servers: 1 }, effort / (1 - first), 400 / mu);
    const ids = rates.map((_, at) => `desk${at}`);
    return [{
      replications,
      scenarios: [sound({
        ...textbook,
        run: span.run,
        stages: {
          ...Object.fromEntries(ids.map((id, at) => [id, {
            bulb: "left", order: at, ...certain("served"), otherwise: "served",
            work: { team: "clerks", minutes: exponential(1 / mu).law(span.minutes), attempts: { kind: "fixed", value: 1 }, priority: at },
          }])),
          served: { bulb: "exit", order: 10 },
        },
        teams: { clerks: { ...clerks(1), discipline: "priority" } },
        channels: Object.fromEntries(ids.map((id, at) => [`to-${id}`, door(rates[at] * span.perMonth, id)])),
      })],
      read: (run) => ({
        ...Object.fromEntries(ids.map((id, at) => [`Wq${at + 1}`, mean(read(run, span, [id]).waits())])),
        Wq_all: mean(read(run, span, ids).waits()),
      }),
    }];
  },
};
