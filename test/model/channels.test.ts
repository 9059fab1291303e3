import { describe, expect, test } from "vitest";
import { EventKind } from "../../src/model/index.ts";
import { effect, filmOf, interval, PAIRS } from "../claims/luck.ts";
import { always, fixed, run, sound } from "./diary.ts";

/** Ross's two machines beside each other: market response answers who calls, a sales development team digs. */
const office = { productiveFraction: 0.6, daysPerWeek: 7, hoursPerDay: 24, startHour: 0 };
const ross = (changes: Record<string, unknown> = {}, flip = 0.02) =>
  sound({
    run: { horizonMonths: 12, warmupMonths: 0 }, activity: always, market: { unlimited: false, accounts: 200_000 },
    cooling: { graceHours: 1, halfLifeHours: 24, floor: 0.3 },
    teams: { response: { ...office, headcount: 2, discipline: "priority" }, development: { ...office, headcount: 3 }, executives: { ...office, headcount: 3 } },
    channels: {
      web: { kind: "organic", side: "inbound", entryStage: "inquiry", visitsPerMonth: 250, growthPerMonth: 0, identifyProbability: 1 },
      webinar: { kind: "batch", side: "inbound", entryStage: "educated", entries: 60, everyDays: 30 },
      calls: { kind: "outbound", side: "outbound", entryStage: "prospect", team: "development", minutesPerProspect: fixed(25), maturityStart: 1, maturityDays: 0 },
    },
    stages: {
      educated: { bulb: "left", order: 1, dwellDays: { kind: "lognormal", median: 75, p90: 200 }, exits: { inquiry: { probability: 0.1 } }, otherwise: "lost" },
      inquiry: { bulb: "left", order: 3, handRaise: true, work: { team: "response", minutes: fixed(10), attempts: fixed(1), firstTouch: true, priority: 1 }, exits: { opportunity: { probability: 0.4, success: true, dwellDays: { kind: "lognormal", median: 2, p90: 6 } } }, otherwise: "lost" },
      prospect: {
        bulb: "left", order: 2, otherwise: "lost",
        exits: { flipped: { probability: flip, dwellDays: fixed(0) }, opportunity: { probability: 0.03, dwellDays: { kind: "lognormal", median: 35, p90: 90 } } },
      },
      flipped: { bulb: "left", order: 2.5, handRaise: true, work: { team: "response", minutes: fixed(10), attempts: fixed(1), firstTouch: true, priority: 0 }, exits: { opportunity: { probability: 0.5, success: true, dwellDays: fixed(1) } }, otherwise: "lost" },
      opportunity: {
        bulb: "neck", order: 4, work: { team: "executives", minutes: fixed(480), attempts: fixed(1) }, dwellDays: { kind: "lognormal", median: 20, p90: 60 },
        dwellDaysByChannel: { calls: { kind: "lognormal", median: 60, p90: 150 } }, exits: { customer: { probability: 0.27, probabilityByChannel: { calls: 0.15 } } }, otherwise: "lost",
      },
      customer: { bulb: "right", order: 5 }, lost: { bulb: "exit", order: 9 },
    },
    retention: { monthlyChurn: 0 }, ...changes,
  });

const DAY = 1_382_400;
interface Story { channel: string; first: number; at: Map<string, number>; starts: number[] }

