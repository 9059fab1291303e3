// The built library for what takes many runs: the same sources, several times faster than the test runner's own copy.
import * as built from "hourglass";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile, EventKind, film, METRIC_GROUPS, replicate, type EventLog } from "../../src/model/index.ts";
import { parseScenario } from "./shelf.ts";
import { always, fixed, key, run, sound } from "./diary.ts";

const DAY = 1_382_400;
const MONTH = (365 / 12) * DAY;
const desk = { headcount: 4, productiveFraction: 0.5, daysPerWeek: 7, hoursPerDay: 24, startHour: 0, annualCost: 36_500, paidDaysPerYear: 365 };

/** Four people come together, are qualified, have an offer and sign. */
const four = (changes: object = {}) =>
  sound({
    run: { horizonMonths: 12 }, activity: always, market: { unlimited: true }, teams: { desk },
    channels: { door: { kind: "batch", side: "inbound", entryStage: "lead", entries: 4, everyDays: 3000, firstDay: 0, costPerBatch: 1000 } },
    stages: {
      lead: {
        bulb: "left", order: 1, dwellDays: fixed(10), exits: { offer: { probability: 1 } }, otherwise: "lost",
        work: { team: "desk", minutes: fixed(12), attempts: fixed(2), firstTouch: true },
      },
      offer: { bulb: "neck", order: 2, dwellDays: fixed(20), exits: { fan: { probability: 1 } }, otherwise: "lost" },
      fan: { bulb: "right", order: 3 },
      lost: { bulb: "exit", order: 9 },
    },
    retention: { monthlyChurn: 0 }, value: { initialMrr: fixed(100) }, money: { grossMargin: 0.7, commission: 0.1 }, ...changes,
  });

