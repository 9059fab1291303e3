/**
 * The contract: from the win until somebody leaves. A customer pays in advance when it is won and at each monthly anniversary.
 * At an anniversary, one after the other: it leaves; settles its needs; steps back; begins to pay after a free time; grows by
 * what was agreed; pays; is rewarded; and its month is planned: what that brings comes unless the journey ends the contract
 * before.
 */
import { TICKS_PER_DAY, TICKS_PER_MONTH } from "../../src/kernel/index.ts";
import { EventKind } from "../../src/model/index.ts";
import { CONTRACT, PRICE, SHRINK, WINBACK } from "../../src/model/purposes.ts";
import { countNextMonth, planNeeds, planScheduledCalls, settleNeeds, type Account } from "./account.ts";
import { isLeaving, ownChurn, strainOfOrders } from "./churn.ts";
import { cents } from "./dated.ts";
import { dealCents } from "./deal.ts";
import { arrive, begin, bornOnDayZero, backToMarket } from "./journey.ts";
import { isAmongTop, reward } from "./loyalty.ts";
import { bearCost, bill } from "./money.ts";
import { beginOrders, continueOrders, planOrders, type Orders } from "./orders.ts";
import { beginToInvite, inviteFrom } from "./referral.ts";
import { planTickets } from "./support.ts";
import { dropJob } from "./team.ts";
import { dayOf, type Person, type World } from "./world.ts";

export interface Contract {
  /** When it began; for customers of day 0 that is before the run. */
  since: number;
  /** Whole months so far. */
  month: number;
  /** Null while it runs. */
  ended: number | null;
  /** Cents a month. */
  mrr: number;
  /** Month of the contract in which it began to pay; null while it only uses what is free. */
  paysFrom: number | null;
  /** When that was, if in this run, and its MRR then. */
  first: { tick: number; cents: number } | null;
  /** Each month begun in this run, and the MRR at its beginning. */
  months: { tick: number; mrr: number }[];
  /** Monthly churn before anything multiplies it. */
  ownChurn: number;
  /** Is it, since its last anniversary, in the loyalty programme? */
  isMember: boolean;
  /** Since when it invites. */
  invitesFrom: number | null;
  account: Account;
  orders: Orders;
}

export function nextAnniversary({ since, month }: Contract): number {
  return since + (month + 1) * TICKS_PER_MONTH;
}

/** What was planned for a tick comes, if the contract has not ended before it. */
export function lasts({ ended }: Contract, tick: number): boolean {
  return ended === null || tick <= ended;
}

/** The win: somebody has just entered its first customer stage. */
export function becomeCustomer(world: World, person: Person, tick: number): void {
  const contract = sign(world, person, tick, 0);
  contract.ownChurn = ownChurn(world, person, false);
  world.add("customers", tick, 1);
  world.add("won", tick, 1);
  const mrr = standsFree(world, person) ? 0 : beginToPay(world, person, contract, tick);
  world.happened(person, tick, EventKind.won, CONTRACT, 0, mrr);
  if (person.parent) world.post(dayOf(tick), -cents(world.scenario.referral!.reward));
  contract.orders.strain = strainOfOrders(world, person, contract, tick);
  pay(world, person, contract, tick, 0);
  begin(world, person, tick);
  beginMonth(world, person, contract, tick);
  planAnniversary(world, person, contract);
}

/**
 * Customers of day 0 have been there for some months, and are somewhere in one more. They pay the price of day 0, and pay
 * at their next anniversary; their needs, tickets and invitations begin then, their orders on day 0.
 */
