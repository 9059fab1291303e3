/**
 * The content factory: a team writes an ebook, then the posts made of it, each with its social pieces, and begins again.
 * Each piece draws visits from the day after it is done; most fade by half-life, some posts compound. The visits of a day
 * are a BULLETIN, published at midnight for every channel that lives on content. The hours of a day are those of who is
 * there from its midnight on, and are spent at its end; an entry of the log names the part of the working day by which a
 * piece was done.
 */
import { type Hours, type Station, TICKS_PER_DAY, TICKS_PER_HOUR, uniform } from "../kernel/index.ts";
import { POSTS } from "./purposes.ts";
import { weightOfDay } from "./rhythm.ts";
import type { World } from "./world.ts";

/** Sources of visits, and kinds of pieces but for the last. */
export const EBOOK: i32 = 0;
export const POST: i32 = 1;
export const SOCIAL: i32 = 2;
export const COMPOUNDING: i32 = 3;
/** Pieces that take no time would never end: so many a day at most. */
export const PIECES_A_DAY: i32 = 10_000;

export class Content {
  /** Hours that will have been worked at the end of the day under way. */
  today: f64 = 0;
  /** Work hours in hand. */
  hours: f64 = 0;
  /** Position in the cycle: 0 = the ebook is next, then posts, each followed by its social pieces. */
  post: i32 = 0;
  social: i32 = 0;
  posts: i32 = 0;
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
    this.today = 0;
    this.hours = 0;
    this.post = 0;
    this.social = 0;
    this.posts = 0;
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
    this.today = this.work(world, tables.contentTeam, day);
    world.contentHours += this.today;
    const slope: f64 = (tables.compoundingPeak - 1) / tables.compoundingRise;
    const risen: f64 = this.rising + slope * this.risingAges + tables.compoundingPeak * this.plateau;
    world.contentVisits = this.ebookVisits + this.postVisits + this.socialVisits + risen * tables.postVisits;
    const weight: f64 = weightOfDay(tables, day);
    world.visitsBySource[EBOOK] += this.ebookVisits * weight;
    world.visitsBySource[POST] += this.postVisits * weight;
    world.visitsBySource[SOCIAL] += this.socialVisits * weight;
    world.visitsBySource[COMPOUNDING] += risen * tables.postVisits * weight;
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
    this.hours += this.today;
    for (let count: i32 = 0; count < PIECES_A_DAY; count++) {
      if (this.post > tables.postsPerEbook && this.social == 0) this.post = 0;
      if (this.post == 0 && this.social == 0) {
        if (tables.hoursPerEbook > this.hours) return;
        this.hours -= tables.hoursPerEbook;
        this.ebookVisits += tables.ebookVisits;
        this.post = 1;
        this.done(world, day, EBOOK);
      } else if (this.social == 0) {
        if (tables.hoursPerPost > this.hours) return;
        this.hours -= tables.hoursPerPost;
        this.social = tables.socialPerPost;
        this.post += 1;
        this.addPost(world, day);
        this.done(world, day, POST);
      } else {
        if (tables.hoursPerSocial > this.hours) return;
        this.hours -= tables.hoursPerSocial;
        this.socialVisits += tables.socialVisits;
        this.social -= 1;
        this.done(world, day, SOCIAL);
      }
    }
    this.hours = 0;
  }

  /** Writes a piece down: done when the hours in hand before yesterday and a part of yesterday's were enough. */
  private done(world: World, day: i32, kind: i32): void {
    world.pieces[kind] += 1;
    if (!world.record.logging) return;
    const hours: Hours = world.tables.fullHours[world.tables.contentTeam];
    const part: f64 = this.today > 0 ? 1 - this.hours / this.today : 1;
    world.record.logPiece((day - 1) * TICKS_PER_DAY + hours.start + Math.floor(hours.length * part), kind);
  }

  private addPost(world: World, day: i32): void {
    world.draws.block(world.key0, world.key1, POSTS, this.posts);
    this.posts += 1;
    if (uniform(world.draws.hi) < world.tables.compoundingShare) {
      this.compounding[day] += 1;
      this.rising += 1;
    } else this.postVisits += world.tables.postVisits;
  }

  /** Books a day's work of a team: its productive hours. */
  private work(world: World, team: i32, day: i32): f64 {
    const station: Station = world.stations[team];
    let ticks: f64 = 0;
    for (let seat: i32 = 0; seat < station.seats; seat++) {
      if (station.isLeft(seat)) continue;
      const open: f64 = station.hours[seat].openOn(day);
      station.busyTicks[day] += open;
      ticks += open * station.speed(seat, day * TICKS_PER_DAY);
    }
    return ticks / TICKS_PER_HOUR;
  }
}
