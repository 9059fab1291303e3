/** Teams at work: people and tasks ask, wait in line, are served, give up. What nobody asks of an outbound team goes into prospecting. */
import { TICKS_PER_DAY, TICKS_PER_HOUR } from "../../src/kernel/index.ts";
import { EventKind, hashOf } from "../../src/model/index.ts";
import { DAILY, RHYTHM, TRAVEL, WORK } from "../../src/model/purposes.ts";
import type { Channel, Law, Scenario, Team as TeamSpec } from "../../src/scenario/index.ts";
import { dealCents } from "./customers.ts";
import { cents } from "./dated.ts";
import { after, hoursOf, isOpen, isWorkingDay, type Hours } from "./hours.ts";
import { arrive, dwell, giveUp, heatAfter, takeAccount } from "./journey.ts";
import { bookOpen, planOf, type Place, type Step } from "./staffing.ts";
import { dayOf, type Crew, type Job, type Person, type Task, type World } from "./world.ts";

/** Where somebody works. */
export interface Seat {
  hours: Hours;
  /** Tick of hire. */
  hired: number;
  /** Full; growing with the ramp; for ever that of the first day. */
  speed: "full" | "ramp" | "first day";
  idleSince: number;
  /** What it works on, and until when. */
  job: Job | null;
  endsAt: number;
  /** Kind of the last work begun. */
  lastKind: string | null;
  /** Prospects it still owes before it looks at the line. */
  bound: number;
  /** Works on what is in hand for the last time. */
  isLeaving: boolean;
}

export interface Team {
  id: string;
  spec: TeamSpec;
  /** Of a full head. */
  hours: Hours;
  /** It experiments: its people are the planned ones. */
  isGrowing: boolean;
  /** The channel it prospects for. */
  prospects: [string, Channel & { kind: "outbound" }] | null;
  prospectsToday: number;
  /** By number; null: nobody sits there. */
  seats: (Seat | null)[];
  places: Place[];
  plan: Step[];
  /** Places opened by the plan, and in answer to load. */
  opened: number;
  ordered: number;
  line: Job[];
  waiting: number;
  /** Who ever joined. */
  joined: number;
  /** Crews it works in, in the order in which they are looked at. */
  crews: Crew[];
  busyOfDay: number[];
  scheduledOfDay: number[];
  headsOfDay: number[];
}

/** Crews of each stage, the one led by its usual team first, then one per route. */
const crewsOfStage = new WeakMap<World, Map<string, Crew[]>>();

export function makeTeams(world: World): void {
  const { scenario } = world;
  const { growth } = scenario;
  const zeros = (): number[] => Array<number>(world.horizonDays).fill(0);
  for (const [id, spec] of Object.entries(scenario.teams)) {
    const isGrowing = growth !== null && growth.team === id && Object.keys(growth.targets).length > 0;
    world.teams.set(id, {
      id, spec, hours: hoursOf(scenario, id, 1), isGrowing, prospects: null, prospectsToday: 0, seats: [], places: [], plan: planOf(scenario, id, world.horizonDays), opened: 0, ordered: 0,
      line: [], waiting: 0, joined: 0, crews: [], busyOfDay: zeros(), scheduledOfDay: zeros(), headsOfDay: zeros(),
    });
  }
  for (const [id, channel] of Object.entries(scenario.channels)) if (channel.kind === "outbound") world.teams.get(channel.team)!.prospects = [id, channel];
  makeCrews(world);
}

/** Routes of a stage's work, the largest deals first. */
function routesOf(scenario: Scenario, stageId: string) {
  const { routes } = scenario.stages[stageId].work!;
  return Object.keys(routes).sort((a, b) => routes[b].above - routes[a].above || (a < b ? -1 : 1)).map((id) => routes[id]);
}

