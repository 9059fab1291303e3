/** Small states and curves that tests are made of. */
import { ENGINE_VERSION } from "../../src/model/index.ts";
import type { Curves } from "../../src/experiment/index.ts";
import { toScenario, type Scenario } from "../../src/scenario/index.ts";
import { firstState, type Opened, type State } from "../../src/app/state.ts";
import type { Work } from "../../src/app/work.ts";

export const base: Scenario = toScenario({
  id: "small",
  run: { replications: 10 },
  stages: {
    lead: { bulb: "left", order: 1, exits: { customer: { probability: 0.2 } }, dwellDays: { kind: "lognormal", median: 10, p90: 30 }, otherwise: "lost" },
    customer: { bulb: "right", order: 2 },
    lost: { bulb: "exit", order: 3 },
  },
  channels: { site: { kind: "organic", side: "inbound", entryStage: "lead", visitsPerMonth: 100, identifyProbability: 0.5 } },
  value: { initialMrr: { kind: "lognormal", median: 100, p90: 300 }, initialMrrByChannel: { site: { kind: "lognormal", median: 50, p90: 150 } } },
}).scenario;

export const work: Work = { sim: "small", version: 1, scenario: base, uncertain: false, shown: 0, extras: [] };

export function state(opened: Partial<Opened> = {}): State {
  return firstState({ work, base, issues: [], claim: null, ...opened });
}

export function curves(replications: number, fingerprint = "00000000000000aa"): Curves {
  return { days: Float64Array.of(0, 30), replications, fingerprint, events: 1, series: {}, metrics: {}, runs: {}, violations: [] };
}

export const engine = ENGINE_VERSION;
