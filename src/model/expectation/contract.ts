/** Money of a contract in the mean, month by month, in the order in which an anniversary takes its turns. */
import { TICKS_PER_DAY } from "../../kernel/index.ts";
import type { Tables } from "../tables.ts";
import type { Sums } from "./sums.ts";

export interface Contract {
  /** Channel + 1. */
  column: number;
  /** First MRR in cents × people who begin to pay at anniversary `from`, if nobody has left at one before. */
  firstMrr: number;
  from: number;
  /** Pays since before day 0: `from` is no anniversary, and nothing is new. */
  isThere: boolean;
  /** Months of the contract before anniversary 0. */
  tenure: number;
  /** Share of those who stay after each anniversary; of those who began to pay, share who have not walked out by then (null = all). */
  alive: Float64Array;
  kept: Float64Array | null;
  growth: Float64Array;
  /** Adds an amount on the anniversary, so many cells later. */
  post: (into: Float64Array, anniversary: number, amount: number, later?: number) => void;
  /** Adds a multiple of the shares who walk out in the month that begins then. */
  walkOut: (into: Float64Array, anniversary: number, amount: number) => void;
}

export function bookContract(tables: Tables, sums: Sums, contract: Contract, perDay: number): void {
  const { from, isThere, alive, kept, growth, post, walkOut } = contract;
  let mrr = contract.firstMrr;
  if (mrr === 0) return;
  const whole = kept ? kept[from] : 1;
  const delay = (tables.paymentDelayTicks / TICKS_PER_DAY) * perDay;
  for (let anniversary = from; anniversary < alive.length; anniversary++) {
    const inside = kept ? kept[anniversary] / whole : 1;
    const stay = alive[anniversary] * inside;
    let grown = 0;
    if (anniversary > from) {
      post(sums.churned, anniversary, (alive[anniversary - 1] - alive[anniversary]) * inside * mrr);
      const less = mrr * tables.contractionChance * tables.expansionStep;
      post(sums.contracted, anniversary, stay * less);
      mrr -= less;
      grown = stay * mrr * (growth[anniversary] - 1);
      mrr *= growth[anniversary];
    } else if (!isThere) {
      post(sums.newMrr, anniversary, stay * mrr);
      post(sums.other, anniversary, -stay * mrr * 12 * tables.commission);
      // What was agreed before it began to pay has waited until now.
      let waited = 1;
      for (let month = 1; month <= from; month++) waited *= growth[month];
      grown = stay * mrr * (waited - 1);
      mrr *= waited;
    }
    post(sums.expanded, anniversary, grown);
    walkOut(sums.churned, anniversary, (alive[anniversary] / whole) * mrr);
    if (isThere && anniversary === from) continue;
    const into = isThere ? (contract.tenure + anniversary) % 12 : (anniversary - from) % 12;
    const paid = tables.billsYearly === 0 ? stay * mrr : into === 0 ? stay * mrr * 12 : grown * (12 - into);
    post(sums.revenue, anniversary, paid, delay);
    post(sums.delivery, anniversary, -partnersShare(tables, contract.column) * paid - stay * mrr * (1 - tables.grossMargin));
    // A share of the customers belongs to the loyalty programme, whatever they pay.
    if (tables.hasLoyalty && (isThere || anniversary > 0)) post(sums.other, anniversary, -stay * mrr * tables.loyaltyReward * tables.topShare);
  }
}

export function partnersShare(tables: Tables, column: number): number {
  return column > 0 ? tables.revenueShare[column - 1] : 0;
}
