/**
 * All that one replication touches, made once per model and cleared between replications. The mechanisms (journey, team,
 * contract, account, referral, arrivals, content) are functions over it, each in a file of its own.
 */
import { Calendar, Draws, Laws, Line, type Servers, Station, TICKS_PER_DAY, uniform } from "../kernel/index.ts";
import { Counts } from "./counts.ts";
import { serversOf } from "./foresight.ts";
import { Ledger } from "./ledger.ts";
import { Market } from "./market.ts";
import { Marks } from "./marks.ts";
import { People } from "./people.ts";
import { Places } from "./places.ts";
import { PURPOSES } from "./purposes.ts";
import { Ranking } from "./ranking.ts";
import { Record } from "./record.ts";
import { Roll } from "./roll.ts";
import { Roster } from "./roster.ts";
import { drawKind } from "./segment.ts";
import { Tables } from "./tables.ts";

/** Kinds of calendar entries; at one instant they happen in this order. */
/** A customer sends an invitation, at the very instant of its way out too. */
export const SENDING: i32 = 0;
/** A customer leaves by its journey while tasks or invitations of it are still to come. Like all steps of one alone, before what is shared. */
export const WAY_OUT: i32 = 1;
export const SERVICE_END: i32 = 2;
export const OPENING: i32 = 3;
export const ENTRY: i32 = 4;
export const REQUEST: i32 = 5;
export const PATIENCE_ENDS: i32 = 6;
export const ANNIVERSARY: i32 = 7;
/** A step out of a stage with a gate. */
export const LEAVING: i32 = 8;
/** Any other step into one. */
export const KNOCK: i32 = 9;

/** Rows of the record; then one per stage, then waiting per team. */
export const CUSTOMERS_ROW: i32 = 0;
export const MRR_ROW: i32 = 1;
export const WON_ROW: i32 = 2;
export const UNTOUCHED_ROW: i32 = 3;
/** MRR so far: first of everyone, added, given up, lost. */
export const NEW_ROW: i32 = 4;
export const EXPANDED_ROW: i32 = 5;
export const CONTRACTED_ROW: i32 = 6;
export const CHURNED_ROW: i32 = 7;
/** MRR of twelve months ago; of those who paid it, what they pay now, and that at most as much as then. */
export const BASE_ROW: i32 = 8;
export const RETAINED_ROW: i32 = 9;
export const GROSS_ROW: i32 = 10;
export const STAGE_ROWS: i32 = 11;

export const GENERATIONS: i32 = 32;

/** Beyond so many a scenario is a mistake, and would take the patience of its reader. */
const EVENTS_AT_MOST: i32 = 50_000_000;

export class World {
  tables: Tables;
  laws: Laws;
  draws: Draws = new Draws();
  people: People = new People();
  calendar: Calendar;
  market: Market;
  ledger: Ledger;
  record: Record;
  counts: Counts;
  marks: Marks = new Marks();
  stations: Station[] = [];
  rosters: Roster[] = [];
  /** By team; null where the answer is known only when a seat is free. */
  servers: Array<Servers | null> = [];
  /** Who waits for a crew, per crew. */
  crewLines: Line[] = [];
  roll: Roll = new Roll();
  places: Places;
  /** What growth multiplies odds by: stages experimented on × days. */
  lift: Float64Array;
  ranking: Ranking = new Ranking();
  horizon: f64;
  warmup: f64;
  replication: i32 = 0;
  /** Key of this replication. */
  key0: i32 = 0;
  key1: i32 = 0;
  /** Prospects begun today per team; the number names the person. */
  prospectsToday: Int32Array;

  /** Minutes asked of each team, in ticks of a fully productive person. */
  askedTicks: Float64Array;
  /** The same by kind of work, team-major; and of the same time, what was lost by switching. */
  minutesOfKind: Float64Array;
  /** Cents paid to each team. */
  payrollOfTeam: Float64Array;
  /** Heads at work, team-major by day. */
  headsOfTeam: Float64Array;
  /** Expected visits that nobody identified, per day. */
  anonymousVisits: Float64Array;
  /** Expected visits that content draws today. */
  contentVisits: f64 = 0;

  // Counts of the whole run, within the horizon.
  wonBySide: Float64Array = new Float64Array(4);
  churned: f64 = 0;
  /** Former customers who are not market again. */
  lost: f64 = 0;
  invited: f64 = 0;
  wasted: f64 = 0;
  /** Customers won by generation: how many invitations away from somebody who came by itself; the last holds all beyond. */
  wonOfGeneration: Float64Array = new Float64Array(GENERATIONS);
  calls: f64 = 0;
  tickets: f64 = 0;
  orders: f64 = 0;
  orderCents: f64 = 0;
  /** Given back by the loyalty programme. */
  loyaltyCents: f64 = 0;
  /** Anniversaries of customers who belonged to it. */
  memberMonths: f64 = 0;
  needs: f64 = 0;
  needsFound: f64 = 0;
  newCents: f64 = 0;
  expandedCents: f64 = 0;
  contractedCents: f64 = 0;
  churnedCents: f64 = 0;
  /** Pieces of content done, by kind: ebooks, posts, social posts. */
  pieces: Float64Array = new Float64Array(3);
  /** Expected visits they drew: ebooks, posts that fade, social posts, posts that compound. */
  visitsBySource: Float64Array = new Float64Array(4);
  /** Productive hours of the content factory. */
  contentHours: f64 = 0;
  /** Experiments completed within the horizon, and those that showed something. */
  experiments: f64 = 0;
  successes: f64 = 0;
  clockErrors: i32 = 0;

