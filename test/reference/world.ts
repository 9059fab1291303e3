/**
 * The reference evaluator: a second, naive reading of the rules in SPEC.md, sections T to C. It reads the scenario itself and keeps
 * one sorted list of what is still to happen; nothing walks ahead, everybody's every step goes through the list.
 *
 * This file holds what all mechanisms share: the list, chance, and what is written down.
 */
import { Draws, Fingerprint, Laws, Quantiles, TICKS_PER_DAY, uniform } from "../../src/kernel/index.ts";
import { hashOf } from "../../src/model/index.ts";
import { PERSON, PURPOSES } from "../../src/model/purposes.ts";
import type { Law, Scenario } from "../../src/scenario/index.ts";
import type { Contract } from "./contract.ts";
import type { Course } from "./midnight.ts";
import type { Offer } from "./forecast.ts";
import type { Team } from "./team.ts";

/** At one instant, things happen in this order. Steps nobody waits for come first: whoever asks for work at an instant has stepped there before. */
export const ORDER = ["midnight", "step", "service end", "opening", "entry", "request", "patience", "anniversary", "step after it", "leaving", "knock"] as const;
export type Order = (typeof ORDER)[number];

/** Something that is still to happen. */
interface Pending {
  tick: number;
  order: number;
  /** Lineage, two unsigned words. */
  high: number;
  low: number;
  round: number;
  happen: () => void;
}

/** Somebody: an account on the journey, a customer or not. */
export interface Person {
  high: number;
  low: number;
  key0: number;
  key1: number;
  /** Null: there on day 0. */
  channel: string | null;
  segment: string | null;
  fits: boolean;
  /** Null: in none yet. */
  stage: string | null;
  /** Back edges taken. */
  round: number;
  /** What multiplies the odds of the next decision about a win. */
  memory: number;
  /** What is left of the chance of success after a wait. */
  heat: number;
  /** When a hand was raised that nobody has answered. */
  raisedAt: number | null;
  /** The work it asks for in the stage where it stands, until that is done. */
  job: Job | null;
  /** Who invited it. */
  parent: Person | null;
  /** Its offer, while it stands in the forecast. */
  offer: Offer | null;
  /** From the win until it leaves. */
  contract: Contract | null;
  /** Nothing more can happen to it: what is still in the list about it is void. */
  isGone: boolean;
}

/** Work asked of a team: by somebody in a stage, or a task for a customer. */
export interface Job {
  person: Person;
  /** Null: the work of the stage. */
  task: Task | null;
  team: Team;
  /** Who works on it together; null: one seat alone. */
  crew: Crew | null;
  /** Kind of work, for those who lose time by switching. */
  kind: string;
  round: number;
  priority: number;
  /** Of a fully productive person. */
  workTicks: number;
  /** On the road. */
  travelTicks: number;
  askedAt: number;
  state: "asking" | "waiting" | "served";
  /** Number in line, and when it joined. */
  turn: number;
  joinedAt: number;
}

/** Beside the journey, something a team does for a customer: a call, the answer to a ticket. */
export interface Task {
  kind: "calls" | "tickets";
  /** While false when its turn comes, it is dropped. */
  isWanted: () => boolean;
  /** Somebody begins it. */
  begun: (tick: number) => void;
  /** The team has done it. */
  done: (tick: number) => void;
}

/** Teams that do the work of one stage at the same time. */
export interface Crew {
  lead: Team;
  /** How many of each team. */
  members: Map<Team, number>;
  line: Job[];
}

/** One canonical change of state. `place` is the hash of a stage or process. */
export interface Happened {
  tick: number;
  kind: number;
  high: number;
  low: number;
  place: number;
  round: number;
  cents: number;
}

const MOST_SHAPES = 256;
let quantiles = new Quantiles();

export class World {
  readonly scenario: Scenario;
  readonly horizonDays: number;
  readonly horizon: number;
  readonly replication: number;
  /** Key of this replication: itself a draw of the seed's. */
  readonly key0: number;
  readonly key1: number;
  readonly draws = new Draws();
  private readonly laws: Laws;
  private readonly exponentials = new Map<number, Law>();
  private readonly numberOfLaw = new Map<Law, Map<number, number>>();

