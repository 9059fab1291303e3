import type { Scenario } from "../../scenario/index.ts";
import { count, money, month } from "../number.ts";
import type { Population } from "./population.ts";

function people(amount: number): string {
  return amount === 1 ? "1 person" : `${count(amount)} people`;
}

/** "Lead: 42 people, 7 waiting". */
export function describeStage(scenario: Scenario, population: Population, index: number): string {
  const label = scenario.stages[population.stageIds[index]].label;
  const waiting = population.waitingIn[index];
  return `${label}: ${people(population.people[index])}${waiting > 0 ? `, ${count(waiting)} waiting` : ""}`;
}

/** The picture in one or two sentences, for those who cannot see it. */
export function describe(scenario: Scenario, population: Population): string {
  let prospects = 0;
  let customers = 0;
  let cents = 0;
  Object.values(scenario.stages).forEach(({ bulb }, s) => {
    if (bulb === "left" || bulb === "neck") prospects += population.people[s];
    else if (bulb === "right") {
      customers += population.people[s];
      cents += population.cents[s];
    }
  });
  const lines = population.teamIds.flatMap((id, t) =>
    population.waiting[t] > 0 ? [`${count(population.waiting[t])} for ${scenario.teams[id].label}`] : []);
  const when = month(Math.max(0, population.day), scenario.startDate);
  return `In ${when}: ${people(prospects)} on the way to a purchase, ${count(customers)} ${customers === 1 ? "customer" : "customers"} worth `
    + `${money(cents / 100, scenario.currency)} a month. ${lines.length > 0 ? `Waiting: ${lines.join(", ")}.` : "Nobody waits."}`;
}
