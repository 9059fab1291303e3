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

/** What an entry to a stage means to the tallies, as bits: it has left the journey; a team works left of the neck; the neck; an entry costs; it holds an offer. */
export const LEAVES: i32 = 1;
export const QUALIFIES: i32 = 2;
export const DECIDES: i32 = 4;
export const COSTS: i32 = 8;
export const OFFERS: i32 = 16;

/** Entries of the guide table of hours; a power of two, so that a share times it is exact. */
export const HOUR_GUIDES: i32 = 64;

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

  // Odds. 1 = the chance of this exit is not simply the one stated.
  exitBends: Int32Array = new Int32Array(0);
  exitFitOnly: Int32Array = new Int32Array(0);
  /** 1 = leads from the left bulb or the neck to a customer stage. */
  exitWins: Int32Array = new Int32Array(0);
  /** 1 = a branch here may win: what was remembered is used up. */
  decidesWin: Int32Array = new Int32Array(0);
  /** Row of `World.lift`, −1 = none. */
  exitGrown: Int32Array = new Int32Array(0);
  /** Row of `datedProbability`, −1 = as stated. */
  exitDated: Int32Array = new Int32Array(0);
  /** Rows × columns × days. */
  datedProbability: Float64Array = new Float64Array(0);
  priceElasticity: f64 = 0;
  referenceCents: f64 = 1;
  recycleOdds: Float64Array = new Float64Array(0);

  // Score, by stage.
  /** Gap between activities, days; −1 = no score here. */
  activityLaw: Int32Array = new Int32Array(0);
  pointsLaw: Int32Array = new Int32Array(0);
  scoreThreshold: Float64Array = new Float64Array(0);
  scoreTo: Int32Array = new Int32Array(0);
  scoreHash: Int32Array = new Int32Array(0);

  /** −1 = one may stay as long as one likes. */
  overdueTicks: Float64Array = new Float64Array(0);
  overdueTo: Int32Array = new Int32Array(0);

  hasGates: bool = false;
  /** The journey may lead customers out. */
  leadsOut: bool = false;
  /** 0 = no limit. */
  places: Int32Array = new Int32Array(0);

  /** By stage: 1 = an entry raises a hand, takes a place, finds an owner, costs or sells something. */
  entryBrings: Int32Array = new Int32Array(0);

  /** By stage; −1 = as before. */
  ownerTeam: Int32Array = new Int32Array(0);
  /** Heads by team × day, as planned. */
  plannedHeads: Int32Array = new Int32Array(0);

  // Growth. The roster of its team is the planned one, so the day each experiment ends is known.
  growthTeam: i32 = -1;
  /** Stages experimented on. */
  growthRows: i32 = 0;
  /** By experiment: the midnight that publishes it, and the row it is about. */
  experimentDay: Int32Array = new Int32Array(0);
  experimentRow: Int32Array = new Int32Array(0);
  growthSuccess: f64 = 0;
  liftLaw: i32 = -1;

  channels: i32 = 0;
  channelHash: Int32Array = new Int32Array(0);
  /** Where the counts of its days are drawn: apart from the lineages of those who come. */
  countHash: Int32Array = new Int32Array(0);
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
  /** Prospects a seat does in a row before it looks at the line. */
  blockProspects: Int32Array = new Int32Array(0);
  /** Seat time lost at a change of the kind of work. */
  switchTicks: Float64Array = new Float64Array(0);
  fullHours: Hours[] = [];
  hoursPerDay: Float64Array = new Float64Array(0);
  /** Seats to begin with. */
  seatsAtMost: Int32Array = new Int32Array(0);
  /** Payroll cents a day of one full head. */
  headCentsPerDay: Float64Array = new Float64Array(0);

  // Staffing. The plan of team k: steps firstPlan[k] … firstPlan[k + 1] − 1, in the order in which they happen.
  staffHash: Int32Array = new Int32Array(0);
  firstPlan: Int32Array = new Int32Array(0);
  planDay: Int32Array = new Int32Array(0);
  /** Heads more, or fewer. */
  planChange: Float64Array = new Float64Array(0);
  /** 1 = the last part-timer is filled up first. */
  planFills: Int32Array = new Int32Array(0);
  attritionPerYear: Float64Array = new Float64Array(0);
  failedProbability: Float64Array = new Float64Array(0);
  failedDays: Int32Array = new Int32Array(0);
  replacementDays: Int32Array = new Int32Array(0);
  /** Days looked back on before a hire in answer to load; 0 = no such hires. */
  hireWindow: Int32Array = new Int32Array(0);
  hireAbove: Float64Array = new Float64Array(0);
  hireLead: Int32Array = new Int32Array(0);
  hireAtMost: Float64Array = new Float64Array(0);

  // Work: what it is called, who travels, who takes large deals, who works together.
  /** Kinds of work; the fixed ones first. */
  kinds: i32 = 0;
  kindOfStage: Int32Array = new Int32Array(0);
  travelLaw: Int32Array = new Int32Array(0);
  /** Routes of stage s: firstRoute[s] … firstRoute[s + 1] − 1, the largest deals first. */
  firstRoute: Int32Array = new Int32Array(0);
  routeAboveCents: Float64Array = new Float64Array(0);
  routeTeam: Int32Array = new Int32Array(0);
  routeTravel: Int32Array = new Int32Array(0);
  /** A crew: one that leads and others, at one stage. 0 = nobody works together. */
  crews: i32 = 0;
  /** First crew of a stage (led by its usual team; then one per route, in their order); −1 = its work is done alone. */
  crewOfStage: Int32Array = new Int32Array(0);
  crewLead: Int32Array = new Int32Array(0);
  /** Teams of crew c: firstMember[c] … firstMember[c + 1] − 1, the leading one first, the others in the order of hashes. */
  firstMember: Int32Array = new Int32Array(0);
  memberTeam: Int32Array = new Int32Array(0);
  /** People of that team. */
  memberCount: Int32Array = new Int32Array(0);
  /** Crews in which team k works: firstCrew[k] … firstCrew[k + 1] − 1, in the order of the leading teams' hashes, then the stages'. */
  firstCrew: Int32Array = new Int32Array(0);
  crewOfTeam: Int32Array = new Int32Array(0);

  /** Share of a day's entries up to the end of each hour: 25 values from 0 to 1. */
  hourCumulative: Float64Array = new Float64Array(25);
  /** Guide table: the hour in which the activity of a day reaches k ÷ HOUR_GUIDES, so that a search begins next to its end. */
  hourGuide: Int32Array = new Int32Array(HOUR_GUIDES);
  dayWeight: Float64Array = new Float64Array(7);
  hasHolidays: bool = false;
  /** By day of the year. */
  isHoliday: Int32Array = new Int32Array(365);
  holidayWeight: f64 = 1;
  /** Days of the horizon ÷ the sum of their weights. */
  evenness: f64 = 1;

  unlimited: bool = true;
  accounts: f64 = 0;
  initialCustomers: i32 = 0;
  /** Where customers of day 0 stand. */
  initialStage: i32 = -1;

  // Kinds of account. A segment is known by its place in the scenario's record.
  segments: i32 = 0;
  /** In which order segments share [0, 1): by hash of id. */
  segmentTurn: Int32Array = new Int32Array(0);
  segmentShare: Float64Array = new Float64Array(0);
  /** Factor on the first MRR. */
  segmentDeal: Float64Array = new Float64Array(0);
  /** Factor on the odds of the win. */
  segmentWin: Float64Array = new Float64Array(0);
  /** Another, for those who came by a channel of side inbound. */
  segmentInbound: Float64Array = new Float64Array(0);
  /** Factor on the chance to leave. */
  segmentChurn: Float64Array = new Float64Array(0);
  /** Factor on every dwell before the win. */
  segmentCycle: Float64Array = new Float64Array(0);
  /** Share of accounts that fit what is sold. */
  fitShare: f64 = 1;
  /** True if a person's segment or fit must be drawn. */
  drawsKind: bool = false;

  cools: bool = false;
  graceHours: f64 = 0;
  halfLifeHours: f64 = 1;
  floor: f64 = 0;

  mrrOfChannel: Int32Array = new Int32Array(0);
  /** Monthly churn without events. */
  churnOfChannel: Float64Array = new Float64Array(0);
  expansionStep: f64 = 0;
  winbackLaw: i32 = -1;

  /** Right bulb: 1 = who stands here pays nothing before it has paid once. */
  isFree: Int32Array = new Int32Array(0);
  /** Months those who are there on day 0 have been customers. */
  initialTenure: i32 = 0;
  /** Chance of a step back at each anniversary. */
  contractionChance: f64 = 0;
  /** 1 = a year in advance. */
  billsYearly: i32 = 0;
  /** 1 = the price level differs from 1 on some day; cents of a deal are multiplied by that of the day. */
  priceMoves: i32 = 0;
  priceLevel: Float64Array = new Float64Array(0);

  // Retention.
  /** 1 = events move the churn: on each day churn × churnFactor + churnAdded. */
  churnMoves: i32 = 0;
  churnFactor: Float64Array = new Float64Array(0);
  churnAdded: Float64Array = new Float64Array(0);
  /** From this order on customers feel only a share of what events do. */
  loyalOrder: f64 = Infinity;
  loyalShock: f64 = 1;
  /** Gamma laws of mean = shape whose X ÷ (X + Y) is the own churn of a customer; −1 = all have the same. */
  ownChurnAlpha: i32 = -1;
  ownChurnBeta: i32 = -1;
  /** The same for those who have stayed until day 0 already. */
  stayedChurnBeta: i32 = -1;
  /** Churn of a channel ÷ common churn. */
  churnRatioOfChannel: Float64Array = new Float64Array(0);
  termMonths: i32 = 1;
  /** Chance to leave at the end of a term; −1 = follows from the monthly one. */
  renewalChurn: f64 = -1;

  // Orders instead of a subscription: −1 = a subscription.
  orderRateLaw: i32 = -1;
  orderGapLaw: i32 = -1;
  orderAmountLaw: i32 = -1;
  dropoutAlpha: i32 = -1;
  dropoutBeta: i32 = -1;

  // Support: −1 = nobody answers tickets.
  ticketTeam: i32 = -1;
  ticketsPerMonth: f64 = 0;
  ticketLaw: i32 = -1;
  ticketPriority: f64 = 0;

  // Loyalty programme.
  hasLoyalty: bool = false;
  topShare: f64 = 0;
  /** Share of the MRR that comes back each month. */
  loyaltyReward: f64 = 0;
  /** Factor on the chance to leave, the surprise counted in. */
  loyaltyChurn: f64 = 1;
  surprises: bool = false;

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
  /** 1 = all invitations at once. */
  oneShot: i32 = 0;
  invitesPerCustomer: f64 = 0;
  /** Per day. */
  invitesPerMonth: Float64Array = new Float64Array(0);
  inviteTicks: f64 = 0;
  /** Per day on which an invitation is sent. */
  inviteConversion: Float64Array = new Float64Array(0);
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

  // Tallies.
  /** By stage, the bits above. */
  tallied: Int32Array = new Int32Array(0);
  /** First midnights of the quarters, in ticks; the last lies at or beyond the horizon. Empty = no forecast. */
  quarterTick: Float64Array = new Float64Array(0);
  /** By stage and column: the chance of the win of whoever enters, as stated. */
  winChance: Float64Array = new Float64Array(0);

  discountPerYear: f64 = 0;
  initialCents: f64 = 0;
  grossMargin: f64 = 1;
  commission: f64 = 0;
  /** Cents by day. */
  fixedOfDay: Float64Array = new Float64Array(0);
  paymentDelayTicks: f64 = 0;

  constructor(laws: Laws) {
    this.laws = laws;
  }
}
