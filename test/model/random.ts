/**
 * Random scenarios that are valid and small: every mechanism is switched on in some of them, alone and together. The same
 * number gives the same scenario for ever.
 */
// The built library: the same sources, several times faster than the test runner's own copy of them.
import seedrandom from "seedrandom";
import { describeIssue, toScenario, type Law, type Scenario } from "hourglass";

type Bag = Record<string, unknown>;

class Dice {
  private readonly roll: () => number;

  constructor(seed: string) {
    this.roll = seedrandom(seed);
  }

  chance(probability: number): boolean {
    return this.roll() < probability;
  }

  between(low: number, high: number): number {
    return Number((low + (high - low) * this.roll()).toPrecision(3));
  }

  whole(low: number, high: number): number {
    return low + Math.floor(this.roll() * (high - low + 1));
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.roll() * items.length)];
  }

  /** A law whose middle lies between two numbers. */
  law(low: number, high: number): Law {
    const middle = this.between(low, high);
    switch (this.whole(0, 5)) {
      case 0: return { kind: "fixed", value: middle };
      case 1: return { kind: "exponential", mean: middle };
      case 2: return { kind: "uniform", min: middle / 2, max: middle * 1.5 };
      case 3: return { kind: "gamma", mean: middle, shape: this.between(0.5, 4) };
      case 4: return { kind: "triangular", min: middle / 2, mode: middle, max: middle * 2 };
      default: return { kind: "lognormal", median: middle, p90: middle * this.between(1.5, 4) };
    }
  }

  /** `make()` with a probability, else nothing. */
  maybe<Value>(probability: number, make: () => Value): Value | undefined {
    return this.chance(probability) ? make() : undefined;
  }
}

const TEAMS = ["sellers", "caretakers", "diggers"] as const;
const EXITS = ["lost", "later", "silent"] as const;

/** Scenario number `seed`; throws if it is not valid as it was made. */
export function randomScenario(seed: number): Scenario {
  const dice = new Dice(`scenario ${seed}`);
  const left = Array.from({ length: dice.whole(1, 4) }, (_, at) => `left${at}`);
  const right = Array.from({ length: dice.whole(1, 4) }, (_, at) => `right${at}`);
  const journey = [...left, "neck", ...right];
  const unlimited = dice.chance(0.2);
  const grows = dice.chance(0.25);
  const writes = dice.chance(0.25);
  const refers = dice.chance(0.5);
  const spec: Bag = {
    id: `random${seed}`,
    run: { horizonMonths: dice.whole(3, 16), warmupMonths: dice.whole(0, 2), replications: 2, seed: String(seed) },
    activity: { dayWeights: [1, 1, 1, 1, 1, dice.between(0, 1), dice.between(0, 1)], holidays: dice.maybe(0.3, () => Array.from({ length: dice.whole(1, 12) }, () => dice.whole(0, 364))), holidayWeight: dice.between(0, 1) },
    market: { unlimited, accounts: dice.whole(300, 4000), initialCustomers: dice.maybe(0.3, () => dice.whole(1, 40)), initialTenureMonths: dice.whole(0, 30), initialStage: dice.maybe(0.5, () => dice.pick(right)), fitShare: dice.chance(0.3) ? dice.between(0.3, 1) : 1 },
    cooling: dice.maybe(0.5, () => ({ graceHours: dice.between(0, 4), halfLifeHours: dice.between(1, 40), floor: dice.between(0, 0.6) })),
    segments: dice.maybe(0.3, () => ({ large: segment(dice), other: segment(dice) })),
    teams: teams(dice, grows, writes),
    stages: stages(dice, left, right, journey),
    channels: channels(dice, left, writes, refers),
    value: value(dice),
    retention: retention(dice, right),
    money: { initialCash: dice.whole(0, 500_000), grossMargin: dice.between(0.3, 0.9), commission: dice.between(0, 0.2), fixedPerMonth: dice.whole(0, 5000), paymentDelayDays: dice.whole(0, 60), discountPerYear: dice.chance(0.3) ? 0.1 : 0 },
    accountManagement: dice.maybe(0.5, () => calls(dice)),
    support: dice.maybe(0.3, () => ({ team: "caretakers", ticketsPerMonth: dice.between(0, 2), minutes: dice.law(5, 40) })),
    loyalty: dice.maybe(0.25, () => ({ topShare: dice.between(0.05, 0.5), reward: dice.between(0, 0.05), churnMultiplier: dice.between(0.3, 1), surprise: dice.pick([1, 1.5, 2]) })),
    forecast: dice.maybe(0.5, () => ({ quarterMonths: dice.whole(1, 4) })),
  };
  if (writes) spec.content = { team: "writers", hoursPerEbook: dice.between(10, 60), postsPerEbook: dice.whole(1, 8), socialPerPost: dice.whole(0, 6), compoundingShare: dice.between(0, 0.4) };
  if (grows) spec.growth = { team: "growers", experimentDays: dice.between(3, 20), successProbability: dice.between(0, 0.6), targets: { [dice.pick(journey)]: 1, [dice.pick(left)]: dice.whole(1, 3) } };
  if (refers) {
    spec.referral = {
      mode: dice.pick(["rate", "oneShot"]), fromStage: dice.pick(right), channel: "friends", invitesPerMonth: dice.between(0, 1), invitesPerCustomer: dice.between(0, 3),
      activeDays: dice.whole(30, 400), conversionToEntry: dice.between(0.1, 0.3), delayDays: dice.law(1, 20), reward: dice.whole(0, 50),
    };
  }
  spec.events = dice.maybe(0.4, () => events(dice, left));
  const plain = JSON.parse(JSON.stringify(spec)) as { stages: Bag };
  // Exits nobody takes are left out; the rest must be valid as it is.
  for (const { code, given } of toScenario(plain).issues) if (code === "unreachable") delete plain.stages[given as string];
  const { scenario, issues } = toScenario(plain);
  if (issues.length > 0) throw new Error(`random scenario ${seed}: ${issues.map(describeIssue).join("; ")}`);
  return scenario;
}

