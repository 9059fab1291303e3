/**
 * A task for a customer: something a team does for it beside its journey — a call, the answer to a ticket. It asks for a
 * SEAT and stands in the team's line like a person, in a slot of its own with the lineage of its customer; when the customer has left before it is
 * begun, it is dropped. A customer with tasks not yet finished keeps its anniversary on the calendar.
 */
import { ASKING } from "./people.ts";
import { tallyTask } from "./tally.ts";
import { REQUEST, type World } from "./world.ts";

/** Kinds of task. */
export const CALL: i32 = 1;
export const TICKET: i32 = 2;
/** Rounds of tasks are number × KINDS + what brought it about (a ticket is 0, calls 1 to 3): no two are the same. */
export const KINDS: i32 = 4;

/** Puts a task of so many minutes on the calendar; none at or after the horizon. */
export function putTask(world: World, customer: i32, task: i32, tick: f64, round: i32, minutes: f64): void {
  if (tick >= world.horizon) return;
  const tables = world.tables;
  const people = world.people;
  const team: i32 = task == CALL ? tables.callTeam : tables.ticketTeam;
  const slot: i32 = people.take();
  people.lineageHigh[slot] = people.lineageHigh[customer];
  people.lineageLow[slot] = people.lineageLow[customer];
  people.owner[slot] = customer;
  people.ownerLife[slot] = people.life[customer];
  people.task[slot] = task;
  people.round[slot] = round;
  people.team[slot] = team;
  people.workTicks[slot] = Math.floor(minutes * 960 + 0.5);
  people.state[slot] = ASKING;
  people.openTasks[customer] += 1;
  people.kind[slot] = task;
  world.schedule(tick, REQUEST, slot, round);
}

/** It is asked of its team. */
export function bookTask(world: World, slot: i32, tick: f64): void {
  const people = world.people;
  world.asked(people.team[slot], tick, people.workTicks[slot], people.task[slot]);
  tallyTask(world, people.team[slot], people.workTicks[slot], people.task[slot] == CALL);
}

/** Place of a task in a line by priority. */
export function priorityOf(world: World, slot: i32): f64 {
  return world.people.task[slot] == CALL ? world.tables.callPriority : world.tables.ticketPriority;
}

/** True while the customer of a task is still the same one and still a customer. */
export function isWanted(world: World, slot: i32): bool {
  const people = world.people;
  const customer: i32 = people.owner[slot];
  return people.life[customer] == people.ownerLife[slot] && people.isCustomer[customer] != 0;
}

/** The line was full: the task comes to nothing. */
export function turnAway(world: World, slot: i32): void {
  const people = world.people;
  people.openTasks[people.owner[slot]] -= 1;
  people.release(slot);
}
