/** Midnight: accounts given back are market again, teams are staffed, content is published, experiments count, arrivals are planned, money is posted. */
import { exp2, poissonCount, pow, TICKS_PER_DAY, TICKS_PER_HOUR, uniform } from "../../src/kernel/index.ts";
import { EventKind, hashOf } from "../../src/model/index.ts";
import { ARRIVAL, DAILY, GROWTH, POSTS } from "../../src/model/purposes.ts";
import { joinPath, type Channel, type Scenario } from "../../src/scenario/index.ts";
import { rankCustomers } from "./customers.ts";
import { cents, costByDay, onDay } from "./dated.ts";
import { isWorkingDay, openOn } from "./hours.ts";
import { admit } from "./journey.ts";
import { tickOfDay, weightOfDay } from "./rhythm.ts";
import { fundedPerMonth, plannedHeads, staff } from "./staffing.ts";
import { openTeams, speedOf, type Team } from "./team.ts";
import type { Person, World } from "./world.ts";

const DAYS_PER_MONTH = 365 / 12;
const BUDGET = "acquisition.budgetPerMonth";
/** A batch arrives at eleven. */
const BATCH_HOUR = 11;
/** Counters kept apart between days. */
const PARTS = 65_536;
const MOST_PIECES_A_DAY = 10_000;
const MOST_EXPERIMENTS = 100_000;
/** Odds beyond this are as good as certain. */
const MOST_LIFT = 1e9;

/** What midnight publishes, and remembers from one day to the next. */
export interface Course {
  /** What experiments have multiplied the odds of going on by, by stage. */
  lift: Map<string, number>;
  growthHours: number;
  experiments: number;
  /** Expected visits that content draws today. */
  visits: number;
  content: Content;
  /** By channel: entries expected of all days before, and what it costs on each day. */
  before: Map<string, number>;
  spend: Map<string, number[]>;
  fixed: number[];
  /** What even arrivals are multiplied by, so that weekdays and holidays take nothing from their number. */
  evenness: number;
}

interface Content {
  /** Hours to be worked today, and those in hand. */
  today: number;
  hours: number;
  /** Of the last ebook, and of its last post; when none are left an ebook is next. */
  postsLeft: number;
  socialLeft: number;
  posts: number;
  /** Daily visits of what fades. */
  ebookVisits: number;
  postVisits: number;
  socialVisits: number;
  /** Midnights that published compounding posts. */
  compounding: number[];
}

export function makeCourse(world: World): Course {
  const { scenario, horizonDays } = world;
  const spend = new Map<string, number[]>();
  for (const [id, channel] of Object.entries(scenario.channels)) if (channel.kind === "paid") spend.set(id, spendOf(scenario, id, channel, horizonDays));
  let weights = 0;
  for (let day = 0; day < horizonDays; day++) weights += weightOfDay(scenario, day);
  return {
    lift: new Map(), growthHours: 0, experiments: 0, visits: 0, before: new Map(), spend, evenness: horizonDays / weights,
    fixed: costByDay(scenario, "money.fixedPerMonth", scenario.money.fixedPerMonth, horizonDays),
    content: { today: 0, hours: 0, postsLeft: 0, socialLeft: 0, posts: 0, ebookVisits: 0, postVisits: 0, socialVisits: 0, compounding: [] },
  };
}

function spendOf(scenario: Scenario, id: string, channel: Channel & { kind: "paid" }, days: number): number[] {
  if (channel.funding === "own") return costByDay(scenario, joinPath(["channels", id, "spendPerMonth"]), channel.spendPerMonth, days);
  const isMoved = Object.values(scenario.events).some(({ path }) => path === BUDGET);
  if (!isMoved) return costByDay(scenario, "", fundedPerMonth(scenario, channel.funding), days);
  return costByDay(scenario, BUDGET, scenario.acquisition.budgetPerMonth, days, fundedPerMonth(scenario, channel.funding, 1));
}

export function midnight(world: World, day: number): void {
  const { scenario, course } = world;
  world.untouched += world.givenBack;
  world.givenBack = 0;
  rankCustomers(world, day);
  for (const team of world.teams.values()) {
    team.prospectsToday = 0;
    staff(world, team, day);
  }
  openTeams(world, day);
  if (scenario.content) publish(world, day);
  if (scenario.growth && Object.keys(scenario.growth.targets).length > 0) experiment(world, day);
  arrivals(world, day);
  world.post(day, -course.fixed[day]);
  for (const [id, channel] of Object.entries(scenario.channels)) {
    if (channel.kind === "paid") world.post(day, -course.spend.get(id)![day]);
    if (channel.kind === "batch" && isBatchDay(channel, day)) world.post(day, -cents(channel.costPerBatch));
  }
  if (day + 1 < world.horizonDays) world.plan((day + 1) * TICKS_PER_DAY, "midnight", 0, 0, day + 1, () => midnight(world, day + 1));
}