function segment(dice: Dice): Bag {
  return { share: dice.between(0.05, 0.45), dealSize: dice.between(0.5, 4), winOdds: dice.between(0.5, 2), inboundOdds: dice.between(0.8, 1.5), churn: dice.between(0.5, 2), cycle: dice.between(0.5, 2) };
}

function teams(dice: Dice, grows: boolean, writes: boolean): Bag {
  const made: Bag = {};
  for (const id of TEAMS) {
    made[id] = {
      headcount: dice.chance(0.3) ? dice.between(0, 4) : dice.whole(0, 4), annualCost: dice.whole(30_000, 150_000), productiveFraction: dice.between(0.3, 1),
      rampDays: dice.whole(0, 120), hires: dice.maybe(0.5, () => ({ one: { day: dice.whole(0, 300), count: dice.whole(-2, 3) }, two: { day: dice.whole(0, 300), count: dice.between(0.2, 2) } })),
      failedHireProbability: dice.chance(0.3) ? dice.between(0, 0.6) : 0, attritionPerYear: dice.chance(0.3) ? dice.between(0, 1.5) : 0, replacementDays: dice.whole(0, 60),
      hiring: dice.maybe(0.3, () => ({ utilisation: dice.between(0.3, 0.95), windowDays: dice.whole(7, 60), leadTimeDays: dice.whole(0, 60), maxHeadcount: dice.whole(1, 8) })),
      switchMinutes: dice.chance(0.3) ? dice.between(1, 40) : 0, daysPerWeek: dice.whole(4, 7), hoursPerDay: dice.pick([4, 8, 12, 24]), startHour: 0,
      discipline: dice.pick(["fifo", "newestFirst", "priority"]), lineLimit: dice.maybe(0.2, () => dice.whole(0, 20)),
    };
  }
  if (grows) made.growers = { headcount: dice.whole(1, 3), productiveFraction: 1 };
  if (writes) made.writers = { headcount: dice.whole(1, 3), productiveFraction: 0.6 };
  return made;
}

