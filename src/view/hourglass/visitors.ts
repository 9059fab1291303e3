import type { EventLog } from "../../model/index.ts";
import type { Layout } from "./layout.ts";
import type { Profile } from "./profile.ts";

/** Most grains between the left plate and the first stage. */
const mostGrains = 1_600;
/** Days over which visits are averaged: a week hides nothing but the weekend. */
const window = 7;

/** Unidentified visitors: nobody in particular, so a still noise whose density follows their number. */
export class Visitors {
  /** Visits a month of one grain. */
  readonly perGrain: number;
  private readonly total: Float64Array;
  private readonly across = new Float32Array(mostGrains);
  private readonly up = new Float32Array(mostGrains);

  constructor(film: EventLog | null) {
    const days = film?.anonymousVisits ?? new Float64Array(0);
    this.total = new Float64Array(days.length + 1);
    for (let d = 0; d < days.length; d++) this.total[d + 1] = this.total[d] + days[d];
    let most = 0;
    for (let d = 0; d < days.length; d++) most = Math.max(most, this.perMonth(d));
    this.perGrain = roundUp(most / mostGrains);
    for (let i = 0; i < mostGrains; i++) {
      // The R2 sequence keeps every beginning of it even; shaken, it loses its grid.
      this.across[i] = (0.5 + (i + 1) * 0.7548776662466927 + 0.03 * shake(2 * i)) % 1;
      this.up[i] = ((0.5 + (i + 1) * 0.5698402909980532 + 0.03 * shake(2 * i + 1)) % 1) * 2 - 1;
    }
  }

  /** Visits a month around a day. */
  perMonth(day: number): number {
    const last = this.total.length - 1;
    const to = Math.min(last, Math.max(0, Math.floor(day) + 1));
    const from = Math.max(0, to - window);
    return to > from ? ((this.total[to] - this.total[from]) / (to - from)) * (365 / 12) : 0;
  }

  /** Calls back with every grain of the day, between plate and mouth, within the glass and towards the silhouette. */
  grains(day: number, place: Layout, glass: Profile, sand: Profile, grain: (x: number, y: number) => void): void {
    const { left, mouth, axis } = place;
    const count = Math.min(mostGrains, Math.round(this.perMonth(day) / this.perGrain));
    const end = sand.at(mouth);
    for (let i = 0; i < count; i++) {
      const u = this.across[i];
      const x = left + 4 + (mouth - left) * u;
      const narrowing = u * u * (3 - 2 * u);
      const half = (glass.at(x) - 4) * (1 - narrowing) + Math.max(2, end) * narrowing;
      grain(x, axis + this.up[i] * half);
    }
  }
}

/** A fixed noise between 0 and 1. */
function shake(i: number): number {
  const word = Math.imul(i ^ (i >>> 7), 0x9e3779b1) >>> 0;
  return (Math.imul(word ^ (word >>> 15), 0x85ebca6b) >>> 0) / 4294967296;
}

function roundUp(least: number): number {
  if (!(least > 1)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((digit) => digit * power).find((value) => value >= least) ?? 10 * power;
}