function makeCrews(world: World): void {
  const { stages } = world.scenario;
  const byStage = new Map<string, Crew[]>();
  const all: [crew: Crew, stageId: string][] = [];
  for (const [stageId, { work }] of Object.entries(stages)) {
    if (!work || Object.keys(work.coTeams).length === 0) continue;
    const leads = [work.team, ...routesOf(world.scenario, stageId).map(({ team }) => team)];
    const crews = leads.map((id): Crew => {
      const lead = world.teams.get(id)!;
      const members = new Map([[lead, 1]]);
      for (const other of Object.keys(work.coTeams).sort((a, b) => hashOf(a) - hashOf(b))) {
        const team = world.teams.get(other)!;
        members.set(team, (members.get(team) ?? 0) + Math.round(work.coTeams[other]));
      }
      return { lead, members, line: [] };
    });
    byStage.set(stageId, crews);
    for (const crew of crews) all.push([crew, stageId]);
  }
  // By the hash of the leading team, of the stage, and the order of routes.
  all.sort(([a, at], [b, bt]) => hashOf(a.lead.id) - hashOf(b.lead.id) || hashOf(at) - hashOf(bt));
  for (const [crew] of all) for (const team of crew.members.keys()) team.crews.push(crew);
  crewsOfStage.set(world, byStage);
}

/** Somebody in a stage asks for its work. Large deals take another route. */
export function askForWork(world: World, person: Person, tick: number): void {
  const id = person.stage!;
  const work = world.scenario.stages[id].work!;
  const [u, v] = world.draw(person, id, person.round, WORK);
  const workTicks = Math.floor(world.sample(work.minutes, u) * world.sample(work.attempts, v) * 960 + 0.5);
  const routes = routesOf(world.scenario, id);
  const deal = routes.length > 0 ? dealCents(world, person, tick) : 0;
  const taken = routes.findIndex(({ above }) => deal > cents(above));
  const { team, travelMinutes } = taken < 0 ? work : routes[taken];
  const crews = crewsOfStage.get(world)!.get(id);
  const job: Job = {
    person, task: null, team: world.teams.get(team)!, crew: crews?.[taken + 1] ?? null, kind: work.kind, round: person.round, priority: work.priority,
    workTicks, travelTicks: travelMinutes ? travelTicks(world, person, travelMinutes) : 0, askedAt: tick, state: "asking", turn: 0, joinedAt: 0,
  };
  person.job = job;
  world.planFor(person, tick, "request", job.round, () => {
    if (person.isGone) return;
    if (join(world, job, tick)) dispatch(world, job.team, tick);
    else {
      person.job = null;
      giveUp(world, person, tick);
    }
  });
}

function travelTicks(world: World, person: Person, law: Law): number {
  const [u] = world.draw(person, person.stage!, person.round, TRAVEL);
  return Math.floor(world.sample(law, u) * 960 + 0.5);
}

/** A task for a customer is asked of a team at `tick`; of a full line it is turned away. */
export function askForTask(world: World, teamId: string, person: Person, tick: number, round: number, minutes: number, priority: number, task: Task): void {
  const team = world.teams.get(teamId)!;
  const job: Job = { person, task, team, crew: null, kind: task.kind, round, priority, workTicks: Math.floor(minutes * 960 + 0.5), travelTicks: 0, askedAt: tick, state: "asking", turn: 0, joinedAt: 0 };
  world.planFor(person, tick, "request", round, () => {
    if (task.isWanted() && join(world, job, tick)) dispatch(world, team, tick);
  });
}

/** Joins the line; false if that is full and nobody is free. */
function join(world: World, job: Job, tick: number): boolean {
  const { team, crew, person } = job;
  const { lineLimit } = team.spec;
  if (lineLimit !== null && team.waiting >= lineLimit && !(crew ? canBegin(crew, tick) : freeSeat(team, tick))) return false;
  job.state = "waiting";
  team.joined += 1;
  job.turn = team.joined;
  job.joinedAt = tick;
  const line = crew ? crew.line : team.line;
  const behind = line.findLastIndex((other) => !isBefore(team, job, other));
  line.splice(behind + 1, 0, job);
  count(world, team, tick, 1);
  const patience = job.task ? null : world.scenario.stages[person.stage!].work!.patienceHours;
  if (patience) {
    const [, v] = world.draw(person, person.stage!, person.round, RHYTHM);
    const until = tick + Math.floor(world.sample(patience, v) * TICKS_PER_HOUR + 0.5);
    world.planFor(person, until, "patience", person.round, () => {
      if (person.isGone || job.state !== "waiting") return;
      withdraw(world, job, until);
      person.job = null;
      giveUp(world, person, until);
    });
  }
  return true;
}

