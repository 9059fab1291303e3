/**
 * Strata: people who behave alike. By channel (0 = those there on day 0), invited or not, segment, and whether the account
 * fits; what is drawn once for life is a matter of shares.
 */
import type { Tables } from "../tables.ts";

export interface Stratum {
  /** Channel + 1. */
  column: number;
  isInvited: boolean;
  /** −1 = none. */
  segment: number;
  fits: boolean;
  /** Of those of its channel. */
  share: number;
}

export function strataOf(tables: Tables): Stratum[] {
  const segments = segmentShares(tables);
  const fits = tables.fitShare < 1 && tables.exitFitOnly.includes(1) ? [{ fits: true, share: tables.fitShare }, { fits: false, share: 1 - tables.fitShare }] : [{ fits: true, share: 1 }];
  const strata: Stratum[] = [];
  for (let column = 0; column < tables.columns; column++) {
    for (const isInvited of tables.refers && column === tables.referralChannel + 1 ? [false, true] : [false]) {
      for (const kind of segments) for (const fit of fits) strata.push({ column, isInvited, segment: kind.segment, fits: fit.fits, share: kind.share * fit.share });
    }
  }
  return strata.filter(({ share }) => share > 0);
}

/** As they are drawn: side by side on [0, 1); the rest is of no segment. */
function segmentShares(tables: Tables): { segment: number; share: number }[] {
  let left = 1;
  const shares = Array.from(tables.segmentTurn, (segment) => {
    const share = Math.min(left, tables.segmentShare[segment]);
    left -= share;
    return { segment, share };
  });
  return [...shares, { segment: -1, share: left }];
}

/** What the first MRR of a stratum is multiplied by, price level left out. */
export function dealFactor(tables: Tables, { isInvited, segment }: Stratum): number {
  return (isInvited ? tables.referredValue : 1) * (segment >= 0 ? tables.segmentDeal[segment] : 1);
}
