/**
 * Ways out of a stage for people of a stratum: where to, after how long, with what chance. What is not known of a stratum is
 * plugged in at its mean: what experiments have achieved by a day; how the size of a deal bends the chance of the win.
 */
import { pow, TICKS_PER_DAY } from "../../kernel/index.ts";
import { times } from "../odds.ts";
import { EXIT, NECK, type Tables } from "../tables.ts";
import { type Delay, delayOf, fixedDelay, partOf, race } from "./delay.ts";
import { binMeans } from "./nodes.ts";
import { scoreDelay } from "./score.ts";
import { dealFactor, type Stratum } from "./stratum.ts";

/** A number, or one for each day. */
export type Course = number | Float64Array;

export interface Way {
  /** −1 = market again. */
  to: number;
  delay: Delay;
  chance: Course;
  /** First MRR of those who are won this way, against that of all. */
  worth: number;
  /** Odds of the next decision about a win that one takes along; 0 = as before. */
  memory: number;
}

/** Who leaves a stage: people of a stratum before the win, with what they remember, or customers. */
export interface Leaver {
  stratum: Stratum;
  isCustomer: boolean;
  memory: number;
}

/** Order of `World.wonBySide`. */
const INBOUND = 0;
/** Deals told apart where their size bends the chance of the win. */
const DEALS = 64;
/** Odds beyond this are as good as certain. */
const LIFT_AT_MOST = 1e9;

export class Ways {
  private readonly tables: Tables;
  private readonly cellDays: number;
  private readonly cells: number;
  private readonly lift: Float64Array;
  private readonly delays = new Map<string, Delay>();
  private readonly scores = new Map<number, Delay>();

  constructor(tables: Tables, cellDays: number, cells: number) {
    this.tables = tables;
    this.cellDays = cellDays;
    this.cells = cells;
    this.lift = meanLift(tables);
  }

  of(stage: number, leaver: Leaver): Way[] {
    const { tables } = this;
    if (tables.bulb[stage] === EXIT) return this.fromExit(stage, leaver.isCustomer);
    const usual = tables.dwellOfChannel[stage * tables.columns + leaver.stratum.column];
    const ways: Way[] = [];
    let left: Course = 1;
    for (let exit = tables.firstExit[stage]; exit < tables.firstExit[stage + 1]; exit++) {
      const { chance, worth } = this.chance(exit, leaver);
      const taken = combined(left, chance, Math.min);
      left = combined(left, taken, (all, part) => Math.max(0, all - part));
      ways.push(...this.endings(stage, tables.exitTo[exit], tables.exitDwell[exit] >= 0 ? tables.exitDwell[exit] : usual, taken, worth, leaver));
    }
    ways.push(...this.endings(stage, tables.otherwise[stage], usual, left, 1, leaver));
    return ways;
  }

  /** Customers who have walked out of the journey do not come back by themselves; their account may be market again. */
  fromExit(stage: number, isCustomer: boolean): (Way & { chance: number })[] {
    const { tables } = this;
    const back = tables.recycleLaw[stage] >= 0 ? tables.recycleProbability[stage] : 0;
    const ways: (Way & { chance: number })[] = [];
    if (back > 0 && !isCustomer) ways.push({ to: tables.recycleTo[stage], delay: this.delay(tables.recycleLaw[stage]), chance: back, worth: 1, memory: tables.recycleOdds[stage] });
    if (back < 1 && tables.returnLaw[stage] >= 0) ways.push({ to: -1, delay: this.delay(tables.returnLaw[stage]), chance: 1 - back, worth: 1, memory: 0 });
    return ways;
  }

  /** How those leave who would take a way (−1 = stay): by it, overdue, or because their score reaches its threshold before. */
  private endings(stage: number, to: number, law: number, chance: Course, worth: number, { stratum }: Leaver): Way[] {
    if (chance === 0) return [];
    const { tables } = this;
    const memory = tables.decidesWin[stage] !== 0 ? 1 : 0;
    const stretch = stratum.segment >= 0 && tables.bulb[stage] <= NECK ? tables.segmentCycle[stratum.segment] : 1;
    const days = tables.overdueTicks[stage] >= 0 ? tables.overdueTicks[stage] / TICKS_PER_DAY : Infinity;
    const targets: number[] = [];
    const delays: Delay[] = [];
    if (to >= 0) {
      targets.push(to);
      delays.push(this.delay(law, stretch, days));
    }
    if (days < Infinity) {
      const late = to >= 0 ? 1 - tables.laws.cdf(law, stretch > 0 ? days / stretch : Infinity) : 1;
      targets.push(tables.overdueTo[stage]);
      delays.push(partOf(fixedDelay(days, this.cellDays, this.cells), late));
    }
    if (tables.activityLaw[stage] < 0) return delays.map((delay, at) => ({ to: targets[at], delay, chance, worth: at === 0 ? worth : 1, memory }));
    const { before, ended } = race(delays, this.score(stage), this.cells);
    const score: Way = { to: tables.scoreTo[stage], delay: ended, chance, worth: 1, memory };
    return [...before.map((delay, at) => ({ to: targets[at], delay, chance, worth: at === 0 ? worth : 1, memory })), score];
  }

