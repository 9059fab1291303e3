import { compile, openSim, replicate, type Scenario } from "hourglass";
import { describe, expect, test } from "vitest";
import { readShelf } from "../../sims/node.ts";
import { randomScenario } from "../model/random.ts";
import { builtReference } from "./built.ts";
import { twistedScenario } from "./twisted.ts";
import { wildScenario } from "./wild.ts";

const { difference } = await builtReference();
const product = { compile, replicate };

/** Numbers that showed a fault stay: a way out while tasks were open, patience of an earlier wait, growth in orders mode, a tie of a way out. */
const known: [kind: string, seed: number][] = [["random", 4], ["random", 28], ["random", 16], ["random", 750], ["wild", 167]];
const kinds: Record<string, (seed: number) => Scenario> = { random: randomScenario, twisted: twistedScenario, wild: wildScenario };

function check(kind: string, seed: number): void {
  expect(difference(product, kinds[kind](seed)), `${kind} scenario ${seed}`).toBeNull();
}

/** Blocks of numbers, so that the title names where to look. */
function blocks(kind: string, count: number): [kind: string, from: number, to: number][] {
  return Array.from({ length: Math.ceil(count / 25) }, (_, block) => [kind, block * 25, Math.min(count, (block + 1) * 25) - 1]);
}

describe("the reference evaluator gives the same events and the same curves as the product", { timeout: 300_000 }, () => {
  test.each([...readShelf().names])("on the sim %s (rules T1 to T6, O1 to O7, D3, D4 and D5)", (name) => {
    expect(difference(product, openSim(name))).toBeNull();
  });

  test.each([...blocks("random", 300), ...blocks("twisted", 50), ...blocks("wild", 50)])("on %s valid scenarios %i to %i (rules T1 to T6, O1 to O7, D3, D4 and D5)", (kind, from, to) => {
    for (let seed = from; seed <= to; seed++) check(kind, seed);
  });

  test.each(known)("on %s scenario %i, which failed once", check);
});

describe("a difference is told in words", () => {
  const scenario = openSim("ross", { "run.horizonMonths": 3 });

  test("by the first event that only one of them has", () => {
    const changed = { ...scenario, retention: { ...scenario.retention, monthlyChurn: 0.9 } };
    expect(difference({ ...product, compile: () => compile(changed) }, scenario)).toMatch(/^\d+ events in the product, \d+ in the reference, \d+ unpaired\nonly in the \w+: day \d+\.\d+ \w+ at /);
  });

  test("by the first point of a curve where the events are the same", () => {
    const changed = { ...scenario, money: { ...scenario.money, fixedPerMonth: scenario.money.fixedPerMonth + 1000 } };
    expect(difference({ ...product, compile: () => compile(changed) }, scenario)).toMatch(/^cash on day \d+: -?\d+ in the product, -?\d+ in the reference$/);
  });
});
