/**
 * Everyone who is somewhere a machine must remember: parallel arrays by slot, with a free list. A slot holds a person on
 * the journey, a customer, or a task done for a customer (`owner` ≥ 0). Nothing is allocated while a run goes on, unless
 * more people than ever before are in play at once.
 */
import { widerFloats, widerInts } from "../kernel/index.ts";

export const FREE: i32 = 0;
/** Has a next move at `nextTime`. */
export const MOVING: i32 = 1;
/** On the calendar to ask a team for work. */
export const ASKING: i32 = 2;
/** In a team's line. */
export const WAITING: i32 = 3;
/** A team works on it. */
export const SERVED: i32 = 4;
/** Stays where it is for good. */
export const RESTING: i32 = 5;
/** Left while a team still works on it. */
export const GONE: i32 = 6;

/** On the calendar to step through a gate. */
export const PASSING: i32 = 7;
/** In the line before a gate. */
export const OUTSIDE: i32 = 8;

/** Open needs remembered per customer; of more at once the oldest is forgotten. */
export const NEED_SLOTS: i32 = 4;

/** Beyond so many at once a scenario is a mistake, and would take the memory of its reader. */
const AT_MOST: i32 = 1_000_000;

export class People {
  capacity: i32 = 0;
  used: i32 = 0;
  firstFree: i32 = -1;
  live: i32 = 0;
  nextFree: Int32Array = new Int32Array(0);
  state: Int32Array = new Int32Array(0);
  lineageHigh: Int32Array = new Int32Array(0);
  lineageLow: Int32Array = new Int32Array(0);
  key0: Int32Array = new Int32Array(0);
  key1: Int32Array = new Int32Array(0);
  /** Number in the log. */
  number: Int32Array = new Int32Array(0);
  channel: Int32Array = new Int32Array(0);
  /** −1 = none. */
  segment: Int32Array = new Int32Array(0);
  /** 1 = the account fits what is sold. */
  fits: Int32Array = new Int32Array(0);
  /** Factor on the odds of the next decision about a win. */
  memory: Float64Array = new Float64Array(0);
  /** Who answers for the account: team and number of the head; −1 = nobody. */
  ownerTeam: Int32Array = new Int32Array(0);
  ownerHead: Int32Array = new Int32Array(0);
  stage: Int32Array = new Int32Array(0);
  /** Back edges taken so far. */
  round: Int32Array = new Int32Array(0);
  nextStage: Int32Array = new Int32Array(0);
  nextTime: Float64Array = new Float64Array(0);
  /** When it asked for the work it waits for. */
  askedAt: Float64Array = new Float64Array(0);
  /** When a hand was raised that nobody has answered; −1 = none. */
  raisedAt: Float64Array = new Float64Array(0);
  /** What is left of the chance of success after cooling. */
  heat: Float64Array = new Float64Array(0);
  workTicks: Float64Array = new Float64Array(0);
  team: Int32Array = new Int32Array(0);
  seat: Int32Array = new Int32Array(0);
  /** Kind of that work. */
  kind: Int32Array = new Int32Array(0);
  /** Seat time on the road for it. */
  travelTicks: Float64Array = new Float64Array(0);
  /** Who works on it together; −1 = one seat alone. */
  crew: Int32Array = new Int32Array(0);
  ticket: Float64Array = new Float64Array(0);
  /** Place in the line, and when it joined. */
  priority: Float64Array = new Float64Array(0);
  joinedAt: Float64Array = new Float64Array(0);
  patientUntil: Float64Array = new Float64Array(0);
  parent: Int32Array = new Int32Array(0);
  /** Invitations between it and somebody who came by itself: 0 = came by itself. */
  generation: Int32Array = new Int32Array(0);
  /** When the customer who invited it was won, in ticks. */
  parentSince: Float64Array = new Float64Array(0);
  referred: Int32Array = new Int32Array(0);
  isCustomer: Int32Array = new Int32Array(0);
  since: Float64Array = new Float64Array(0);
  /** Whole months of the contract begun. */
  month: Int32Array = new Int32Array(0);
  /** Cents. */
  mrr: Float64Array = new Float64Array(0);
  /** 0 while it uses a free stage and has never paid. */
  pays: Int32Array = new Int32Array(0);
  /** Month of the contract in which it began to pay. */
  paysFrom: Int32Array = new Int32Array(0);
  /** Monthly churn before anything multiplies it. */
  ownChurn: Float64Array = new Float64Array(0);
  /** 1 = among the top of the loyalty programme, as of its last anniversary. */
  member: Int32Array = new Int32Array(0);
  /** Orders a month. */
  orderRate: Float64Array = new Float64Array(0);
  /** Chance to be gone after a repeat order, and what multiplies it this month. */
  dropout: Float64Array = new Float64Array(0);
  strain: Float64Array = new Float64Array(0);
  /** Orders placed, and when the next one comes; −1 = never. */
  orders: Int32Array = new Int32Array(0);
  nextOrder: Float64Array = new Float64Array(0);
  invitesFrom: Float64Array = new Float64Array(0);
  /** Calls and tickets planned and not yet finished, invitations planned and not yet sent. */
  openTasks: Int32Array = new Int32Array(0);
  /** Mailbox: expansions agreed on, read at the next anniversary. */
  agreed: Int32Array = new Int32Array(0);
  /** Calls of this month and of the two before. */
  contacts0: Int32Array = new Int32Array(0);
  contacts1: Int32Array = new Int32Array(0);
  contacts2: Int32Array = new Int32Array(0);
  nextCall: Float64Array = new Float64Array(0);
  /** Needs so far, and those of the month under way. */
  needs: Int32Array = new Int32Array(0);
  needsOfMonth: Int32Array = new Int32Array(0);
  /** NEED_SLOTS per slot. */
  needFrom: Float64Array = new Float64Array(0);
  needUntil: Float64Array = new Float64Array(0);
  /** 1 open, 2 found, 0 none. */
  needState: Int32Array = new Int32Array(0);
  needNumber: Int32Array = new Int32Array(0);
  /** Slot of the customer a task is for, or who is to invite it; −1 = a person. */
  owner: Int32Array = new Int32Array(0);
  /** What kind of task, in the numbers of task.ts. */
  task: Int32Array = new Int32Array(0);
  /** Counts the lives of a slot, so that a task or an invitation can tell whether its customer is still the same. */
  life: Int32Array = new Int32Array(0);
  ownerLife: Int32Array = new Int32Array(0);

