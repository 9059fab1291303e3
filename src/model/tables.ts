/**
 * A scenario as flat tables: integer ids, law numbers, hashes. What the machine reads while it runs; nothing here changes
 * during a run. Columns named `…OfChannel` have one entry per channel plus a first one for people of no channel, at
 * `row * columns + channel + 1`.
 */
import { Hours, Laws } from "../kernel/index.ts";

export const LEFT: i32 = 0;
export const NECK: i32 = 1;
export const RIGHT: i32 = 2;
export const EXIT: i32 = 3;

/** −1 where there is no law, team or stage. */
export class Tables {
  laws: Laws;
  /** Channels + 1. */
  columns: i32 = 1;
  horizonDays: i32 = 0;
  horizonMonths: f64 = 0;
  gridStep: i32 = 1;
  gridPoints: i32 = 0;
  /** Steady-state figures (waits, minutes, utilisation) count from here. */
  warmupDays: i32 = 0;

  stages: i32 = 0;
  stageHash: Int32Array = new Int32Array(0);
  bulb: Int32Array = new Int32Array(0);
  order: Float64Array = new Float64Array(0);
  handRaise: Int32Array = new Int32Array(0);
  workTeam: Int32Array = new Int32Array(0);
  minutesLaw: Int32Array = new Int32Array(0);
  attemptsLaw: Int32Array = new Int32Array(0);
  priority: Float64Array = new Float64Array(0);
  firstTouch: Int32Array = new Int32Array(0);
  patienceLaw: Int32Array = new Int32Array(0);
  dwellOfChannel: Int32Array = new Int32Array(0);
  otherwise: Int32Array = new Int32Array(0);
  entryCents: Float64Array = new Float64Array(0);
  purchaseLaw: Int32Array = new Int32Array(0);
  returnLaw: Int32Array = new Int32Array(0);
  recycleLaw: Int32Array = new Int32Array(0);
  recycleProbability: Float64Array = new Float64Array(0);
  recycleTo: Int32Array = new Int32Array(0);
  openToday: Int32Array = new Int32Array(0);
  /** Exits of stage s: firstExit[s] … firstExit[s + 1] − 1, the furthest to the right first. */
  firstExit: Int32Array = new Int32Array(0);
  exitTo: Int32Array = new Int32Array(0);
  exitSuccess: Int32Array = new Int32Array(0);
  exitDwell: Int32Array = new Int32Array(0);
  exitOfChannel: Float64Array = new Float64Array(0);

  channels: i32 = 0;
  channelHash: Int32Array = new Int32Array(0);
  /** In which order channels take from the market: by hash, so not by the order of writing. */
  channelTurn: Int32Array = new Int32Array(0);
  channelSide: Int32Array = new Int32Array(0);
  entryStage: Int32Array = new Int32Array(0);
  /** Expected entries per day, channel-major; content channels hold the share of visits identified instead. */
  dailyRate: Float64Array = new Float64Array(0);
  /** Sum of the entries of the days before, for even and batch arrivals. */
  dailySum: Float64Array = new Float64Array(0);
  /** 0 at random, 1 at even intervals, 2 all together. */
  even: Int32Array = new Int32Array(0);
  identify: Float64Array = new Float64Array(0);
  isContent: Int32Array = new Int32Array(0);
  /** Money out per day, channel-major, cents. */
  dailySpend: Float64Array = new Float64Array(0);
  revenueShare: Float64Array = new Float64Array(0);

  teams: i32 = 0;
  teamHash: Int32Array = new Int32Array(0);
  /** Outbound channel a team prospects for, −1 = none. */
  prospectChannel: Int32Array = new Int32Array(0);
  prospectLaw: Int32Array = new Int32Array(0);
  maturityStart: Float64Array = new Float64Array(0);
  maturityDays: Float64Array = new Float64Array(0);
  discipline: Int32Array = new Int32Array(0);
  lineLimit: Int32Array = new Int32Array(0);
  productive: Float64Array = new Float64Array(0);
  rampTicks: Float64Array = new Float64Array(0);
  rampStart: Float64Array = new Float64Array(0);
  fullHours: Hours[] = [];
  seatsAtMost: Int32Array = new Int32Array(0);
  /** Seats of team k: firstSeat[k] … firstSeat[k + 1] − 1, in order of hire. */
  firstSeat: Int32Array = new Int32Array(0);
  seatHours: Hours[] = [];
  seatDay: Float64Array = new Float64Array(0);
  /** Payroll cents a day of one full head. */
  headCentsPerDay: Float64Array = new Float64Array(0);
  seatShare: Float64Array = new Float64Array(0);

  /** Share of a day's entries up to the end of each hour: 25 values from 0 to 1. */
  hourCumulative: Float64Array = new Float64Array(25);
  dayWeight: Float64Array = new Float64Array(7);
  /** Days of the horizon ÷ the sum of their weights. */
  evenness: f64 = 1;

  unlimited: bool = true;
  accounts: f64 = 0;
  initialCustomers: i32 = 0;
  firstRight: i32 = -1;

  cools: bool = false;
  graceHours: f64 = 0;
  halfLifeHours: f64 = 1;
  floor: f64 = 0;

  mrrOfChannel: Int32Array = new Int32Array(0);
  churnOfChannel: Float64Array = new Float64Array(0);
  expansionStep: f64 = 0;
  winbackLaw: i32 = -1;

  /** 0 none, 1 scheduled, 2 intent, 3 both. */
  callPolicy: i32 = 0;
  hasNeeds: bool = false;
  callTeam: i32 = -1;
  callIntervalDays: f64 = 0;
  callLaw: i32 = -1;
  callPriority: f64 = 0;
  needsPerMonth: f64 = 0;
  windowLaw: i32 = -1;
  sensitivity: f64 = 0;
  falsePerMonth: f64 = 0;
  reactionTicks: f64 = 0;
  expandProbability: f64 = 0;
  selfServeProbability: f64 = 0;
  freeContacts: f64 = 0;
  fatigueMultiplier: f64 = 1;

  refers: bool = false;
  referOrder: f64 = 0;
  invitesPerMonth: f64 = 0;
  inviteTicks: f64 = 0;
  inviteConversion: f64 = 0;
  inviteDelay: i32 = -1;
  referralChannel: i32 = -1;
  referredValue: f64 = 1;
  referredChurn: f64 = 1;
  rewardCents: f64 = 0;

  hasContent: bool = false;
  contentTeam: i32 = -1;
  hoursPerEbook: f64 = 0;
  hoursPerPost: f64 = 0;
  hoursPerSocial: f64 = 0;
  postsPerEbook: i32 = 0;
  socialPerPost: i32 = 0;
  ebookVisits: f64 = 0;
  postVisits: f64 = 0;
  socialVisits: f64 = 0;
  dailyDecay: f64 = 1;
  socialDecay: f64 = 1;
  compoundingShare: f64 = 0;
  compoundingPeak: f64 = 1;
  compoundingRise: f64 = 1;
  compoundingUntil: i32 = 0;

  initialCents: f64 = 0;
  grossMargin: f64 = 1;
  commission: f64 = 0;
  fixedPerMonthCents: f64 = 0;
  paymentDelayTicks: f64 = 0;

  constructor(laws: Laws) {
    this.laws = laws;
  }
}