function count(world: World, team: Team, tick: number, by: number): void {
  team.waiting += by;
  world.add(`waiting.${team.id}`, tick, by);
}

/** Out of the line. */
function withdraw(world: World, job: Job, tick: number): void {
  const line = job.crew ? job.crew.line : job.team.line;
  line.splice(line.indexOf(job), 1);
  count(world, job.team, tick, -1);
}

/** A customer leaves: it waits no longer, and what a team does for it is finished for nobody. */
export function dropJob(world: World, person: Person, tick: number): void {
  if (person.job?.state === "waiting") withdraw(world, person.job, tick);
  person.job = null;
}

/** Who is next in a line; a task whose customer has left is dropped when its turn comes. */
function nextInLine(world: World, line: Job[], tick: number): Job | null {
  while (line.length > 0 && line[0].task && !line[0].task.isWanted()) withdraw(world, line[0], tick);
  return line[0] ?? null;
}

/** The discipline of a line. */
function isBefore(team: Team, a: Job, b: Job): boolean {
  const { discipline } = team.spec;
  if (discipline === "newestFirst") return a.turn > b.turn;
  if (discipline === "priority" && a.priority !== b.priority) return a.priority < b.priority;
  return a.turn < b.turn;
}

/** Across lines nobody's number counts, only when they joined. */
function joinedBefore(team: Team, a: Job, b: Job): boolean {
  const { discipline } = team.spec;
  if (discipline === "newestFirst") return a.joinedAt > b.joinedAt;
  if (discipline === "priority" && a.priority !== b.priority) return a.priority < b.priority;
  return a.joinedAt < b.joinedAt;
}

/** Seats that could begin now: the one idle longest first, then the lowest number. */
function freeSeats(team: Team, tick: number): Seat[] {
  const free = team.seats.filter((seat): seat is Seat => seat !== null && !seat.job && !seat.isLeaving && isOpen(seat.hours, tick));
  return free.sort((a, b) => a.idleSince - b.idleSince);
}

function freeSeat(team: Team, tick: number): Seat | undefined {
  return freeSeats(team, tick)[0];
}

function canBegin(crew: Crew, tick: number): boolean {
  return [...crew.members].every(([team, people]) => freeSeats(team, tick).length >= people);
}

/** Lets every free seat of a team begin what there is to do, one after the other. */
export function dispatch(world: World, team: Team, tick: number): void {
  for (;;) {
    const own = nextInLine(world, team.line, tick);
    const hasList = team.prospects !== null && (world.scenario.market.unlimited || world.untouched > 0);
    if (!own && !hasList && team.crews.length === 0) return;
    const seat = freeSeat(team, tick);
    if (!seat) return;
    // What the team does alone, or of a crew in which all are free, whatever comes first.
    let next = own;
    for (const crew of team.crews) {
      const job = nextInLine(world, crew.line, tick);
      if (job && (!next || joinedBefore(team, job, next)) && canBegin(crew, tick)) next = job;
    }
    if (hasList && (seat.bound > 0 || !next)) prospect(world, team, seat, tick);
    else if (!next) return;
    else if (next.crew) beginTogether(world, next, next.crew, tick);
    else {
      meet(world, next, tick);
      seat.bound = 0;
      hold(world, team, seat, next, tick, endOf(seat, team, next, tick));
      endAt(world, next, [[team, seat]], seat.endsAt);
    }
  }
}

function beginTogether(world: World, job: Job, crew: Crew, tick: number): void {
  meet(world, job, tick);
  const seats = [...crew.members].flatMap(([team, people]) => freeSeats(team, tick).slice(0, people).map((seat): [Team, Seat] => [team, seat]));
  // All work until the one who would be last alone has done.
  const end = Math.max(...seats.map(([team, seat]) => endOf(seat, team, job, tick)));
  for (const [team, seat] of seats) {
    seat.bound = 0;
    hold(world, team, seat, job, tick, end);
  }
  endAt(world, job, seats, end);
}

/** Speed of a seat at an instant: share of an hour that is work done. */
export function speedOf(seat: Seat, team: Team, tick: number): number {
  const { productiveFraction, rampStartFraction, rampDays } = team.spec;
  if (seat.speed === "first day") return productiveFraction * rampStartFraction;
  if (seat.speed === "full" || rampDays <= 0) return productiveFraction;
  const share = Math.min(1, (tick - seat.hired) / (rampDays * TICKS_PER_DAY));
  return productiveFraction * (rampStartFraction + (1 - rampStartFraction) * share);
}