  constructor(tables: Tables) {
    this.tables = tables;
    this.laws = tables.laws;
    this.warmup = tables.warmupDays * TICKS_PER_DAY;
    this.horizon = tables.horizonDays * TICKS_PER_DAY;
    this.calendar = new Calendar(tables.horizonDays);
    this.market = new Market(tables.unlimited, tables.accounts, tables.horizonDays);
    this.ledger = new Ledger(tables.horizonDays);
    this.record = new Record(STAGE_ROWS + tables.stages + tables.teams, tables.gridPoints, tables.gridStep, tables.horizonDays);
    this.counts = new Counts(tables);
    this.prospectsToday = new Int32Array(tables.teams);
    this.askedTicks = new Float64Array(tables.teams);
    this.minutesOfKind = new Float64Array(tables.teams * tables.kinds);
    this.payrollOfTeam = new Float64Array(tables.teams);
    this.headsOfTeam = new Float64Array(tables.teams * tables.horizonDays);
    this.anonymousVisits = new Float64Array(tables.horizonDays);
    this.places = new Places(tables.stages);
    this.lift = new Float64Array(tables.growthRows * tables.horizonDays);
    for (let crew: i32 = 0; crew < tables.crews; crew++) this.crewLines.push(new Line());
    for (let team: i32 = 0; team < tables.teams; team++) {
      this.rosters.push(new Roster());
      this.servers.push(serversOf(tables, team));
      this.stations.push(
        new Station(
          tables.seatsAtMost[team],
          tables.discipline[team],
          tables.lineLimit[team],
          tables.productive[team],
          tables.rampTicks[team],
          tables.rampStart[team],
          tables.horizonDays,
        ),
      );
      this.stations[team].switchTicks = tables.switchTicks[team];
    }
  }

  clear(key0: i32, key1: i32, replication: i32): void {
    // The replication's key is itself a draw of the seed's.
    this.draws.block(key0, key1, replication, 0);
    this.key0 = this.draws.hi;
    this.key1 = this.draws.lo;
    this.replication = replication;
    this.people.clear();
    this.places.clear();
    this.calendar.clear();
    this.market.clear();
    this.ledger.clear();
    this.record.clear(replication);
    this.counts.clear();
    this.roll.clear();
    for (let team: i32 = 0; team < this.stations.length; team++) {
      this.stations[team].clear();
      this.rosters[team].clear(this.tables.firstPlan[team]);
      const servers = this.servers[team];
      if (servers !== null) servers.clear();
    }
    for (let crew: i32 = 0; crew < this.crewLines.length; crew++) this.crewLines[crew].clear();
    this.askedTicks.fill(0);
    this.minutesOfKind.fill(0);
    this.payrollOfTeam.fill(0);
    this.headsOfTeam.fill(0);
    this.anonymousVisits.fill(0);
    this.wonBySide.fill(0);
    this.contentVisits = 0;
    this.churned = 0;
    this.lost = 0;
    this.invited = 0;
    this.wasted = 0;
    this.wonOfGeneration.fill(0);
    this.calls = 0;
    this.tickets = 0;
    this.orders = 0;
    this.orderCents = 0;
    this.loyaltyCents = 0;
    this.memberMonths = 0;
    this.ranking.clear();
    this.needs = 0;
    this.needsFound = 0;
    this.newCents = 0;
    this.expandedCents = 0;
    this.contractedCents = 0;
    this.churnedCents = 0;
    this.pieces.fill(0);
    this.visitsBySource.fill(0);
    this.contentHours = 0;
    this.experiments = 0;
    this.successes = 0;
    this.clockErrors = 0;
  }

  /** Throws when the run has become larger than anything meant. */
  checkSize(): void {
    if (this.record.events > EVENTS_AT_MOST) throw new Error("too large: more than 50,000,000 events in one future; expected fewer arrivals or invitations, or a shorter horizon");
  }

  /** A new slot for the person of this lineage. */
  born(high: i32, low: i32, channel: i32): i32 {
    const slot: i32 = this.people.take();
    this.draws.block(this.key0, this.key1, high, low);
    this.people.lineageHigh[slot] = high;
    this.people.lineageLow[slot] = low;
    this.people.key0[slot] = this.draws.hi;
    this.people.key1[slot] = this.draws.lo;
    this.people.channel[slot] = channel;
    if (this.tables.drawsKind) drawKind(this.tables, this.draws, this.people, slot);
    return slot;
  }

  /** Draws the two words of (person, place, round, purpose) into `draws`. */
  draw(slot: i32, place: i32, round: i32, purpose: i32): void {
    this.draws.block(this.people.key0[slot], this.people.key1[slot], place, round * PURPOSES + purpose);
  }

  first(): f64 {
    return uniform(this.draws.hi);
  }

  second(): f64 {
    return uniform(this.draws.lo);
  }

  /** Books work asked of a team, and what kind of work it is. */
  asked(team: i32, tick: f64, ticks: f64, kind: i32): void {
    if (tick < this.warmup) return;
    this.askedTicks[team] += ticks;
    this.minutesOfKind[team * this.tables.kinds + kind] += ticks;
  }

  schedule(tick: f64, kind: i32, slot: i32, round: i32): void {
    this.calendar.push(tick, kind, this.people.lineageHigh[slot], this.people.lineageLow[slot], round, slot);
  }

  /** Writes one event of a person; false if it lies beyond the horizon. */
  happened(slot: i32, tick: f64, kind: i32, place: i32, round: i32, cents: f64): bool {
    return this.record.event(tick, kind, this.people.lineageHigh[slot], this.people.lineageLow[slot], place, round, cents);
  }

  /** The number by which the log knows this person. */
  numbered(slot: i32): i32 {
    const people = this.people;
    if (people.number[slot] < 0) {
      people.number[slot] = this.roll.add(people.channel[slot], people.parent[slot], people.lineageHigh[slot], people.lineageLow[slot]);
    }
    return people.number[slot];
  }
}
