/**
 * Staffing: who works in a team from one midnight to the next. A SEAT changes hands at midnight only; the number of heads
 * is a BULLETIN, decided then from what is known of the days before.
 *
 * At the midnight of a day, for each team in the order of the document (they do not touch each other):
 * 1. Whoever has come to the last day leaves: finishes what is in hand, begins nothing. The place is filled again after
 *    `replacementDays` (rounded up to whole days).
 * 2. The plan of the day: first the headcount, where dated events move it, then hires in the order of day and id. More
 *    heads are new places, full ones first and then the fraction; a headcount that grows first fills up the last of the
 *    team's people if he works a fraction. Fewer heads are taken from the vacant places, the last first, then from the
 *    last hired (of one day: the last place); of a fraction he keeps the rest, in shorter hours.
 * 3. Every `windowDays`: busy ÷ scheduled ticks of the days since the last such midnight. At or above `utilisation`, one
 *    place more is opened, to be filled after `leadTimeDays`, unless the places of the team, vacant ones counted in, would
 *    then be more than `maxHeadcount`. A team of nobody counts as busy when somebody waits.
 * 4. Vacant places that are due are filled, in the order of places. Who comes on day 0 works at full speed; later ones ramp.
 * 5. The day is booked: payroll of those present, scheduled time, heads.
 *
 * Draws: one block at (replication's key; hash of "team <id>", number of the place × HOLDERS + holder), when anybody could
 * leave or fail. First word: the time until he leaves, exponential, at the first midnight not before; second word: whether
 * a hire after day 0 has failed. Who has failed stays at the speed of the first day and leaves after `failedHireDays`
 * (rounded up) if not before. Places planned are numbered from 0, those opened by load from ORDERED, so that neither
 * moves the luck of the other.
 */
import { type Hours, ln, type Station, TICKS_PER_DAY, TICKS_PER_HOUR, uniform } from "../kernel/index.ts";
import { ofDay, PAYROLL } from "./ledger.ts";
import { NEVER, type Roster } from "./roster.ts";
import type { World } from "./world.ts";

/** Heads of one place, one after the other, at most. */
const HOLDERS: i32 = 4096;
const ORDERED: i32 = 262_144;
/** Shares are sums of decimal fractions: less than this is nothing. */
export const ROUNDING: f64 = 1e-9;

/** The midnight of a team. */
export function staff(world: World, team: i32, day: i32): void {
  const roster: Roster = world.rosters[team];
  if (day >= roster.nextDay) change(world, team, day);
  book(world, team, day);
}

function change(world: World, team: i32, day: i32): void {
  const tables = world.tables;
  const roster: Roster = world.rosters[team];
  for (let place: i32 = 0; place < roster.places; place++) {
    if (roster.seat[place] < 0 || roster.leaves[place] > day) continue;
    vacate(world, team, place, day);
    roster.due[place] = day + tables.replacementDays[team];
  }
  for (; roster.nextPlan < tables.firstPlan[team + 1] && tables.planDay[roster.nextPlan] <= day; roster.nextPlan++) {
    const by: f64 = tables.planChange[roster.nextPlan];
    if (by < 0) shrink(world, team, day, -by);
    else expand(world, team, day, tables.planFills[roster.nextPlan] != 0 ? fillUp(world, team, day, by) : by);
  }
  if (tables.hireWindow[team] > 0 && day > 0 && day % tables.hireWindow[team] == 0) hire(world, team, day);
  for (let place: i32 = 0; place < roster.places; place++) {
    if (roster.seat[place] < 0 && roster.share[place] > 0 && roster.due[place] <= day) fill(world, team, place, day);
  }
  roster.nextDay = nextChange(world, team, day);
}

/** The next midnight at which anything but booking happens. */
function nextChange(world: World, team: i32, day: i32): i32 {
  const tables = world.tables;
  const roster: Roster = world.rosters[team];
  let next: i32 = NEVER;
  if (roster.nextPlan < tables.firstPlan[team + 1]) next = tables.planDay[roster.nextPlan];
  const window: i32 = tables.hireWindow[team];
  if (window > 0 && day - (day % window) + window < next) next = day - (day % window) + window;
  for (let place: i32 = 0; place < roster.places; place++) {
    if (roster.share[place] == 0) continue;
    const then: i32 = roster.seat[place] < 0 ? roster.due[place] : roster.leaves[place];
    if (then < next) next = then;
  }
  return next;
}

/** Somebody begins in a vacant place. */
function fill(world: World, team: i32, place: i32, day: i32): void {
  const tables = world.tables;
  const roster: Roster = world.rosters[team];
  const station: Station = world.stations[team];
  roster.generation[place] += 1;
  roster.hired[place] = day;
  roster.since[place] = day;
  roster.leaves[place] = NEVER;
  const seat: i32 = station.addSeat(hoursOf(world, team, roster.share[place]), day * TICKS_PER_DAY, day == 0);
  roster.seat[place] = seat;
  const rate: f64 = tables.attritionPerYear[team];
  const failing: f64 = day > 0 ? tables.failedProbability[team] : 0;
  if (rate <= 0 && failing <= 0) return;
  world.draws.block(world.key0, world.key1, tables.staffHash[team], (roster.number[place] * HOLDERS + roster.generation[place]) | 0);
  const u: f64 = uniform(world.draws.hi);
  const v: f64 = uniform(world.draws.lo);
  if (rate > 0) {
    const days: f64 = Math.ceil((-ln(u) / rate) * 365);
    if (day + days < NEVER) roster.leaves[place] = (day + days) as i32;
  }
  if (v >= failing) return;
  station.seasoned[seat] = -1;
  if (day + tables.failedDays[team] < roster.leaves[place]) roster.leaves[place] = day + tables.failedDays[team];
}

