/** Stages, their work and exits. */
import type { Laws } from "../../kernel/index.ts";
import type { Scenario, Stage } from "../../scenario/index.ts";
import { addLaw, addMaybe } from "../law.ts";
import { hashOf } from "../purposes.ts";
import { EXIT, LEFT, NECK, RIGHT, type Tables } from "../tables.ts";
import { cents, indexOf } from "./lookup.ts";

const BULBS = { left: LEFT, neck: NECK, right: RIGHT, exit: EXIT };

export function compileStages(scenario: Scenario, tables: Tables): void {
  const ids = Object.keys(scenario.stages);
  const channels = Object.keys(scenario.channels);
  const teams = Object.keys(scenario.teams);
  const all = ids.map((id) => scenario.stages[id]);
  const count = ids.length;
  const columns = channels.length + 1;
  tables.stages = count;
  tables.columns = columns;
  tables.stageHash = Int32Array.from(ids, hashOf);
  tables.bulb = Int32Array.from(all, (stage) => BULBS[stage.bulb]);
  tables.order = Float64Array.from(all, (stage) => stage.order);
  tables.handRaise = Int32Array.from(all, (stage) => (stage.handRaise ? 1 : 0));
  tables.workTeam = Int32Array.from(all, (stage) => (stage.work ? indexOf(teams, stage.work.team, "team") : -1));
  tables.minutesLaw = Int32Array.from(all, (stage) => (stage.work ? addLaw(tables.laws, stage.work.minutes) : -1));
  tables.attemptsLaw = Int32Array.from(all, (stage) => (stage.work ? addLaw(tables.laws, stage.work.attempts) : -1));
  tables.priority = Float64Array.from(all, (stage) => stage.work?.priority ?? 0);
  tables.firstTouch = Int32Array.from(all, (stage) => (stage.work?.firstTouch ? 1 : 0));
  tables.patienceLaw = Int32Array.from(all, (stage) => addMaybe(tables.laws, stage.work?.patienceHours ?? null));
  tables.otherwise = Int32Array.from(all, (stage) => (stage.otherwise === null ? -1 : indexOf(ids, stage.otherwise, "stage")));
  tables.entryCents = Float64Array.from(all, (stage) => cents(stage.entryCost));
  tables.purchaseLaw = Int32Array.from(all, (stage) => addMaybe(tables.laws, stage.purchase));
  tables.returnLaw = Int32Array.from(all, (stage) => addMaybe(tables.laws, stage.returnDays));
  tables.recycleLaw = Int32Array.from(all, (stage) => addMaybe(tables.laws, stage.recycle?.afterDays ?? null));
  tables.recycleProbability = Float64Array.from(all, (stage) => stage.recycle?.probability ?? 0);
  tables.recycleTo = Int32Array.from(all, (stage) => (stage.recycle ? indexOf(ids, stage.recycle.to, "stage") : -1));
  tables.openToday = Int32Array.from(all, (stage) => Math.round(stage.openToday));
  tables.dwellOfChannel = new Int32Array(count * columns);
  tables.firstExit = new Int32Array(count + 1);
  const exitTo: number[] = [];
  const exitSuccess: number[] = [];
  const exitDwell: number[] = [];
  const exitOfChannel: number[] = [];
  all.forEach((stage, at) => {
    const stretch = nurtureStretch(scenario, stage, tables.laws);
    const usual = addLaw(tables.laws, stage.dwellDays, stretch);
    tables.dwellOfChannel[at * columns] = usual;
    channels.forEach((channel, column) => {
      const own = stage.dwellDaysByChannel[channel];
      tables.dwellOfChannel[at * columns + column + 1] = own ? addLaw(tables.laws, own, stretch) : usual;
    });
    for (const to of rightmostFirst(Object.keys(stage.exits), scenario.stages)) {
      const exit = stage.exits[to];
      exitTo.push(indexOf(ids, to, "stage"));
      exitSuccess.push(exit.success ? 1 : 0);
      exitDwell.push(addMaybe(tables.laws, exit.dwellDays));
      exitOfChannel.push(exit.probability, ...channels.map((channel) => exit.probabilityByChannel[channel] ?? exit.probability));
    }
    tables.firstExit[at + 1] = exitTo.length;
  });
  tables.exitTo = Int32Array.from(exitTo);
  tables.exitSuccess = Int32Array.from(exitSuccess);
  tables.exitDwell = Int32Array.from(exitDwell);
  tables.exitOfChannel = Float64Array.from(exitOfChannel);
  const right = ids.map((_, at) => at).filter((at) => all[at].bulb === "right");
  tables.firstRight = right.reduce((best, at) => (best < 0 || all[at].order < all[best].order ? at : best), -1);
}

/** Exits are tried from the right to the left, so that a better chance of success takes from the others. */
function rightmostFirst(targets: string[], stages: Record<string, Stage>): string[] {
  return targets.toSorted((a, b) => stages[b].order - stages[a].order || (a < b ? -1 : 1));
}

/** Factor on the dwell of a nurture stage that brings its median to `nurture.medianDays`. */
function nurtureStretch(scenario: Scenario, stage: Stage, laws: Laws): number {
  if (!stage.nurture || scenario.nurture.medianDays === null) return 1;
  const median = stage.dwellDays.kind === "lognormal" ? stage.dwellDays.median : laws.sample(addLaw(laws, stage.dwellDays), 0.5);
  return median > 0 ? scenario.nurture.medianDays / median : 1;
}
