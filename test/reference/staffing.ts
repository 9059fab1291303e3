/** Staffing: who works in a team from one midnight to the next. */
import { ln, TICKS_PER_DAY, uniform } from "../../src/kernel/index.ts";
import { hashOf } from "../../src/model/index.ts";
import { joinPath, type Scenario } from "../../src/scenario/index.ts";
import { cents, centsOfDay, isDated, onDay } from "./dated.ts";
import { hoursOf, openOn, openWithin, type Hours } from "./hours.ts";
import type { Seat, Team } from "./team.ts";
import { dayOf, type World } from "./world.ts";

/** Shares are sums of decimal fractions: less than this is nothing. */
const ROUNDING = 1e-9;
/** Heads of one place, one after the other, at most; places opened in answer to load are numbered from ORDERED. */
const HOLDERS = 4096;
const ORDERED = 262_144;
/** A headcount that fades is followed in steps of at least so much of a head. */
const SMALLEST_STEP = 0.05;
const BUDGET = "acquisition.budgetPerMonth";

/** A place in a team: held by one head after the other. */
export interface Place {
  number: number;
  /** Of a full head; 0 = closed. */
  share: number;
  seat: Seat | null;
  /** How many have held it. */
  holders: number;
  /** Day of hire of who holds it, and from which its present share is paid. */
  hired: number;
  since: number;
  /** Day on which who holds it goes. */
  leaves: number;
  /** Day on which it is filled while nobody holds it. */
  due: number;
}

/** Somebody the plan knows. */
export interface Head {
  share: number;
  hired: number;
}

/** A change of the number of heads. A headcount that grows fills up the last part-timer first. */
export interface Step {
  day: number;
  change: number;
  fills: boolean;
}

/** What one side of the mix spends a month on each team or channel it funds. */
export function fundedPerMonth({ acquisition, teams, channels }: Scenario, side: "inbound" | "outbound", budgetPerMonth = acquisition.budgetPerMonth): number {
  const share = side === "inbound" ? acquisition.inboundShare : 1 - acquisition.inboundShare;
  const funded = Object.values(teams).filter(({ funding }) => funding === side).length + Object.values(channels).filter((channel) => channel.kind === "paid" && channel.funding === side).length;
  return (budgetPerMonth * share) / Math.max(1, funded);
}

/** Heads of a team as stated, on a day: its own headcount, or what its side of the mix pays for. */
function statedHeads(scenario: Scenario, id: string, day: number): number {
  const team = scenario.teams[id];
  if (team.funding === "own") return Math.max(0, onDay(scenario, joinPath(["teams", id, "headcount"]), team.headcount, day));
  const budget = onDay(scenario, BUDGET, scenario.acquisition.budgetPerMonth, day);
  return Math.max(0, (fundedPerMonth(scenario, team.funding, budget) * 12) / Math.max(1, team.annualCost));
}

/** The plan of a team: on one day first the headcount, then hires by day and id. */
export function planOf(scenario: Scenario, id: string, days: number): Step[] {
  const { funding, hires, headcount, annualCost } = scenario.teams[id];
  let standing = statedHeads(scenario, id, 0);
  const plan: Step[] = [{ day: 0, change: standing, fills: false }];
  if (isDated(scenario, funding === "own" ? joinPath(["teams", id, "headcount"]) : BUDGET)) {
    // What it comes back to when an event is over is reached however small the step.
    const usual = funding === "own" ? headcount : (fundedPerMonth(scenario, funding) * 12) / Math.max(1, annualCost);
    for (let day = 1; day < days; day++) {
      const wanted = statedHeads(scenario, id, day);
      if (wanted === standing || (Math.abs(wanted - standing) < SMALLEST_STEP && wanted !== usual)) continue;
      plan.push({ day, change: wanted - standing, fills: true });
      standing = wanted;
    }
  }
  const ids = Object.keys(hires).sort((a, b) => hires[a].day - hires[b].day || (a < b ? -1 : 1));
  for (const hire of ids) plan.push({ day: Math.max(0, Math.round(hires[hire].day)), change: hires[hire].count, fills: false });
  return plan.filter(({ change }) => Math.abs(change) > ROUNDING).sort((a, b) => a.day - b.day);
}

