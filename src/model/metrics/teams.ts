/** Who works on what, how full the hours are, what is left undone. */
import type { Scenario, Team } from "../../scenario/index.ts";
import { workKinds } from "../compile/work.ts";
import { WAITING } from "../people.ts";
import { scheduledTicks } from "../roster.ts";
import type { Books } from "./books.ts";
import { idleTeams } from "./cost.ts";
import type { Metric } from "./metric.ts";
import { share, sum } from "./number.ts";
import { DAYS_PER_MONTH } from "./books.ts";

const group = "Teams";

export function teams(scenario: Scenario): Metric[] {
  const ids = Object.keys(scenario.teams);
  const idle = idleTeams(scenario);
  const hasLine = ids.map((id, at) => !idle[at] && id !== scenario.content?.team && id !== scenario.growth?.team);
  return [
    ...ids.flatMap((id, at) => ofTeam(id, scenario.teams[id], at)),
    ...ids.flatMap((id, at) => (hasLine[at] ? backlog(id, scenario.teams[id], at) : [])),
    ...(hasLine.includes(true) ? timeUse(scenario) : []),
    ...(scenario.growth ? experiments() : []),
  ];
}

function ofTeam(id: string, team: Team, at: number): Metric[] {
  const { label } = team;
  const dayRate = (team.annualCost * 100) / team.paidDaysPerYear / team.productiveFraction;
  const minutes = ({ tables, world }: Books) => world.askedTicks[at] / 960 / ((tables.horizonDays - tables.warmupDays) / DAYS_PER_MONTH);
  return [
    { name: `utilisation.${id}`, label: `${label}: busy`, unit: "share", group, formula: "busy seat time ÷ scheduled seat time", help: "How full the team's working hours are.", of: ({ tables, world }) => share(sum(world.stations[at].busyTicks.subarray(tables.warmupDays)), scheduledTicks(world.stations[at], tables.warmupDays, tables.horizonDays)) },
    { name: `minutes.${id}`, label: `${label}: minutes asked a month`, unit: "minutes", group, formula: "Σ minutes × attempts of work asked of the team ÷ months", help: "Work the team is asked for, done or not, at full productivity.", of: minutes },
    { name: `personDays.${id}`, label: `${label}: person-days a month`, unit: "days", group, formula: "minutes asked a month ÷ 480", help: "The same in days of eight hours.", of: (books) => minutes(books) / 480 },
    { name: `dayRate.${id}`, label: `${label}: effective day rate`, unit: "money", group, formula: "annual cost ÷ paid days ÷ productive fraction", help: "What a day of pure work costs when only part of the paid day is work.", of: () => dayRate },
    { name: `activityCost.${id}`, label: `${label}: cost by activity, a month`, unit: "money", group, formula: "person-days a month × effective day rate", help: "Cost in proportion to the work asked for: twice the leads, twice the cost.", of: (books) => (minutes(books) / 480) * dayRate },
    { name: `payroll.${id}`, label: `${label}: payroll, a month`, unit: "money", group, formula: "Σ heads × annual cost ÷ 12", help: "What the team costs whether it is busy or not: a staircase.", of: ({ tables, world }) => world.payrollOfTeam[at] / tables.horizonMonths },
  ];
}

function backlog(id: string, { label }: Team, at: number): Metric[] {
  return [
    { name: `backlog.${id}`, label: `${label}: waiting at the end`, unit: "people", group, formula: "people and tasks in the team's line at the horizon", help: "What has been asked and not begun.", of: (books) => waiting(books, at).people },
    { name: `backlogWeeks.${id}`, label: `${label}: work waiting at the end`, unit: "weeks", group, formula: "Σ minutes of who is in line ÷ (seat minutes scheduled in the last seven days × productive fraction)", help: "How long the team would be busy if nothing new came.", of: (books) => waiting(books, at).weeks },
  ];
}

function waiting({ tables, world }: Books, team: number): { people: number; weeks: number } {
  const { people } = world;
  let count = 0;
  let ticks = 0;
  for (let slot = 0; slot < people.used; slot++) {
    if (people.state[slot] !== WAITING || people.team[slot] !== team) continue;
    count += 1;
    ticks += people.workTicks[slot];
    if (people.owner[slot] < 0) ticks += people.travelTicks[slot] * tables.productive[team];
  }
  const week = scheduledTicks(world.stations[team], Math.max(0, tables.horizonDays - 7), tables.horizonDays) * tables.productive[team];
  return { people: count, weeks: count === 0 ? 0 : share(ticks, week) };
}

function timeUse(scenario: Scenario): Metric[] {
  const { stages, channels, teams: all, accountManagement, support } = scenario;
  const works = Object.values(stages).flatMap(({ work }) => (work ? [work] : []));
  const isUsed: Record<string, boolean> = {
    prospecting: Object.values(channels).some(({ kind }) => kind === "outbound"),
    calls: accountManagement !== null && accountManagement.policy !== "none",
    tickets: support !== null,
    travel: works.some((work) => work.travelMinutes || Object.values(work.routes).some((route) => route.travelMinutes)),
    switching: Object.values(all).some((team) => team.switchMinutes > 0),
  };
  const named = new Set(works.map(({ kind }) => kind));
  return [
    ...workKinds(scenario).flatMap((kind, at): Metric[] =>
      isUsed[kind] || named.has(kind) ? [{ name: `timeUse.${kind}`, label: `Time for ${kind}`, unit: "share", group, formula: `minutes asked of all teams for ${kind} ÷ minutes asked of all teams (switching: minutes lost)`, help: "What people are asked to do, at full productivity.", of: ({ tables, world }) => kindShare(world.minutesOfKind, tables.kinds, at) }] : []),
    { name: "afterSaleShare", label: "Time for customers", unit: "share", group, formula: "minutes asked in stages of customers, for calls and for tickets ÷ all minutes asked", help: "How much of the work looks after those who are won.", of: ({ counts }) => share(sum(counts.serving) + sum(counts.calling) + sum(counts.answering), allTicks(counts)) },
    ...(isUsed.tickets ? [{ name: "proactiveShare", label: "Calls of our own accord", unit: "share", group, formula: "minutes of calls ÷ (minutes of calls + minutes of tickets)", help: "Customer success calls before it is called.", of: ({ counts }) => share(sum(counts.calling), sum(counts.calling) + sum(counts.answering)) } satisfies Metric] : []),
  ];
}

function kindShare(minutes: Float64Array, kinds: number, kind: number): number {
  let part = 0;
  let all = 0;
  minutes.forEach((ticks, at) => {
    all += ticks;
    if (at % kinds === kind) part += ticks;
  });
  return share(part, all);
}

function allTicks(counts: Books["counts"]): number {
  return sum(counts.qualifying) + sum(counts.selling) + sum(counts.prospecting) + sum(counts.serving) + sum(counts.calling) + sum(counts.answering);
}

function experiments(): Metric[] {
  return [
    { name: "experiments", label: "Experiments", unit: "count", group, formula: "experiments completed up to the horizon", help: "What the growth team has tried.", of: ({ world }) => world.experiments },
    { name: "successes", label: "Experiments that showed something", unit: "count", group, formula: "experiments completed whose result is kept", help: "Each of them multiplies the odds of going on from a stage.", of: ({ world }) => world.successes },
  ];
}
