/**
 * The content factory: a team writes an ebook, then the posts made of it, each with its social pieces, and begins again.
 * Each piece draws visits from the day after it is done; most fade by half-life, some posts compound. The visits of a day
 * are published at midnight for every channel that lives on content.
 */
import { type Station, TICKS_PER_DAY, TICKS_PER_HOUR, uniform } from "../kernel/index.ts";
import { POSTS } from "./purposes.ts";
import type { World } from "./world.ts";

export class Content {
  /** Work hours in hand. */
  hours: f64 = 0;
  /** Position in the cycle: 0 = the ebook is next, then posts, each followed by its social pieces. */
  post: i32 = 0;
  social: i32 = 0;
  posts: i32 = 0;
  pieces: i32 = 0;
  ebookVisits: f64 = 0;
  postVisits: f64 = 0;
  socialVisits: f64 = 0;
  /** Compounding posts by the day they were done. */
  compounding: Int32Array;
  rising: f64 = 0;
  /** Sum of the ages in days of the rising ones. */
  risingAges: f64 = 0;
  plateau: f64 = 0;

  constructor(horizonDays: i32) {
    this.compounding = new Int32Array(horizonDays);
  }

  clear(): void {
    this.hours = 0;
    this.post = 0;
    this.social = 0;
    this.posts = 0;
    this.pieces = 0;
    this.ebookVisits = 0;
    this.postVisits = 0;
    this.socialVisits = 0;
    this.compounding.fill(0);
    this.rising = 0;
    this.risingAges = 0;
    this.plateau = 0;
  }

  /** Midnight of `day`: ages what there is, adds what yesterday's hours finished, publishes the visits of the day. */
  publish(world: World, day: i32): void {
    const tables = world.tables;
    this.ebookVisits *= tables.dailyDecay;
    this.postVisits *= tables.dailyDecay;
    this.socialVisits *= tables.socialDecay;
    this.age(world, day);
    if (day > 0) this.write(world, day);
    const slope: f64 = (tables.compoundingPeak - 1) / tables.compoundingRise;
    const risen: f64 = this.rising + slope * this.risingAges + tables.compoundingPeak * this.plateau;
    world.contentVisits = this.ebookVisits + this.postVisits + this.socialVisits + risen * tables.postVisits;
  }

  private age(world: World, day: i32): void {
    const rise: i32 = world.tables.compoundingRise as i32;
    const until: i32 = world.tables.compoundingUntil;
    this.risingAges += this.rising;
    if (day >= rise) {
      const grown: i32 = this.compounding[day - rise];
      this.rising -= grown;
      this.risingAges -= grown * rise;
      this.plateau += grown;
    }
    if (day >= until) this.plateau -= this.compounding[day - until];
  }

  /** Spends the hours worked yesterday. */
  private write(world: World, day: i32): void {
    const tables = world.tables;
    this.hours += this.worked(world, tables.contentTeam, day - 1);
    for (;;) {
      if (this.post == 0 && this.social == 0 && tables.hoursPerEbook <= this.hours) {
        this.hours -= tables.hoursPerEbook;
        this.ebookVisits += tables.ebookVisits;
        this.post = 1;
      } else if (this.post > 0 && this.post <= tables.postsPerEbook && this.social == 0 && tables.hoursPerPost <= this.hours) {
        this.hours -= tables.hoursPerPost;
        this.social = tables.socialPerPost;
        this.post += 1;
        this.addPost(world, day);
      } else if (this.social > 0 && tables.hoursPerSocial <= this.hours) {
        this.hours -= tables.hoursPerSocial;
        this.socialVisits += tables.socialVisits;
        this.social -= 1;
      } else if (this.post > tables.postsPerEbook && this.social == 0) {
        this.post = 0;
        continue;
      } else return;
      this.pieces += 1;
    }
  }

  private addPost(world: World, day: i32): void {
    world.draws.block(world.key0, world.key1, POSTS, this.posts);
    this.posts += 1;
    if (uniform(world.draws.hi) < world.tables.compoundingShare) {
      this.compounding[day] += 1;
      this.rising += 1;
    } else this.postVisits += world.tables.postVisits;
  }

  /** Productive hours of a team on a day. */
  private worked(world: World, team: i32, day: i32): f64 {
    const station: Station = world.stations[team];
    const from: f64 = day * TICKS_PER_DAY;
    let ticks: f64 = 0;
    for (let seat: i32 = 0; seat < station.seats; seat++) {
      const open: f64 = station.hours[seat].openTicks(from + TICKS_PER_DAY) - station.hours[seat].openTicks(from);
      station.busyTicks[day] += open;
      ticks += open * station.speed(seat, from);
    }
    return ticks / TICKS_PER_HOUR;
  }
}