/** The entries of one day, from the market as it is at its midnight, channel by channel in the order of their hashes. */
function arrivals(world: World, day: number): void {
  const { channels } = world.scenario;
  const hash = (id: string): number => hashOf(`channel ${id}`);
  for (const id of Object.keys(channels).sort((a, b) => hash(a) - hash(b))) {
    const channel = channels[id];
    const rate = entriesOf(world, id, channel, day);
    const before = world.course.before.get(id) ?? 0;
    world.course.before.set(id, before + rate);
    const isEven = channel.kind === "organic" && channel.arrivals === "even";
    let count = Math.floor(before + rate + 0.5) - Math.floor(before + 0.5);
    if (!isEven && channel.kind !== "batch") count = poissonCount(world.draws, world.key0, world.key1, hashOf(`count ${id}`), day * PARTS, rate);
    for (let index = 0; index < Math.min(count, DAILY); index++) {
      const person = world.born(hash(id), day * DAILY + index, id);
      const [u] = world.draw(person, ARRIVAL, 0, 0);
      let into = tickOfDay(world.scenario, u);
      if (channel.kind === "batch") into = BATCH_HOUR * TICKS_PER_HOUR;
      if (isEven) into = tickOfDay(world.scenario, (Math.floor(before + 0.5) + index + 0.5 - before) / rate);
      admit(world, person, day * TICKS_PER_DAY + into, isFresh(world, person));
    }
  }
}

/** True if a random account of the market is one that nobody has touched. */
function isFresh(world: World, person: Person): boolean {
  const { unlimited, accounts } = world.scenario.market;
  const [, v] = world.draw(person, ARRIVAL, 0, 0);
  return unlimited || v * Math.round(accounts) < world.untouched;
}

/** Somebody invited takes it up. */
export function comesInvited(world: World, person: Person, tick: number): void {
  const fresh = isFresh(world, person);
  world.happened(person, tick, fresh ? EventKind.invite : EventKind.waste, ARRIVAL, 0, 0);
  admit(world, person, tick, fresh);
}

/** Expected entries of a channel on a day. */
function entriesOf(world: World, id: string, channel: Channel, day: number): number {
  const { scenario, course } = world;
  const weight = weightOfDay(scenario, day) / DAYS_PER_MONTH;
  const dated = (key: string, base: number): number => onDay(scenario, joinPath(["channels", id, key]), base, day);
  switch (channel.kind) {
    case "organic": {
      const perMonth = dated("visitsPerMonth", channel.visitsPerMonth) * channel.identifyProbability * pow(1 + channel.growthPerMonth, day / DAYS_PER_MONTH);
      return channel.arrivals === "even" ? perMonth * weight * course.evenness : perMonth * weight;
    }
    case "content":
      return course.visits * channel.identifyProbability * weightOfDay(scenario, day);
    case "paid": {
      if (channel.costPerVisit <= 0) return 0;
      const budget = onDay(scenario, BUDGET, scenario.acquisition.budgetPerMonth, day);
      const spend = channel.funding === "own" ? dated("spendPerMonth", channel.spendPerMonth) : fundedPerMonth(scenario, channel.funding, budget);
      // Beyond its saturation, more money buys less.
      const beyond = spend > channel.saturationSpend && channel.saturationSpend > 0 ? pow(spend / channel.saturationSpend, channel.elasticity) : 1;
      return (Math.min(spend, channel.saturationSpend) / channel.costPerVisit) * beyond * channel.identifyProbability * weight;
    }
    case "partner":
      return dated("entriesPerMonth", channel.entriesPerMonth) * weight;
    case "batch":
      return isBatchDay(channel, day) ? Math.round(dated("entries", channel.entries)) : 0;
    default:
      return 0;
  }
}

function isBatchDay(channel: Channel & { kind: "batch" }, day: number): boolean {
  const since = day - Math.round(channel.firstDay);
  return since >= 0 && since % Math.max(1, Math.round(channel.everyDays)) === 0;
}

/** A team works all day on what it does alone. */
function workAllDay(team: Team, day: number): void {
  for (const seat of team.seats) if (seat) team.busyOfDay[day] += openOn(seat.hours, day);
}

