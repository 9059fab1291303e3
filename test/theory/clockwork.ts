/** No chance at all: people come at equal steps and are served in equal time. What is tested is the order of one instant. */
import { sound } from "./clinic.ts";
import { certain, numeric, textbook, type Family } from "./family.ts";
import { clerks } from "./queues.ts";
import { watch } from "./watch.ts";

interface Clockwork { step: number; service: number; count: number }

const TICKS_PER_HOUR = 57_600;

export const clockwork: Family<Clockwork> = {
  names: ["D/D/1"],
  model: (given) => ({ step: numeric(given, "interarrival"), service: numeric(given, "service"), count: numeric(given, "n") }),
  headline: "",
  needed: "even arrivals, an hour apart, which come half an hour later than the case's: the makespan is counted from a step before the first",
  exact({ step, service, count }) {
    const slower = Math.max(step, service);
    return { maxWait: (count - 1) * Math.max(0, service - step), makespan: step + (count - 1) * slower + service, finished: count };
  },
  experiments({ step, service, count }) {
    const hours = step + (count - 1) * Math.max(step, service) + service;
    return [{
      replications: 2,
      scenarios: [sound({
        ...textbook,
        run: { horizonMonths: Math.ceil(hours / step / 730) + 1 },
        stages: {
          desk: { bulb: "left", order: 1, ...certain("served"), otherwise: "served", work: { team: "clerks", minutes: { kind: "fixed", value: (60 * service) / step }, attempts: { kind: "fixed", value: 1 } } },
          served: { bulb: "exit", order: 2 },
        },
        teams: { clerks: clerks(1) },
        channels: { door: { kind: "organic", entryStage: "desk", visitsPerMonth: 730, growthPerMonth: 0, identifyProbability: 1, arrivals: "even" } },
      })],
      read({ log, scenario }) {
        const visits = watch(log, Object.keys(scenario.stages), ["desk"], 0, Infinity).visits.slice(0, count);
        const units = (ticks: number) => (ticks / TICKS_PER_HOUR) * step;
        return {
          maxWait: units(Math.max(...visits.map(({ asked, began }) => began - asked))),
          makespan: units(visits.at(-1)!.ended - visits[0].asked) + step,
          finished: visits.filter(({ ended }) => !Number.isNaN(ended)).length,
        };
      },
    }];
  },
};
