/**
 * What mechanisms report as it happens, for the metrics: one call at each place where something counts. A tally reads and
 * adds; it changes no state that a mechanism looks at, so nothing that happens depends on it.
 *
 * An opportunity is an entry to the neck from outside it; a qualified lead (MQL) an entry to a stage left of the neck in
 * which a team works, from one in which none does. Somebody who comes back counts again; the time from coming to the
 * opportunity is that of the first.
 */
import { pow, TICKS_PER_MONTH, TICKS_PER_YEAR } from "../kernel/index.ts";
import { enterForecast, leaveForecast, tallyClosed } from "./forecast.ts";
import { CAME, ENTERED, OPPORTUNITY, QUALIFIED, RING, TIMES } from "./marks.ts";
import { COSTS, DECIDES, EXIT, LEAVES, LEFT, OFFERS, QUALIFIES, RIGHT } from "./tables.ts";
import { BASE_ROW, CHURNED_ROW, CONTRACTED_ROW, EXPANDED_ROW, GROSS_ROW, RETAINED_ROW, type World } from "./world.ts";

/** Somebody is about to enter a stage, on `day`; `people.stage` still says from where, −1 = from nowhere. */
export function tallyEntry(world: World, slot: i32, stage: i32, tick: f64, day: i32): void {
  const tables = world.tables;
  const from: i32 = world.people.stage[slot];
  const was: i32 = from < 0 ? 0 : tables.tallied[from];
  const is: i32 = tables.tallied[stage];
  if (from < 0) {
    world.marks.open(slot, world.people.capacity, tick);
    world.counts.came[world.people.channel[slot] + 1] += 1;
  } else if ((was & LEAVES) == 0) tallyStay(world, slot, from, was, stage, tick);
  world.marks.time[slot * TIMES + ENTERED] = tick;
  world.marks.dayEntered[slot] = day;
  world.counts.entriesOfDay[stage * world.counts.days + day] += 1;
  if (is > LEAVES) tallyAcquisition(world, slot, stage, is, was, tick);
}

/** What an entry means before the win: a cost, a qualified lead, an opportunity, an offer. */
function tallyAcquisition(world: World, slot: i32, stage: i32, is: i32, was: i32, tick: f64): void {
  const people = world.people;
  if (people.isCustomer[slot] != 0) return;
  const counts = world.counts;
  const time = world.marks.time;
  const column: i32 = people.channel[slot] + 1;
  const at: i32 = slot * TIMES;
  if ((is & COSTS) != 0) {
    counts.entryCosts[column] += world.tables.entryCents[stage];
    if (world.tables.bulb[stage] == LEFT) counts.leftEntryCosts[column] += world.tables.entryCents[stage];
  }
  if ((is & QUALIFIES) != 0 && (was & QUALIFIES) == 0) {
    counts.qualified[column] += 1;
    time[at + QUALIFIED] = tick;
  }
  if ((is & DECIDES) != 0 && (was & DECIDES) == 0) {
    counts.opportunities[column] += 1;
    if (time[at + QUALIFIED] >= 0) counts.qualifiedToOpportunity[column].add(tick - time[at + QUALIFIED]);
    if (time[at + OPPORTUNITY] < 0) counts.cameToOpportunity[column].add(tick - time[at + CAME]);
    time[at + QUALIFIED] = -1;
    time[at + OPPORTUNITY] = tick;
  }
  if ((is & OFFERS) != 0) enterForecast(world, slot, stage, tick);
}

/** A stay in a stage ends; `to` −1 = the customer has left from there. */
function tallyStay(world: World, slot: i32, from: i32, was: i32, to: i32, tick: f64): void {
  const tables = world.tables;
  const counts = world.counts;
  counts.stay[from].add(tick - world.marks.time[slot * TIMES + ENTERED]);
  if (to >= 0 && (tables.tallied[to] & LEAVES) == 0 && tables.order[to] > tables.order[from]) {
    counts.forwardOfDay[from * counts.days + world.marks.dayEntered[slot]] += 1;
  }
  if ((was & DECIDES) != 0) tallyDecision(world, slot, to);
  if ((was & OFFERS) != 0) leaveForecast(world, slot, tick);
}

