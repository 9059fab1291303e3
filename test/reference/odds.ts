/** The chance of each way out of a stage, for somebody who leaves it now. */
import { pow } from "../../src/kernel/index.ts";
import { times } from "../../src/model/odds.ts";
import { joinPath, type Scenario, type Stage } from "../../src/scenario/index.ts";
import { dealCents } from "./customers.ts";
import { cents, isDated, onDay } from "./dated.ts";
import { dayOf, type Person, type World } from "./world.ts";

/** Ways out of a stage in the order in which they are tried: from the right of the picture to the left. */
export function exitsOf({ stages }: Scenario, stageId: string): string[] {
  return Object.keys(stages[stageId].exits).sort((a, b) => stages[b].order - stages[a].order || (a < b ? -1 : 1));
}

/** True of what is meant for those who are not yet customers. */
export function isBefore(stage: Stage): boolean {
  return stage.bulb === "left" || stage.bulb === "neck";
}

/** The chance as stated for a person's channel, moved by events. */
function stated(scenario: Scenario, stageId: string, exitId: string, channel: string | null, day: number): number {
  const exit = scenario.stages[stageId].exits[exitId];
  const own = (channel === null ? undefined : exit.probabilityByChannel[channel]) ?? exit.probability;
  const path = joinPath(["stages", stageId, "exits", exitId, "probability"]);
  if (!isDated(scenario, path)) return own;
  const changed = onDay(scenario, path, exit.probability, day);
  // What multiplies the common chance multiplies that of each channel; a stated 0 takes the event's value.
  let value = own;
  if (exit.probability > 0) value = own * (changed / exit.probability);
  else if (own === 0) value = changed;
  return Math.min(1, Math.max(0, value));
}

/** The chance of a way out for this person; cooling left out. */
export function chanceOf(world: World, person: Person, stageId: string, exitId: string, tick: number): number {
  const { stages } = world.scenario;
  if (stages[stageId].exits[exitId].fitOnly && !person.fits) return 0;
  const chance = stated(world.scenario, stageId, exitId, person.channel, dayOf(tick));
  let odds = 1;
  if (stages[exitId].bulb !== "exit") odds *= world.course.lift.get(stageId) ?? 1;
  if (isBefore(stages[stageId]) && stages[exitId].bulb === "right" && !person.contract) odds *= oddsOfWin(world, person, tick);
  return times(chance, odds);
}

/** What multiplies the odds that this person is won. */
function oddsOfWin(world: World, person: Person, tick: number): number {
  const { segments, channels, value } = world.scenario;
  let odds = person.memory;
  if (person.segment !== null) {
    odds *= segments[person.segment].winOdds;
    if (person.channel !== null && channels[person.channel].side === "inbound") odds *= segments[person.segment].inboundOdds;
  }
  if (value.priceElasticity !== 0) odds *= pow(Math.max(1, dealCents(world, person, tick)) / cents(value.referencePrice), -value.priceElasticity);
  return odds;
}
