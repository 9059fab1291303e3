/** What the tallies need to know: what an entry to a stage means, the quarters, and the chance of the win from each stage. */
import { TICKS_PER_DAY } from "../../kernel/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import { COSTS, DECIDES, EXIT, LEAVES, OFFERS, QUALIFIES, RIGHT, type Tables } from "../tables.ts";
import { DAYS_PER_MONTH } from "./lookup.ts";

/** Rounds of the fixed point: a journey of so many stages in a row, or a circle whose chance to go round has died away. */
const ROUNDS = 100;

export function compileForecast(scenario: Scenario, tables: Tables): void {
  const stages = Object.values(scenario.stages);
  const { forecast } = scenario;
  tables.tallied = Int32Array.from(stages, ({ bulb, work, entryCost, forecast: offers }) => {
    const acquires = bulb === "left" || bulb === "neck";
    return (bulb === "exit" ? LEAVES : 0) | (bulb === "left" && work ? QUALIFIES : 0) | (bulb === "neck" ? DECIDES : 0) | (entryCost > 0 ? COSTS : 0) | (forecast && offers && acquires ? OFFERS : 0);
  });
  const ticks: number[] = [];
  for (let quarter = 0; forecast; quarter++) {
    const day = Math.ceil(quarter * forecast.quarterMonths * DAYS_PER_MONTH - 1e-9);
    ticks.push(day * TICKS_PER_DAY);
    // The last one lies at or beyond the horizon: the end of the quarter under way then.
    if (day >= tables.horizonDays) break;
  }
  tables.quarterTick = Float64Array.from(ticks);
  tables.winChance = forecast ? winChances(tables) : new Float64Array(tables.stages * tables.columns);
}

/** Chance, by stage and column, that somebody who enters is won before an exit stage; events, odds and cooling left out. */
function winChances(tables: Tables): Float64Array {
  const { stages, columns } = tables;
  let chances = new Float64Array(stages * columns);
  for (let stage = 0; stage < stages; stage++) {
    if (tables.bulb[stage] === RIGHT) chances.fill(1, stage * columns, (stage + 1) * columns);
  }
  for (let round = 0; round < ROUNDS; round++) {
    const next = chances.slice();
    for (let stage = 0; stage < stages; stage++) {
      if (tables.bulb[stage] === RIGHT || tables.bulb[stage] === EXIT) continue;
      for (let column = 0; column < columns; column++) {
        let left = 1;
        let chance = 0;
        for (let exit = tables.firstExit[stage]; exit < tables.firstExit[stage + 1]; exit++) {
          const taken = Math.min(left, tables.exitOfChannel[exit * columns + column]);
          left -= taken;
          chance += taken * chances[tables.exitTo[exit] * columns + column];
        }
        if (tables.otherwise[stage] >= 0) chance += left * chances[tables.otherwise[stage] * columns + column];
        next[stage * columns + column] = chance;
      }
    }
    chances = next;
  }
  return chances;
}