/** When a seat would end a job begun now, in its own hours; the road and what switching costs take the same time for all. */
function endOf(seat: Seat, team: Team, job: Job, tick: number): number {
  const switching = seat.lastKind !== null && seat.lastKind !== job.kind ? Math.round(team.spec.switchMinutes * 960) : 0;
  return after(seat.hours, tick, Math.floor(job.workTicks / speedOf(seat, team, tick) + 0.5) + job.travelTicks + switching);
}

/** Somebody turns to it: it leaves the line, and what a first touch does is done. */
function meet(world: World, job: Job, tick: number): void {
  withdraw(world, job, tick);
  job.state = "served";
  if (job.task) {
    job.task.begun(tick);
    return;
  }
  const { person } = job;
  if (world.scenario.stages[person.stage!].work!.firstTouch) {
    person.heat = heatAfter(world, tick - (person.raisedAt ?? job.askedAt));
    person.raisedAt = null;
  }
  world.happened(person, tick, EventKind.start, person.stage!, person.round, 0);
}

/** Keeps a seat busy in all its hours until the end. */
function hold(world: World, team: Team, seat: Seat, job: Job, tick: number, end: number): void {
  seat.job = job;
  seat.lastKind = job.kind;
  seat.endsAt = end;
  bookOpen(world, team.busyOfDay, seat.hours, tick, end);
}

function endAt(world: World, job: Job, seats: [Team, Seat][], end: number): void {
  const { person } = job;
  world.planFor(person, end, "service end", job.round, () => {
    for (const [team, seat] of seats) {
      seat.job = null;
      seat.idleSince = end;
      if (seat.isLeaving) team.seats[team.seats.indexOf(seat)] = null;
    }
    if (job.task) {
      if (job.task.isWanted()) job.task.done(end);
    } else if (!person.isGone) {
      person.job = null;
      world.happened(person, end, EventKind.done, person.stage!, person.round, 0);
      dwell(world, person, end);
    }
    for (const team of new Set(seats.map(([each]) => each))) dispatch(world, team, end);
  });
}

/** Takes an account from the market and works on it. Who begins a calling block does all of it before looking at the line. */
function prospect(world: World, team: Team, seat: Seat, tick: number): void {
  const [channelId, channel] = team.prospects!;
  const place = hashOf(`channel ${channelId}`);
  const person = world.born(place, dayOf(tick) * DAILY + team.prospectsToday, channelId);
  team.prospectsToday += 1;
  takeAccount(world, tick);
  world.add(`stage.${channel.entryStage}`, tick, 1);
  arrive(world, person, channel.entryStage, tick);
  const [u] = world.draw(person, place, 0, WORK);
  let maturity = 1;
  const grown = tick / TICKS_PER_DAY / channel.maturityDays;
  if (grown < 1) maturity = channel.maturityStart + (1 - channel.maturityStart) * grown;
  const workTicks = Math.max(1, Math.floor((world.sample(channel.minutesPerProspect, u) / maturity) * 960 + 0.5));
  const job: Job = { person, task: null, team, crew: null, kind: "prospecting", round: 0, priority: 0, workTicks, travelTicks: 0, askedAt: tick, state: "served", turn: 0, joinedAt: 0 };
  person.job = job;
  world.happened(person, tick, EventKind.start, channel.entryStage, 0, 0);
  seat.bound = seat.bound > 0 ? seat.bound - 1 : Math.round(channel.blockProspects) - 1;
  hold(world, team, seat, job, tick, endOf(seat, team, job, tick));
  endAt(world, job, [[team, seat]], seat.endsAt);
}

/** Opening: a team that has waited for the morning looks at its line. */
export function openTeams(world: World, day: number): void {
  for (const team of world.teams.values()) {
    if (!isWorkingDay(team.hours, day)) continue;
    const tick = day * TICKS_PER_DAY + team.hours.start;
    world.plan(tick, "opening", hashOf(team.id), 0, day, () => dispatch(world, team, tick));
  }
}
