/**
 * Foresight: a team whose line holds no surprises answers at the request (see `Servers`): who asks first is served first,
 * nobody gives up, finds the line full or is dropped from it, all seats are alike and are those of day 0, and nobody finds
 * work of their own. What follows the service is walked at once; the calendar hears of it again at the next thing shared.
 */
import { Servers } from "../kernel/index.ts";
import { NECK, RIGHT, type Tables } from "./tables.ts";

/** The seats of a team that answers at the request; null for one that cannot. */
export function serversOf(tables: Tables, team: i32): Servers | null {
  const hours = tables.fullHours[team];
  if (tables.discipline[team] == 1 || tables.lineLimit[team] >= 0 || tables.prospectChannel[team] >= 0) return null;
  if (tables.callTeam == team || tables.ticketTeam == team || tables.firstCrew[team] < tables.firstCrew[team + 1]) return null;
  if (tables.switchTicks[team] > 0 || tables.hireWindow[team] > 0 || tables.attritionPerYear[team] > 0) return null;
  if (!hours.everOpens() || !(tables.productive[team] > 0) || !foreseesStages(tables, team)) return null;
  let seats: f64 = 0;
  for (let step: i32 = tables.firstPlan[team]; step < tables.firstPlan[team + 1]; step++) {
    const heads: f64 = tables.planChange[step];
    if (tables.planDay[step] != 0 || heads < 0 || Math.floor(heads) != heads) return null;
    seats += heads;
  }
  return seats > 0 ? new Servers(Math.floor(seats) as i32, hours, tables.productive[team]) : null;
}

/** True if those who ask are no customers, who may leave the line, stand in it in the order of coming, and do not travel. */
function foreseesStages(tables: Tables, team: i32): bool {
  let first: i32 = -1;
  for (let stage: i32 = 0; stage < tables.stages; stage++) {
    let works: bool = tables.workTeam[stage] == team;
    let travels: bool = tables.travelLaw[stage] >= 0;
    for (let route: i32 = tables.firstRoute[stage]; route < tables.firstRoute[stage + 1]; route++) {
      if (tables.routeTeam[route] == team) works = true;
      if (tables.routeTravel[route] >= 0) travels = true;
    }
    if (!works) {
      // Customers stay in their stages: a way back would let them ask.
      if (tables.bulb[stage] == RIGHT && leadsBack(tables, stage)) return false;
      continue;
    }
    if (travels || tables.bulb[stage] > NECK || tables.patienceLaw[stage] >= 0) return false;
    if (first < 0) first = stage;
    if (tables.discipline[team] == 2 && tables.priority[stage] != tables.priority[first]) return false;
  }
  return first >= 0;
}

function leadsBack(tables: Tables, stage: i32): bool {
  for (let exit: i32 = tables.firstExit[stage]; exit < tables.firstExit[stage + 1]; exit++) {
    if (tables.bulb[tables.exitTo[exit]] < RIGHT) return true;
  }
  return isBefore(tables, tables.otherwise[stage]) || isBefore(tables, tables.overdueTo[stage]) || isBefore(tables, tables.scoreTo[stage]);
}

function isBefore(tables: Tables, stage: i32): bool {
  return stage >= 0 && tables.bulb[stage] < RIGHT;
}