/** Somebody leaves a stage of the neck. */
function tallyDecision(world: World, slot: i32, to: i32): void {
  const tables = world.tables;
  const counts = world.counts;
  const column: i32 = world.people.channel[slot] + 1;
  if (tables.bulb[to] == RIGHT) counts.won[column] += 1;
  else if (tables.bulb[to] == EXIT) {
    if (tables.recycleLaw[to] >= 0) counts.putOff[column] += 1;
    else counts.lost[column] += 1;
  }
}

/** A team is asked for the work of the stage somebody stands in. */
export function tallyWork(world: World, slot: i32, team: i32, ticks: f64): void {
  const tables = world.tables;
  const counts = world.counts;
  const stage: i32 = world.people.stage[slot];
  const at: i32 = team * counts.columns + world.people.channel[slot] + 1;
  if (world.people.isCustomer[slot] != 0 || tables.bulb[stage] == RIGHT) counts.serving[team] += ticks;
  else if (tables.bulb[stage] == LEFT) counts.qualifying[at] += ticks;
  else counts.selling[at] += ticks;
}

/** A team works on an account it has taken from the market. */
export function tallyProspecting(world: World, slot: i32, team: i32, ticks: f64): void {
  world.counts.prospecting[team * world.counts.columns + world.people.channel[slot] + 1] += ticks;
}

/** A team is asked for a call (or, if not, for the answer to a ticket). */
export function tallyTask(world: World, team: i32, ticks: f64, isCall: bool): void {
  if (isCall) world.counts.calling[team] += ticks;
  else world.counts.answering[team] += ticks;
}

/** Gave up before the first touch, or found the line full. */
export function tallyUnanswered(world: World, stage: i32, tick: f64): void {
  if (world.tables.firstTouch[stage] != 0 && tick >= world.warmup) world.counts.unanswered += 1;
}

/** Somebody has become a customer. */
export function tallyWin(world: World, slot: i32, tick: f64): void {
  const people = world.people;
  const marks = world.marks;
  const counts = world.counts;
  const column: i32 = people.channel[slot] + 1;
  const yearAgo: f64 = world.horizon - TICKS_PER_YEAR;
  marks.sign(slot, 1);
  counts.signed[column] += 1;
  const at: i32 = slot * TIMES;
  counts.cameToWon[column].add(tick - marks.time[at + CAME]);
  if (marks.time[at + OPPORTUNITY] >= 0) counts.opportunityToWon[column].add(tick - marks.time[at + OPPORTUNITY]);
  const seen: i32 = Math.ceil((world.horizon - tick) / TICKS_PER_MONTH) as i32;
  counts.monthsSeen[column * counts.months + (seen < counts.months ? seen : counts.months - 1)] += 1;
  if (tick <= yearAgo) counts.grown += 1;
  if (people.referred[slot] == 0) return;
  counts.referred += 1;
  counts.rewards[column] += world.tables.rewardCents;
  counts.loop.add(tick - people.parentSince[slot]);
  if (people.parentSince[slot] <= yearAgo) counts.wonByGrown += 1;
}

/** A customer who was there on day 0, in the month of its contract under way then. */
export function tallyInherited(world: World, slot: i32): void {
  const people = world.people;
  if (people.since[slot] <= world.horizon - TICKS_PER_YEAR) world.counts.grown += 1;
  world.marks.sign(slot, 0);
  tallyMonth(world, slot, people.since[slot] + people.month[slot] * TICKS_PER_MONTH);
}

/** A customer begins to pay: its first MRR, and the commission on it. */
export function tallyNew(world: World, slot: i32, tick: f64, cents: f64, commission: f64): void {
  const counts = world.counts;
  const column: i32 = world.people.channel[slot] + 1;
  world.marks.firstCents[slot] = cents;
  counts.firstCents[column] += cents;
  counts.commission[column] += commission;
  counts.firstMrr[column].add(cents);
  tallyClosed(world, tick, cents);
}