function stages(dice: Dice, left: string[], right: string[], journey: string[]): Bag {
  const made: Bag = {};
  const before = [...left, "neck"];
  before.forEach((id, at) => {
    const further = journey.slice(at + 1);
    const exits: Bag = { [further[0]]: { probability: dice.between(0.2, 0.6), success: dice.chance(0.5), fitOnly: dice.chance(0.15) } };
    if (dice.chance(0.4)) exits[dice.pick(further)] ??= { probability: dice.between(0.01, 0.2), dwellDays: dice.maybe(0.5, () => dice.law(1, 20)) };
    if (at > 0 && dice.chance(0.2)) exits[left[0]] ??= { probability: 0.1 };
    if (dice.chance(0.3)) exits.later = { probability: 0.1 };
    made[id] = {
      bulb: id === "neck" ? "neck" : "left", order: at + 1, handRaise: dice.chance(0.4), nurture: dice.chance(0.2), dwellDays: dice.law(1, 40), exits, otherwise: dice.pick(EXITS),
      dwellDaysByChannel: dice.maybe(0.2, () => ({ door: dice.law(1, 20) })), work: dice.maybe(0.7, () => work(dice, TEAMS, id)),
      score: dice.maybe(0.2, () => ({ activitiesPerMonth: dice.between(1, 10), points: dice.law(2, 20), threshold: dice.between(10, 60), to: further[0] })),
      overdue: dice.maybe(0.2, () => ({ days: dice.between(10, 60), to: "lost" })), places: dice.maybe(0.2, () => dice.whole(2, 40)),
      forecast: dice.chance(0.4), ownerTeam: dice.maybe(0.2, () => dice.pick(TEAMS)), openToday: dice.maybe(0.2, () => dice.whole(1, 20)),
      entryCost: dice.chance(0.2) ? dice.between(1, 20) : 0, purchase: dice.maybe(0.1, () => dice.law(5, 50)),
    };
  });
  right.forEach((id, at) => {
    const further = right.slice(at + 1);
    const exits: Bag = further.length > 0 ? { [further[0]]: { probability: dice.between(0.3, 0.8) } } : {};
    // Some end the contract on their way.
    if (dice.chance(0.3)) exits.lost = { probability: dice.between(0.05, 0.2), dwellDays: dice.maybe(0.7, () => dice.law(0.5, 10)) };
    made[id] = {
      bulb: "right", order: before.length + at + 1, dwellDays: dice.law(5, 60), exits, overdue: dice.maybe(0.15, () => ({ days: dice.between(1, 40), to: "lost" })),
      work: dice.maybe(0.4, () => work(dice, ["caretakers"], id)), free: at < right.length - 1 && dice.chance(0.15), purchase: dice.maybe(0.1, () => dice.law(5, 50)),
    };
  });
  made.lost = { bulb: "exit", order: 90, returnDays: dice.maybe(0.5, () => dice.law(20, 200)) };
  made.later = { bulb: "exit", order: 91, recycle: { afterDays: dice.law(20, 120), probability: dice.between(0.2, 0.8), to: dice.pick(left), odds: dice.pick([1, 1, 1.5]) }, returnDays: dice.maybe(0.3, () => dice.law(20, 200)) };
  made.silent = { bulb: "exit", order: 92 };
  return { ...made, lost: made.lost };
}

function work(dice: Dice, from: readonly string[], id: string): Bag {
  const team = dice.pick(from);
  const other = TEAMS.find((each) => each !== team)!;
  return {
    team, kind: dice.pick(["qualify", "deal", id]), minutes: dice.law(5, 120), attempts: dice.chance(0.3) ? dice.law(1, 4) : { kind: "fixed", value: 1 }, priority: dice.whole(0, 3), firstTouch: dice.chance(0.4),
    patienceHours: dice.maybe(0.3, () => dice.law(10, 300)), travelMinutes: dice.maybe(0.2, () => dice.law(20, 200)), coTeams: dice.maybe(0.2, () => ({ [other]: dice.whole(1, 2) })),
    routes: dice.maybe(0.2, () => ({ large: { above: dice.between(50, 400), team: other, travelMinutes: dice.maybe(0.5, () => dice.law(20, 200)) } })),
  };
}

