/**
 * Money in whole cents: what each account has seen within the horizon, and what came in and went out each day.
 * Sums of integers, so no order of posting can be told from another.
 */
export const REVENUE: i32 = 0;
export const COST_OF_SALES: i32 = 1;
export const COMMISSION: i32 = 2;
export const PAYROLL: i32 = 3;
export const MEDIA: i32 = 4;
export const FIXED: i32 = 5;
export const REWARDS: i32 = 6;
export const ENTRIES: i32 = 7;
export const PARTNERS: i32 = 8;
export const ACCOUNTS: i32 = 9;

/** Whole cents of a day, such that those of all days add up to the whole. */
export function ofDay(centsPerDay: f64, day: i32): f64 {
  return Math.floor((day + 1) * centsPerDay + 0.5) - Math.floor(day * centsPerDay + 0.5);
}

export class Ledger {
  total: Float64Array = new Float64Array(ACCOUNTS);
  /** Net cents of each day. */
  net: Float64Array;
  /** Payments that arrived on each day, cents. */
  revenue: Float64Array;
  days: i32;

  constructor(days: i32) {
    this.days = days;
    this.net = new Float64Array(days);
    this.revenue = new Float64Array(days);
  }

  clear(): void {
    this.total.fill(0);
    this.net.fill(0);
    this.revenue.fill(0);
  }

  /** Cents in (positive) or out (negative); days at or after the horizon are not seen. */
  post(account: i32, day: i32, cents: f64): void {
    if (day >= this.days) return;
    this.total[account] += cents;
    this.net[day] += cents;
    if (account == REVENUE) this.revenue[day] += cents;
  }
}
