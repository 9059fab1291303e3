import { expect, test } from "vitest";
import { readShelf } from "../../sims/node.ts";
import { embedded, engine, experiment, moments } from "../../src/experiment/index.ts";
import { toScenario, type Law, type Scenario } from "../../src/scenario/index.ts";

const { scenario: isc } = toScenario(readShelf().load("isc"));
const key = engine.seedKey("1729");
const path = "retention.monthlyChurn";

function unsure(uncertainty: Record<string, Law>): Scenario {
  const { scenario, issues } = toScenario({ ...isc, uncertainty });
  expect(issues).toEqual([]);
  return scenario;
}
const drawn = (scenario: Scenario, n: number) => Array.from({ length: n }, (_, r) => engine.draw(scenario, key, r));

test("engine.draw(scenario, key, r) changes what is uncertain and nothing else", () => {
  const scenario = unsure({ [path]: { kind: "uniform", min: 0.01, max: 0.05 } });
  const { retention, ...rest } = engine.draw(scenario, key, 3);
  const { retention: before, ...others } = scenario;
  expect(rest).toEqual(others);
  expect(retention).toEqual({ ...before, monthlyChurn: retention.monthlyChurn });
  expect(retention.monthlyChurn).not.toBe(before.monthlyChurn);
  expect(engine.draw(scenario, key, 3).retention).toEqual(retention);
});

test("engine.draw draws by the law: mean and spread of a thousand", () => {
  const { mean, standardDeviation } = moments(drawn(unsure({ [path]: { kind: "uniform", min: 0.01, max: 0.05 } }), 1000).map(({ retention }) => retention.monthlyChurn));
  expect(Math.abs(mean - 0.03)).toBeLessThan((3.5 * 0.04) / Math.sqrt(12_000));
  expect(Math.abs(standardDeviation / (0.04 / Math.sqrt(12)) - 1)).toBeLessThan(0.06);
});

test("engine.draw keeps each number's draws when another becomes uncertain (rule D7)", () => {
  const law: Law = { kind: "lognormal", median: 0.02, p90: 0.04 };
  const alone = drawn(unsure({ [path]: law }), 20);
  const beside = drawn(unsure({ "value.expansionStep": { kind: "uniform", min: 0, max: 0.3 }, [path]: law }), 20);
  expect(beside.map(({ retention }) => retention)).toEqual(alone.map(({ retention }) => retention));
  expect(new Set(beside.map(({ value }) => value.expansionStep)).size).toBe(20);
});

test("engine.draw moves what is out of range to its end (rule D7)", () => {
  for (const { retention } of drawn(unsure({ [path]: { kind: "exponential", mean: 5 } }), 50)) expect(retention.monthlyChurn).toBeLessThanOrEqual(1);
});

test("engine.draw passes over a number of a part that is absent", () => {
  expect(isc.cooling).toBeNull();
  const scenario = unsure({ "cooling.floor": { kind: "uniform", min: 0, max: 1 }, [path]: { kind: "fixed", value: 0.5 } });
  expect(engine.draw(scenario, key, 0)).toMatchObject({ cooling: null, retention: { monthlyChurn: 0.5 } });
});

test("experiment(…, {uncertain}) has wider bands than luck alone, and the same numbers when nothing is uncertain", { timeout: 60_000 }, async () => {
  const short = { ...isc, run: { ...isc.run, horizonMonths: 3, warmupMonths: 0, replications: 20 } };
  const laws: Record<string, Law> = { [path]: { kind: "uniform", min: 0, max: 0.9 } };
  const luck = await experiment(embedded(), short);
  expect(await experiment(embedded(), short, { uncertain: true })).toEqual(luck);
  const both = await experiment(embedded(), toScenario({ ...short, uncertainty: laws }).scenario, { uncertain: true });
  expect(both.fingerprint).not.toBe(luck.fingerprint);
  const width = ({ series: { customers } }: typeof luck) => customers.p95.at(-1)! - customers.p5.at(-1)!;
  expect(width(both)).toBeGreaterThan(1.4 * width(luck));
});