/** Who went where when, of one run. */
function stories(scenario: ReturnType<typeof ross>, replication = 0): Story[] {
  const log = filmOf(scenario, replication);
  const stages = Object.keys(scenario.stages);
  const channels = Object.keys(scenario.channels);
  const all = new Map<number, Story>();
  for (let index = 0; index < log.length; index++) {
    const person = log.person[index];
    if (!all.has(person)) all.set(person, { channel: channels[log.channel[person]], first: log.time[index] / DAY, at: new Map(), starts: [] });
    const story = all.get(person)!;
    if (log.kind[index] === EventKind.enter) story.at.set(stages[log.stage[index]], log.time[index] / DAY);
    if (log.kind[index] === EventKind.start) story.starts.push(log.time[index] / DAY);
  }
  return [...all.values()];
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const share = (all: Story[], from: string, to: string) => all.filter(({ at }) => at.has(from) && at.has(to)).length / all.filter(({ at }) => at.has(from)).length;

describe("inbound and outbound", () => {
  const all = stories(ross());
  const by = (channel: string) => all.filter((story) => story.channel === channel);

  test("the numbers are sound", () => {
    expect(run(ross()).trace.violations).toEqual([]);
  });

  test("prospects are what the team's minutes buy: its time ÷ the minutes of a prospect (claim 48)", () => {
    const minutes = 3 * 365 * 24 * 60 * 0.6;
    expect(Math.abs(by("calls").length / (minutes / 25) - 1)).toBeLessThan(0.001);
  });

  test("inbound goes in days, outbound in weeks: median from first touch to opportunity below 5 days and above 14 (claim 50)", () => {
    const times = (channel: string) => by(channel).filter(({ at }) => at.has("opportunity") && !at.has("flipped")).map(({ at, first }) => at.get("opportunity")! - first);
    expect(median(times("web"))).toBeLessThan(5);
    expect(median(times("calls"))).toBeGreaterThan(14);
  });

  test("inbound closes more often and sooner (claim 56)", () => {
    const decided = (story: Story) => (story.at.get("opportunity") ?? 365) < 250;
    expect(share(by("web").filter(decided), "opportunity", "customer")).toBeGreaterThan(share(by("calls").filter(decided), "opportunity", "customer"));
    const cycle = (channel: string) => median(by(channel).filter(({ at }) => at.has("customer")).map(({ at, first }) => at.get("customer")! - first));
    expect(cycle("web")).toBeLessThan(cycle("calls"));
  });

  test("outbound wins are needles: fewer wins of those who are touched, so more minutes for each", () => {
    const wins = (channel: string) => share(by(channel), by(channel)[0].at.has("prospect") ? "prospect" : "inquiry", "customer");
    expect(wins("calls")).toBeLessThan(wins("web") / 5);
    const minutesPerWin = (minutes: number, channel: string) => minutes / wins(channel);
    expect(minutesPerWin(25, "calls")).toBeGreaterThan(10 * minutesPerWin(10, "web"));
  });

  test("who comes for education is not near buying: fewer of them win than of those who raise a hand (claim 47)", () => {
    const early = (story: Story) => story.first < 100;
    const won = (channel: string) => by(channel).filter(early).filter(({ at }) => at.has("customer")).length / by(channel).filter(early).length;
    expect(won("webinar")).toBeLessThan(won("web") / 3);
  });

  test("nurturing takes months: more than half of those nurtured are so for more than 60 days, as its law says (claim 3)", () => {
    const scenario = ross({ channels: { ...ross().channels, webinar: { kind: "batch", side: "inbound", entryStage: "educated", entries: 3000, everyDays: 3000 } } });
    const days = stories(scenario).filter(({ channel }) => channel === "webinar").map(({ at }) => (at.get("inquiry") ?? at.get("lost") ?? 365) - at.get("educated")!).toSorted((a, b) => a - b);
    expect(days.filter((time) => time > 60).length / days.length).toBeGreaterThan(0.5);
    // Kolmogorov and Smirnov, one per cent: of the lognormal law with median 75 and nine tenths below 200.
    const sigma = Math.log(200 / 75) / 1.2815515655446004;
    const normal = (z: number) => 0.5 * (1 + erf(z / Math.SQRT2));
    let distance = 0;
    // An inquiry waits for an active hour, and the year ends: compare within it.
    days.filter((time) => time < 300).forEach((time, at) => { distance = Math.max(distance, Math.abs((at + 1) / days.length - normal(Math.log(time / 75) / sigma))); });
    expect(distance).toBeLessThan(1.63 / Math.sqrt(days.length));
  });
});

describe("flips", () => {
  test("of the prospects, as many as stated turn out to be looking already (claim 69)", () => {
    const { metric } = run(ross({}, 0.05));
    const [flips, prospects] = [metric("entries.flipped"), metric("entries.prospect")];
    expect(Math.abs(flips / prospects - 0.05)).toBeLessThan(3.5 * Math.sqrt((0.05 * 0.95) / prospects));
  });

  test("answered first, they wait no longer than those who called, and become opportunities more often (claim 70)", () => {
    // A busy team: one person, three quarters of the time.
    const busy = ross({ run: { horizonMonths: 3 }, teams: { ...ross().teams, response: { ...office, headcount: 1, hoursPerDay: 8, startHour: 8, discipline: "priority" } }, channels: { ...ross().channels, web: { kind: "organic", side: "inbound", entryStage: "inquiry", visitsPerMonth: 600, growthPerMonth: 0, identifyProbability: 1 } } });
    const waits: number[] = [];
    const shares: number[] = [];
    for (let replication = 0; replication < PAIRS; replication++) {
      const all = stories(busy, replication);
      const wait = (stage: string) => all.filter(({ at, starts }) => at.has(stage) && starts.some((start) => start >= at.get(stage)!)).map(({ at, starts }) => starts.find((start) => start >= at.get(stage)!)! - at.get(stage)!);
      const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
      waits.push(mean(wait("flipped")) - mean(wait("inquiry")));
      shares.push(share(all, "flipped", "opportunity") - share(all.filter(({ channel }) => channel === "web"), "inquiry", "opportunity"));
    }
    expect(interval(waits).high).toBeLessThan(0);
    expect(interval(shares).low).toBeGreaterThan(0);
  });
});

describe("the mix", () => {
  const mixed = (inboundShare: number) => {
    const { teams, channels } = ross();
    return ross({
      run: { horizonMonths: 6 }, acquisition: { budgetPerMonth: 40_000, inboundShare },
      teams: { ...teams, development: { ...teams.development, funding: "outbound", annualCost: 120_000 } },
      channels: { calls: channels.calls, webinar: channels.webinar, web: { kind: "paid", side: "inbound", funding: "inbound", entryStage: "inquiry", costPerVisit: 60, saturationSpend: 100_000, identifyProbability: 1 } },
      value: { initialMrr: fixed(1000), initialMrrByChannel: { calls: fixed(2000) } },
    });
  };

  test("of two ways makes the share of the wins follow the share of the money (claim 1)", async () => {
    const shares = [0, 0.5, 1].map((inboundShare) => {
      const { metric } = run(mixed(inboundShare));
      return metric("wonInbound") / metric("won");
    });
    expect(shares[0]).toBeLessThan(shares[1]);
    expect(shares[1]).toBeLessThan(shares[2]);
    expect(run(mixed(1)).metric("wonOutbound")).toBe(0);
    expect((await effect(mixed(0), mixed(0.5), "wonInbound")).low).toBeGreaterThan(0);
    expect((await effect(mixed(0.5), mixed(1), "wonOutbound")).high).toBeLessThan(0);
  });

  test("outbound costs more per customer at the same luck (claim 5)", async () => {
    expect((await effect(mixed(1), mixed(0), "acquisitionCost")).low).toBeGreaterThan(0);
  });

  test("the inbound funnel is longer before the lead: more steps, more days from the first touch to the win of the educated (claim 2)", () => {
    const all = stories(ross({ channels: { ...ross().channels, webinar: { kind: "batch", side: "inbound", entryStage: "educated", entries: 2000, everyDays: 3000 } } }));
    const won = (channel: string) => all.filter((story) => story.channel === channel && story.at.has("customer"));
    const length = (channel: string) => median(won(channel).map(({ at, first }) => at.get("customer")! - first));
    expect(length("webinar")).toBeGreaterThan(length("calls"));
    const steps = (channel: string) => median(won(channel).map(({ at }) => at.size));
    expect(steps("webinar")).toBeGreaterThan(steps("calls"));
  });
});

/** Abramowitz and Stegun 7.1.26. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * Math.exp(-x * x);
  return x < 0 ? tail - 1 : 1 - tail;
}
