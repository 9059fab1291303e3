/**
 * The forecast: at the first midnight of each quarter, the offers open then and due in it. An offer is open from the instant its
 * stage is entered until the one at which it is left; it is due from the quarter on in which it would reach the median stay. Its
 * amount is the first MRR it would bring if won at once, weighted by the chance of the win as stated on that day.
 */
import { TICKS_PER_DAY, ticksOfDays } from "../../src/kernel/index.ts";
import type { Scenario } from "../../src/scenario/index.ts";
import { dealCents } from "./deal.ts";
import { dwellOf } from "./journey.ts";
import { chanceOf, exitsOf, isBefore } from "./odds.ts";
import type { Person, World } from "./world.ts";

export interface Offer {
  entered: number;
  /** Null while it is open. */
  left: number | null;
  due: number;
  /** Cents, weighted by the chance of the win. */
  weighted: number;
}

/** Somebody is about to enter a stage. */
export function offerEntered(world: World, person: Person, stageId: string, tick: number): void {
  const { scenario } = world;
  const stage = scenario.stages[stageId];
  if (!scenario.forecast || !stage.forecast || !isBefore(stage) || person.contract) return;
  const { law, stretch } = dwellOf(world, person, stage);
  const weighted = Math.floor(dealCents(world, person, tick) * chanceOfWin(world, person, stageId, tick) + 0.5);
  person.offer = { entered: tick, left: null, due: tick + ticksOfDays(world.sample(law, 0.5, stretch)), weighted };
  world.offers.push(person.offer);
}

/** Somebody leaves its stage: an offer it has is decided, put off or dropped. */
export function offerLeft(person: Person, tick: number): void {
  if (person.offer) person.offer.left = tick;
  person.offer = null;
}

/** Chance that somebody who enters the stage now is won on this journey. */
function chanceOfWin(world: World, person: Person, stageId: string, tick: number): number {
  const { scenario } = world;
  const later = winChances(scenario, person.channel);
  return wonBy(scenario, stageId, (exitId) => chanceOf(world, person, stageId, exitId, tick), later);
}

/** The chance of the win from a stage, given that of each way out and that from each stage it leads to. */
function wonBy(scenario: Scenario, stageId: string, chanceOfExit: (exitId: string) => number, later: Map<string, number>): number {
  let left = 1;
  let won = 0;
  for (const exitId of exitsOf(scenario, stageId)) {
    const taken = Math.min(left, chanceOfExit(exitId));
    left -= taken;
    won += taken * later.get(exitId)!;
  }
  const { otherwise } = scenario.stages[stageId];
  return otherwise === null ? won : won + left * later.get(otherwise)!;
}

/** A circle whose chance to go round so often has died away. */
const ROUNDS = 100;
const known = new WeakMap<Scenario, Map<string | null, Map<string, number>>>();

/** Chance of the win from each stage, as the scenario states it: events, odds and cooling left out. */
function winChances(scenario: Scenario, channel: string | null): Map<string, number> {
  const ofChannels = known.get(scenario) ?? new Map<string | null, Map<string, number>>();
  known.set(scenario, ofChannels);
  const found = ofChannels.get(channel);
  if (found) return found;
  const stages = Object.entries(scenario.stages);
  let chances = new Map(stages.map(([id, { bulb }]) => [id, bulb === "right" ? 1 : 0]));
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Map(chances);
    for (const [id, stage] of stages) {
      const asStated = (exitId: string) => (channel === null ? undefined : stage.exits[exitId].probabilityByChannel[channel]) ?? stage.exits[exitId].probability;
      if (isBefore(stage)) next.set(id, wonBy(scenario, id, asStated, chances));
    }
    chances = next;
  }
  ofChannels.set(channel, chances);
  return chances;
}

/** First midnights of the quarters, in ticks, up to the end of the one under way at the horizon. */
function quartersOf({ scenario: { forecast }, horizonDays }: World): number[] {
  const days = [0];
  for (let quarter = 1; days[days.length - 1] < horizonDays; quarter++) days.push(Math.ceil((quarter * forecast!.quarterMonths * 365) / 12));
  return days.map((day) => day * TICKS_PER_DAY);
}

/** What was forecast for the quarter in which each day of the grid lies, and what was closed in it: first MRR. */
export function forecastSeries(world: World): { weighted: number[]; closed: number[] } {
  const quarters = quartersOf(world);
  const quarterOf = (day: number) => quarters.findLastIndex((tick) => tick <= Math.min(day, world.horizonDays - 1) * TICKS_PER_DAY);
  const forecast = quarters.map((tick, quarter) => sum(world.offers.filter(({ entered, left, due }) => entered <= tick && (left === null || left > tick) && due < quarters[quarter + 1]).map(({ weighted }) => weighted)));
  const closed = quarters.map((tick, quarter) => sum(world.contracts.flatMap(({ first }) => (first && first.tick >= tick && first.tick < quarters[quarter + 1] ? [first.cents] : []))));
  return { weighted: world.gridDays.map((day) => forecast[quarterOf(day)]), closed: world.gridDays.map((day) => closed[quarterOf(day)]) };
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
