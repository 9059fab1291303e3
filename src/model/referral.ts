/** Referral: a customer invites; who takes it up starts a journey of its own, in the channel of referrals. */
import { poissonCount, TICKS_PER_MONTH, ticksOfDays } from "../kernel/index.ts";
import { CHILD, INVITES } from "./purposes.ts";
import { ENTRY, type World } from "./world.ts";

/** Invitations of one customer in one month at most. */
const MONTHLY: i32 = 1024;
const WHEN: i32 = 0;
const DELAY: i32 = 1;

/** Sends the invitations of [from, until), which lies within one month of the customer's contract. */
export function invite(world: World, slot: i32, from: f64, until: f64): void {
  const tables = world.tables;
  const people = world.people;
  const ends: f64 = people.invitesFrom[slot] + tables.inviteTicks;
  const last: f64 = ends < until ? ends : until;
  if (last <= from) return;
  const month: i32 = people.month[slot];
  const mean: f64 = (tables.invitesPerMonth * (last - from)) / TICKS_PER_MONTH;
  let count: i32 = poissonCount(world.draws, people.key0[slot], people.key1[slot], INVITES, month * MONTHLY, mean);
  if (count > MONTHLY) count = MONTHLY;
  for (let index: i32 = 0; index < count; index++) {
    const number: i32 = month * MONTHLY + index;
    world.draw(slot, INVITES, number, WHEN);
    if (world.second() >= tables.inviteConversion) continue;
    const sent: f64 = from + Math.floor(world.first() * (last - from));
    world.draw(slot, CHILD, number, DELAY);
    const comes: f64 = sent + ticksOfDays(world.laws.sample(tables.inviteDelay, world.first()));
    if (comes >= world.horizon) continue;
    // The lineage of a child is a hash of its parent's and the number of the invitation.
    world.draws.block(people.lineageHigh[slot], people.lineageLow[slot], CHILD, number);
    const child: i32 = world.born(world.draws.hi, world.draws.lo, tables.referralChannel);
    people.referred[child] = 1;
    if (world.record.logging) people.parent[child] = world.numbered(slot);
    world.schedule(comes, ENTRY, child, 0);
  }
}
