import { openSim, simulate } from "hourglass";
import { expect, test } from "vitest";
import { changed, effect, filmOf, interval, PAIRS } from "./luck.ts";
import { EventKind } from "../../src/model/index.ts";

const hot = { cooling: { graceHours: 1, halfLifeHours: 6, floor: 0.25 } };

test("twice the visits are twice the leads where the market is no limit (claim 71)", async () => {
  const leads = async (visits: number) => (await simulate(changed("inbound", { "market.unlimited": true, "channels.search.visitsPerMonth": visits, "channels.ads.spendPerMonth": 0, "channels.webinar.entries": 0, "referral.strength": 0, "stages.closedOther.recycle": null }), { replications: PAIRS })).metrics["entries.qualify"];
  const [one, two] = [await leads(4000), await leads(8000)];
  const { low, high } = interval(Array.from(two.values, (value, at) => value / one.values[at]));
  expect(low).toBeLessThan(2);
  expect(high).toBeGreaterThan(2);
  expect(high - low).toBeLessThan(0.1);
});

test("more leads for the same people are not more opportunities (claim 72)", async () => {
  const { high } = await effect(changed("isc", hot), changed("isc", { ...hot, "channels.inbound.visitsPerMonth": 2800 }), "entries.opportunity");
  expect(high).toBeLessThan(0);
});

test("a lead takes its dials times its minutes (claims 73, 78 and 79)", async () => {
  const { metrics } = await simulate(openSim("isc"), { replications: 1 });
  expect((12 * metrics["minutes.bdr"].p50) / metrics["entries.lead"].p50).toBe(4 * 3);
});

test("a month of 2,000 leads gives 340 opportunities, within what chance allows (claims 74 and 77)", async () => {
  const { metrics } = await simulate(openSim("isc", { "run.horizonMonths": 6 }), { replications: 40 });
  // Those of the last days are not decided yet; leads wait at most some days in a team that is not overloaded.
  const decided = 6 * 2000 - metrics["entries.lead"].mean + metrics["entries.opportunity"].mean + metrics["entries.disqualified"].mean;
  const share = metrics["entries.opportunity"].mean / (metrics["entries.opportunity"].mean + metrics["entries.disqualified"].mean);
  expect(decided).toBeGreaterThan(0.95 * 12_000);
  expect(Math.abs(2000 * share - 340)).toBeLessThan(33 / Math.sqrt(40));
  // The spread of one month's count is binomial: 16.8, so 33 is its 95 %.
  const spread = metrics["entries.opportunity"].standardError * Math.sqrt(40) / Math.sqrt(6);
  expect(spread).toBeGreaterThan(16.8 * 0.7);
  expect(spread).toBeLessThan(16.8 * 1.3);
});

test("volume and yield both move opportunities while people have time (claim 75)", async () => {
  const rested = { "teams.bdr.headcount": 12 };
  expect((await effect(changed("isc", rested), changed("isc", { ...rested, "channels.inbound.visitsPerMonth": 2200 }), "entries.opportunity")).low).toBeGreaterThan(0);
  expect((await effect(changed("isc", rested), changed("isc", { ...rested, "stages.lead.exits.opportunity.probability": 0.19 }), "entries.opportunity")).low).toBeGreaterThan(0);
});

test("sorting and calling cost money even where leads are free (claim 76)", async () => {
  const { metrics } = await simulate(openSim("isc"), { replications: 1 });
  expect(metrics["activityCost.bdr"].p50).toBeGreaterThan(24_000);
});

test("half the minutes, or half the dials, are half the cost (claim 89)", async () => {
  const cost = async (changes: Record<string, unknown>) => (await simulate(openSim("isc", changes), { replications: 1 })).metrics["activityCost.bdr"].p50;
  const whole = await cost({});
  expect(await cost({ "stages.lead.work.minutes.value": 1.5 })).toBe(whole / 2);
  expect(await cost({ "stages.lead.work.attempts.value": 2 })).toBe(whole / 2);
});

test("days in which a lead is waited for are days of its cycle (claim 92)", () => {
  const toOpportunity = (days: number) => {
    const scenario = changed("isc", { "stages.lead.dwellDays": { kind: "fixed", value: days }, "teams.bdr.headcount": 12, "run.horizonMonths": 3 });
    const opportunity = Object.keys(scenario.stages).indexOf("opportunity");
    const log = filmOf(scenario);
    const came = new Map<number, number>();
    const took: number[] = [];
    for (let at = 0; at < log.length; at++) {
      if (log.kind[at] !== EventKind.enter) continue;
      if (!came.has(log.person[at])) came.set(log.person[at], log.time[at]);
      else if (log.stage[at] === opportunity) took.push((log.time[at] - came.get(log.person[at])!) / 1_382_400);
    }
    return took.toSorted((a, b) => a - b)[Math.floor(took.length / 2)];
  };
  expect(toOpportunity(5) - toOpportunity(0)).toBeCloseTo(5, 0);
});
