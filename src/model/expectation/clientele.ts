/**
 * Customers who are won: who stays, where they stand, what they pay and whom they bring. What anniversaries take and where
 * the journey leads do not hang on each other, so both are known by age and multiplied.
 */
import { TICKS_PER_DAY } from "../../kernel/index.ts";
import { EXIT, RIGHT, type Tables } from "../tables.ts";
import { bookContract, partnersShare } from "./contract.ts";
import type { Echo } from "./flow.ts";
import type { Win } from "./funnel.ts";
import { add, between, blurred, cut, put, type Stretch } from "./months.ts";
import type { Onward } from "./onward.ts";
import { dealFactor, type Stratum } from "./stratum.ts";
import type { Sums } from "./sums.ts";
import { growthByMonth, MONTH_DAYS, Tenure } from "./tenure.ts";

/** Less than this many people are nobody. */
const NOBODY = 1e-12;

export class Clientele {
  readonly tables: Tables;
  readonly tenure: Tenure;
  readonly perDay: number;
  readonly cells: number;
  readonly months: number;
  readonly monthCells: number;
  /** What needs multiply the MRR by at each anniversary; of those of day 0, whose needs begin with the first one. */
  readonly growth: Float64Array;
  readonly growthOfHeirs: Float64Array;
  private readonly onwardOf: (stratum: Stratum, stage: number) => Onward;
  private readonly always = new Map<string, Float64Array>();
  private readonly sending = new Map<Onward, Stretch[]>();

  constructor(tables: Tables, perDay: number, cells: number, onwardOf: (stratum: Stratum, stage: number) => Onward) {
    this.tables = tables;
    this.tenure = new Tenure(tables);
    this.perDay = perDay;
    this.cells = cells;
    this.monthCells = MONTH_DAYS * perDay;
    this.months = Math.ceil(tables.horizonDays / MONTH_DAYS);
    this.growth = growthByMonth(tables, this.months);
    this.growthOfHeirs = Float64Array.of(1, ...this.growth);
    this.onwardOf = onwardOf;
  }

  /** What somebody won brings, cell by cell. */
  echoOf(stratum: Stratum, stage: number): Omit<Echo, "to"> {
    const onward = this.onwardOf(stratum, stage);
    let stretches = this.sending.get(onward);
    if (!stretches) {
      stretches = invitationsOf(this.tables, onward, this.months, this.monthCells, this.perDay);
      this.sending.set(onward, stretches);
    }
    const sent = stretches;
    return {
      now: (cell) => (sent[0].first === 0 ? (sent[0].values[0] ?? 0) * this.paceOn(cell) : 0),
      later: (cell, people, entered) => {
        const alive = this.stays(stratum, onward, cell);
        for (let month = 0; month < sent.length; month++) {
          if (cell + sent[month].first >= this.cells) return;
          add(entered, cell, sent[month], people * alive[month] * this.paceOn(cell + month * this.monthCells), 1);
        }
      },
    };
  }

  /** Invitations a month, by the cell in which a month begins. */
  paceOn(cell: number): number {
    const { tables } = this;
    return tables.oneShot !== 0 ? tables.invitesPerCustomer : tables.invitesPerMonth[Math.min(tables.horizonDays - 1, Math.floor(cell / this.perDay))];
  }

  /** Shares who stay after each anniversary of those won in a cell. */
  private stays(stratum: Stratum, onward: Onward, cell: number): Float64Array {
    const { tables, monthCells } = this;
    const begins = (anniversary: number) => (cell + 0.5 + anniversary * monthCells) / this.perDay;
    const stayer = { stratum, tenure: 0, isThere: false };
    if (tables.churnMoves !== 0 && tables.orderRateLaw < 0) return this.tenure.staying(stayer, this.months, begins, (anniversary) => loyalShare(tables, onward, anniversary * monthCells));
    const key = `${stratum.column} ${stratum.isInvited} ${stratum.segment}`;
    let alive = this.always.get(key);
    if (!alive) {
      alive = this.tenure.staying(stayer, this.months, begins, () => 0);
      this.always.set(key, alive);
    }
    return alive;
  }

