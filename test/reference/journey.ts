/** The journey: a stage is (optional work by a team) → dwell → branch. */
import { exp2, TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MONTH, ticksOfDays } from "../../src/kernel/index.ts";
import { EventKind, hashOf } from "../../src/model/index.ts";
import { BRANCH, OWNER, RECYCLE, RETURN, RHYTHM } from "../../src/model/purposes.ts";
import type { Law, Stage } from "../../src/scenario/index.ts";
import { becomeCustomer, reached } from "./customers.ts";
import { cents } from "./dated.ts";
import { offerEntered, offerLeft } from "./forecast.ts";
import { chanceOf, exitsOf, isBefore } from "./odds.ts";
import { activeInstant } from "./rhythm.ts";
import { plannedHeads } from "./staffing.ts";
import { askForWork } from "./team.ts";
import { dayOf, type Person, type World } from "./world.ts";

const DAYS_PER_MONTH = 365 / 12;
/** Activities of one stay at most. */
const ACTIVITIES = 65_536;
/** Nobody comes back so often but in a circle that takes no time. */
const MOST_ROUNDS = 10_000;

/** Somebody who is there on day 0. */
export function bornOnDayZero(world: World, process: string, place: number, index: number): Person {
  const [high, low] = world.words(hashOf(process), place, index, 0);
  takeAccount(world, 0);
  return world.born(high, low, null);
}

/** The open pipeline of day 0. */
export function openPipeline(world: World): void {
  for (const [id, stage] of Object.entries(world.scenario.stages)) {
    for (let index = 0; index < Math.round(stage.openToday); index++) {
      const person = bornOnDayZero(world, "process open", hashOf(id), index);
      world.add(`stage.${id}`, 0, 1);
      arrive(world, person, id, 0);
      begin(world, person, 0);
    }
  }
}

/** An account is nobody's market from `tick` on. */
export function takeAccount(world: World, tick: number): void {
  world.untouched -= 1;
  world.add("untouched", tick, -1);
}

/** Somebody comes at `tick` by its channel; not if the account was touched before. */
export function admit(world: World, person: Person, tick: number, isFresh: boolean): void {
  if (!isFresh) return;
  takeAccount(world, tick);
  planStep(world, person, world.scenario.channels[person.channel!].entryStage, tick);
}

/** Leaves the stage for another at `tick`; whoever raises a hand does so when buyers are active. */
function leaveFor(world: World, person: Person, to: string, tick: number): void {
  const { stages } = world.scenario;
  const from = stages[person.stage!];
  const isBack = from.bulb === "exit" || (stages[to].order <= from.order && stages[to].bulb !== "exit");
  if (isBack) person.round += 1;
  if (person.round > MOST_ROUNDS) throw new Error("endless round");
  let when = tick;
  if (stages[to].handRaise) when = activeInstant(world.scenario, tick, world.draw(person, to, person.round, RHYTHM)[0]);
  planStep(world, person, to, when);
}

/** Puts a step into the list: out of a stage with places, into one, or one that touches none. */
function planStep(world: World, person: Person, to: string, tick: number): void {
  const through = (): void => {
    if (!person.isGone) pass(world, person, to, tick);
  };
  if (!person.contract && person.stage !== null && placesOf(world, person.stage) > 0) world.planFor(person, tick, "leaving", person.round, through);
  else if (!person.contract && placesOf(world, to) > 0) world.planFor(person, tick, "knock", person.round, through);
  else {
    const since = person.contract?.since ?? tick;
    const order = tick > since && (tick - since) % TICKS_PER_MONTH === 0 ? "step after it" : "step";
    world.planFor(person, tick, order, person.round, () => {
      if (!person.isGone) step(world, person, to, tick);
    });
  }
}

/** Places of a stage; 0 = no limit. */
function placesOf(world: World, id: string): number {
  const stage = world.scenario.stages[id];
  return isBefore(stage) ? stage.places ?? 0 : 0;
}

/** Steps through a gate, or waits before it. */
function pass(world: World, person: Person, to: string, tick: number): void {
  const limit = placesOf(world, to);
  if (limit > 0 && to !== person.stage && (world.inside.get(to) ?? 0) >= limit) {
    world.outside.set(to, [...(world.outside.get(to) ?? []), person]);
    return;
  }
  letIn(world, person, to, tick);
}