  /** What is still to happen, the next at the end. */
  private readonly pending: Pending[] = [];
  now = 0;

  readonly teams = new Map<string, Team>();
  /** What midnight publishes. */
  course!: Course;
  /** Accounts nobody has touched, and those given back since midnight. */
  untouched: number;
  givenBack = 0;
  /** Who is in a stage with places, and who waits before it. */
  readonly inside = new Map<string, number>();
  readonly outside = new Map<string, Person[]>();
  /** All customers, in no particular order. */
  readonly customers = new Set<Person>();
  /** All contracts and offers ever made. */
  readonly contracts: Contract[] = [];
  readonly offers: Offer[] = [];
  /** MRR from which one was among the top, as of the last ranking of customers. */
  topMrr = Infinity;

  // What is written down.
  readonly happenings: Happened[] = [];
  events = 0;
  readonly fingerprint = new Fingerprint();
  /** Days at which curves are read. */
  readonly gridDays: number[];
  /** By name of the row, what changed at each grid point. */
  private readonly changes = new Map<string, Float64Array>();
  /** Cents in and out by day, and what of it customers paid. */
  readonly netOfDay: number[];
  readonly revenueOfDay: number[];

  constructor(scenario: Scenario, seedKey: Uint32Array, replication: number) {
    this.scenario = scenario;
    this.horizonDays = Math.max(1, Math.round((scenario.run.horizonMonths * 365) / 12));
    this.horizon = this.horizonDays * TICKS_PER_DAY;
    this.replication = replication;
    [this.key0, this.key1] = this.words(seedKey[0] | 0, seedKey[1] | 0, replication, 0);
    if (quantiles.count > MOST_SHAPES) quantiles = new Quantiles();
    this.laws = new Laws(quantiles);
    this.untouched = Math.round(scenario.market.accounts);
    const step = Math.max(1, Math.round(this.horizonDays / 156));
    this.gridDays = [];
    for (let day = 0; day < this.horizonDays; day += step) this.gridDays.push(day);
    this.gridDays.push(this.horizonDays);
    this.netOfDay = Array<number>(this.horizonDays).fill(0);
    this.revenueOfDay = Array<number>(this.horizonDays).fill(0);
  }

  // ── the list ──

