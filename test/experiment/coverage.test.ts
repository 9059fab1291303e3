/** The quick version of `npm run battery -- coverage`, against closed forms. */
import { compile, replicate, type Scenario } from "hourglass";
import { describe, expect, test } from "vitest";
import { embedded, experiment, meanDifference, meanInterval, moments, probabilityInterval, quantileDifference, quantileInterval, type Engine, type Interval } from "../../src/experiment/index.ts";
import { Draws, uniform } from "../../src/kernel/index.ts";
import { gammaP } from "../../src/kernel/elementary.ts";
import { always, sound } from "../theory/clinic.ts";
import { pretend, scenarioOf } from "./pretend.ts";

/** Three and a half standard errors of so many experiments at 95 %, in percent. */
function expectCoverage(covered: number, experiments: number): void {
  const allowed = 350 * Math.sqrt((0.95 * 0.05) / experiments);
  expect((100 * covered) / experiments).toBeGreaterThan(95 - allowed);
  expect((100 * covered) / experiments).toBeLessThan(95 + allowed);
}

const holds = ({ low, high }: Interval, truth: number) => low <= truth && truth <= high;

describe("95 % intervals of a month's MRR, a compound Poisson sum, cover its closed form", () => {
  const SIZE = 30;
  const EXPERIMENTS = 250;
  const MEAN_MRR = 500;
  /** A month of 365/12 days is simulated in 30. */
  const visits = 20 * (30 / (365 / 12));
  const shop = (wins: number): Scenario =>
    sound({
      run: { horizonMonths: 1 }, activity: always, market: { unlimited: true }, teams: {},
      stages: {
        deal: { bulb: "neck", order: 1, dwellDays: { kind: "fixed", value: 0 }, exits: { customer: { probability: wins } }, otherwise: "lost" },
        customer: { bulb: "right", order: 2 },
        lost: { bulb: "exit", order: 3 },
      },
      channels: { door: { kind: "organic", entryStage: "deal", visitsPerMonth: 20, growthPerMonth: 0, identifyProbability: 1 } },
      value: { initialMrr: { kind: "exponential", mean: MEAN_MRR }, expansionStep: 0 }, retention: { monthlyChurn: 0 },
    });
  const mrrOf = (wins: number): Float64Array => {
    const model = compile(shop(wins));
    const at = model.metrics.findIndex(({ name }) => name === "finalMrr");
    return Float64Array.from({ length: SIZE * EXPERIMENTS }, (_, replication) => replicate(model, Uint32Array.of(27, 18), replication).metrics[at] / 100);
  };
  /** P(MRR ≤ x): k customers with probability Poisson, each exponential. */
  const below = (x: number, wins: number): number => {
    let chance = Math.exp(-visits * wins);
    let sum = chance;
    for (let k = 1; k < 100; k++) sum += (chance *= (visits * wins) / k) * gammaP(k, x / MEAN_MRR);
    return sum;
  };
  const medianOf = (wins: number): number => {
    let low = 0;
    for (let step = 32_768; step > 0.01; step /= 2) if (below(low + step, wins) < 0.5) low += step;
    return low;
  };
  const few = mrrOf(0.5);
  const many = mrrOf(0.7);
  const count = (covers: (from: number, to: number) => boolean) => Array.from({ length: EXPERIMENTS }, (_, e) => covers(e * SIZE, (e + 1) * SIZE)).filter(Boolean).length;

  test("in the mean, the median and the chance of more than 6,000 (rule E5)", () => {
    const median = medianOf(0.5);
    const chance = 1 - below(6000, 0.5);
    expectCoverage(count((from, to) => {
      const { mean, standardError } = moments(few.subarray(from, to));
      return holds(meanInterval(mean, standardError, SIZE), visits * 0.5 * MEAN_MRR);
    }), EXPERIMENTS);
    expectCoverage(count((from, to) => holds(quantileInterval(few.subarray(from, to), 0.5), median)), EXPERIMENTS);
    expectCoverage(count((from, to) => holds(probabilityInterval(few.subarray(from, to).filter((mrr) => mrr > 6000).length, SIZE), chance)), EXPERIMENTS);
  });

  test("in the difference that more wins make, of means and of medians, on the same luck (rules E4 and E5)", () => {
    const apart = medianOf(0.7) - medianOf(0.5);
    expectCoverage(count((from, to) => holds(meanDifference(many.subarray(from, to), few.subarray(from, to))!, visits * 0.2 * MEAN_MRR)), EXPERIMENTS);
    expectCoverage(count((from, to) => holds(quantileDifference(many.subarray(from, to), few.subarray(from, to), 0.5)!, apart)), EXPERIMENTS);
  });
});

test("95 % intervals cover where a run stops itself because it is precise enough (rules E5 and E6)", async () => {
  const draws = new Draws();
  const exponential = (key: Uint32Array, replication: number) => {
    draws.block(key[0], key[1], replication, 7);
    return -Math.log(uniform(draws.hi));
  };
  // Every number of a replication is one exponential draw, of mean 1 and median ln 2.
  const engine: Engine = {
    ...pretend(),
    replicate: (model, key, replication) => {
      const value = exponential(key, replication);
      return { replication, events: 1, fingerprint: [1, 1], series: new Float64Array(model.series.length * model.gridDays.length).fill(value), metrics: new Float64Array(model.metrics.length).fill(value), violations: [] };
    },
  };
  const stops = new Map<number, number>();
  let medians = 0;
  let means = 0;
  for (let e = 0; e < 250; e++) {
    const { replications, metrics } = await experiment(embedded(engine), scenarioOf(), { seed: `stop ${e}`, replications: 200, precision: { series: ["customers"], within: { share: 0.35 } } }, engine);
    stops.set(replications, (stops.get(replications) ?? 0) + 1);
    const { values, mean, standardError } = metrics.won;
    if (holds(quantileInterval(values, 0.5), Math.LN2)) medians++;
    if (holds(meanInterval(mean, standardError, replications), 1)) means++;
  }
  // Luck decides when to stop, or the question would be idle.
  expect(Math.min(stops.get(50) ?? 0, stops.get(100) ?? 0)).toBeGreaterThan(30);
  expectCoverage(medians, 250);
  expectCoverage(means, 250);
});