  delay(law: number, stretch = 1, limit = Infinity): Delay {
    const key = `${law} ${stretch} ${limit}`;
    let delay = this.delays.get(key);
    if (!delay) {
      delay = delayOf(this.tables.laws, stretch === 1 ? law : this.tables.laws.scale(law, stretch), this.cellDays, this.cells, limit);
      this.delays.set(key, delay);
    }
    return delay;
  }

  private score(stage: number): Delay {
    let delay = this.scores.get(stage);
    if (!delay) {
      delay = scoreDelay(this.tables, stage, this.cellDays, this.cells);
      this.scores.set(stage, delay);
    }
    return delay;
  }

  /** As `chanceOf` of odds.ts, for all of a stratum together. */
  private chance(exit: number, { stratum, isCustomer, memory }: Leaver): { chance: Course; worth: number } {
    const { tables } = this;
    const { column, segment, fits } = stratum;
    if (tables.exitFitOnly[exit] !== 0 && !fits) return { chance: 0, worth: 1 };
    const row = tables.exitDated[exit] * tables.columns + column;
    let chance: Course = tables.exitOfChannel[exit * tables.columns + column];
    if (tables.exitDated[exit] >= 0) chance = tables.datedProbability.subarray(row * tables.horizonDays, (row + 1) * tables.horizonDays);
    const grown = tables.exitGrown[exit];
    const lift: Course = grown < 0 ? 1 : this.lift.subarray(grown * tables.horizonDays, (grown + 1) * tables.horizonDays);
    if (isCustomer || tables.exitWins[exit] === 0) return { chance: combined(chance, lift, times), worth: 1 };
    let odds = memory;
    if (segment >= 0) {
      odds *= tables.segmentWin[segment];
      if (column > 0 && tables.channelSide[column - 1] === INBOUND) odds *= tables.segmentInbound[segment];
    }
    const bent = combined(lift, odds, product);
    if (tables.priceElasticity === 0) return { chance: combined(chance, bent, times), worth: 1 };
    return this.byDeal(stratum, chance, bent);
  }

  /** The chance of a win that bends with the size of the deal, and how much larger than others the deals are that are won. */
  private byDeal(stratum: Stratum, chance: Course, odds: Course): { chance: Course; worth: number } {
    const { tables } = this;
    const deals = binMeans(tables.laws, tables.mrrOfChannel[stratum.column], DEALS).map((price) => price * dealFactor(tables, stratum) * 100);
    const bends = (cents: number, level: number) => pow(Math.max(1, cents * level) / tables.referenceCents, -tables.priceElasticity);
    const mean = (p: number, o: number, level: number) => deals.reduce((sum, cents) => sum + times(p, o * bends(cents, level)), 0) / DEALS;
    const level = tables.priceMoves !== 0 ? tables.priceLevel : 1;
    const first = (course: Course) => (typeof course === "number" ? course : course[0]);
    const won = deals.map((cents) => times(first(chance), first(odds) * bends(cents, first(level))));
    const winners = won.reduce((sum, each) => sum + each, 0);
    const size = deals.reduce((sum, cents) => sum + cents, 0) / DEALS;
    const worth = winners > 0 && size > 0 ? deals.reduce((sum, cents, at) => sum + cents * won[at], 0) / winners / size : 1;
    if (typeof chance === "number" && typeof odds === "number" && typeof level === "number") return { chance: mean(chance, odds, level), worth };
    const at = (course: Course, day: number) => (typeof course === "number" ? course : course[day]);
    return { chance: new Float64Array(tables.horizonDays).map((_, day) => mean(at(chance, day), at(odds, day), at(level, day))), worth };
  }
}

function combined(a: Course, b: Course, by: (a: number, b: number) => number): Course {
  if (typeof a === "number" && typeof b === "number") return by(a, b);
  if (typeof a !== "number") return a.map((each, day) => by(each, typeof b === "number" ? b : b[day]));
  return (b as Float64Array).map((each) => by(a, each));
}

function product(a: number, b: number): number {
  return a * b;
}

/** What growth multiplies odds by, in the mean: stages experimented on × days. */
function meanLift(tables: Tables): Float64Array {
  const days = tables.horizonDays;
  const lift = new Float64Array(tables.growthRows * days).fill(1);
  if (tables.growthTeam < 0) return lift;
  const mean = 1 + tables.growthSuccess * (tables.laws.mean(tables.liftLaw) - 1);
  tables.experimentDay.forEach((day, number) => {
    if (day < days) lift[tables.experimentRow[number] * days + day] *= mean;
  });
  for (let at = 1; at < lift.length; at++) if (at % days > 0) lift[at] = Math.min(LIFT_AT_MOST, lift[at] * lift[at - 1]);
  return lift;
}
