import { openSim, simulate, type Scenario } from "hourglass";
import { expect, test } from "vitest";
import { readShelf } from "../../sims/node.ts";
import { EventKind } from "../../src/model/index.ts";
import { filmOf } from "./luck.ts";

const models = ["inbound", "outbound", "account-based", "relationship", "team", "transactional", "channel"];

test("seven models of selling stand on the shelf, each a sound scenario that wins customers (claims 94 and 109)", async () => {
  for (const name of models) {
    const { metrics, violations } = await simulate(openSim(name), { replications: 2 });
    expect(violations, name).toEqual([]);
    expect(metrics.won.p50, name).toBeGreaterThan(5);
  }
  expect(readShelf().names).toEqual(expect.arrayContaining(models));
});

test("a hybrid has two sides, a pure model one (claim 93)", async () => {
  const shares = async (name: string) => {
    const { won, wonInbound, wonOutbound } = (await simulate(openSim(name), { replications: 4 })).metrics;
    return [wonInbound.mean / won.mean, wonOutbound.mean / won.mean];
  };
  const [inboundOfRoss, outboundOfRoss] = await shares("ross");
  expect(inboundOfRoss).toBeGreaterThan(0.15);
  expect(outboundOfRoss).toBeGreaterThan(0.15);
  expect((await shares("outbound"))[1]).toBe(1);
  expect((await shares("inbound"))[0]).toBeGreaterThan(0.8);
});

test("each model has stages of its own (claim 95)", () => {
  const stages = models.map((name) => Object.keys(openSim(name).stages).join());
  expect(new Set(stages).size).toBe(models.length);
});

test("inbound is fed by search, ads and what one can learn (claim 97)", () => {
  expect(Object.values(openSim("inbound").channels).map(({ kind }) => kind).sort()).toEqual(["batch", "organic", "paid", "referral"]);
  expect(Object.values(openSim("hourglass").channels).map(({ kind }) => kind)).toContain("content");
});

/** First stage, and whether somebody worked on them at the very instant they came, of everybody who came by a channel. */
function arrivals(scenario: Scenario, channel: string) {
  const log = filmOf(scenario);
  const at = Object.keys(scenario.channels).indexOf(channel);
  const ids = Object.keys(scenario.stages);
  const first = new Map<number, { stage: string; time: number; touched: boolean }>();
  for (let index = 0; index < log.length; index++) {
    const person = log.person[index];
    if (log.channel[person] !== at) continue;
    if (log.kind[index] === EventKind.enter && !first.has(person)) first.set(person, { stage: ids[log.stage[index]], time: log.time[index], touched: false });
    const known = first.get(person);
    if (known && log.kind[index] === EventKind.start && log.time[index] === known.time) known.touched = true;
  }
  return { all: [...first.values()], visits: log.anonymousVisits.reduce((sum, value) => sum + value, 0) };
}

test("who has left a name goes on as an opportunity only after a rep has called (claim 98)", () => {
  const scenario = openSim("inbound");
  const ids = Object.keys(scenario.stages);
  const log = filmOf(scenario);
  const called = new Set<number>();
  const at = new Map<number, string>();
  let went = 0;
  for (let index = 0; index < log.length; index++) {
    const person = log.person[index];
    if (log.kind[index] === EventKind.start) called.add(person);
    if (log.kind[index] !== EventKind.enter) continue;
    const to = ids[log.stage[index]];
    if (at.get(person) === "qualify" && to === "opportunity") {
      went += 1;
      expect(called.has(person)).toBe(true);
    }
    at.set(person, to);
    called.delete(person);
  }
  expect(went).toBeGreaterThan(100);
});

test("2.3 of 100 visitors leave a name (claim 98)", () => {
  const scenario = openSim("hourglass", { "acquisition.inboundShare": 0 });
  const { all, visits } = arrivals(scenario, "organic");
  const share = all.length / (all.length + visits);
  expect(all.length).toBeGreaterThan(800);
  // Some who come are of accounts touched before, and are nobody new.
  expect(share).toBeGreaterThan(0.018);
  expect(share).toBeLessThan(0.0235);
});

test("in outbound the seller makes the first touch, in inbound the buyer (claims 99 and 101)", () => {
  const hunted = arrivals(openSim("outbound"), "lists").all;
  expect(hunted.length).toBeGreaterThan(1000);
  expect(hunted.every(({ touched }) => touched)).toBe(true);
  const drawn = arrivals(openSim("hourglass"), "organic").all;
  expect(drawn.some(({ touched }) => touched)).toBe(false);
});

test("inbound begins with Qualify, outbound with Prospect and then Make contact (claim 102)", () => {
  expect(new Set(arrivals(openSim("inbound"), "search").all.map(({ stage }) => stage))).toEqual(new Set(["qualify"]));
  const outbound = openSim("outbound");
  expect(new Set(arrivals(outbound, "lists").all.map(({ stage }) => stage))).toEqual(new Set(["prospect"]));
  expect(Object.keys(outbound.stages.prospect.exits)).toEqual(["contact"]);
});