  constructor() {
    this.grow(1024);
  }

  clear(): void {
    this.used = 0;
    this.firstFree = -1;
    this.live = 0;
  }

  /** A slot with everything at its start value but lineage and key. */
  take(): i32 {
    let slot: i32 = this.firstFree;
    if (slot >= 0) this.firstFree = this.nextFree[slot];
    else {
      slot = this.used;
      this.used += 1;
      if (slot == this.capacity) {
        if (slot >= AT_MOST) throw new Error("too large: more than 1,000,000 people and calls under way at once; expected fewer arrivals or invitations");
        this.grow(this.capacity * 2);
      }
    }
    this.live += 1;
    this.state[slot] = MOVING;
    this.number[slot] = -1;
    this.channel[slot] = -1;
    this.segment[slot] = -1;
    this.fits[slot] = 1;
    this.memory[slot] = 1;
    this.ownerTeam[slot] = -1;
    this.ownerHead[slot] = -1;
    this.stage[slot] = -1;
    this.round[slot] = 0;
    this.raisedAt[slot] = -1;
    this.heat[slot] = 1;
    this.patientUntil[slot] = -1;
    this.travelTicks[slot] = 0;
    this.crew[slot] = -1;
    this.parent[slot] = -1;
    this.generation[slot] = 0;
    this.parentSince[slot] = -1;
    this.referred[slot] = 0;
    this.isCustomer[slot] = 0;
    this.owner[slot] = -1;
    this.life[slot] += 1;
    return slot;
  }

  release(slot: i32): void {
    this.state[slot] = FREE;
    this.nextFree[slot] = this.firstFree;
    this.firstFree = slot;
    this.live -= 1;
  }

  /** Makes the slot a customer since `tick`. */
  sign(slot: i32, tick: f64, mrr: f64): void {
    this.isCustomer[slot] = 1;
    this.since[slot] = tick;
    this.month[slot] = 0;
    this.mrr[slot] = mrr;
    this.pays[slot] = 0;
    this.paysFrom[slot] = 0;
    this.member[slot] = 0;
    this.orders[slot] = 0;
    this.nextOrder[slot] = -1;
    this.invitesFrom[slot] = -1;
    this.openTasks[slot] = 0;
    this.nextCall[slot] = -1;
    this.agreed[slot] = 0;
    this.contacts0[slot] = 0;
    this.contacts1[slot] = 0;
    this.contacts2[slot] = 0;
    this.needs[slot] = 0;
    this.needsOfMonth[slot] = 0;
    for (let index: i32 = slot * NEED_SLOTS; index < (slot + 1) * NEED_SLOTS; index++) this.needState[index] = 0;
  }

