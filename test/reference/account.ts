/**
 * Account management: needs open and close again; a call made while one is open finds it, and some of what is found is agreed.
 * Calls come on a schedule, or because a need shows, or by a false alarm. What is agreed waits for the next anniversary. The
 * needs, signals and calls of a month are known when it begins.
 */
import { poissonCount, pow, TICKS_PER_HOUR, TICKS_PER_MONTH, ticksOfDays } from "../../src/kernel/index.ts";
import { EventKind } from "../../src/model/index.ts";
import { CALLS, CONTRACT, NEEDS, PHASE } from "../../src/model/purposes.ts";
import { lasts, type Contract } from "./contract.ts";
import { askForTask } from "./team.ts";
import type { Person, World } from "./world.ts";

/** Needs, and calls of each kind, in a month at most; so many numbers belong to it. */
const MONTHLY = 64;
/** Needs a customer remembers: those planned last. */
const REMEMBERED = 4;
/** Purposes of the draws of need number n. */
const OPENS = 0;
const SIGNAL = 1;
const MINUTES = 2;
const FALSE_ALARM = 3;
const PLANNED = 4;
/** What brings a call about; its round is number × 4 + this. */
const BY_INTEREST = 1;
const BY_MISTAKE = 2;
const BY_PLAN = 3;

export interface Need {
  number: number;
  opens: number;
  closes: number;
  state: "open" | "found" | "settled";
}

export interface Account {
  /** Steps of growth that wait for the next anniversary. */
  agreed: number;
  needs: Need[];
  /** Calls made in the month under way and the two before. */
  calls: [number, number, number];
  /** When the next call on schedule is due. */
  nextCall: number | null;
}

/** Needs of the month that begins at `from`, and calls because of what shows, rightly or not. */
export function planNeeds(world: World, person: Person, contract: Contract, from: number): void {
  const management = world.scenario.accountManagement;
  if (!management) return;
  const showsInterest = management.policy === "intentTriggered" || management.policy === "hybrid";
  const reaction = Math.round(management.reactionHours * TICKS_PER_HOUR);
  const first = contract.month * MONTHLY;
  const needs = countOf(world, person, first, management.needsPerYear / 12);
  for (let number = first; number < first + needs; number++) {
    const [u, v] = world.draw(person, CALLS, number, OPENS);
    const opens = from + Math.floor(u * TICKS_PER_MONTH);
    if (opens >= world.horizon) continue;
    world.planFor(person, opens, "step", number, () => {
      if (lasts(contract, opens)) world.happened(person, opens, EventKind.need, CALLS, number, 0);
    });
    contract.account.needs.push({ number, opens, closes: opens + ticksOfDays(world.sample(management.needWindowDays, v)), state: "open" });
    if (contract.account.needs.length > REMEMBERED) contract.account.needs.shift();
    if (!showsInterest) continue;
    const [shows] = world.draw(person, CALLS, number, SIGNAL);
    const [minutes] = world.draw(person, CALLS, number, MINUTES);
    if (shows < management.intentSensitivity) planCall(world, person, contract, opens + reaction, number * 4 + BY_INTEREST, minutes);
  }
  if (!showsInterest) return;
  const alarms = countOf(world, person, first + MONTHLY / 2, management.falsePositivesPerYear / 12);
  for (let number = first; number < first + alarms; number++) {
    const [u, v] = world.draw(person, CALLS, number, FALSE_ALARM);
    planCall(world, person, contract, from + Math.floor(u * TICKS_PER_MONTH) + reaction, number * 4 + BY_MISTAKE, v);
  }
}

/** Calls on schedule count from the plan, whatever happens to them; the first comes somewhere in the first interval. */
export function planScheduledCalls(world: World, person: Person, contract: Contract, from: number): void {
  const management = world.scenario.accountManagement;
  if (!management || (management.policy !== "scheduled" && management.policy !== "hybrid")) return;
  const { account, month } = contract;
  const interval = ticksOfDays(management.intervalDays);
  if (account.nextCall === null) {
    const [u] = world.draw(person, CONTRACT, 0, PHASE);
    account.nextCall = from + Math.floor(u * interval);
  }
  for (let number = month * MONTHLY; account.nextCall < from + TICKS_PER_MONTH; number++) {
    const [u] = world.draw(person, CALLS, number, PLANNED);
    planCall(world, person, contract, account.nextCall, number * 4 + BY_PLAN, u);
    account.nextCall += interval;
  }
}

function countOf(world: World, person: Person, counter: number, mean: number): number {
  return Math.min(MONTHLY, poissonCount(world.draws, person.key0, person.key1, NEEDS, counter, mean));
}

function planCall(world: World, person: Person, contract: Contract, tick: number, round: number, u: number): void {
  const { team, callMinutes, priority } = world.scenario.accountManagement!;
  let begun = tick;
  askForTask(world, team, person, tick, round, world.sample(callMinutes, u), priority, {
    kind: "calls",
    isWanted: () => person.contract === contract,
    begun: (now) => { begun = now; },
    done: (now) => {
      if (person.contract === contract) endCall(world, person, contract, round, begun, now);
    },
  });
}

/** A call finds the needs that were open when it began. */
function endCall(world: World, person: Person, { account }: Contract, round: number, begun: number, tick: number): void {
  account.calls[0] += 1;
  world.happened(person, tick, EventKind.call, CALLS, round, 0);
  for (const need of account.needs) {
    if (need.state !== "open" || need.opens > begun || need.closes < begun) continue;
    need.state = "found";
    const [, v] = world.draw(person, CALLS, need.number, SIGNAL);
    if (v < world.scenario.accountManagement!.expandProbability) account.agreed += 1;
  }
}

/** An anniversary: of the needs that have closed unfound, customers see to some themselves. */
export function settleNeeds(world: World, person: Person, { account }: Contract, tick: number): void {
  for (const need of account.needs) {
    if (need.state !== "open" || need.closes > tick) continue;
    need.state = "settled";
    const [, v] = world.draw(person, CALLS, need.number, MINUTES);
    if (v < world.scenario.accountManagement!.selfServeExpandProbability) account.agreed += 1;
  }
}

/** How calls of the last three months beyond what is tolerated multiply the chance to leave. */
export function fatigue(world: World, { account }: Contract): number {
  const management = world.scenario.accountManagement;
  if (!management) return 1;
  const beyond = account.calls[0] + account.calls[1] + account.calls[2] - management.freeContactsPer90Days;
  return beyond > 0 ? pow(management.fatigueChurnMultiplier, beyond) : 1;
}

/** A month is over. */
export function countNextMonth({ account }: Contract): void {
  account.calls = [0, account.calls[0], account.calls[1]];
}
