/** Replications `from … to − 1`. */
export interface Span {
  from: number;
  to: number;
}

/** The first batches are small, so that a first picture comes soon; later ones are big enough that messages cost nothing. */
const SIZES = [2, 2, 2, 2, 4, 4, 8, 16, 25];

/**
 * Replication counts at which a sequential rule may look at the precision: 50, 100, 200, 400, then 1, 2, 4 × 10^k.
 * They are fixed so that where a run stops depends on its numbers alone, never on the speed of the machine.
 */
export function looks(replications: number): number[] {
  const found: number[] = [];
  for (let look = 50; look <= replications; look = next(look)) found.push(look);
  return found;
}

/** 50 → 100 → 200 → 400 → 1,000 → 2,000 → … */
function next(look: number): number {
  return String(look).startsWith("4") ? look * 2.5 : look * 2;
}

/** Batches that cover 0 … replications − 1 in order; none reaches across a look. */
export function plan(replications: number): Span[] {
  if (!Number.isInteger(replications) || replications < 1) throw new Error(`invalid replications: ${replications}; expected a whole number of 1 or more`);
  const ends = [...looks(replications), replications];
  const spans: Span[] = [];
  let from = 0;
  for (const end of ends) {
    while (from < end) {
      const to = Math.min(end, from + SIZES[Math.min(spans.length, SIZES.length - 1)]);
      spans.push({ from, to });
      from = to;
    }
  }
  return spans;
}