/** Makes the step; the place it has left goes to the first who waits for it, at that same instant. */
function letIn(world: World, person: Person, to: string, tick: number): void {
  const from = person.stage;
  step(world, person, to, tick);
  if (from === null || placesOf(world, from) === 0) return;
  const inside = world.inside.get(from)! - 1;
  world.inside.set(from, inside);
  const waiting = world.outside.get(from) ?? [];
  if (inside >= placesOf(world, from) || waiting.length === 0) return;
  world.outside.set(from, waiting.slice(1));
  letIn(world, waiting[0], from, tick);
}

function step(world: World, person: Person, to: string, tick: number): void {
  if (person.stage !== null) world.add(`stage.${person.stage}`, tick, -1);
  world.add(`stage.${to}`, tick, 1);
  arrive(world, person, to, tick);
  if (world.scenario.stages[to].bulb === "right" && !person.contract) becomeCustomer(world, person, tick);
  else {
    begin(world, person, tick);
    if (person.contract) reached(world, person, tick);
  }
}

/** Enters a stage: what everyone who enters pays, costs and leaves in the books. The caller counts the population. */
export function arrive(world: World, person: Person, id: string, tick: number): void {
  const { scenario } = world;
  const stage = scenario.stages[id];
  if (person.stage !== null && scenario.stages[person.stage].bulb !== "exit") offerLeft(person, tick);
  offerEntered(world, person, id, tick);
  person.stage = id;
  world.happened(person, tick, EventKind.enter, id, person.round, 0);
  if (stage.handRaise) person.raisedAt = tick;
  if (placesOf(world, id) > 0 && !person.contract) world.inside.set(id, (world.inside.get(id) ?? 0) + 1);
  if (stage.ownerTeam !== null) assign(world, person, stage.ownerTeam, tick);
  if (stage.entryCost !== 0) world.post(dayOf(tick), -cents(stage.entryCost));
  if (stage.purchase) {
    const [, u] = world.draw(person, id, person.round, RETURN);
    const paid = Math.floor(world.sample(stage.purchase, u) * 100 + 0.5);
    world.post(dayOf(tick), paid, true);
    world.happened(person, tick, EventKind.pay, id, person.round, paid);
  }
}

/** Somebody of a team answers for the account from now on: one of those the team's plan knows on that day. */
function assign(world: World, person: Person, teamId: string, tick: number): void {
  const heads = plannedHeads(world.teams.get(teamId)!, dayOf(tick)).length;
  if (heads === 0) return;
  const [u] = world.draw(person, person.stage!, person.round, OWNER);
  world.happened(person, tick, EventKind.assign, person.stage!, person.round, Math.floor(u * heads));
}

/** Begins the stage one stands in: asks for its work, or dwells. */
export function begin(world: World, person: Person, tick: number): void {
  const stage = world.scenario.stages[person.stage!];
  if (stage.bulb === "exit") rest(world, person, tick);
  else if (stage.work) askForWork(world, person, tick);
  else dwell(world, person, tick);
}

/** Draws the way out and the time until then. */
export function dwell(world: World, person: Person, tick: number): void {
  const { stages, segments } = world.scenario;
  const id = person.stage!;
  const stage = stages[id];
  const [u, v] = world.draw(person, id, person.round, BRANCH);
  let to = stage.otherwise;
  let { law, stretch } = dwellOf(world, person, stage);
  let cumulative = 0;
  for (const exitId of exitsOf(world.scenario, id)) {
    const exit = stage.exits[exitId];
    let chance = chanceOf(world, person, id, exitId, tick);
    if (exit.success) chance *= person.heat;
    cumulative += chance;
    if (u >= cumulative) continue;
    to = exitId;
    if (exit.dwellDays) [law, stretch] = [exit.dwellDays, 1];
    break;
  }
  person.heat = 1;
  if (isBefore(stage) && Object.keys(stage.exits).some((exitId) => stages[exitId].bulb === "right")) person.memory = 1;
  let until = Infinity;
  if (to !== null) {
    const cycle = person.segment !== null && isBefore(stage) ? segments[person.segment].cycle : 1;
    until = tick + ticksOfDays(world.sample(law, v, stretch) * cycle);
  }
  // Who would stay longer than the stage allows, or for good, leaves overdue.
  if (stage.overdue) {
    const latest = tick + Math.round(stage.overdue.days * TICKS_PER_DAY);
    if (until > latest) [until, to] = [latest, stage.overdue.to];
  }
  if (stage.score && isBefore(stage) && stage.score.activitiesPerMonth > 0) score(world, person, tick, until, to);
  else if (to !== null) leaveFor(world, person, to, until);
}

