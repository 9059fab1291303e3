/** The work of stages: what it is called, how far away it is, who takes large deals, who works together. */
import type { Scenario, Work } from "../../scenario/index.ts";
import { addMaybe } from "../law.ts";
import { hashOf } from "../purposes.ts";
import type { Tables } from "../tables.ts";
import { cents, indexOf } from "./lookup.ts";

/** In the order of kinds.ts. */
const FIXED_KINDS = ["prospecting", "calls", "tickets", "travel", "switching"];

/** Names of the kinds of work, by number: the fixed ones, then those of the stages in the order of the alphabet. */
export function workKinds(scenario: Scenario): string[] {
  const named = Object.values(scenario.stages).flatMap(({ work }) => (work ? [work.kind] : []));
  return [...new Set([...FIXED_KINDS, ...named.toSorted()])];
}

export function compileWork(scenario: Scenario, tables: Tables): void {
  const ids = Object.keys(scenario.stages);
  const teams = Object.keys(scenario.teams);
  const kinds = workKinds(scenario);
  const works = ids.map((id) => scenario.stages[id].work);
  const routes = works.map((work) => (work ? routesOf(work) : []));
  tables.kinds = kinds.length;
  tables.kindOfStage = Int32Array.from(works, (work) => (work ? kinds.indexOf(work.kind) : -1));
  tables.travelLaw = Int32Array.from(works, (work) => addMaybe(tables.laws, work?.travelMinutes ?? null));
  tables.firstRoute = starts(routes);
  tables.routeAboveCents = Float64Array.from(routes.flat(), ({ above }) => cents(above));
  tables.routeTeam = Int32Array.from(routes.flat(), ({ team }) => indexOf(teams, team, "team"));
  tables.routeTravel = Int32Array.from(routes.flat(), ({ travelMinutes }) => addMaybe(tables.laws, travelMinutes));
  compileCrews(tables, ids, works, teams);
}

/** Largest deals first; of two routes above the same amount the first id. */
function routesOf({ routes }: Work): Work["routes"][string][] {
  return Object.keys(routes).toSorted((a, b) => routes[b].above - routes[a].above || (a < b ? -1 : 1)).map((id) => routes[id]);
}

interface Crew { stage: string; lead: number; members: [team: number, people: number][] }

function compileCrews(tables: Tables, ids: string[], works: (Work | null)[], teams: string[]): void {
  const crews: Crew[] = [];
  tables.crewOfStage = new Int32Array(ids.length).fill(-1);
  works.forEach((work, at) => {
    if (!work || Object.keys(work.coTeams).length === 0) return;
    tables.crewOfStage[at] = crews.length;
    const routed = tables.routeTeam.subarray(tables.firstRoute[at], tables.firstRoute[at + 1]);
    for (const lead of [tables.workTeam[at], ...routed]) crews.push({ stage: ids[at], lead, members: membersOf(work, lead, teams) });
  });
  tables.crews = crews.length;
  tables.crewLead = Int32Array.from(crews, ({ lead }) => lead);
  tables.firstMember = starts(crews.map(({ members }) => members));
  tables.memberTeam = Int32Array.from(crews.flatMap(({ members }) => members), ([team]) => team);
  tables.memberCount = Int32Array.from(crews.flatMap(({ members }) => members), ([, people]) => people);
  const inOrder = crews.map((_, crew) => crew).sort((a, b) => hashOf(teams[crews[a].lead]) - hashOf(teams[crews[b].lead]) || hashOf(crews[a].stage) - hashOf(crews[b].stage) || a - b);
  const ofTeam = teams.map((_, team) => inOrder.filter((crew) => crews[crew].members.some(([member]) => member === team)));
  tables.firstCrew = starts(ofTeam);
  tables.crewOfTeam = Int32Array.from(ofTeam.flat());
}

/** One of the leading team, and as many of the others as the stage says; a leading team that is also one of the others adds up. */
function membersOf(work: Work, lead: number, teams: string[]): [number, number][] {
  const people = new Map<number, number>([[lead, 1]]);
  for (const id of Object.keys(work.coTeams).toSorted((a, b) => hashOf(a) - hashOf(b))) {
    const team = indexOf(teams, id, "team");
    people.set(team, (people.get(team) ?? 0) + Math.round(work.coTeams[id]));
  }
  return [...people];
}

/** Teams that may have to do with the work of a stage: its own, those of its routes, those who join. */
export function workersOf(tables: Tables, stage: number): number[] {
  if (tables.workTeam[stage] < 0) return [];
  const teams = [tables.workTeam[stage], ...tables.routeTeam.subarray(tables.firstRoute[stage], tables.firstRoute[stage + 1])];
  const crew = tables.crewOfStage[stage];
  if (crew >= 0) teams.push(...tables.memberTeam.subarray(tables.firstMember[crew], tables.firstMember[crew + 1]));
  return [...new Set(teams)];
}

/** Where each list begins when they are written one after the other; one number more than there are lists. */
function starts(lists: unknown[][]): Int32Array {
  const first = new Int32Array(lists.length + 1);
  lists.forEach((list, at) => { first[at + 1] = first[at] + list.length; });
  return first;
}