describe("by hand", () => {
  const { metric, trace } = run(four());
  const payroll = 4 * 36_500 * 100;

  test("people, deals and days of four who all sign", () => {
    expect(trace.violations).toEqual([]);
    for (const name of ["came.door", "qualified", "opportunities", "won", "won.door"]) expect(metric(name), name).toBe(4);
    for (const name of ["conversion.lead", "cohortConversion.lead", "conversion.offer", "winRateNarrow", "winRateBroad", "winRateInbound"]) expect(metric(name), name).toBe(1);
    // 24 minutes at half speed.
    const lead = 10 + 48 / 1440;
    for (const name of ["meanDays.lead", "medianDays.lead"]) expect(metric(name), name).toBeCloseTo(lead, 9);
    expect(metric("medianDays.offer")).toBe(20);
    expect(metric("wonCycle")).toBeCloseTo(lead + 20, 9);
    expect(metric("wonCycleP90")).toBeCloseTo(lead + 20, 9);
    expect(metric("timeToOpportunityInbound")).toBeCloseTo(lead, 9);
    expect(metric("salesCycle")).toBe(20);
    expect(metric("neverAnswered")).toBe(0);
    expect(metric("answeredWithin5Minutes")).toBe(1);
  });

  test("inside sales cost and the time from qualified lead to opportunity stand side by side (claim 91)", () => {
    // 4 leads × 24 minutes; $100 a day ÷ 0.5 ÷ 480 a minute.
    const isc = 4 * 24 * ((100 * 100) / 0.5 / 480);
    expect(metric("isc") * 12).toBeCloseTo(isc, 6);
    expect(metric("iscPerMql")).toBeCloseTo(isc / 4, 6);
    expect(metric("iscPerOpportunity")).toBeCloseTo(isc / 4, 6);
    expect(metric("tofc")).toBeCloseTo((isc + 100_000) / 4, 6);
    expect(metric("qualifiedToOpportunity")).toBeCloseTo(10 + 48 / 1440, 9);
  });

  test("what a customer cost, on both bases, and what it is worth", () => {
    const alike = 100_000 + 4 * 12_000;
    const cac = (payroll + alike) / 4;
    expect(metric("cac")).toBeCloseTo(cac, 6);
    expect(metric("cacInbound")).toBeCloseTo(cac, 6);
    expect(metric("cacActivity")).toBeCloseTo((4 * 24 * (20_000 / 480) + alike) / 4, 6);
    expect(metric("acquisitionCost")).toBeCloseTo(cac, 6);
    expect(metric("minutesPerWin")).toBe(24);
    expect(metric("cover")).toBeCloseTo((0.7 * 120_000) / cac, 9);
    // Won on day 30.5, paying at month 0 … 10 of the contract.
    expect(metric("ltv")).toBeCloseTo(0.7 * 11 * 10_000, 6);
    expect(metric("ltvToCac")).toBeCloseTo((0.7 * 110_000) / cac, 9);
    expect(metric("paybackMonths")).toBeNaN();
    expect(metric("arr")).toBe(4 * 120_000);
    expect(metric("firstMrr")).toBe(10_000);
    expect(metric("topShare")).toBeCloseTo(0.2, 12);
    expect(metric("gini")).toBe(0);
  });

  test("a customer who costs 500 and brings 70 a month has paid after eight", () => {
    const cheap = four({ teams: { desk: { ...desk, annualCost: 0 } }, money: { grossMargin: 0.7, commission: 0 }, channels: { door: { kind: "batch", side: "inbound", entryStage: "lead", entries: 4, everyDays: 3000, firstDay: 0, costPerBatch: 2000 } } });
    expect(run(cheap).metric("paybackMonths")).toBe(8);
    expect(run(cheap).metric("paybackInbound")).toBe(8);
  });

  test("a discount counts each payment by its distance from the win", () => {
    const discounted = run(four({ money: { grossMargin: 0.7, discountPerYear: 0.1 } })).metric("ltv");
    let expected = 0;
    for (let month = 0; month < 11; month++) expected += Math.round(10_000 * 1.1 ** (-month / 12));
    expect(discounted).toBeCloseTo(0.7 * expected, 6);
  });

  test("halving the dials halves what comes before the opportunity but for what is bought, and lowers all cost of sales (claim 90)", () => {
    const withDials = (attempts: number) => {
      const scenario = parseScenario("isc");
      scenario.stages.lead.work!.attempts = fixed(attempts);
      return run(scenario);
    };
    const [few, many] = [withDials(2), withDials(4)];
    expect(many.metric("isc") / few.metric("isc")).toBe(2);
    // Fewer minutes are also sooner done: no fewer opportunities within the horizon.
    expect(many.metric("tofc") / few.metric("tofc")).toBeGreaterThan(1.9);
    expect(few.metric("cacActivity")).toBeLessThan(many.metric("cacActivity"));
  });

  test("revenue of customers of more than a year: half of two years of payments, all of it when they had been there before", () => {
    const two = (initialTenureMonths: number) =>
      run(sound({ run: { horizonMonths: 24 }, activity: always, market: { unlimited: true, initialCustomers: 50, initialTenureMonths }, stages: { fan: { bulb: "right", order: 1 } }, retention: { monthlyChurn: 0 }, value: { initialMrr: fixed(100) } }));
    expect(two(0).metric("existingShare")).toBe(0.5);
    expect(two(24).metric("existingShare")).toBe(1);
    expect(two(0).metric("nrr")).toBe(1);
    expect(two(0).metric("grr")).toBe(1);
    expect(two(0).metric("monthlyLogoChurn")).toBe(0);
  });

  test("what waits at the end, in people and in weeks of the team's work", () => {
    // A quarter of an hour at half speed, on four Mondays: the first of four tasks of 24 minutes is done, the second begun.
    const { metric: mondays } = run(four({ run: { horizonMonths: 1 }, teams: { desk: { ...desk, headcount: 1, daysPerWeek: 1, hoursPerDay: 0.25, startHour: 9 } } }));
    expect(mondays("backlog.desk")).toBe(2);
    expect(mondays("backlogWeeks.desk")).toBeCloseTo(48 / 7.5, 12);
    expect(mondays("neverAnswered")).toBe(0.5);
    const { metric: nobody } = run(four({ run: { horizonMonths: 1 }, teams: { desk: { ...desk, headcount: 0 } } }));
    expect(nobody("backlog.desk")).toBe(4);
    expect(nobody("backlogWeeks.desk")).toBeNaN();
    expect(nobody("neverAnswered")).toBe(1);
  });
});

