/** Stages, their work and exits. */
import { type Laws, TICKS_PER_DAY } from "../../kernel/index.ts";
import { joinPath, type Scenario, type Stage } from "../../scenario/index.ts";
import { addLaw, addMaybe } from "../law.ts";
import { hashOf } from "../purposes.ts";
import { EXIT, LEFT, NECK, RIGHT, type Tables } from "../tables.ts";
import { datedBy, isDated } from "./dated.ts";
import { cents, DAYS_PER_MONTH, indexOf } from "./lookup.ts";
import { compileWork } from "./work.ts";

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
  tables.recycleOdds = Float64Array.from(all, (stage) => stage.recycle?.odds ?? 1);
  tables.openToday = Int32Array.from(all, (stage) => Math.round(stage.openToday));
  tables.scoreHash = Int32Array.from(ids, (id) => hashOf(`score ${id}`));
  tables.activityLaw = Int32Array.from(all, (stage) => (scores(stage) ? tables.laws.addExponential(DAYS_PER_MONTH / stage.score!.activitiesPerMonth) : -1));
  tables.pointsLaw = Int32Array.from(all, (stage) => (scores(stage) ? addLaw(tables.laws, stage.score!.points) : -1));
  tables.scoreThreshold = Float64Array.from(all, (stage) => stage.score?.threshold ?? 0);
  tables.scoreTo = Int32Array.from(all, (stage) => (stage.score ? indexOf(ids, stage.score.to, "stage") : -1));
  tables.overdueTicks = Float64Array.from(all, (stage) => (stage.overdue ? Math.round(stage.overdue.days * TICKS_PER_DAY) : -1));
  tables.overdueTo = Int32Array.from(all, (stage) => (stage.overdue ? indexOf(ids, stage.overdue.to, "stage") : -1));
  tables.places = Int32Array.from(all, (stage) => (isBefore(stage) ? (stage.places ?? 0) : 0));
  tables.hasGates = tables.places.some((places) => places > 0);
  tables.leadsOut = all.some(({ bulb, exits, otherwise, overdue }) => bulb === "right" && [...Object.keys(exits), otherwise, overdue?.to].some((to) => to && scenario.stages[to].bulb !== "right"));
  tables.ownerTeam = Int32Array.from(all, (stage) => (stage.ownerTeam === null ? -1 : indexOf(teams, stage.ownerTeam, "team")));
  tables.entryBrings = Int32Array.from(all, ({ handRaise, ownerTeam, entryCost, purchase }, at) => (handRaise || tables.places[at] > 0 || ownerTeam !== null || entryCost !== 0 || purchase !== null ? 1 : 0));
  compileWork(scenario, tables);
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
  const { initialStage } = scenario.market;
  if (initialStage !== null) tables.initialStage = indexOf(ids, initialStage, "stage");
  else tables.initialStage = right.reduce((best, at) => (best < 0 || all[at].order < all[best].order ? at : best), -1);
}

/** True for acquisition: what is meant for those who are not yet customers. */
function isBefore(stage: Stage): boolean {
  return stage.bulb === "left" || stage.bulb === "neck";
}

function scores(stage: Stage): boolean {
  return stage.score !== null && isBefore(stage) && stage.score.activitiesPerMonth > 0;
}

/** What bends the odds of the exits. Needs stages, channels, segments and growth. */
export function compileOdds(scenario: Scenario, tables: Tables): void {
  const { value, segments, market, growth } = scenario;
  const ids = Object.keys(scenario.stages);
  const all = ids.map((id) => scenario.stages[id]);
  tables.priceElasticity = value.priceElasticity;
  tables.referenceCents = cents(value.referencePrice);
  const winsBend =
    value.priceElasticity !== 0 ||
    Object.values(segments).some(({ winOdds, inboundOdds }) => winOdds !== 1 || inboundOdds !== 1) ||
    all.some(({ recycle }) => recycle !== null && recycle.odds !== 1);
  const targets = growth ? targetsOf(scenario) : [];
  const count = tables.exitTo.length;
  tables.exitFitOnly = new Int32Array(count);
  tables.exitWins = new Int32Array(count);
  tables.exitGrown = new Int32Array(count).fill(-1);
  tables.exitDated = new Int32Array(count).fill(-1);
  tables.exitBends = new Int32Array(count);
  tables.decidesWin = new Int32Array(tables.stages);
  const dated: number[] = [];
  all.forEach((stage, at) => {
    for (let exit = tables.firstExit[at]; exit < tables.firstExit[at + 1]; exit++) {
      const to = ids[tables.exitTo[exit]];
      const bulb = scenario.stages[to].bulb;
      const path = joinPath(["stages", ids[at], "exits", to, "probability"]);
      if (market.fitShare < 1 && stage.exits[to].fitOnly) tables.exitFitOnly[exit] = 1;
      if (isBefore(stage) && bulb === "right") {
        tables.exitWins[exit] = 1;
        tables.decidesWin[at] = 1;
      }
      if (bulb !== "exit" && tables.growthTeam >= 0) tables.exitGrown[exit] = targets.indexOf(ids[at]);
      if (isDated(scenario, path)) {
        tables.exitDated[exit] = dated.length / (tables.columns * tables.horizonDays);
        dated.push(...datedExit(scenario, tables, exit, path));
      }
      const bends = tables.exitFitOnly[exit] > 0 || tables.exitGrown[exit] >= 0 || tables.exitDated[exit] >= 0 || (winsBend && tables.exitWins[exit] > 0);
      tables.exitBends[exit] = bends ? 1 : 0;
    }
  });
  tables.datedProbability = Float64Array.from(dated);
}

/** Columns × days: an event's factor on the stated probability applies to every channel's own; a stated 0 takes the event's value. */
function datedExit(scenario: Scenario, tables: Tables, exit: number, path: string): number[] {
  const dated = datedBy(scenario);
  const base = tables.exitOfChannel[exit * tables.columns];
  const values: number[] = [];
  for (let column = 0; column < tables.columns; column++) {
    const own = tables.exitOfChannel[exit * tables.columns + column];
    for (let day = 0; day < tables.horizonDays; day++) {
      const changed = dated(path, base, day);
      let value = own;
      if (base > 0) value = own * (changed / base);
      else if (own === 0) value = changed;
      values.push(Math.min(1, Math.max(0, value)));
    }
  }
  return values;
}

/** Stages experimented on, from left to right: the rows of `World.lift`. */
export function targetsOf({ growth, stages }: Scenario): string[] {
  return Object.keys(growth?.targets ?? {}).toSorted((a, b) => stages[a].order - stages[b].order || (a < b ? -1 : 1));
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
