import type { Engine, Layout } from "../../src/experiment/index.ts";
import { toScenario, type Scenario } from "../../src/scenario/index.ts";
import { uniforms } from "./luck.ts";

/** A scenario that only has to be one. */
export function scenarioOf(id = "pretend", replications = 200): Scenario {
  const { scenario } = toScenario({ id });
  return { ...scenario, id, run: { ...scenario.run, replications, seed: "AMBER-BROOK" } };
}

/** Counts of what the engine was asked, and a way to make it fail. */
export interface Calls {
  compiled: number;
  replicated: number[];
  /** Thrown instead of a replication, if it says something. */
  failure?: (replication: number) => string | undefined;
}

const layout: Layout = {
  gridDays: Float64Array.of(0, 10, 20, 30),
  series: [
    { name: "customers", label: "Customers", unit: "people" },
    { name: "cash", label: "Cash", unit: "money" },
    { name: "utilisation.sales", label: "Sales, busy", unit: "share" },
  ],
  metrics: [
    { name: "won", label: "Won", unit: "people", group: "Growth", formula: "", help: "" },
    { name: "breakEven", label: "Breaks even", unit: "month", group: "Cash", formula: "", help: "" },
    { name: "cashLow", label: "Lowest cash", unit: "money", group: "Cash", formula: "", help: "" },
  ],
};

/** An engine whose replications are a few keyed numbers: an experiment can't tell, and a test can know them. */
export function pretend(calls: Calls = { compiled: 0, replicated: [] }): Engine {
  return {
    seedKey: (seed) => Uint32Array.from(Array.from(seed).reduce(([a, b], letter) => [Math.imul(a, 31) + letter.charCodeAt(0), b ^ a], [17, 5])),
    compile: () => {
      calls.compiled++;
      return layout;
    },
    replicate: (model, key, replication) => {
      calls.replicated.push(replication);
      const failure = calls.failure?.(replication);
      if (failure) throw new Error(failure);
      const uniform = uniforms((key[0] % 100_003) * 1009 + replication * 7919 + 1);
      for (let i = 0; i < 5; i++) uniform();
      const series = new Float64Array(model.series.length * model.gridDays.length);
      let customers = 100;
      for (let t = 0; t < 4; t++) {
        series[t] = customers += Math.floor(uniform() * 20);
        series[4 + t] = Math.floor(uniform() * 1e7) - 2e6;
        series[8 + t] = uniform();
      }
      const breaksEven = uniform() < 0.8;
      return {
        replication,
        events: 100 + replication,
        fingerprint: [Math.floor(uniform() * 4294967296), Math.floor(uniform() * 4294967296)],
        series,
        metrics: Float64Array.of(customers, breaksEven ? Math.floor(uniform() * 36) : NaN, series[4]),
        violations: replication === 13 ? ["busy time exceeds scheduled time"] : [],
      };
    },
    film: (_, key, replication) => ({
      replication,
      length: 1,
      time: Float64Array.of(key[0]),
      kind: Uint8Array.of(1),
      person: Uint32Array.of(0),
      stage: Int16Array.of(0),
      value: Float64Array.of(0),
      people: 1,
      channel: Int16Array.of(0),
      parent: Int32Array.of(-1),
      lineage: Uint32Array.of(1, 2),
      anonymousVisits: new Float64Array(0),
    }),
    draw: (scenario) => scenario,
  };
}
