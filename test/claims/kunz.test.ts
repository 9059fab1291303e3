import { openSim, simulate } from "hourglass";
import { expect, test } from "vitest";
import { readShelf } from "../../sims/node.ts";
import { EventKind } from "../../src/model/index.ts";
import { changed, effect, filmOf } from "./luck.ts";

test("whether ads pull or push is a word one may choose, and no number (claim 110)", async () => {
  const push = changed("inbound", { "channels.ads.demand": "push" });
  expect((await simulate(push, { replications: 1 })).fingerprint).toBe((await simulate(openSim("inbound"), { replications: 1 })).fingerprint);
});

test("inbound sells: every future of it wins customers (claim 112)", async () => {
  const { metrics } = await simulate(openSim("inbound"), { replications: 8 });
  expect(Math.min(...metrics.won.values)).toBeGreaterThan(50);
});

test.each(readShelf().names)("the market of %s is counted and conserved (claim 113)", async (name) => {
  const scenario = openSim(name);
  const { violations, series } = await simulate(scenario, { replications: 2 });
  expect(violations).toEqual([]);
  if (!scenario.market.unlimited) for (const value of series.untouched.p5) expect(value).toBeGreaterThanOrEqual(0);
});

test("suspects are taken from the market, one account each (claim 114)", () => {
  const scenario = openSim("tam");
  const suspect = Object.keys(scenario.stages).indexOf("suspect");
  const log = filmOf(scenario);
  const first = new Set<number>();
  let back = 0;
  for (let at = 0; at < log.length; at++) {
    if (log.kind[at] === EventKind.enter && log.stage[at] === suspect) first.add(log.person[at]);
    if (log.kind[at] === EventKind.back) back += 1;
  }
  expect(first.size).toBeGreaterThan(1000);
  // No more people than accounts, and those given back.
  expect(first.size).toBeLessThanOrEqual(scenario.market.accounts + back);
});

test("from the raised hand on the lead cools: the same leads, answered as late, win less (claim 116)", async () => {
  const { high } = await effect(changed("tam", { cooling: null }), openSim("tam"), "entries.opportunity");
  expect(high).toBeLessThan(0);
});

test("buyers who like to be won by inbound are won more often that way, and no less the other (claim 124)", async () => {
  const all = { label: "Everybody", share: 1 };
  const indifferent = changed("ross", { segments: { all } });
  const picky = changed("ross", { segments: { all: { ...all, inboundOdds: 1.5 } } });
  expect((await effect(indifferent, picky, "wonInbound")).low).toBeGreaterThan(0);
  const outbound = await effect(indifferent, picky, "wonOutbound");
  expect(outbound.low).toBeLessThanOrEqual(0);
  expect(outbound.high).toBeGreaterThanOrEqual(0);
});

test("a firm that only draws and never hunts is a scenario like any other (claim 125)", async () => {
  const scenario = openSim("hourglass", { "acquisition.inboundShare": 1 });
  const { metrics, violations } = await simulate(scenario, { replications: 2 });
  expect(violations).toEqual([]);
  expect([metrics.wonInbound.p50 > 0, metrics.wonOutbound.p50]).toEqual([true, 0]);
});
