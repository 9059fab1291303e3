import type { Layout } from "./layout.ts";
import { Profile } from "./profile.ts";

/**
 * The silhouette, and within it a band for each lane: where ways run side by side they share its height by their people.
 * Where a lane has ended it has widened into the whole; where it has not begun it is a thread at the lower edge.
 */
export class Bands {
  /** Half height of the whole. */
  readonly whole: Profile;
  private readonly layout: Layout;
  private readonly upper: Profile[];
  private readonly lower: Profile[];
  private readonly knots: Float64Array;

  constructor(layout: Layout) {
    this.layout = layout;
    const centers = layout.columns.map(({ center }) => center);
    const lanes = Math.max(1, ...layout.columns.map(({ stages }) => stages.length));
    const profiles = (): Profile[] => Array.from({ length: lanes }, () => new Profile(layout.width, centers));
    this.whole = new Profile(layout.width, centers);
    this.upper = profiles();
    this.lower = profiles();
    this.knots = new Float64Array(centers.length);
  }

  get lanes(): number {
    return this.upper.length;
  }

  /** `halves` by column; `shares` by stage of the layout, adding to 1 in every column. */
  set(halves: Float64Array, shares: Float64Array): void {
    this.whole.set(halves);
    if (this.lanes === 1) return;
    for (let lane = 0; lane < this.lanes; lane++) {
      this.edge(this.upper[lane], halves, shares, lane, false);
      this.edge(this.lower[lane], halves, shares, lane, true);
    }
  }

  /** Offset from the axis at `x` for a vertical place in a lane, −1 (upper edge) to 1 (lower edge). */
  y(lane: number, x: number, bearing: number): number {
    if (this.lanes === 1) return bearing * this.whole.at(x);
    const top = this.upper[lane].at(x);
    return top + (this.lower[lane].at(x) - top) * (bearing + 1) * 0.5;
  }

  private edge(profile: Profile, halves: Float64Array, shares: Float64Array, lane: number, lower: boolean): void {
    const { columns } = this.layout;
    let begun = false;
    let at = 0;
    columns.forEach(({ stages }, c) => {
      const half = halves[c];
      if (lane < stages.length) {
        begun = true;
        let before = 0;
        for (let k = 0; k < lane + (lower ? 1 : 0); k++) before += shares[at + k];
        this.knots[c] = (2 * before - 1) * half;
      } else this.knots[c] = begun && !lower ? -half : half;
      at += stages.length;
    });
    profile.set(this.knots);
  }
}
