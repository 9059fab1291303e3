/** The growth team: on which day each experiment ends, and what it is about. */
import type { Scenario } from "../../scenario/index.ts";
import { addLaw } from "../law.ts";
import type { Tables } from "../tables.ts";
import { indexOf } from "./lookup.ts";
import { followPlan, productiveHours } from "./plan.ts";
import { targetsOf } from "./stages.ts";

/** More experiments than this in one future are as many as anybody needs. */
const EXPERIMENTS_AT_MOST = 100_000;

/** Needs the plans of the teams. */
export function compileGrowth(scenario: Scenario, tables: Tables): void {
  const { growth } = scenario;
  const targets = targetsOf(scenario);
  if (!growth || targets.length === 0) return;
  const team = indexOf(Object.keys(scenario.teams), growth.team, "team");
  tables.growthTeam = team;
  tables.growthRows = targets.length;
  tables.growthSuccess = growth.successProbability;
  tables.liftLaw = addLaw(tables.laws, growth.lift);
  // As planned, whatever happens: so that the course of the odds is known before the run begins.
  tables.attritionPerYear[team] = 0;
  tables.failedProbability[team] = 0;
  tables.hireWindow[team] = 0;
  const cycle = targets.flatMap((id, row) => Array<number>(Math.round(growth.targets[id])).fill(row));
  const each = growth.experimentDays * tables.hoursPerDay[team];
  const days: number[] = [];
  let hours = 0;
  followPlan(tables, team, (heads, day) => {
    hours += productiveHours(tables, team, heads, day);
    while (hours >= each * (days.length + 1) && days.length < EXPERIMENTS_AT_MOST) days.push(day + 1);
  });
  tables.experimentDay = Int32Array.from(days);
  tables.experimentRow = Int32Array.from(days, (_, number) => cycle[number % cycle.length]);
}
