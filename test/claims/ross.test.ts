import { openSim, simulate } from "hourglass";
import { expect, test } from "vitest";
import { EventKind } from "../../src/model/index.ts";
import { changed, filmOf, interval, PAIRS, sound } from "./luck.ts";

test("a channel may be inbound by side, push by demand, and touched first by the seller; such words move no number (claim 44)", async () => {
  const told = changed("ross", { "channels.inbound.demand": "push", "channels.inbound.firstTouchBy": "seller" });
  const [one, other] = [await simulate(openSim("ross"), { replications: 1 }), await simulate(told, { replications: 1 })];
  expect(other.fingerprint).toBe(one.fingerprint);
});

test("what comes by each channel adds up to all who come, and wins by side to all wins (claims 45 and 96)", async () => {
  const scenario = openSim("inbound");
  const log = filmOf(scenario);
  const first = new Map<number, number>();
  const won = new Map<string, number>();
  const channels = Object.values(scenario.channels);
  for (let at = 0; at < log.length; at++) {
    const person = log.person[at];
    if (log.kind[at] === EventKind.enter && !first.has(person)) first.set(person, log.channel[person]);
    if (log.kind[at] === EventKind.won) {
      const { side } = channels[log.channel[person]];
      won.set(side, (won.get(side) ?? 0) + 1);
    }
  }
  const byChannel = channels.map((_, at) => [...first.values()].filter((channel) => channel === at).length);
  expect(byChannel.every((count) => count > 0)).toBe(true);
  expect(byChannel.reduce((sum, count) => sum + count, 0)).toBe(first.size);
  const { metrics } = await simulate(scenario, { replications: 1 });
  expect(metrics.wonInbound.p50).toBe(won.get("inbound"));
  expect(metrics.wonReferral.p50).toBe(won.get("referral") ?? 0);
  expect(metrics.wonInbound.p50 + metrics.wonOutbound.p50 + metrics.wonReferral.p50).toBe(metrics.won.p50);
});

test("market response touches each inbound lead first, then it goes one of the ways the stage has (claim 46)", () => {
  const scenario = openSim("ross");
  const ids = Object.keys(scenario.stages);
  const log = filmOf(scenario);
  const touched = new Set<number>();
  const ways = new Map<string, number>();
  const at = new Map<number, string>();
  for (let index = 0; index < log.length; index++) {
    const person = log.person[index];
    if (log.kind[index] === EventKind.start) touched.add(person);
    if (log.kind[index] !== EventKind.enter) continue;
    const to = ids[log.stage[index]];
    if (at.get(person) === "inbLead") {
      expect(touched.has(person)).toBe(true);
      ways.set(to, (ways.get(to) ?? 0) + 1);
    }
    at.set(person, to);
    touched.delete(person);
  }
  expect([...ways.keys()].sort()).toEqual(["disqualified", "opportunity"]);
});

test("customers who get value early stay: churn per customer falls with the share who become active (claim 62)", async () => {
  // Who never becomes active is a customer of a stage from which one leaves by the month's end.
  const firm = (active: number) => sound({
    run: { horizonMonths: 12, seed: "VALUE" }, market: { unlimited: true },
    channels: { door: { kind: "organic", entryStage: "trial", visitsPerMonth: 100, growthPerMonth: 0, identifyProbability: 1 } },
    stages: {
      trial: { bulb: "left", order: 1, exits: { newbie: { probability: 1 } }, otherwise: "lost" },
      newbie: { bulb: "right", order: 2, dwellDays: { kind: "fixed", value: 30 }, exits: { active: { probability: active } }, otherwise: "gone" },
      active: { bulb: "right", order: 3 }, lost: { bulb: "exit", order: 4 }, gone: { bulb: "exit", order: 5 },
    },
    retention: { monthlyChurn: 0.01 },
  });
  const lost = async (active: number) => (await simulate(firm(active), { replications: 8 })).metrics.churned.mean;
  const [few, more, most] = [await lost(0.4), await lost(0.7), await lost(0.95)];
  expect(few).toBeGreaterThan(more);
  expect(more).toBeGreaterThan(most);
});

test("an outbound win takes more minutes and more days, and is rarer among the decided (claim 58)", async () => {
  const { metrics } = await simulate(openSim("ross"), { replications: PAIRS });
  for (const [inbound, outbound] of [["minutesPerWinInbound", "minutesPerWinOutbound"], ["wonCycleInbound", "wonCycleOutbound"], ["winRateOutbound", "winRateInbound"]]) {
    const { low } = interval(Array.from(metrics[outbound].values, (value, at) => value - metrics[inbound].values[at]));
    expect(low, `${outbound} over ${inbound}`).toBeGreaterThan(0);
  }
});