export function tallyExpansion(world: World, tick: f64, cents: f64): void {
  world.counts.expansions += 1;
  world.record.add(EXPANDED_ROW, tick, cents);
}

export function tallyContraction(world: World, tick: f64, cents: f64): void {
  world.record.add(CONTRACTED_ROW, tick, cents);
}

/** A customer pays, at `tick`, whenever the money comes. */
export function tallyPayment(world: World, slot: i32, tick: f64, cents: f64): void {
  const people = world.people;
  const marks = world.marks;
  const counts = world.counts;
  const since: f64 = people.since[slot];
  counts.paidByAll += cents;
  if (tick - since > TICKS_PER_YEAR) counts.paidByExisting += cents;
  if (marks.wonHere[slot] == 0) return;
  const column: i32 = people.channel[slot] + 1;
  let month: i32 = Math.floor((tick - since) / TICKS_PER_MONTH) as i32;
  if (month >= counts.months) month = counts.months - 1;
  counts.paid[column] += cents;
  counts.paidInMonth[column * counts.months + month] += cents;
  const rate: f64 = world.tables.discountPerYear;
  counts.paidDiscounted[column] += rate > 0 ? Math.floor(cents * pow(1 + rate, -(tick - since) / TICKS_PER_YEAR) + 0.5) : cents;
  const first: f64 = marks.firstCents[slot];
  const mrr: f64 = people.mrr[slot];
  counts.paidAsSigned[column] += mrr > first ? Math.floor((cents * first) / mrr + 0.5) : cents;
}

/**
 * A month of the contract begins at `tick`, with the MRR of now. What it was twelve months before is in the ring of the
 * last twelve: who paid then is part of the base of net and gross retention from now on. The base is the MRR of then,
 * so it is written twelve months ahead.
 */
export function tallyMonth(world: World, slot: i32, tick: f64): void {
  const marks = world.marks;
  const begun: i32 = marks.monthsBegun[slot];
  const at: i32 = slot * RING + (begun % RING);
  const now: f64 = world.people.mrr[slot];
  const base: f64 = marks.baseCents[slot];
  marks.monthsBegun[slot] = begun + 1;
  if (begun > 0) world.counts.renewals += 1;
  if (now != base) {
    inAYear(world, tick, now - base);
    marks.baseCents[slot] = now;
  }
  const before: f64 = begun >= RING ? marks.ring[at] : 0;
  marks.ring[at] = now;
  retain(world, slot, tick, before > 0 ? now : 0, now < before ? now : before);
}

/** Changes the base of twelve months on; the record's last point takes nothing from beyond the horizon. */
function inAYear(world: World, tick: f64, cents: f64): void {
  if (tick + TICKS_PER_YEAR <= world.horizon) world.record.add(BASE_ROW, tick + TICKS_PER_YEAR, cents);
}

/** Sets what a customer adds to retained revenue, all of it and at most what it was. */
function retain(world: World, slot: i32, tick: f64, retained: f64, gross: f64): void {
  const marks = world.marks;
  if (retained != marks.retainedCents[slot]) {
    world.record.add(RETAINED_ROW, tick, retained - marks.retainedCents[slot]);
    marks.retainedCents[slot] = retained;
  }
  if (gross != marks.grossCents[slot]) {
    world.record.add(GROSS_ROW, tick, gross - marks.grossCents[slot]);
    marks.grossCents[slot] = gross;
  }
}

/** A customer leaves, from an exit stage it has walked into or, at an anniversary, from where it stands. */
export function tallyLeave(world: World, slot: i32, tick: f64): void {
  const people = world.people;
  const marks = world.marks;
  const stage: i32 = people.stage[slot];
  if (world.tables.bulb[stage] != EXIT) {
    tallyStay(world, slot, stage, 0, -1, tick);
    world.counts.lostTired += world.counts.tired;
  }
  if (people.mrr[slot] != 0) world.record.add(CHURNED_ROW, tick, people.mrr[slot]);
  if (marks.baseCents[slot] != 0) inAYear(world, tick, -marks.baseCents[slot]);
  retain(world, slot, tick, 0, 0);
}