export function customersOfDayZero(world: World): void {
  const { market, stages } = world.scenario;
  const right = Object.keys(stages).filter((id) => stages[id].bulb === "right").sort((a, b) => stages[a].order - stages[b].order);
  const stage = market.initialStage ?? right[0];
  if (stage === undefined) return;
  for (let index = 0; index < Math.round(market.initialCustomers); index++) {
    const person = bornOnDayZero(world, "process initial", 0, index);
    world.add(`stage.${stage}`, 0, 1);
    arrive(world, person, stage, 0);
    const tenure = Math.round(market.initialTenureMonths);
    const [, v] = world.draw(person, CONTRACT, 0, PRICE);
    const contract = sign(world, person, -Math.floor(v * TICKS_PER_MONTH) - tenure * TICKS_PER_MONTH, tenure);
    contract.ownChurn = ownChurn(world, person, true);
    world.add("customers", 0, 1);
    if (!standsFree(world, person)) {
      contract.paysFrom = 0;
      if (world.scenario.value.orders) continueOrders(world, person, contract);
      else bookMrr(world, contract, 0, dealCents(world, person, 0));
    }
    contract.orders.strain = strainOfOrders(world, person, contract, 0);
    planOrders(world, person, contract, nextAnniversary(contract));
    contract.months.push({ tick: contract.since + contract.month * TICKS_PER_MONTH, mrr: contract.mrr });
    begin(world, person, 0);
    planAnniversary(world, person, contract);
  }
}

function sign(world: World, person: Person, since: number, month: number): Contract {
  const contract: Contract = {
    since, month, ended: null, mrr: 0, paysFrom: null, first: null, months: [], ownChurn: 0, isMember: false, invitesFrom: null,
    account: { agreed: 0, needs: [], calls: [0, 0, 0], nextCall: null },
    orders: { perMonth: 0, dropout: 0, strain: 1, placed: 0, next: null },
  };
  person.contract = contract;
  world.contracts.push(contract);
  world.customers.add(person);
  return contract;
}

/** Who stands in a free stage and has never paid does not pay. */
function standsFree(world: World, person: Person): boolean {
  const { bulb, free } = world.scenario.stages[person.stage!];
  return bulb === "right" && free;
}

/** From now on it pays, or orders. The MRR in cents. */
function beginToPay(world: World, person: Person, contract: Contract, tick: number): number {
  contract.paysFrom = contract.month;
  if (world.scenario.value.orders) {
    beginOrders(world, person, contract, tick);
    return 0;
  }
  const mrr = dealCents(world, person, tick);
  contract.first = { tick, cents: mrr };
  bookMrr(world, contract, tick, mrr);
  world.post(dayOf(tick), -Math.floor(mrr * 12 * world.scenario.money.commission + 0.5));
  return mrr;
}

function bookMrr(world: World, contract: Contract, tick: number, mrr: number): void {
  contract.mrr = mrr;
  world.add("mrr", tick, mrr);
  world.add("newMrr", tick, mrr);
}

function planAnniversary(world: World, person: Person, contract: Contract): void {
  const tick = nextAnniversary(contract);
  world.planFor(person, tick, "anniversary", contract.month, () => {
    if (person.contract === contract) anniversary(world, person, contract, tick);
  });
}

function anniversary(world: World, person: Person, contract: Contract, tick: number): void {
  contract.month += 1;
  contract.isMember = isAmongTop(world, contract);
  contract.orders.strain = strainOfOrders(world, person, contract, tick);
  if (isLeaving(world, person, contract, tick)) {
    leave(world, person, contract, tick);
    return;
  }
  countNextMonth(contract);
  settleNeeds(world, person, contract, tick);
  stepBack(world, person, contract, tick);
  if (contract.paysFrom === null && !standsFree(world, person)) {
    const mrr = beginToPay(world, person, contract, tick);
    world.happened(person, tick, EventKind.subscribe, CONTRACT, contract.month, mrr);
  }
  const grown = grow(world, person, contract, tick);
  pay(world, person, contract, tick, grown);
  reward(world, person, contract, tick);
  beginMonth(world, person, contract, tick);
  planAnniversary(world, person, contract);
}