/** The midnight of a team. */
export function staff(world: World, team: Team, day: number): void {
  const { hiring } = team.spec;
  for (const place of team.places) {
    if (!place.seat || place.leaves > day) continue;
    vacate(world, team, place, day);
    place.due = day + Math.ceil(team.spec.replacementDays);
  }
  for (const { change, fills } of team.plan.filter((step) => step.day === day)) {
    if (change < 0) shrink(world, team, day, -change);
    else expand(team, day, fills ? fillUp(world, team, day, change) : change);
  }
  if (hiring && !team.isGrowing && day > 0 && day % Math.max(1, Math.round(hiring.windowDays)) === 0) hire(team, day);
  for (const place of team.places) {
    if (!place.seat && place.share > 0 && place.due <= day) fill(world, team, place, day);
  }
  book(world, team, day);
}

/** The heads the plan knows on a day, whatever happens in the run. */
export function plannedHeads({ plan }: Team, day: number): Head[] {
  const heads: Head[] = [];
  for (const step of plan) if (step.day <= day) follow(heads, step);
  return heads;
}

/** The last hired goes first. */
function follow(heads: Head[], { change, fills, day }: Step): void {
  let more = change;
  const last = heads.at(-1);
  if (fills && more > 0 && last) {
    const part = Math.min(more, 1 - last.share);
    last.share += part;
    more -= part;
  }
  for (; more > ROUNDING; more -= 1) heads.push({ share: Math.min(1, more), hired: day });
  for (let less = -change; less > ROUNDING && heads.length > 0;) {
    const head = heads[heads.length - 1];
    const cut = Math.min(less, head.share);
    less -= cut;
    head.share -= cut;
    if (head.share <= ROUNDING) heads.pop();
  }
}

/** Somebody begins in a vacant place. Who has failed stays as slow as on the first day, and leaves. */
function fill(world: World, team: Team, place: Place, day: number): void {
  const { attritionPerYear, failedHireProbability, failedHireDays } = team.spec;
  place.hired = day;
  place.since = day;
  place.leaves = Infinity;
  place.seat = addSeat(team, place.share >= 1 ? team.hours : hoursOf(world.scenario, team.id, place.share), day * TICKS_PER_DAY);
  place.seat.speed = day === 0 ? "full" : "ramp";
  const [first, second] = world.words(world.key0, world.key1, hashOf(`team ${team.id}`), (place.number * HOLDERS + place.holders) | 0);
  place.holders += 1;
  if (team.isGrowing) return;
  if (attritionPerYear > 0) place.leaves = day + Math.ceil((-ln(uniform(first)) / attritionPerYear) * 365);
  if (day === 0 || uniform(second) >= failedHireProbability) return;
  place.seat.speed = "first day";
  place.leaves = Math.min(place.leaves, day + Math.ceil(failedHireDays));
}

/** A seat in the lowest number that nobody sits on. */
function addSeat(team: Team, hours: Hours, hired: number): Seat {
  const seat: Seat = { hours, hired, speed: "full", idleSince: hired, job: null, endsAt: 0, lastKind: null, bound: 0, isLeaving: false };
  const free = team.seats.indexOf(null);
  if (free < 0) team.seats.push(seat);
  else team.seats[free] = seat;
  return seat;
}

/** Whoever sits there goes: finishes what is in hand, which counts as scheduled time, and begins nothing. */
function leave(world: World, team: Team, seat: Seat, day: number): void {
  seat.bound = 0;
  seat.isLeaving = true;
  if (seat.job) bookOpen(world, team.scheduledOfDay, seat.hours, day * TICKS_PER_DAY, seat.endsAt);
  else team.seats[team.seats.indexOf(seat)] = null;
}

function vacate(world: World, team: Team, place: Place, day: number): void {
  leave(world, team, place.seat!, day);
  place.seat = null;
}