describe("the hourglass against its own log", () => {
  const scenario = parseScenario("hourglass");
  const model = compile(scenario);
  const trace = replicate(model, key, 0);
  const log = film(model, key, 0);
  const metric = (name: string) => trace.metrics[model.metrics.findIndex((info) => info.name === name)];
  const stages = Object.keys(scenario.stages);
  const channels = Object.keys(scenario.channels);
  const horizon = 36 * MONTH;
  const lives = livesOf(log);
  const customers = lives.filter(({ won }) => won >= 0);
  const sideOf = (channel: number) => (channel < 0 ? "other" : scenario.channels[channels[channel]].side);

  test("every channel adds up to the whole: who came, who was won, what they began with (claims 45, 53, 96)", () => {
    const sum = (name: string) => channels.reduce((total, id) => total + metric(`${name}.${id}`), 0);
    expect(sum("came")).toBe(lives.length);
    expect(sum("won")).toBe(metric("won"));
    expect(sum("newMrr")).toBe(metric("newMrr"));
    channels.forEach((id, channel) => {
      expect(metric(`came.${id}`), id).toBe(lives.filter((life) => life.channel === channel).length);
      expect(metric(`won.${id}`), id).toBe(customers.filter((life) => life.channel === channel).length);
    });
  });

  test.each([["", ""], [", by activity", "Activity"]])("what winning customers costs adds up over the sides%s (claim 53)", (_, basis) => {
    const sides = ["Inbound", "Outbound", "Referral"];
    const total = sides.reduce((cents, side) => cents + metric(`cac${side}${basis}`) * metric(`won${side}`), 0);
    expect(total / (metric(`cac${basis}`) * metric("won"))).toBeCloseTo(1, 9);
    const minutes = sides.reduce((all, side) => all + metric(`minutesPerWin${side}`) * metric(`won${side}`), 0);
    expect(minutes / (metric("minutesPerWin") * metric("won"))).toBeCloseTo(1, 9);
  });

  test("teams that only sell count as a whole, so both ways to reckon the payroll basis agree", () => {
    expect(metric("cac") / metric("acquisitionCost")).toBeCloseTo(1, 6);
    expect(metric("cacActivity")).toBeLessThan(metric("cac"));
  });

  test("the bridge of MRR leads from nothing to what is there, on every day of the grid (rule C3)", () => {
    const row = (name: string) => trace.series.subarray(model.series.findIndex((info) => info.name === name) * model.tables.gridPoints).subarray(0, model.tables.gridPoints);
    const [mrr, more, grown, lost] = ["mrr", "newMrr", "expansionMrr", "churnedMrr"].map(row);
    mrr.forEach((value, point) => expect(value).toBe(more[point] + grown[point] - lost[point]));
    expect(row("revenue").at(-1)).toBe(metric("revenue"));
    const loyal = row("loyalBase");
    row("stage.loyal").forEach((people, point) => expect(loyal[point]).toBe(people + row("stage.advocate")[point]));
    expect(row("nrr").at(-1)).toBe(metric("nrr"));
    expect(Number.isNaN(row("grr")[0])).toBe(true);
  });

  test("retention is that of the customers of a year before", () => {
    const then = horizon - 12 * MONTH;
    const mrrAt = (life: Life, tick: number) => (life.lost >= 0 && life.lost <= tick ? 0 : life.steps.reduce((mrr, [time, cents]) => (time <= tick ? mrr + cents : mrr), 0));
    const base = customers.filter((life) => mrrAt(life, then) > 0);
    const total = (of: (life: Life) => number) => base.reduce((sum, life) => sum + of(life), 0);
    expect(metric("nrr")).toBe(total((life) => mrrAt(life, horizon)) / total((life) => mrrAt(life, then)));
    expect(metric("grr")).toBe(total((life) => Math.min(mrrAt(life, horizon), mrrAt(life, then))) / total((life) => mrrAt(life, then)));
    const now = customers.map((life) => mrrAt(life, horizon)).filter((mrr) => mrr > 0).sort((a, b) => a - b);
    expect(now.length).toBe(metric("finalCustomers"));
    const fifth = now.length / 5;
    const top = now.slice(now.length - Math.floor(fifth)).reduce((a, b) => a + b, 0) + (fifth % 1) * now[now.length - Math.floor(fifth) - 1];
    expect(metric("topShare")).toBeCloseTo(top / metric("finalMrr"), 9);
    const differences = now.reduce((sum, a) => sum + now.reduce((inner, b) => inner + Math.abs(a - b), 0), 0);
    expect(metric("gini")).toBeCloseTo(differences / (2 * now.length * metric("finalMrr")), 9);
  });

  test("cycles are medians over the lives of those who were won, and parts do not exceed the whole", () => {
    const cycles = (side?: string) => customers.filter((life) => side === undefined || sideOf(life.channel) === side).map((life) => (life.won - life.entries[0][0]) / DAY);
    expect(metric("wonCycle")).toBeCloseTo(median(cycles()), 9);
    expect(metric("wonCycleOutbound")).toBeCloseTo(median(cycles("outbound")), 9);
    expect(metric("wonCycle")).toBeLessThan(metric("wonCycleP90"));
    const neck = stages.indexOf("opportunity");
    const first = lives.flatMap(({ channel, entries }) => {
      const entry = entries.find(([, stage]) => stage === neck);
      return entry && sideOf(channel) === "inbound" ? [(entry[0] - entries[0][0]) / DAY] : [];
    });
    expect(metric("timeToOpportunityInbound")).toBeCloseTo(median(first), 9);
    expect(metric("opportunities")).toBe(lives.reduce((sum, { entries }) => sum + entries.filter(([, stage]) => stage === neck).length, 0));
  });

  test("won, lost and put off are all in the log, and the win rates are theirs (claim 121)", () => {
    const decisions = lives.flatMap(({ entries }) => entries.flatMap(([, stage], at) => (stages[stage] === "opportunity" && at + 1 < entries.length ? [stages[entries[at + 1][1]]] : [])));
    const count = (stage: string) => decisions.filter((to) => to === stage).length;
    const [won, lost, putOff] = ["onboarding", "closedLost", "closedOther"].map(count);
    expect(won).toBe(metric("won"));
    expect(won + lost + putOff).toBe(decisions.length);
    expect(metric("winRateNarrow")).toBe(won / (won + lost));
    expect(metric("winRateBroad")).toBe(won / decisions.length);
  });

  test("stages: entries, ways on and days are those of the log; no conversion exceeds one", () => {
    for (const id of ["suspect", "opportunity", "loyal"]) {
      const at = stages.indexOf(id);
      const order = scenario.stages[id].order;
      const days: number[] = [];
      let entered = 0;
      let forward = 0;
      for (const { entries, lost } of lives) {
        entries.forEach(([time, stage], index) => {
          if (stage !== at) return;
          entered += 1;
          const next = entries[index + 1];
          const left = next ? next[0] : lost;
          if (left >= 0) days.push((left - time) / DAY);
          if (next && scenario.stages[stages[next[1]]].bulb !== "exit" && scenario.stages[stages[next[1]]].order > order) forward += 1;
        });
      }
      expect(metric(`entries.${id}`), id).toBe(entered);
      expect(metric(`conversion.${id}`), id).toBe(forward / entered);
      expect(metric(`medianDays.${id}`), id).toBeCloseTo(median(days), 9);
      expect(metric(`meanDays.${id}`), id).toBeCloseTo(days.reduce((a, b) => a + b, 0) / days.length, 6);
    }
    for (const { name } of model.metrics) {
      if (!/^(cohortC|c)onversion\./.test(name) || Number.isNaN(metric(name))) continue;
      expect(metric(name), name).toBeGreaterThanOrEqual(0);
      expect(metric(name), name).toBeLessThanOrEqual(1);
    }
    expect(metric("responseMedian")).toBeLessThanOrEqual(metric("responseP90"));
    expect(metric("answeredWithin5Minutes")).toBeLessThanOrEqual(metric("answeredWithinHour"));
    expect(metric("cohortConversion.suspect")).toBeGreaterThan(metric("conversion.suspect"));
  });

  test("the loop: who was brought by whom, how much it makes of the others, and how long it takes", () => {
    const won = new Map(customers.map((life) => [life.person, life.won]));
    const grown = customers.filter((life) => life.won <= horizon - 12 * MONTH);
    const children = customers.filter((life) => life.parent >= 0);
    const ofGrown = children.filter((life) => won.get(life.parent)! <= horizon - 12 * MONTH);
    expect(children.length).toBeGreaterThan(10);
    expect(metric("kEff")).toBe(ofGrown.length / grown.length);
    expect(metric("amplification")).toBe(customers.length / (customers.length - children.length));
    expect(metric("loopDays")).toBeCloseTo(median(children.map((life) => (life.won - won.get(life.parent)!) / DAY)), 9);
    expect(metric("signUpK")).toBe(lives.filter((life) => life.parent >= 0).length / customers.length);
  });

  test("shares of time add up to one; what customers are asked about is not in what wins cost", () => {
    const kinds = model.metrics.filter(({ name }) => name.startsWith("timeUse.")).map(({ name }) => metric(name));
    expect(kinds.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(metric("afterSaleShare")).toBeCloseTo(metric("timeUse.calls") + metric("timeUse.onboard"), 9);
    expect(metric("expansions")).toBe(customers.reduce((sum, { steps }) => sum + steps.length - 1, 0));
  });

  test("every figure says how it is computed and what it means, in a group, under a name of its own (claims 111, 123)", () => {
    for (const name of ["hourglass", "isc", "team", "relationship", "no-touch", "transactional"]) {
      const { metrics } = compile(parseScenario(name));
      expect(new Set(metrics.map((info) => info.name)).size, name).toBe(metrics.length);
      for (const { name: id, label, formula, help, group } of metrics) {
        for (const text of [label, formula, help]) expect(text.length, id).toBeGreaterThan(3);
        expect(METRIC_GROUPS, id).toContain(group);
      }
    }
  });
});

describe("two sides of one firm", { timeout: 120_000 }, () => {
  const document = JSON.parse(readFileSync(new URL("../../sims/hourglass/scenario.json", import.meta.url), "utf8"));
  const runs = (changes: object, replications: number) => {
    const model = built.compile(built.toScenario({ ...document, ...changes }).scenario);
    const traces = Array.from({ length: replications }, (_, replication) => built.replicate(model, key, replication));
    return (name: string) => traces.map(({ metrics }) => metrics[model.metrics.findIndex((info) => info.name === name)]);
  };
  const figures = runs({}, 12);

  test("outbound has the higher cost of sales (claim 5)", () => {
    expect(low(figures("cacOutbound").map((cac, at) => cac - figures("cacInbound")[at]))).toBeGreaterThan(500_000);
    expect(low(figures("minutesPerWinOutbound").map((minutes, at) => minutes - figures("minutesPerWinInbound")[at]))).toBeGreaterThan(5000);
  });

  test("inbound aims at the smaller first sale (claim 11)", () => {
    figures("firstMrrOutbound").forEach((first, at) => expect(first).toBeGreaterThan(2 * figures("firstMrrInbound")[at]));
  });

  test("an outbound sale needs its large first purchase: with a small one a year covers a fraction of the cost, and it takes longer to pay back than inbound (claims 6, 13)", () => {
    const small = runs({ value: { initialMrr: document.value.initialMrr, expansionStep: document.value.expansionStep } }, 12);
    const covers = figures("coverOutbound").map((cover, at) => cover - small("coverOutbound")[at]);
    expect(low(covers)).toBeGreaterThan(0.3);
    // What is never paid back within the horizon counts as the horizon.
    const months = (values: number[]) => values.map((value) => (Number.isNaN(value) ? 36 : value));
    expect(low(months(small("paybackOutbound")).map((month, at) => month - months(small("paybackInbound"))[at]))).toBeGreaterThan(5);
    small("coverInbound").forEach((cover, at) => expect(cover).toBeGreaterThan(small("coverOutbound")[at]));
  });

  test("more spent on sales than customers come for deepens the valley and puts off the month that pays for itself (claim 87)", () => {
    const many = runs({ teams: { ...document.teams, insideSales: { ...document.teams.insideSales, headcount: 6 } } }, 12);
    expect(low(figures("cashLow").map((cash, at) => cash - many("cashLow")[at]))).toBeGreaterThan(10_000_000);
    const later = (values: number[]) => values.map((value) => (Number.isNaN(value) ? 37 : value));
    expect(low(later(many("profitableMonth")).map((month, at) => month - later(figures("profitableMonth"))[at]))).toBeGreaterThan(2);
  });
});

test("a spread of 8.64 between the largest tenth and the middle makes a fifth of the customers bring four fifths of the revenue (claim 65)", () => {
  const spread = built.compile(built.toScenario({
    run: { horizonMonths: 1 }, activity: always, market: { unlimited: true, initialCustomers: 20_000 }, stages: { fan: { bulb: "right", order: 1 } },
    retention: { monthlyChurn: 0 }, value: { initialMrr: { kind: "lognormal", median: 100, p90: 864 } },
  }).scenario);
  const { metrics } = built.replicate(spread, key, 0);
  const metric = (name: string) => metrics[spread.metrics.findIndex((info) => info.name === name)];
  expect(Math.abs(metric("topShare") - 0.8)).toBeLessThan(0.03);
  // 2Φ(σ ÷ √2) − 1 with σ = 1.683.
  expect(Math.abs(metric("gini") - 0.766)).toBeLessThan(0.03);
});

test("twice the spend beyond saturation brings clearly less than twice the leads, at a higher cost of each (claim 57)", () => {
  const paid = (spendPerMonth: number) =>
    run(sound({
      run: { horizonMonths: 12 }, activity: always, market: { unlimited: true }, stages: { lead: { bulb: "left", order: 1, dwellDays: fixed(1), exits: { deal: { probability: 1 } }, otherwise: "lost" }, deal: { bulb: "neck", order: 2, exits: { fan: { probability: 0.5 } }, otherwise: "lost" }, fan: { bulb: "right", order: 3 }, lost: { bulb: "exit", order: 9 } },
      channels: { ads: { kind: "paid", side: "inbound", entryStage: "lead", spendPerMonth, costPerVisit: 2, saturationSpend: 10_000, elasticity: 0.3, identifyProbability: 0.05 } },
    })).metric;
  const [once, twice] = [paid(20_000), paid(40_000)];
  expect(twice("came.ads") / once("came.ads")).toBeLessThan(1.5);
  expect(twice("cac")).toBeGreaterThan(1.3 * once("cac"));
  expect(twice("tofc")).toBeGreaterThan(1.3 * once("tofc"));
});

test("a partner's share is no one's margin", () => {
  const { metric } = run(four({ channels: { door: { kind: "partner", side: "other", entryStage: "lead", entriesPerMonth: 4, revenueShare: 0.2 } } }));
  expect(metric("won")).toBeGreaterThan(20);
  expect(metric("ltv") * metric("won")).toBeCloseTo(metric("revenue") * 0.5, 0);
  expect(metric("grossProfit")).toBe(metric("revenue") * 0.5);
});

test("customers lost while tired are counted only where calls tire them", () => {
  const called = (intervalDays: number) =>
    run(sound({
      run: { horizonMonths: 24 }, activity: always, market: { unlimited: true, initialCustomers: 300 }, stages: { fan: { bulb: "right", order: 1 } },
      teams: { desk: { ...desk, headcount: 40 } }, retention: { monthlyChurn: 0.02 }, value: { initialMrr: fixed(100) },
      accountManagement: { policy: "scheduled", team: "desk", intervalDays, callMinutes: fixed(1), freeContactsPer90Days: 3, fatigueChurnMultiplier: 1.2 },
    })).metric;
  expect(called(90)("lostTired")).toBe(0);
  const often = called(14);
  expect(often("lostTired")).toBeGreaterThan(20);
  expect(often("lostTired")).toBeLessThanOrEqual(often("churned"));
  // Calls of a minute, at the price of a minute.
  expect(often("costPerExpansion") * often("expansions")).toBeCloseTo(often("activityCost.desk") * 24, -3);
});

interface Life { person: number; channel: number; parent: number; entries: [time: number, stage: number][]; won: number; lost: number; steps: [time: number, cents: number][] }

/** Everyone's story, from the log. */
function livesOf(log: EventLog): Life[] {
  const lives = Array.from({ length: log.people }, (_, person): Life => ({ person, channel: log.channel[person], parent: log.parent[person], entries: [], won: -1, lost: -1, steps: [] }));
  for (let at = 0; at < log.length; at++) {
    const life = lives[log.person[at]];
    if (log.kind[at] === EventKind.enter) life.entries.push([log.time[at], log.stage[at]]);
    else if (log.kind[at] === EventKind.won || log.kind[at] === EventKind.expand) {
      if (log.kind[at] === EventKind.won) life.won = log.time[at];
      life.steps.push([log.time[at], log.value[at]]);
    } else if (log.kind[at] === EventKind.churn) life.lost = log.time[at];
  }
  return lives.filter(({ entries }) => entries.length > 0);
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

/** Lower end of the 95 % interval of the mean of paired differences. */
function low(differences: number[]): number {
  const mean = differences.reduce((a, b) => a + b, 0) / differences.length;
  const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (differences.length - 1);
  return mean - 2.2 * Math.sqrt(variance / differences.length);
}