function stepBack(world: World, person: Person, contract: Contract, tick: number): void {
  const { contractionPerYear, expansionStep } = world.scenario.value;
  const step = Math.floor(contract.mrr * expansionStep + 0.5);
  if (step <= 0) return;
  const [u] = world.draw(person, CONTRACT, contract.month, SHRINK);
  if (u >= contractionPerYear / 12) return;
  contract.mrr -= step;
  world.add("mrr", tick, -step);
  world.add("contractionMrr", tick, step);
  world.happened(person, tick, EventKind.contract, CONTRACT, contract.month, step);
}

/** What was agreed takes effect, once it pays an MRR. Cents a month more. */
function grow(world: World, person: Person, contract: Contract, tick: number): number {
  const { value } = world.scenario;
  if (contract.paysFrom === null || value.orders) return 0;
  let grown = 0;
  while (contract.account.agreed > 0) {
    contract.account.agreed -= 1;
    const step = Math.floor(contract.mrr * value.expansionStep + 0.5);
    contract.mrr += step;
    grown += step;
    world.add("mrr", tick, step);
    world.add("expansionMrr", tick, step);
    world.happened(person, tick, EventKind.expand, CONTRACT, contract.month * 16 + contract.account.agreed, step);
  }
  return grown;
}

/** The month that begins, or the year of which it is the first; of growth within a year, the months left of it. */
function pay(world: World, person: Person, contract: Contract, tick: number, grown: number): void {
  const { value } = world.scenario;
  if (contract.paysFrom === null || value.orders) return;
  bearCost(world, tick, contract.mrr);
  const into = (contract.month - contract.paysFrom) % 12;
  let due = contract.mrr;
  if (value.billing === "annualUpfront") due = into === 0 ? contract.mrr * 12 : grown * (12 - into);
  if (value.billing === "annualUpfront" && into !== 0 && due === 0) return;
  bill(world, person, tick, due);
  world.happened(person, tick, EventKind.pay, CONTRACT, contract.month, due);
}

/** What the month that begins at `tick` will bring. */
function beginMonth(world: World, person: Person, contract: Contract, tick: number): void {
  const until = tick + TICKS_PER_MONTH;
  contract.months.push({ tick, mrr: contract.mrr });
  planNeeds(world, person, contract, tick);
  planScheduledCalls(world, person, contract, tick);
  planTickets(world, person, contract, tick);
  planOrders(world, person, contract, until);
  if (contract.invitesFrom === null) beginToInvite(world, person, contract, tick, until);
  else inviteFrom(world, person, contract, tick, until);
}

/** After every step of a customer: a way out ends the contract, a stage that invites begins that. */
export function reached(world: World, person: Person, tick: number): void {
  const contract = person.contract!;
  if (world.scenario.stages[person.stage!].bulb !== "exit") {
    beginToInvite(world, person, contract, tick, nextAnniversary(contract));
    return;
  }
  end(world, person, contract, tick);
  person.isGone = true;
}

/** Leaves at an anniversary, from wherever it stands. Some are market again later. */
function leave(world: World, person: Person, contract: Contract, tick: number): void {
  const { winbackDays } = world.scenario.retention;
  world.add(`stage.${person.stage}`, tick, -1);
  end(world, person, contract, tick);
  dropJob(world, person, tick);
  person.isGone = true;
  if (!winbackDays) return;
  const [u] = world.draw(person, CONTRACT, 0, WINBACK);
  const back = tick + Math.floor(world.sample(winbackDays, u) * TICKS_PER_DAY + 0.5);
  world.planFor(person, back, "step", person.round, () => backToMarket(world, person, back));
}

/** Ends the contract in the books. */
function end(world: World, person: Person, contract: Contract, tick: number): void {
  contract.ended = tick;
  person.contract = null;
  world.customers.delete(person);
  world.add("customers", tick, -1);
  world.add("mrr", tick, -contract.mrr);
  world.add("churnedMrr", tick, contract.mrr);
  world.happened(person, tick, EventKind.churn, CONTRACT, contract.month, contract.mrr);
}