/** Whoever holds the place goes. */
function vacate(world: World, team: i32, place: i32, day: i32): void {
  const roster: Roster = world.rosters[team];
  world.stations[team].leave(roster.seat[place], day * TICKS_PER_DAY);
  roster.seat[place] = -1;
}

/** The last of the team's people, if he works a fraction of the day, works more of it. Returns what is left to be hired. */
function fillUp(world: World, team: i32, day: i32, by: f64): f64 {
  const roster: Roster = world.rosters[team];
  const place: i32 = roster.last();
  if (place < 0 || roster.share[place] >= 1) return by;
  const room: f64 = 1 - roster.share[place];
  const more: f64 = by < room ? by : room;
  resize(world, team, place, day, roster.share[place] + more);
  return by - more;
}

/** New places, full ones first. */
function expand(world: World, team: i32, day: i32, by: f64): void {
  const roster: Roster = world.rosters[team];
  for (let left: f64 = by; left > ROUNDING; left -= 1) {
    roster.open(roster.planned, left < 1 ? left : 1, day);
    roster.planned += 1;
  }
}

/** Fewer heads: vacant places first, then the last hired. */
function shrink(world: World, team: i32, day: i32, by: f64): void {
  const roster: Roster = world.rosters[team];
  let left: f64 = by;
  while (left > ROUNDING) {
    const place: i32 = roster.last();
    if (place < 0) return;
    const cut: f64 = left < roster.share[place] ? left : roster.share[place];
    left -= cut;
    resize(world, team, place, day, roster.share[place] - cut);
  }
}

/** Gives a place another share of the day. Who is in the midst of a task finishes it in the hours in which it began. */
function resize(world: World, team: i32, place: i32, day: i32, share: f64): void {
  const roster: Roster = world.rosters[team];
  const station: Station = world.stations[team];
  const seat: i32 = roster.seat[place];
  if (share <= ROUNDING) {
    roster.share[place] = 0;
    if (seat >= 0) vacate(world, team, place, day);
    return;
  }
  roster.share[place] = share;
  if (seat < 0) return;
  roster.since[place] = day;
  const hours: Hours = hoursOf(world, team, share);
  if (station.isIdle(seat)) {
    station.hours[seat] = hours;
    return;
  }
  const hired: f64 = station.hired[seat];
  const seasoned: i32 = station.seasoned[seat];
  const kind: i32 = station.kind[seat];
  station.leave(seat, day * TICKS_PER_DAY);
  const next: i32 = station.addSeat(hours, hired, false, day * TICKS_PER_DAY);
  station.seasoned[next] = seasoned;
  station.kind[next] = kind;
  roster.seat[place] = next;
}

/** One more, if the days looked back on were too busy. */
function hire(world: World, team: i32, day: i32): void {
  const tables = world.tables;
  const roster: Roster = world.rosters[team];
  const station: Station = world.stations[team];
  let busy: f64 = 0;
  let scheduled: f64 = 0;
  for (let past: i32 = day - tables.hireWindow[team]; past < day; past++) {
    busy += station.busyTicks[past];
    scheduled += station.scheduledTicks[past];
  }
  const full: bool = scheduled > 0 ? busy >= tables.hireAbove[team] * scheduled : station.waiting > 0;
  if (!full || roster.heads() + 1 > tables.hireAtMost[team] + ROUNDING) return;
  roster.open(ORDERED + roster.ordered, 1, day + tables.hireLead[team]);
  roster.ordered += 1;
}

/** Working hours of someone who works a share of each day. */
function hoursOf(world: World, team: i32, share: f64): Hours {
  const full: Hours = world.tables.fullHours[team];
  if (share >= 1) return full;
  const length: f64 = Math.floor(world.tables.hoursPerDay[team] * share * TICKS_PER_HOUR + 0.5);
  const most: f64 = TICKS_PER_DAY - full.start;
  return full.shortened(length < most ? length : most);
}

/** Payroll, scheduled time and heads of one day. A head costs whole cents a day that add up to its days × cost of a day. */
function book(world: World, team: i32, day: i32): void {
  const tables = world.tables;
  const roster: Roster = world.rosters[team];
  const station: Station = world.stations[team];
  let cents: f64 = 0;
  let heads: f64 = 0;
  let open: f64 = 0;
  for (let place: i32 = 0; place < roster.places; place++) {
    const seat: i32 = roster.seat[place];
    if (seat < 0) continue;
    cents += ofDay(tables.headCentsPerDay[team] * roster.share[place], day - roster.since[place]);
    heads += roster.share[place];
    open += station.hours[seat].openOn(day);
  }
  station.scheduledTicks[day] += open;
  world.headsOfTeam[team * tables.horizonDays + day] = heads;
  world.payrollOfTeam[team] += cents;
  world.ledger.post(PAYROLL, day, -cents);
}
