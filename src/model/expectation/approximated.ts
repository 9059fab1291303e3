/** What a ghost plugs in at its mean, because the mean of what comes of it is another: in a founder's words. */
import { exp, TICKS_PER_DAY } from "../../kernel/index.ts";
import { DAYS_PER_MONTH } from "../compile/lookup.ts";
import { NEED_SLOTS } from "../people.ts";
import { EXIT, RIGHT, type Tables } from "../tables.ts";
import { binMeans } from "./nodes.ts";
import { ACTIVITIES } from "./score.ts";

/** A customer's needs forgotten before they are settled: a smaller share of them is an error, not another mean. */
const RARE = 0.01;
/** Parts into which the law of windows is cut. */
const WINDOWS = 20;

export function approximated(tables: Tables): string[] {
  const walks = tables.leadsOut;
  const free = tables.isFree.includes(1);
  const orders = tables.orderRateLaw >= 0;
  const many = (stage: number) => tables.activityLaw[stage] >= 0 && tables.horizonDays > ACTIVITIES * tables.laws.mean(tables.activityLaw[stage]) && tables.scoreThreshold[stage] > ACTIVITIES * tables.laws.mean(tables.pointsLaw[stage]);
  const names: [string, boolean][] = [
    ["growth experiments", tables.experimentDay.length > 0 && tables.growthSuccess > 0],
    ["larger deals that are harder to win", tables.priceElasticity !== 0],
    ["who belongs to the loyalty programme", tables.hasLoyalty],
    ["loyal customers who feel shocks less", tables.churnMoves !== 0 && tables.loyalOrder < Infinity && tables.loyalShock !== 1],
    ["changes on a date in the journey of customers", some(tables, (stage) => tables.bulb[stage] === RIGHT && isDated(tables, stage))],
    ["scores of very many activities", some(tables, many)],
    ["free use before paying", free && (orders || walks || !leavesFreeOnce(tables))],
    ["repeat orders with changing dropout", orders && tables.churnMoves !== 0],
    ["customers who leave on their journey", walks && tables.refers && tables.oneShot === 0 && tables.inviteTicks < tables.horizonDays * TICKS_PER_DAY],
    ["more needs at once than are remembered", tables.hasNeeds && tables.expansionStep > 0 && tables.selfServeProbability > 0 && forgottenNeeds(tables) > RARE],
    ["invitations whose number changes on a date", tables.refers && tables.oneShot === 0 && tables.invitesPerMonth.some((each) => each !== tables.invitesPerMonth[0])],
  ];
  return names.filter(([, holds]) => holds).map(([name]) => name);
}

function some(tables: Tables, holds: (stage: number) => boolean): boolean {
  for (let stage = 0; stage < tables.stages; stage++) if (holds(stage)) return true;
  return false;
}

function isDated(tables: Tables, stage: number): boolean {
  return tables.exitDated.subarray(tables.firstExit[stage], tables.firstExit[stage + 1]).some((row) => row >= 0);
}

/** True if free stages are all further left than the others of customers, and nobody goes back. */
function leavesFreeOnce(tables: Tables): boolean {
  return !some(tables, (stage) => tables.bulb[stage] === RIGHT && tables.isFree[stage] === 0 && waysFrom(tables, stage).some((to) => tables.isFree[to] !== 0));
}

function waysFrom(tables: Tables, stage: number): number[] {
  return [...tables.exitTo.subarray(tables.firstExit[stage], tables.firstExit[stage + 1]), tables.otherwise[stage]].filter((to) => to >= 0 && tables.bulb[to] !== EXIT);
}

/** Chance that so many needs follow before one is settled — in its window, and the months in which that begins and ends — that it is forgotten. */
export function forgottenNeeds(tables: Tables): number {
  if (!tables.hasNeeds) return 0;
  let chance = 0;
  for (const days of binMeans(tables.laws, tables.windowLaw, WINDOWS)) {
    const mean = tables.needsPerMonth * (days / DAYS_PER_MONTH + 1);
    let [term, few] = [exp(-mean), 0];
    for (let count = 0; count < NEED_SLOTS; count++) {
      few += term;
      term *= mean / (count + 1);
    }
    chance += (1 - few) / WINDOWS;
  }
  return chance;
}