/** Content: what there is fades or rises, what yesterday's hours finished is added, and today's visits are published. */
function publish(world: World, day: number): void {
  const spec = world.scenario.content!;
  const { content } = world.course;
  const rise = Math.max(1, Math.round(spec.compoundingRiseDays));
  const until = Math.max(rise, Math.round(spec.compoundingPlateauUntilDay));
  content.ebookVisits *= exp2(-1 / spec.halfLifeDays);
  content.postVisits *= exp2(-1 / spec.halfLifeDays);
  content.socialVisits *= exp2(-1 / spec.socialHalfLifeDays);
  if (day > 0) write(world, day);
  const ages = content.compounding.map((done) => day - done).filter((age) => age < until);
  const rising = ages.filter((age) => age < rise);
  const slope = (spec.compoundingPeakMultiple - 1) / rise;
  const risen = rising.length + slope * rising.reduce((sum, age) => sum + age, 0) + spec.compoundingPeakMultiple * (ages.length - rising.length);
  world.course.visits = content.ebookVisits + content.postVisits + content.socialVisits + risen * spec.postVisitsPerDay;
  const team = world.teams.get(spec.team)!;
  let ticks = 0;
  for (const seat of team.seats) if (seat) ticks += openOn(seat.hours, day) * speedOf(seat, team, day * TICKS_PER_DAY);
  content.today = ticks / TICKS_PER_HOUR;
  workAllDay(team, day);
}

/** An ebook, then the posts made of it, each followed by its social pieces, and again. */
function write(world: World, day: number): void {
  const spec = world.scenario.content!;
  const { content } = world.course;
  content.hours += content.today;
  const afford = (hours: number): boolean => {
    if (hours > content.hours) return false;
    content.hours -= hours;
    return true;
  };
  for (let piece = 0; piece < MOST_PIECES_A_DAY; piece++) {
    if (content.socialLeft > 0) {
      if (!afford(spec.hoursPerSocial)) return;
      content.socialLeft -= 1;
      content.socialVisits += spec.socialVisitsPerDay;
    } else if (content.postsLeft > 0) {
      if (!afford(spec.hoursPerPost)) return;
      content.postsLeft -= 1;
      content.socialLeft = Math.round(spec.socialPerPost);
      const [word] = world.words(world.key0, world.key1, POSTS, content.posts);
      content.posts += 1;
      if (uniform(word) < spec.compoundingShare) content.compounding.push(day);
      else content.postVisits += spec.postVisitsPerDay;
    } else {
      if (!afford(spec.hoursPerEbook)) return;
      content.postsLeft = Math.round(spec.postsPerEbook);
      content.ebookVisits += spec.ebookVisitsPerDay;
    }
  }
  // More than anybody could write: what is left is idle.
  content.hours = 0;
}

/** Growth: the experiments that ended yesterday count from now on; then the team experiments all day. */
function experiment(world: World, day: number): void {
  const { growth, stages, teams } = world.scenario;
  const { course } = world;
  const team = world.teams.get(growth!.team)!;
  const ids = Object.keys(growth!.targets).sort((a, b) => stages[a].order - stages[b].order || (a < b ? -1 : 1));
  const round = ids.flatMap((id) => Array<string>(Math.round(growth!.targets[id])).fill(id));
  const each = growth!.experimentDays * teams[growth!.team].hoursPerDay;
  const gained = new Map<string, number>();
  while (course.growthHours >= each * (course.experiments + 1) && course.experiments < MOST_EXPERIMENTS) {
    const [first, second] = world.words(world.key0, world.key1, GROWTH, course.experiments);
    const id = round[course.experiments % round.length];
    if (uniform(first) < growth!.successProbability) gained.set(id, (gained.get(id) ?? 1) * world.sample(growth!.lift, uniform(second)));
    course.experiments += 1;
  }
  for (const [id, by] of gained) course.lift.set(id, Math.min(MOST_LIFT, (course.lift.get(id) ?? 1) * by));
  course.growthHours += hoursOfPlanned(team, day);
  workAllDay(team, day);
}

/** Hours of a fully productive person that the planned heads work on a day; those of day 0 are at full speed. */
function hoursOfPlanned(team: Team, day: number): number {
  const { spec, hours } = team;
  if (!isWorkingDay(hours, day)) return 0;
  const full = (hours.length / TICKS_PER_HOUR) * spec.productiveFraction;
  return plannedHeads(team, day).reduce((sum, { share, hired }) => {
    let speed = 1;
    if (hired > 0 && spec.rampDays > 0) {
      const ramped = Math.min(1, ((day - hired) * TICKS_PER_DAY) / (spec.rampDays * TICKS_PER_DAY));
      speed = spec.rampStartFraction + (1 - spec.rampStartFraction) * ramped;
    }
    return sum + full * share * speed;
  }, 0);
}