  /** Puts something into the list; what lies at or after the horizon does not happen. */
  plan(tick: number, order: Order, high: number, low: number, round: number, happen: () => void): void {
    if (tick >= this.horizon) return;
    if (tick < this.now) throw new Error(`time goes back: ${order} at ${tick}, now ${this.now}`);
    const entry = { tick, order: ORDER.indexOf(order), high: high >>> 0, low: low >>> 0, round, happen };
    let from = 0;
    let to = this.pending.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (comesFirst(entry, this.pending[middle])) from = middle + 1;
      else to = middle;
    }
    this.pending.splice(from, 0, entry);
  }

  /** The same for a person. */
  planFor(person: Person, tick: number, order: Order, round: number, happen: () => void): void {
    this.plan(tick, order, person.high, person.low, round, happen);
  }

  /** Lets everything happen, one after the other. */
  run(): void {
    for (let next = this.pending.pop(); next; next = this.pending.pop()) {
      this.now = next.tick;
      next.happen();
    }
  }

  // ── chance ──

  /** The two words at an address. */
  words(key0: number, key1: number, counter0: number, counter1: number): [number, number] {
    this.draws.block(key0, key1, counter0, counter1);
    return [this.draws.hi, this.draws.lo];
  }

  /** The two uniform numbers of a person at a place, for a purpose (see purposes.ts). A place is a name or its hash. */
  draw(person: Person, place: string | number, round: number, purpose: number): [number, number] {
    const [first, second] = this.words(person.key0, person.key1, typeof place === "string" ? hashOf(place) : place, round * PURPOSES + purpose);
    return [uniform(first), uniform(second)];
  }

  /** The quantile of a law, times a factor. */
  sample(law: Law, u: number, factor = 1): number {
    let byFactor = this.numberOfLaw.get(law);
    if (!byFactor) this.numberOfLaw.set(law, byFactor = new Map());
    let number = byFactor.get(factor);
    if (number === undefined) {
      number = addLaw(this.laws, law);
      if (factor !== 1) number = this.laws.scale(number, factor);
      byFactor.set(factor, number);
    }
    return this.laws.sample(number, u);
  }

  /** The exponential law of a mean: the same object each time, so that `sample` knows it again. */
  exponential(mean: number): Law {
    let law = this.exponentials.get(mean);
    if (!law) this.exponentials.set(mean, law = { kind: "exponential", mean });
    return law;
  }

  /** A new person of this lineage. Its segment and fit are its own draws. */
  born(high: number, low: number, channel: string | null): Person {
    const [key0, key1] = this.words(this.key0, this.key1, high, low);
    const person: Person = {
      high, low, key0, key1, channel, segment: null, fits: true, stage: null, round: 0, memory: 1, heat: 1, raisedAt: null,
      job: null, parent: null, offer: null, contract: null, isGone: false,
    };
    const [u, v] = this.draw(person, PERSON, 0, 0);
    person.fits = v < this.scenario.market.fitShare;
    let upTo = 0;
    for (const id of Object.keys(this.scenario.segments).sort((a, b) => hashOf(a) - hashOf(b))) {
      upTo += this.scenario.segments[id].share;
      if (u >= upTo) continue;
      person.segment = id;
      break;
    }
    return person;
  }

  // ── what is written down ──

  /** Writes an event down; false if it lies at or after the horizon, where nothing happens. */
  happened(person: Person, tick: number, kind: number, place: string | number, round: number, cents: number): boolean {
    if (tick >= this.horizon) return false;
    const event = { tick, kind, high: person.high, low: person.low, place: typeof place === "string" ? hashOf(place) : place, round, cents };
    this.happenings.push(event);
    this.events += 1;
    this.fingerprint.add(this.replication, event.high, event.low, event.place, round, kind, tick, cents);
    return true;
  }

  /** Changes a row from `tick` on: seen from the first grid point at or after it. */
  add(row: string, tick: number, by: number): void {
    const point = this.gridDays.findIndex((day) => day * TICKS_PER_DAY >= tick);
    if (point < 0) return;
    this.changesOf(row)[point] += by;
  }

  /** What changed in a row at each grid point. */
  changesOf(row: string): Float64Array {
    let changes = this.changes.get(row);
    if (!changes) this.changes.set(row, changes = new Float64Array(this.gridDays.length));
    return changes;
  }

  /** Cents in or out on a day; `isRevenue` if a customer paid them. */
  post(day: number, cents: number, isRevenue = false): void {
    if (day >= this.horizonDays) return;
    this.netOfDay[day] += cents;
    if (isRevenue) this.revenueOfDay[day] += cents;
  }
}

function comesFirst(a: Pending, b: Pending): boolean {
  if (a.tick !== b.tick) return a.tick < b.tick;
  if (a.order !== b.order) return a.order < b.order;
  if (a.high !== b.high) return a.high < b.high;
  if (a.low !== b.low) return a.low < b.low;
  return a.round < b.round;
}

function addLaw(laws: Laws, law: Law): number {
  switch (law.kind) {
    case "fixed": return laws.addFixed(law.value);
    case "exponential": return laws.addExponential(law.mean);
    case "uniform": return laws.addUniform(law.min, law.max);
    case "triangular": return laws.addTriangular(law.min, law.mode, law.max);
    case "lognormal": return laws.addLognormal(law.median, law.p90);
    case "gamma": return laws.addGamma(law.mean, law.shape);
    case "empirical": return laws.addEmpirical(Float64Array.from(law.values), Float64Array.from(law.weights));
  }
}

/** The day a tick lies in. */
export function dayOf(tick: number): number {
  return Math.floor(tick / TICKS_PER_DAY);
}
