/**
 * All that one replication touches, made once per model and cleared between replications. The mechanisms (journey, team,
 * contract, account, referral, arrivals, content) are functions over it, each in a file of its own.
 */
import { Calendar, Draws, Laws, Station, TICKS_PER_DAY, uniform } from "../kernel/index.ts";
import { Ledger } from "./ledger.ts";
import { Market } from "./market.ts";
import { People } from "./people.ts";
import { PURPOSES } from "./purposes.ts";
import { Record } from "./record.ts";
import { Roll } from "./roll.ts";
import { Tables } from "./tables.ts";

/** Kinds of calendar entries; at one instant they happen in this order. */
export const SERVICE_END: i32 = 1;
export const OPENING: i32 = 2;
export const ENTRY: i32 = 3;
export const REQUEST: i32 = 4;
export const PATIENCE_ENDS: i32 = 5;
export const ANNIVERSARY: i32 = 6;

/** Rows of the record; then one per stage, then waiting per team. */
export const CUSTOMERS_ROW: i32 = 0;
export const MRR_ROW: i32 = 1;
export const WON_ROW: i32 = 2;
export const UNTOUCHED_ROW: i32 = 3;
export const STAGE_ROWS: i32 = 4;

/** What one replication may take: beyond it a scenario is a mistake, and would take the memory or the patience of its reader. */
const EVENTS_AT_MOST: i32 = 50_000_000;
const PEOPLE_AT_MOST: i32 = 1_000_000;

export class World {
  tables: Tables;
  laws: Laws;
  draws: Draws = new Draws();
  people: People = new People();
  calendar: Calendar;
  market: Market;
  ledger: Ledger;
  record: Record;
  stations: Station[] = [];
  roll: Roll = new Roll();
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
  calls: f64 = 0;
  needs: f64 = 0;
  needsFound: f64 = 0;
  newCents: f64 = 0;
  expandedCents: f64 = 0;
  churnedCents: f64 = 0;
  clockErrors: i32 = 0;

  constructor(tables: Tables) {
    this.tables = tables;
    this.laws = tables.laws;
    this.warmup = tables.warmupDays * TICKS_PER_DAY;
    this.horizon = tables.horizonDays * TICKS_PER_DAY;
    this.calendar = new Calendar(tables.horizonDays);
    this.market = new Market(tables.unlimited, tables.accounts, tables.horizonDays);
    this.ledger = new Ledger(tables.horizonDays);
    this.record = new Record(STAGE_ROWS + tables.stages + tables.teams, tables.stages, tables.gridPoints, tables.gridStep, tables.horizonDays);
    this.prospectsToday = new Int32Array(tables.teams);
    this.askedTicks = new Float64Array(tables.teams);
    this.anonymousVisits = new Float64Array(tables.horizonDays);
    for (let team: i32 = 0; team < tables.teams; team++) {
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
    }
  }

  clear(key0: i32, key1: i32, replication: i32): void {
    // The replication's key is itself a draw of the seed's.
    this.draws.block(key0, key1, replication, 0);
    this.key0 = this.draws.hi;
    this.key1 = this.draws.lo;
    this.replication = replication;
    this.people.clear();
    this.calendar.clear();
    this.market.clear();
    this.ledger.clear();
    this.record.clear(replication);
    this.roll.clear();
    for (let team: i32 = 0; team < this.stations.length; team++) this.stations[team].clear();
    this.askedTicks.fill(0);
    this.anonymousVisits.fill(0);
    this.wonBySide.fill(0);
    this.contentVisits = 0;
    this.churned = 0;
    this.lost = 0;
    this.invited = 0;
    this.wasted = 0;
    this.calls = 0;
    this.needs = 0;
    this.needsFound = 0;
    this.newCents = 0;
    this.expandedCents = 0;
    this.churnedCents = 0;
    this.clockErrors = 0;
  }

  /** Throws when the run has become larger than anything meant. */
  checkSize(): void {
    if (this.record.events > EVENTS_AT_MOST) throw new Error("too large: more than 50,000,000 events in one future; expected fewer arrivals or invitations, or a shorter horizon");
    if (this.people.live > PEOPLE_AT_MOST) throw new Error("too large: more than 1,000,000 people and calls under way at once; expected fewer arrivals or invitations");
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

  /** Books work asked of a team. */
  asked(team: i32, tick: f64, ticks: f64): void {
    if (tick >= this.warmup) this.askedTicks[team] += ticks;
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
