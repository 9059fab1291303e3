/** Textbook queues as scenario documents: the unit of time of the theory is one hour here. */
// The built library: the same sources, several times faster than the test runner's own copy of them.
import { toScenario, type Law, type Scenario } from "hourglass";

const HOURS_PER_MONTH = 730;
export const always = { hourWeights: Array<number>(24).fill(1), dayWeights: Array<number>(7).fill(1) };

export interface Clinic {
  perHour: number;
  even?: boolean;
  months?: number;
  warmupMonths?: number;
  /** Stations one after the other; service laws in hours. */
  stations: { servers: number; hours: Law; patienceHours?: Law; lineLimit?: number }[];
}

/** Arrivals → stations in tandem → served; who gives up or finds the line full is lost. */
export function clinic({ perHour, even = false, months = 12, warmupMonths = 1, stations }: Clinic): Scenario {
  const stages: Record<string, unknown> = {
    served: { bulb: "exit", order: 90 },
    lost: { bulb: "exit", order: 91 },
  };
  const teams: Record<string, unknown> = {};
  stations.forEach((station, at) => {
    const next = at + 1 < stations.length ? `s${at + 1}` : "served";
    teams[`t${at}`] = {
      headcount: station.servers, productiveFraction: 1, daysPerWeek: 7, hoursPerDay: 24, startHour: 0, discipline: "fifo", lineLimit: station.lineLimit ?? null,
    };
    stages[`s${at}`] = {
      bulb: "left", order: at + 1, dwellDays: { kind: "fixed", value: 0 }, otherwise: "lost", exits: { [next]: { probability: 1 } },
      work: { team: `t${at}`, minutes: inMinutes(station.hours), attempts: { kind: "fixed", value: 1 }, firstTouch: true, patienceHours: station.patienceHours ?? null },
    };
  });
  return sound({
    run: { horizonMonths: months, warmupMonths },
    activity: always,
    market: { unlimited: true },
    stages,
    teams,
    channels: {
      door: { kind: "organic", entryStage: "s0", visitsPerMonth: perHour * HOURS_PER_MONTH, growthPerMonth: 0, identifyProbability: 1, arrivals: even ? "even" : "poisson" },
    },
  });
}

/** A complete scenario, or an error naming what is wrong with the document. */
export function sound(spec: unknown): Scenario {
  const { scenario, issues } = toScenario(spec);
  if (issues.length > 0) throw new Error(`unsound test scenario: ${JSON.stringify(issues)}`);
  return scenario;
}

export function inMinutes(law: Law): Law {
  switch (law.kind) {
    case "fixed": return { kind: "fixed", value: law.value * 60 };
    case "exponential": return { kind: "exponential", mean: law.mean * 60 };
    case "uniform": return { kind: "uniform", min: law.min * 60, max: law.max * 60 };
    case "lognormal": return { kind: "lognormal", median: law.median * 60, p90: law.p90 * 60 };
    case "gamma": return { kind: "gamma", mean: law.mean * 60, shape: law.shape };
    default: throw new Error(`no minutes for ${law.kind}`);
  }
}
