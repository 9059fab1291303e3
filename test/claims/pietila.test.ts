import { openSim, simulate, type Scenario } from "hourglass";
import { expect, test } from "vitest";
import { readShelf } from "../../sims/node.ts";
import { EventKind } from "../../src/model/index.ts";
import { changed, effect, filmOf } from "./luck.ts";

const sims = readShelf().names;

/** Every step of everybody in one film: [from, to] as ids; null = from the market. */
function steps(scenario: Scenario): [string | null, string][] {
  const log = filmOf(scenario);
  const ids = Object.keys(scenario.stages);
  const at: (string | undefined)[] = [];
  const found: [string | null, string][] = [];
  for (let index = 0; index < log.length; index++) {
    if (log.kind[index] !== EventKind.enter) continue;
    const to = ids[log.stage[index]];
    found.push([at[log.person[index]] ?? null, to]);
    at[log.person[index]] = to;
  }
  return found;
}

test("customers of a channel leave at that channel's churn and no other's (claim 4)", () => {
  const scenario = changed("ross", { "retention.churnByChannel": { outbound: 0 }, "retention.monthlyChurn": 0.05 });
  const outbound = Object.keys(scenario.channels).indexOf("outbound");
  const log = filmOf(scenario);
  const left = [0, 0];
  for (let at = 0; at < log.length; at++) if (log.kind[at] === EventKind.churn) left[log.channel[log.person[at]] === outbound ? 1 : 0] += 1;
  expect(left[0]).toBeGreaterThan(20);
  expect(left[1]).toBe(0);
});

test("a smaller first sale and calls on interest bring more customers, and more growth from each (claim 20)", async () => {
  const parts = { "value.priceElasticity": 0.5, "value.referencePrice": 140 };
  const large = changed("hourglass", { ...parts, "accountManagement.policy": "none" });
  const small = changed("hourglass", { ...parts, "value.priceLevel": 0.6 });
  expect((await effect(large, small, "won")).low).toBeGreaterThan(0);
  expect((await effect(large, small, "expansionMrr")).low).toBeGreaterThan(0);
});

test("whoever leaves the neck is won, lost, or comes back later (claim 22)", () => {
  const scenario = openSim("hourglass");
  const ends = new Map<string, number>();
  let left = 0;
  for (const [from, to] of steps(scenario)) {
    if (from !== "opportunity") continue;
    left += 1;
    ends.set(to, (ends.get(to) ?? 0) + 1);
  }
  expect(left).toBeGreaterThan(100);
  expect([...ends.keys()].sort()).toEqual(["closedLost", "closedOther", "onboarding"]);
  expect([...ends.values()].reduce((sum, count) => sum + count, 0)).toBe(left);
});

test("a firm without any team is a sound scenario and wins customers (claim 32)", async () => {
  const scenario = changed("no-touch", { growth: null, teams: {} });
  const { metrics, violations } = await simulate(scenario, { replications: 2 });
  expect(violations).toEqual([]);
  expect(metrics.won.p50).toBeGreaterThan(100);
});

test("a product that sells itself needs no team, and a sales team makes each customer dearer (claim 36)", async () => {
  const alone = changed("no-touch", { growth: null, teams: {}, "run.horizonMonths": 12 });
  const sold = changed("no-touch", {
    growth: null, teams: { sellers: { label: "Sellers", headcount: 3, annualCost: 60_000 } }, "run.horizonMonths": 12,
    "stages.activated.work": { team: "sellers", kind: "call", minutes: { kind: "fixed", value: 15 } },
  });
  const { metrics } = await simulate(alone, { replications: 2 });
  expect(metrics.won.p50).toBeGreaterThan(100);
  expect((await effect(alone, sold, "acquisitionCost")).low).toBeGreaterThan(100);
});

test("fewer and fewer come through the left, step by step (claim 39)", async () => {
  const { metrics } = await simulate(openSim("hourglass", { "acquisition.inboundShare": 1 }), { replications: 4 });
  const through = ["suspect", "inquiry", "lead", "opportunity", "onboarding"].map((id) => metrics[`entries.${id}`].p50);
  expect(through).toEqual(through.toSorted((a, b) => b - a));
  expect(through.at(-1)).toBeGreaterThan(0);
});

test.each(sims)("in %s nobody takes a step that the journey does not have (claim 42)", (name) => {
  const scenario = openSim(name);
  const edges = new Set<string>();
  for (const { entryStage } of Object.values(scenario.channels)) edges.add(`null>${entryStage}`);
  for (const [id, { exits, otherwise, recycle, score, overdue, openToday, bulb }] of Object.entries(scenario.stages)) {
    for (const to of [...Object.keys(exits), otherwise, recycle?.to, score?.to, overdue?.to]) edges.add(`${id}>${to}`);
    if (openToday > 0 || bulb === "right") edges.add(`null>${id}`);
  }
  const taken = steps(scenario);
  expect(taken.length).toBeGreaterThan(100);
  expect([...new Set(taken.map(([from, to]) => `${from}>${to}`))].filter((step) => !edges.has(step))).toEqual([]);
});
