/**
 * What is counted while a run goes on, beside the record's curves and the ledger's money: flat arrays that `tally.ts`
 * adds to and the metrics read at the end. Whole ticks, whole cents and whole numbers, so that sums do not depend on
 * their order. A column is a channel + 1; column 0 holds people of no channel. Nothing here is read while a run goes on.
 */
import { TICKS_PER_DAY, TICKS_PER_MONTH } from "../kernel/index.ts";
import { Sample } from "./sample.ts";
import type { Tables } from "./tables.ts";

export class Counts {
  columns: i32;
  days: i32;
  /** Months of a contract told apart; the last holds all beyond. */
  months: i32;

  // Journey.
  /** Entries by stage and day, and those of them that went on to the right. */
  entriesOfDay: Int32Array;
  forwardOfDay: Int32Array;
  /** Stays ended, in ticks, by stage. */
  stay: Sample[] = [];
  /** By column. */
  came: Float64Array;
  qualified: Float64Array;
  opportunities: Float64Array;
  /** Decisions in the neck: won, lost, put off; by column. */
  won: Float64Array;
  lost: Float64Array;
  putOff: Float64Array;
  /** Ticks, by column. */
  cameToOpportunity: Sample[] = [];
  qualifiedToOpportunity: Sample[] = [];
  cameToWon: Sample[] = [];
  opportunityToWon: Sample[] = [];

  // Work, in ticks asked of a fully productive person.
  /** By team and column, before the win: in stages left of the neck, in the neck, and prospecting. */
  qualifying: Float64Array;
  selling: Float64Array;
  prospecting: Float64Array;
  /** By team: work in stages of customers, calls, tickets. */
  serving: Float64Array;
  calling: Float64Array;
  answering: Float64Array;
  /** Gave up before the first touch, after the warm-up. */
  unanswered: f64 = 0;

  // Customers.
  signed: Float64Array;
  /** Cents by column: first MRR, commission, rewards to those who invited, entry costs before the win, of which left of the neck. */
  firstCents: Float64Array;
  commission: Float64Array;
  rewards: Float64Array;
  entryCosts: Float64Array;
  leftEntryCosts: Float64Array;
  /** First MRR by column. */
  firstMrr: Sample[] = [];
  /** Customers won of whom so many contract months began within the horizon, and cents paid, by column and month. */
  monthsSeen: Float64Array;
  paidInMonth: Float64Array;
  /** Cents paid by customers won, by column: all, discounted to the win, and what the first MRR alone would have paid. */
  paid: Float64Array;
  paidDiscounted: Float64Array;
  paidAsSigned: Float64Array;
  /** Cents paid by all customers, and by those of more than twelve months. */
  paidByAll: f64 = 0;
  paidByExisting: f64 = 0;
  expansions: f64 = 0;
  /** Monthly anniversaries at which a customer stayed. */
  renewals: f64 = 0;
  /** Lost at an anniversary while calls had tired them. */
  lostTired: f64 = 0;
  /** 1 while the customer asked about last is tired by calls. */
  tired: f64 = 0;

  // Referral.
  /** Customers signed more than twelve months before the horizon, and those who were won because one of them invited. */
  grown: f64 = 0;
  wonByGrown: f64 = 0;
  referred: f64 = 0;
  /** Parent won → child won, ticks. */
  loop: Sample = new Sample();

  // Forecast, by quarter: cents that enter and leave it (open and due, weighted), and first MRR won.
  due: Float64Array;
  weighted: Float64Array;
  closed: Float64Array;

  constructor(tables: Tables) {
    const stages: i32 = tables.stages;
    const teams: i32 = tables.teams;
    const columns: i32 = tables.columns;
    const days: i32 = tables.horizonDays;
    const months: i32 = (Math.ceil((days * TICKS_PER_DAY) / TICKS_PER_MONTH) as i32) + 1;
    this.columns = columns;
    this.days = days;
    this.months = months;
    this.entriesOfDay = new Int32Array(stages * days);
    this.forwardOfDay = new Int32Array(stages * days);
    this.came = new Float64Array(columns);
    this.qualified = new Float64Array(columns);
    this.opportunities = new Float64Array(columns);
    this.won = new Float64Array(columns);
    this.lost = new Float64Array(columns);
    this.putOff = new Float64Array(columns);
    this.qualifying = new Float64Array(teams * columns);
    this.selling = new Float64Array(teams * columns);
    this.prospecting = new Float64Array(teams * columns);
    this.serving = new Float64Array(teams);
    this.calling = new Float64Array(teams);
    this.answering = new Float64Array(teams);
    this.signed = new Float64Array(columns);
    this.firstCents = new Float64Array(columns);
    this.commission = new Float64Array(columns);
    this.rewards = new Float64Array(columns);
    this.entryCosts = new Float64Array(columns);
    this.leftEntryCosts = new Float64Array(columns);
    this.monthsSeen = new Float64Array(columns * months);
    this.paidInMonth = new Float64Array(columns * months);
    this.paid = new Float64Array(columns);
    this.paidDiscounted = new Float64Array(columns);
    this.paidAsSigned = new Float64Array(columns);
    this.due = new Float64Array(tables.quarterTick.length);
    this.weighted = new Float64Array(tables.quarterTick.length);
    this.closed = new Float64Array(tables.quarterTick.length);
    for (let stage: i32 = 0; stage < stages; stage++) this.stay.push(new Sample());
    for (let column: i32 = 0; column < columns; column++) {
      this.cameToOpportunity.push(new Sample());
      this.qualifiedToOpportunity.push(new Sample());
      this.cameToWon.push(new Sample());
      this.opportunityToWon.push(new Sample());
      this.firstMrr.push(new Sample());
    }
  }

  clear(): void {
    for (let stage: i32 = 0; stage < this.stay.length; stage++) this.stay[stage].clear();
    for (let column: i32 = 0; column < this.columns; column++) {
      this.cameToOpportunity[column].clear();
      this.qualifiedToOpportunity[column].clear();
      this.cameToWon[column].clear();
      this.opportunityToWon[column].clear();
      this.firstMrr[column].clear();
    }
    this.entriesOfDay.fill(0);
    this.forwardOfDay.fill(0);
    this.came.fill(0);
    this.qualified.fill(0);
    this.opportunities.fill(0);
    this.won.fill(0);
    this.lost.fill(0);
    this.putOff.fill(0);
    this.qualifying.fill(0);
    this.selling.fill(0);
    this.prospecting.fill(0);
    this.serving.fill(0);
    this.calling.fill(0);
    this.answering.fill(0);
    this.unanswered = 0;
    this.signed.fill(0);
    this.firstCents.fill(0);
    this.commission.fill(0);
    this.rewards.fill(0);
    this.entryCosts.fill(0);
    this.leftEntryCosts.fill(0);
    this.monthsSeen.fill(0);
    this.paidInMonth.fill(0);
    this.paid.fill(0);
    this.paidDiscounted.fill(0);
    this.paidAsSigned.fill(0);
    this.paidByAll = 0;
    this.paidByExisting = 0;
    this.expansions = 0;
    this.renewals = 0;
    this.lostTired = 0;
    this.tired = 0;
    this.grown = 0;
    this.wonByGrown = 0;
    this.referred = 0;
    this.loop.clear();
    this.due.fill(0);
    this.weighted.fill(0);
    this.closed.fill(0);
  }
}
