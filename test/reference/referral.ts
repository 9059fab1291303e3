/**
 * Referral: from the first stage that invites on, a customer invites: all at once, or month by month at the rate of the day on
 * which a month, or what is left of it, begins. Who walks out before has not sent it. Some take it up after a while, and come by
 * the channel of referrals.
 */
import { poissonCount, TICKS_PER_DAY, TICKS_PER_MONTH, ticksOfDays } from "../../src/kernel/index.ts";
import { CHILD, INVITED, INVITES, ONE_SHOT } from "../../src/model/purposes.ts";
import { lasts, type Contract } from "./contract.ts";
import { onDay } from "./dated.ts";
import { comesInvited } from "./midnight.ts";
import { dayOf, type Person, type World } from "./world.ts";

/** Invitations in one month at most, so many numbers belong to it; and at once. */
const MONTHLY = 1024;
const AT_ONCE = 65_536;
const WHEN = 0;
const DELAY = 1;

/** Begins to invite, if it stands in a stage from which on one does and does not invite yet. */
export function beginToInvite(world: World, person: Person, contract: Contract, tick: number, until: number): void {
  const { referral, stages } = world.scenario;
  if (!referral || contract.invitesFrom !== null || stages[person.stage!].order < stages[referral.fromStage].order) return;
  contract.invitesFrom = tick;
  if (referral.mode === "rate") {
    inviteFrom(world, person, contract, tick, until);
    return;
  }
  const mean = referral.invitesPerCustomer * referral.strength;
  const count = Math.min(AT_ONCE, poissonCount(world.draws, person.key0, person.key1, ONE_SHOT, 0, mean));
  for (let number = 0; number < count; number++) send(world, person, contract, number, tick, 0);
}

/** Invites, at a rate, in [from, until), which lies within a month of the contract, as long as one invites. */
export function inviteFrom(world: World, person: Person, contract: Contract, from: number, until: number): void {
  const { scenario } = world;
  const { referral } = scenario;
  if (!referral || referral.mode !== "rate" || contract.invitesFrom === null) return;
  const length = Math.min(until, contract.invitesFrom + Math.round(referral.activeDays * TICKS_PER_DAY)) - from;
  if (length <= 0) return;
  const perMonth = onDay(scenario, "referral.invitesPerMonth", referral.invitesPerMonth, dayOf(from)) * referral.strength;
  const first = contract.month * MONTHLY;
  const count = Math.min(MONTHLY, poissonCount(world.draws, person.key0, person.key1, INVITED, first, (perMonth * length) / TICKS_PER_MONTH));
  for (let number = first; number < first + count; number++) send(world, person, contract, number, from, length);
}

/** One invitation, somewhere in the `length` ticks after `from`. */
function send(world: World, person: Person, contract: Contract, number: number, from: number, length: number): void {
  const { scenario } = world;
  const { conversionToEntry, delayDays, channel } = scenario.referral!;
  const [u, v] = world.draw(person, INVITES, number, WHEN);
  const sent = from + Math.floor(u * length);
  if (sent >= world.horizon || v >= onDay(scenario, "referral.conversionToEntry", conversionToEntry, dayOf(sent))) return;
  const [delay] = world.draw(person, CHILD, number, DELAY);
  const comes = sent + ticksOfDays(world.sample(delayDays, delay));
  const child = world.born(...world.words(person.high, person.low, CHILD, number), channel);
  child.parent = person;
  world.planFor(child, comes, "entry", 0, () => {
    if (lasts(contract, sent)) comesInvited(world, child, comes);
  });
}