function channels(dice: Dice, left: string[], writes: boolean, refers: boolean): Bag {
  const entry = () => (dice.chance(0.7) ? left[0] : dice.pick(left));
  const made: Bag = { door: { kind: "organic", side: "inbound", entryStage: left[0], visitsPerMonth: dice.whole(10, 120), growthPerMonth: dice.between(-0.05, 0.08), identifyProbability: dice.pick([1, 1, 0.3]), arrivals: dice.pick(["poisson", "even"]) } };
  if (dice.chance(0.3)) made.ads = { kind: "paid", side: "inbound", demand: "push", entryStage: entry(), spendPerMonth: dice.whole(0, 4000), costPerVisit: dice.between(1, 5), saturationSpend: 2000, identifyProbability: dice.between(0.01, 0.06) };
  if (dice.chance(0.5)) made.hunt = { kind: "outbound", side: "outbound", demand: "push", firstTouchBy: "seller", entryStage: entry(), team: "diggers", minutesPerProspect: dice.law(60, 400), maturityStart: dice.between(0.2, 1), maturityDays: dice.whole(0, 300), blockProspects: dice.pick([1, 1, 5]) };
  if (dice.chance(0.3)) made.fair = { kind: "batch", side: "inbound", entryStage: entry(), entries: dice.whole(1, 60), everyDays: dice.whole(10, 100), firstDay: dice.whole(0, 30), costPerBatch: dice.whole(0, 3000) };
  if (dice.chance(0.3)) made.allies = { kind: "partner", side: "other", entryStage: entry(), entriesPerMonth: dice.between(0, 30), revenueShare: dice.between(0, 0.4) };
  if (writes) made.words = { kind: "content", side: "inbound", entryStage: entry() };
  if (refers) made.friends = { kind: "referral", side: "referral", entryStage: entry() };
  return made;
}

function value(dice: Dice): Bag {
  return {
    initialMrr: dice.law(50, 400), expansionStep: dice.between(0, 0.4), contractionPerYear: dice.chance(0.3) ? dice.between(0, 2) : 0, priceLevel: dice.chance(0.3) ? dice.between(0.5, 2) : 1,
    priceElasticity: dice.chance(0.3) ? dice.between(0.1, 1) : 0, referencePrice: 200, billing: dice.pick(["monthly", "monthly", "annualUpfront"]),
    orders: dice.maybe(0.15, () => ({ perMonth: { kind: "gamma", mean: dice.between(0.3, 3), shape: 0.7 }, dropoutAlpha: dice.between(0.3, 2), dropoutBeta: dice.between(1, 8), amount: dice.law(10, 100) })),
  };
}

function retention(dice: Dice, right: string[]): Bag {
  return {
    monthlyChurn: dice.between(0, 0.1), churnByChannel: dice.maybe(0.2, () => ({ door: dice.between(0, 0.2) })), spread: dice.maybe(0.2, () => ({ alpha: dice.between(0.3, 2), beta: dice.between(5, 40) })),
    termMonths: dice.pick([1, 1, 3, 12]), renewalChurn: dice.maybe(0.3, () => dice.between(0, 0.3)), winbackDays: dice.maybe(0.3, () => dice.law(30, 200)), loyalFrom: dice.maybe(0.4, () => dice.pick(right)), loyalShock: dice.between(0, 1),
  };
}

function calls(dice: Dice): Bag {
  return {
    policy: dice.pick(["none", "scheduled", "intentTriggered", "hybrid"]), team: "caretakers", intervalDays: dice.whole(10, 120), callMinutes: dice.law(10, 60), needsPerYear: dice.between(0, 6), needWindowDays: dice.law(5, 60),
    intentSensitivity: dice.between(0, 1), falsePositivesPerYear: dice.between(0, 3), reactionHours: dice.between(0, 72), expandProbability: dice.between(0, 1), selfServeExpandProbability: dice.between(0, 0.4), freeContactsPer90Days: dice.whole(0, 5),
  };
}

function events(dice: Dice, left: string[]): Bag {
  const paths: [string, number][] = [["channels.door.visitsPerMonth", 2], ["retention.monthlyChurn", 2], ["value.priceLevel", 1.3], ["money.fixedPerMonth", 3], [`stages.${left[0]}.exits.${left[1] ?? "neck"}.probability`, 0.5], ["teams.sellers.headcount", 0.5]];
  const made: Bag = {};
  for (let index = 0; index < dice.whole(1, 3); index++) {
    const [path, factor] = dice.pick(paths);
    const day = dice.whole(0, 300);
    made[`event${index}`] = { path, day, change: "multiply", value: factor, halfLifeDays: dice.maybe(0.3, () => dice.whole(5, 100)), untilDay: dice.maybe(0.3, () => day + dice.whole(1, 200)) };
  }
  return made;
}