  /** Books everybody won. */
  book(wins: Win[], sums: Sums): void {
    const together = new Map<Onward, Float64Array[]>();
    for (const win of wins) {
      const onward = this.onwardOf(win.stratum, win.stage);
      let crowd = together.get(onward);
      if (!crowd) {
        crowd = Array.from({ length: this.months + 1 }, () => new Float64Array(this.cells));
        together.set(onward, crowd);
      }
      const pays = payersOf(this.tables, onward, win.stage, this.months, this.monthCells);
      const walks = this.walksOf(onward);
      for (let cell = 0; cell < this.cells; cell++) {
        const people = win.people[cell];
        if (people <= NOBODY) continue;
        const alive = this.stays(win.stratum, onward, cell);
        for (let month = 0; month <= this.months; month++) crowd[month][cell] += people * alive[month];
        sums.won[cell] += people;
        sums.entered[win.stage][cell] += people;
        if (win.stratum.isInvited) sums.other[cell] -= people * this.tables.rewardCents;
        if (this.tables.orderRateLaw >= 0) continue;
        for (const { from, share, kept } of pays) {
          const later = cell + from * this.monthCells;
          if (later >= this.cells) break;
          const seen = Math.floor((this.cells - cell) / this.monthCells) + 1;
          bookContract(this.tables, sums, {
            column: win.stratum.column, from, alive: alive.subarray(0, seen), kept, isThere: false, tenure: 0, growth: this.growth,
            firstMrr: people * share * win.worth * this.dealOn(win.stratum, (later + 0.5) / this.perDay),
            post: (into, anniversary, amount, delay = 0) => put(into, cell, anniversary * this.monthCells + delay, amount),
            walkOut: (into, anniversary, amount) => { if (walks && kept) add(into, cell, walks[anniversary], amount); },
          }, this.perDay);
        }
      }
      if (this.tables.orderRateLaw >= 0) this.bookOrders(win, onward, sums);
    }
    for (const [onward, alive] of together) this.bookStages(onward, alive, sums);
  }

  /** Mean first MRR in cents of somebody of a stratum who begins to pay on a day. */
  dealOn(stratum: Stratum, day: number): number {
    const { tables } = this;
    const level = tables.priceMoves !== 0 ? tables.priceLevel[Math.min(tables.horizonDays - 1, Math.floor(day))] : 1;
    return 100 * tables.laws.mean(tables.mrrOfChannel[stratum.column]) * dealFactor(tables, stratum) * level;
  }

  /** Those who walk out in each month of the contract; null = nobody ever does. */
  private walksOf(onward: Onward): Stretch[] | null {
    if (onward.out[onward.out.length - 1] === 0) return null;
    return Array.from({ length: this.months + 1 }, (_, month) => blurred(cut(walkersOf(onward), month * this.monthCells, (month + 1) * this.monthCells)));
  }

  /** Where they stand, and who is lost. */
  private bookStages(onward: Onward, alive: Float64Array[], sums: Sums): void {
    const walks = this.walksOf(onward);
    for (let month = 0; month <= this.months; month++) {
      const [from, to] = [month * this.monthCells, (month + 1) * this.monthCells];
      if (walks) this.spread(sums.lost, alive[month], walks[month]);
      onward.entered.forEach((entered, stage) => {
        const into = this.tables.bulb[stage] === EXIT ? sums.walkedOut[stage] : sums.entered[stage];
        this.spread(into, alive[month], blurred(cut(entered, from, to)));
      });
      onward.left.forEach((left, stage) => this.spread(sums.left[stage], alive[month], blurred(cut(left, from, to))));
      if (month === 0) continue;
      const inStage = onward.inStage.map((shares, stage) => (this.tables.bulb[stage] === RIGHT ? between(shares, from) : 0));
      const kept = 1 - between(onward.out, from);
      for (let cell = 0; cell + from < this.cells; cell++) {
        const leave = alive[month - 1][cell] - alive[month][cell];
        if (leave === 0) continue;
        put(sums.lost, cell, from, leave * kept);
        for (let stage = 0; stage < inStage.length; stage++) if (inStage[stage] > 0) put(sums.left[stage], cell, from, leave * inStage[stage]);
      }
    }
  }

  private spread(into: Float64Array, people: Float64Array, stretch: Stretch): void {
    if (stretch.values.every((each) => each === 0)) return;
    for (let cell = 0; cell + stretch.first < this.cells; cell++) if (people[cell] > 0) add(into, cell, stretch, people[cell]);
  }

  /** Orders of one customer in each cell of its age, until it walks out. */
  paceByCell(stratum: Stratum, { out }: Onward): Float64Array {
    return Float64Array.from({ length: this.cells }, (_, cell) => (this.tenure.orderPace(stratum, (cell + 0.5) / this.monthCells) * (1 - between(out, cell + 0.5))) / this.monthCells);
  }

  private bookOrders({ stratum, people }: Win, onward: Onward, sums: Sums): void {
    const { tables, perDay, cells } = this;
    const orders = new Float64Array(cells);
    const pace = blurred({ first: 0, values: this.paceByCell(stratum, onward) });
    for (let cell = 0; cell < cells; cell++) {
      if (people[cell] <= NOBODY) continue;
      // The first order comes with the win.
      orders[cell] += people[cell];
      add(orders, cell, pace, people[cell]);
    }
    bookOrderMoney(tables, sums, orders, stratum.column, perDay);
  }
}