  private grow(capacity: i32): void {
    this.capacity = capacity;
    this.nextFree = widerInts(this.nextFree, capacity);
    this.state = widerInts(this.state, capacity);
    this.lineageHigh = widerInts(this.lineageHigh, capacity);
    this.lineageLow = widerInts(this.lineageLow, capacity);
    this.key0 = widerInts(this.key0, capacity);
    this.key1 = widerInts(this.key1, capacity);
    this.number = widerInts(this.number, capacity);
    this.channel = widerInts(this.channel, capacity);
    this.segment = widerInts(this.segment, capacity);
    this.fits = widerInts(this.fits, capacity);
    this.memory = widerFloats(this.memory, capacity);
    this.ownerTeam = widerInts(this.ownerTeam, capacity);
    this.ownerHead = widerInts(this.ownerHead, capacity);
    this.stage = widerInts(this.stage, capacity);
    this.round = widerInts(this.round, capacity);
    this.nextStage = widerInts(this.nextStage, capacity);
    this.nextTime = widerFloats(this.nextTime, capacity);
    this.askedAt = widerFloats(this.askedAt, capacity);
    this.raisedAt = widerFloats(this.raisedAt, capacity);
    this.heat = widerFloats(this.heat, capacity);
    this.workTicks = widerFloats(this.workTicks, capacity);
    this.team = widerInts(this.team, capacity);
    this.seat = widerInts(this.seat, capacity);
    this.kind = widerInts(this.kind, capacity);
    this.travelTicks = widerFloats(this.travelTicks, capacity);
    this.crew = widerInts(this.crew, capacity);
    this.ticket = widerFloats(this.ticket, capacity);
    this.priority = widerFloats(this.priority, capacity);
    this.joinedAt = widerFloats(this.joinedAt, capacity);
    this.patientUntil = widerFloats(this.patientUntil, capacity);
    this.parent = widerInts(this.parent, capacity);
    this.generation = widerInts(this.generation, capacity);
    this.parentSince = widerFloats(this.parentSince, capacity);
    this.referred = widerInts(this.referred, capacity);
    this.isCustomer = widerInts(this.isCustomer, capacity);
    this.since = widerFloats(this.since, capacity);
    this.month = widerInts(this.month, capacity);
    this.mrr = widerFloats(this.mrr, capacity);
    this.pays = widerInts(this.pays, capacity);
    this.paysFrom = widerInts(this.paysFrom, capacity);
    this.ownChurn = widerFloats(this.ownChurn, capacity);
    this.member = widerInts(this.member, capacity);
    this.orderRate = widerFloats(this.orderRate, capacity);
    this.dropout = widerFloats(this.dropout, capacity);
    this.strain = widerFloats(this.strain, capacity);
    this.orders = widerInts(this.orders, capacity);
    this.nextOrder = widerFloats(this.nextOrder, capacity);
    this.invitesFrom = widerFloats(this.invitesFrom, capacity);
    this.openTasks = widerInts(this.openTasks, capacity);
    this.agreed = widerInts(this.agreed, capacity);
    this.contacts0 = widerInts(this.contacts0, capacity);
    this.contacts1 = widerInts(this.contacts1, capacity);
    this.contacts2 = widerInts(this.contacts2, capacity);
    this.nextCall = widerFloats(this.nextCall, capacity);
    this.needs = widerInts(this.needs, capacity);
    this.needsOfMonth = widerInts(this.needsOfMonth, capacity);
    this.needFrom = widerFloats(this.needFrom, capacity * NEED_SLOTS);
    this.needUntil = widerFloats(this.needUntil, capacity * NEED_SLOTS);
    this.needState = widerInts(this.needState, capacity * NEED_SLOTS);
    this.needNumber = widerInts(this.needNumber, capacity * NEED_SLOTS);
    this.owner = widerInts(this.owner, capacity);
    this.task = widerInts(this.task, capacity);
    this.life = widerInts(this.life, capacity);
    this.ownerLife = widerInts(this.ownerLife, capacity);
  }
}
