import { bisectRight } from "d3";
import type { EventLog } from "../../model/index.ts";
import type { ContentChain } from "./layout.ts";
import { ticksPerDay } from "./visits.ts";

/** Days of the film that a piece is under way from what it was made of: long enough to be seen moving at the usual pace. */
const wayDays = 21;
/** More would be a smear. */
const mostPieces = 60;

/** Height of a piece, by kind: an ebook, a post, a social post. */
const heights = [10, 6.5, 3] as const;

/** What is written moves against the people: an ebook leaves the team, posts leave the ebook, social posts leave the posts. */
export class Pieces {
  private readonly day: Float64Array;
  private readonly kind: Uint8Array;
  /** Of many social posts every so-manieth is drawn, the same ones at every moment. */
  private readonly stride: number;

  constructor(film: EventLog | null) {
    const { time, kind } = film?.pieces ?? { time: new Float64Array(0), kind: new Uint8Array(0) };
    this.day = time.map((tick) => tick / ticksPerDay);
    this.kind = kind;
    let most = 0;
    for (let last = 0, first = 0; last < this.day.length; last++) {
      while (this.day[first] <= this.day[last] - wayDays) first++;
      most = Math.max(most, last - first + 1);
    }
    this.stride = Math.max(1, Math.ceil(most / mostPieces));
  }

  /** Calls back with every piece under way on that day: its centre, width and height. */
  each(day: number, { y, team, ebook, posts, social }: ContentChain, piece: (x: number, y: number, width: number, height: number) => void): void {
    const stops = [team.x, ebook, posts, social];
    const last = bisectRight(this.day, day);
    let first = last;
    while (first > 0 && this.day[first - 1] > day - wayDays) first--;
    for (let i = first; i < last; i++) {
      const kind = this.kind[i];
      if (kind === 2 && i % this.stride !== 0) continue;
      const gone = (day - this.day[i]) / wayDays;
      const height = heights[kind];
      // Pieces of one day go beside each other.
      const beside = kind === 0 ? 0 : (((i * 7) % 5) - 2) * (kind === 1 ? 2 : 1.6);
      piece(stops[kind] + (stops[kind + 1] - stops[kind]) * gone, y + beside, height / 1.3, height);
    }
  }
}