/** Those who walk out in each cell of age. */
export function walkersOf({ out }: Onward): Float64Array {
  return out.subarray(1).map((each, cell) => each - out[cell]);
}

export function bookOrderMoney(tables: Tables, sums: Sums, orders: Float64Array, column: number, perDay: number): void {
  const cents = 100 * tables.laws.mean(tables.orderAmountLaw);
  const delay = (tables.paymentDelayTicks / TICKS_PER_DAY) * perDay;
  orders.forEach((count, cell) => {
    put(sums.revenue, cell, delay, count * cents);
    sums.delivery[cell] -= count * cents * (1 - tables.grossMargin + partnersShare(tables, column));
  });
}

/** Those who begin to pay at one anniversary. */
export interface Payers {
  from: number;
  /** Of those won. */
  share: number;
  /** Who of them has not walked out at each anniversary, against `from`; null = nobody ever does. */
  kept: Float64Array | null;
}

/** Those won in a stage by when they begin to pay; their journey is so many cells old at the first anniversary. */
export function payersOf(tables: Tables, onward: Onward, stage: number, months: number, monthCells: number, first = monthCells): Payers[] {
  const age = (anniversary: number) => (anniversary === 0 ? 0 : first + (anniversary - 1) * monthCells);
  const inside = Float64Array.from({ length: months + 1 }, (_, anniversary) => 1 - between(onward.out, age(anniversary)));
  const walks = onward.out[onward.out.length - 1] > 0;
  if (tables.isFree[stage] === 0) return [{ from: 0, share: 1, kept: walks ? inside : null }];
  const paying = inside.map((each, anniversary) => each - onward.inStage.reduce((sum, shares, at) => sum + (tables.isFree[at] !== 0 ? between(shares, age(anniversary)) : 0), 0));
  // Who leaves while it pays leaves a gap; else those who pay only become more.
  const kept = walks && payersWalkOut(tables, onward) ? inside : null;
  const payers: Payers[] = [];
  for (let from = 1; from <= months; from++) {
    const share = paying[from] - paying[from - 1] * (kept && kept[from - 1] > 0 ? kept[from] / kept[from - 1] : 1);
    if (share > NOBODY) payers.push({ from, share, kept });
  }
  return payers;
}

/** Can somebody walk out of a stage that is not free? */
function payersWalkOut(tables: Tables, { entered }: Onward): boolean {
  return tables.isFree.some((free, stage) => tables.bulb[stage] === RIGHT && free === 0 && entered[stage].some((each) => each > 0) && leadsOut(tables, stage));
}

function leadsOut(tables: Tables, stage: number): boolean {
  const ways = [...tables.exitTo.subarray(tables.firstExit[stage], tables.firstExit[stage + 1]), tables.otherwise[stage], tables.overdueTicks[stage] >= 0 ? tables.overdueTo[stage] : -1];
  return ways.some((to) => to >= 0 && tables.bulb[to] !== RIGHT);
}

/** Share of those who have not walked out that stands where customers are loyal. */
export function loyalShare(tables: Tables, onward: Onward, age: number): number {
  let loyal = 0;
  onward.inStage.forEach((shares, stage) => { if (tables.bulb[stage] === RIGHT && tables.order[stage] >= tables.loyalOrder) loyal += between(shares, age); });
  const inside = 1 - between(onward.out, age);
  return inside > 0 ? loyal / inside : 0;
}

/** Of one who is still a customer when a month of the contract begins: invitations of that month, by age, at a pace of one a month. */
function invitationsOf(tables: Tables, onward: Onward, months: number, monthCells: number, perDay: number): Stretch[] {
  return Array.from({ length: months + 1 }, (_, month) => {
    const [from, to] = [month * monthCells, (month + 1) * monthCells];
    if (tables.oneShot !== 0) {
      const stretch = blurred(cut(onward.reached.subarray(1).map((each, cell) => each - onward.reached[cell]), from, to));
      if (month === 0 && stretch.first === 0) stretch.values[0] += onward.reached[0];
      return stretch;
    }
    const course = new Float64Array(onward.reached.length - 1);
    for (let cell = Math.floor(from); cell < Math.min(course.length, to); cell++) course[cell] = sendingAt(tables, onward, cell + 0.5, perDay) / monthCells;
    return blurred(cut(course, from, to));
  });
}

/** Share that sends invitations at an age. Those whose time to invite is over are taken to have walked out as often as the others. */
export function sendingAt(tables: Tables, onward: Onward, age: number, perDay: number): number {
  const reached = between(onward.reached, age);
  if (reached <= 0) return 0;
  const since = age - (tables.inviteTicks / TICKS_PER_DAY) * perDay;
  const over = since < 0 ? 0 : between(onward.reached, since);
  return between(onward.inviting, age) * (1 - over / reached);
}