/** Adds the open ticks of [from, to) to those of their days. */
export function bookOpen(world: World, days: number[], hours: Hours, from: number, to: number): void {
  const until = Math.min(to, world.horizon);
  for (let tick = from; tick < until;) {
    const next = Math.min(until, (dayOf(tick) + 1) * TICKS_PER_DAY);
    days[dayOf(tick)] += openWithin(hours, tick, next);
    tick = next;
  }
}

function open(team: Team, number: number, share: number, due: number): void {
  team.places.push({ number, share, seat: null, holders: 0, hired: 0, since: 0, leaves: Infinity, due });
}

/** New places, full ones first. */
function expand(team: Team, day: number, by: number): void {
  for (let left = by; left > ROUNDING; left -= 1) {
    open(team, team.opened, Math.min(1, left), day);
    team.opened += 1;
  }
}

/** The last of the team's people, if a part-timer, works more of the day. Returns what is left to be hired. */
function fillUp(world: World, team: Team, day: number, by: number): number {
  const place = lastOf(team);
  if (!place || place.share >= 1) return by;
  const more = Math.min(by, 1 - place.share);
  resize(world, team, place, day, place.share + more);
  return by - more;
}

/** Fewer heads. */
function shrink(world: World, team: Team, day: number, by: number): void {
  for (let left = by; left > ROUNDING;) {
    const place = lastOf(team);
    if (!place) return;
    const cut = Math.min(left, place.share);
    left -= cut;
    resize(world, team, place, day, place.share - cut);
  }
}

/** Who goes first: of the places nobody holds the last one, else the last hired, of several the last place. */
function lastOf(team: Team): Place | undefined {
  const there = team.places.filter(({ share }) => share > 0);
  const vacant = there.filter(({ seat }) => !seat);
  if (vacant.length > 0) return vacant.at(-1);
  const hired = Math.max(...there.map((place) => place.hired));
  return there.findLast((place) => place.hired === hired);
}

/** Gives a place another share of the day. What is in hand is finished in the hours in which it began. */
function resize(world: World, team: Team, place: Place, day: number, share: number): void {
  const { seat } = place;
  if (share <= ROUNDING) {
    place.share = 0;
    if (seat) vacate(world, team, place, day);
    return;
  }
  place.share = share;
  if (!seat) return;
  place.since = day;
  const hours = share >= 1 ? team.hours : hoursOf(world.scenario, team.id, share);
  if (!seat.job) {
    seat.hours = hours;
    return;
  }
  leave(world, team, seat, day);
  place.seat = addSeat(team, hours, seat.hired);
  place.seat.idleSince = day * TICKS_PER_DAY;
  place.seat.speed = seat.speed;
  place.seat.lastKind = seat.lastKind;
}

/** One place more, if the days looked back on were too busy. */
function hire(team: Team, day: number): void {
  const { utilisation, windowDays, leadTimeDays, maxHeadcount } = team.spec.hiring!;
  let busy = 0;
  let scheduled = 0;
  for (let past = day - Math.max(1, Math.round(windowDays)); past < day; past++) {
    busy += team.busyOfDay[past];
    scheduled += team.scheduledOfDay[past];
  }
  const isFull = scheduled > 0 ? busy >= utilisation * scheduled : team.waiting > 0;
  const heads = team.places.reduce((sum, { share }) => sum + share, 0);
  if (!isFull || heads + 1 > maxHeadcount + ROUNDING) return;
  open(team, ORDERED + team.ordered, 1, day + Math.round(leadTimeDays));
  team.ordered += 1;
}

/** Payroll, scheduled time and heads of one day. */
function book(world: World, team: Team, day: number): void {
  for (const { seat, share, since } of team.places) {
    if (!seat) continue;
    world.post(day, -centsOfDay((cents(team.spec.annualCost) / 365) * share, day - since));
    team.headsOfDay[day] += share;
    team.scheduledOfDay[day] += openOn(seat.hours, day);
  }
}