/** The law of a stay, and what stretches it. */
export function dwellOf(world: World, person: Person, stage: Stage): { law: Law; stretch: number } {
  const law = (person.channel === null ? undefined : stage.dwellDaysByChannel[person.channel]) ?? stage.dwellDays;
  return { law, stretch: nurtureStretch(world, stage) };
}

/** Factor on the dwell of a nurture stage that brings its median to the one of the scenario. */
function nurtureStretch(world: World, stage: Stage): number {
  const wanted = world.scenario.nurture.medianDays;
  if (!stage.nurture || wanted === null) return 1;
  const median = stage.dwellDays.kind === "lognormal" ? stage.dwellDays.median : world.sample(stage.dwellDays, 0.5);
  return median > 0 ? wanted / median : 1;
}

/** Until the dwell would end, activities bring points; enough of them end it at once. */
function score(world: World, person: Person, from: number, until: number, to: string | null): void {
  const id = person.stage!;
  const { threshold, points, activitiesPerMonth, to: enough } = world.scenario.stages[id].score!;
  const { round } = person;
  const gap = world.exponential(DAYS_PER_MONTH / activitiesPerMonth);
  const next = (index: number, since: number, sum: number): void => {
    const number = round * ACTIVITIES + index;
    const [u, v] = world.draw(person, `score ${id}`, number, 0);
    const tick = since + ticksOfDays(world.sample(gap, u));
    if (index === ACTIVITIES || tick >= until) {
      if (to !== null) leaveFor(world, person, to, until);
      return;
    }
    world.planFor(person, tick, "step", round, () => {
      const got = Math.floor(world.sample(points, v) + 0.5);
      world.happened(person, tick, EventKind.activity, `score ${id}`, number, got);
      if (sum + got >= threshold) leaveFor(world, person, enough, tick);
      else next(index + 1, tick, sum + got);
    });
  };
  if (threshold <= 0 && from < until) leaveFor(world, person, enough, from);
  else next(0, from, 0);
}

/** Leaves without the work: the line was full, or patience ended. */
export function giveUp(world: World, person: Person, tick: number): void {
  const { otherwise } = world.scenario.stages[person.stage!];
  world.happened(person, tick, EventKind.renege, person.stage!, person.round, 0);
  person.raisedAt = null;
  if (otherwise === null) dwell(world, person, tick);
  else leaveFor(world, person, otherwise, tick);
}

/** What is left of the chance of success after a wait of so many ticks. */
export function heatAfter({ scenario: { cooling } }: World, wait: number): number {
  if (!cooling) return 1;
  const cold = wait / TICKS_PER_HOUR - cooling.graceHours;
  return cold <= 0 ? 1 : cooling.floor + (1 - cooling.floor) * exp2(-cold / cooling.halfLifeHours);
}

/** In an exit stage: some come back, some are market again later, the others stay. */
function rest(world: World, person: Person, tick: number): void {
  const id = person.stage!;
  const { recycle, returnDays } = world.scenario.stages[id];
  if (recycle) {
    const [u, v] = world.draw(person, id, person.round, RECYCLE);
    if (v < recycle.probability) {
      person.memory = recycle.odds;
      leaveFor(world, person, recycle.to, tick + ticksOfDays(world.sample(recycle.afterDays, u)));
      return;
    }
  }
  if (!returnDays) return;
  const [u] = world.draw(person, id, person.round, RETURN);
  const back = tick + ticksOfDays(world.sample(returnDays, u));
  world.planFor(person, back, "step", person.round, () => {
    world.add(`stage.${id}`, back, -1);
    backToMarket(world, person, back);
  });
}

/** The account is untouched market again from the next midnight on. */
export function backToMarket(world: World, person: Person, tick: number): void {
  world.happened(person, tick, EventKind.back, person.stage!, person.round, 0);
  world.givenBack += 1;
  world.add("untouched", (dayOf(tick) + 1) * TICKS_PER_DAY, 1);
}
