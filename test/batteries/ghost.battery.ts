/**
 * The spreadsheet's ghost against the simulator: where it says it is exact, it is the mean of the relaxed scenario, in 300
 * random scenarios and all sims; and what it promises against what the full product leaves of it.
 */
import { compile, expectation, openSim, replicate, type Ghost, type Scenario } from "hourglass";
import { expect, test } from "vitest";
import { seedKey } from "../../src/scenario/index.ts";
import { compare, faults, said } from "../model/means.ts";
import { randomScenario } from "../model/random.ts";
import { keep, table } from "./findings.ts";

const SIMS = ["account-based", "channel", "hourglass", "inbound", "isc", "no-touch", "outbound", "relationship", "ross", "tam", "team", "transactional"];
const RANDOM = 300;
const REPLICATIONS = 20;
/** Of a sim: the full product, and the relaxed one. */
const OF_SIM = 40;

/** A random scenario, of every two one without what the ghost plugs in at its mean. */
function scenarioOf(seed: number): Scenario {
  const scenario = randomScenario(seed);
  return seed % 2 === 0 ? scenario : { ...scenario, growth: null, loyalty: null, value: { ...scenario.value, priceElasticity: 0 } };
}

function meansOf(scenario: Scenario): Record<string, number> {
  const model = compile(scenario);
  const key = seedKey(scenario.run.seed);
  const traces = Array.from({ length: OF_SIM }, (_, replication) => replicate(model, key, replication));
  return Object.fromEntries(model.metrics.map(({ name }, at) => [name, traces.reduce((sum, { metrics }) => sum + metrics[at], 0) / OF_SIM]));
}

/** Milliseconds of this thread's work, warm; the machine's own, so it is said and not judged. */
function milliseconds(scenario: Scenario): number {
  expectation(scenario);
  const before = process.cpuUsage();
  for (let turn = 0; turn < 3; turn++) expectation(scenario);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 3000;
}

function necksOf({ stages }: Scenario): string[] {
  return Object.keys(stages).filter((id) => stages[id].bulb === "neck");
}

function number(value: number): string {
  return Math.abs(value) >= 1000 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
}

test("random scenarios and all sims: the ghost is the mean of the relaxed scenario where it says so (rule E8)", () => {
  const found: string[] = [];
  let exact = 0;
  let comparisons = 0;
  let squares = 0;
  const names = new Map<string, number>();
  for (let seed = 0; seed < RANDOM; seed++) {
    const scenario = scenarioOf(seed);
    const ghost = expectation(scenario);
    for (const name of ghost.approximated) names.set(name, (names.get(name) ?? 0) + 1);
    if (!ghost.exact) continue;
    exact += 1;
    const { compared, apart } = faults(scenario, ghost, REPLICATIONS);
    comparisons += compared.length;
    squares += compared.reduce((sum, { z }) => sum + z * z, 0);
    found.push(...apart.map((each) => `scenario ${seed}: ${said(each)}`));
  }
  const promised: (string | number)[][] = [];
  const held: (string | number)[][] = [];
  const costs: [string, number][] = [];
  for (const sim of SIMS) {
    const scenario = openSim(sim);
    const ghost: Ghost = expectation(scenario);
    const full = meansOf(scenario);
    const months = scenario.run.horizonMonths;
    const neck = necksOf(scenario).reduce(([all, left], id) => [all + ghost.metrics[`entries.${id}`] / months, left + full[`entries.${id}`] / months], [0, 0]);
    const pair = (name: string, unit = 1) => `${number(ghost.metrics[name] / unit)} → ${number(full[name] / unit)}`;
    promised.push([sim, pair("won"), pair("finalMrr", 100), pair("finalCustomers"), necksOf(scenario).length === 0 ? "no neck" : `${number(neck[0])} → ${number(neck[1])}`]);
    const { compared, apart } = ghost.exact ? faults(scenario, ghost, OF_SIM) : { compared: compare(scenario, ghost, OF_SIM), apart: [] };
    const largest = compared.reduce((most, { z }) => Math.max(most, Math.abs(z)), 0);
    const root = Math.sqrt(compared.reduce((sum, { z }) => sum + z * z, 0) / compared.length);
    costs.push([sim, milliseconds(scenario)]);
    held.push([sim, ghost.exact ? "exact" : `plug-in: ${ghost.approximated.join(", ")}`, compared.length, root.toFixed(2), largest.toFixed(1), ghost.error.toExponential(1)]);
    found.push(...apart.map((each) => `${sim}: ${said(each)}`));
  }
  keep("ghost", "What the spreadsheet misses", `
What the ghost promises → the mean of ${OF_SIM} futures of the full product; entries of the neck a month.

${table(["sim", "customers won", "MRR at the end", "customers at the end", "entries of the neck, a month"], promised)}

The ghost against the mean of ${OF_SIM} futures of the relaxed scenario: curves on four days and figures, root mean square and largest |z|. What is further apart than 3.5 standard errors and the error is looked at
again on four times as many futures of other luck; what still is, is a fault.

${table(["sim", "graph", "comparisons", "rms z", "largest |z|", "error it says"], held)}

Milliseconds of work a call, on this machine among others' work: ${costs.map(([sim, ms]) => `${sim} ${ms.toFixed(0)}`).join(", ")}.

${RANDOM} random scenarios, ${exact} of them exact: ${comparisons} comparisons, root mean square of z ${Math.sqrt(squares / comparisons).toFixed(2)}. Plugged in, by scenarios: ${[...names].map(([name, count]) => `${name} ${count}`).join(", ")}.

Faults: ${found.length === 0 ? "none" : found.join("; ")}.
`);
  expect(exact).toBeGreaterThan(RANDOM / 5);
  expect(found).toEqual([]);
});
