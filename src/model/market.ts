/**
 * The market as a conserved integer: accounts nobody has touched yet. Every account is untouched, on the journey, or gone
 * for good; an unlimited market is never used up. Accounts given back in the course of a day are market again from the
 * next midnight on.
 */
export class Market {
  unlimited: bool;
  accounts: f64;
  untouched: f64 = 0;
  /** Accounts given back on each day. */
  given: Int32Array;

  constructor(unlimited: bool, accounts: f64, horizonDays: i32) {
    this.unlimited = unlimited;
    this.accounts = accounts;
    this.given = new Int32Array(horizonDays);
  }

  clear(): void {
    this.untouched = this.accounts;
    this.given.fill(0);
  }

  /** The midnight that ends a day. */
  reopen(day: i32): void {
    this.untouched += this.given[day];
  }

  hasUntouched(): bool {
    return this.unlimited || this.untouched > 0;
  }

  /** True if a random account of the market, named by a uniform number, is untouched. */
  isUntouched(u: f64): bool {
    return this.unlimited || u * this.accounts < this.untouched;
  }

  take(): void {
    this.untouched -= 1;
  }

  giveBack(day: i32): void {
    this.given[day] += 1;
  }
}
