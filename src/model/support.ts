/**
 * Support: customers ask, a team answers. Tickets of a month are a Poisson number at instants spread evenly over it, known
 * when it begins; the answer leaves nothing in the customer's mailbox.
 */
import { poissonCount, TICKS_PER_MONTH } from "../kernel/index.ts";
import { SUPPORT, TICKETS } from "./purposes.ts";
import { isWanted, KINDS, putTask, TICKET } from "./task.ts";
import { EventKind } from "./event-kind.ts";
import type { World } from "./world.ts";

/** Tickets of one customer in one month at most. */
const MONTHLY: i32 = 1024;
/** Purpose at SUPPORT: when it comes (first), how many minutes it takes (second). */
const ASKS: i32 = 0;

/** Plans the tickets of the month that begins at `from`. */
export function planTickets(world: World, slot: i32, from: f64): void {
  const tables = world.tables;
  if (tables.ticketTeam < 0) return;
  const people = world.people;
  const first: i32 = people.month[slot] * MONTHLY;
  let count: i32 = poissonCount(world.draws, people.key0[slot], people.key1[slot], TICKETS, first, tables.ticketsPerMonth);
  if (count > MONTHLY) count = MONTHLY;
  for (let index: i32 = 0; index < count; index++) {
    world.draw(slot, SUPPORT, first + index, ASKS);
    const tick: f64 = from + Math.floor(world.first() * TICKS_PER_MONTH);
    const minutes: f64 = world.laws.sample(tables.ticketLaw, world.second());
    putTask(world, slot, TICKET, tick, (first + index) * KINDS, minutes);
  }
}

/** The ticket has been answered. */
export function endTicket(world: World, slot: i32, tick: f64): void {
  const people = world.people;
  if (isWanted(world, slot)) {
    const customer: i32 = people.owner[slot];
    people.openTasks[customer] -= 1;
    if (world.happened(customer, tick, EventKind.ticket, SUPPORT, people.round[slot], 0)) world.tickets += 1;
    if (world.record.logging) world.record.log(tick, EventKind.ticket, world.numbered(customer), people.stage[customer], 0);
  }
  people.release(slot);
}
