/**
 * The same graph without capacity, luck and limits: what a sheet of rates and times would say of a scenario. A scenario
 * again, which the product can simulate.
 *
 * Dropped, for these make people wait, differ from day to day, or run into an end:
 * - work, and with it teams in the way, lines, patience, routes, crews, travel; cooling; places before a stage;
 * - the end of the market: it is unlimited, and no invitation is wasted;
 * - buyers' hours, weekdays and holidays, the wait until buyers act, even arrivals: people come all the time, at the stated rate;
 * - attrition, failed hires and hires in answer to load: teams are as planned, and paid;
 * - tickets, calls that tire, false alarms, what is not known (`uncertainty`), and what only the panel reads (controls, sources).
 *
 * Put in their place, as the sheet would:
 * - outbound prospecting: heads × hours ÷ minutes at their speed and maturity, a month's mean at a time, as if the team did nothing else;
 * - account managers' calls: each is made in time, so a need ends in growth as often as a call in time, or the customer itself, makes it.
 *
 * All else stays: stages, ways, dwells, scores, recycling, kinds of account, prices, events on a date, contracts, retention,
 * referral, the loyalty programme, experiments, content, spend, payroll and other money.
 */
import { Laws, TICKS_PER_HOUR } from "../kernel/index.ts";
import { joinPath, type AccountManagement, type Channel, type DatedEvent, type Scenario, type Stage, type Team } from "../scenario/index.ts";
import { DAYS_PER_MONTH } from "./compile/lookup.ts";
import { followPlan, speedAfter } from "./compile/plan.ts";
import { compile } from "./compile.ts";
import { addLaw } from "./law.ts";
import type { Tables } from "./tables.ts";

export function relax(scenario: Scenario): Scenario {
  const prospects = prospectsByMonth(scenario);
  return {
    ...scenario,
    activity: { ...scenario.activity, hourWeights: scenario.activity.hourWeights.map(() => 1), dayWeights: scenario.activity.dayWeights.map(() => 1), holidayWeight: 1 },
    market: { ...scenario.market, unlimited: true },
    cooling: null,
    stages: mapped(scenario.stages, relaxStage),
    channels: mapped(scenario.channels, (channel, id) => relaxChannel(channel, prospects.get(id))),
    teams: mapped(scenario.teams, relaxTeam),
    accountManagement: scenario.accountManagement && relaxCalls(scenario.accountManagement),
    support: null,
    sources: {},
    uncertainty: {},
    controls: {},
    events: { ...scenario.events, ...prospectEvents(prospects, scenario) },
  };
}

function mapped<Entry>(record: Record<string, Entry>, change: (entry: Entry, id: string) => Entry): Record<string, Entry> {
  return Object.fromEntries(Object.entries(record).map(([id, entry]) => [id, change(entry, id)]));
}

function relaxStage(stage: Stage): Stage {
  return { ...stage, handRaise: false, work: null, places: null };
}

function relaxTeam(team: Team): Team {
  return { ...team, failedHireProbability: 0, attritionPerYear: 0, hiring: null };
}

function relaxChannel(channel: Channel, prospects: number[] = []): Channel {
  if (channel.kind === "organic") return { ...channel, arrivals: "poisson" };
  if (channel.kind !== "outbound") return channel;
  const { label, side, demand, firstTouchBy, entryStage } = channel;
  return { label, side, demand, firstTouchBy, entryStage, kind: "organic", visitsPerMonth: prospects[0] ?? 0, growthPerMonth: 0, identifyProbability: 1, arrivals: "poisson" };
}

/** A call in time meets the need: on schedule if one falls into its window, by interest if it shows and stays open until the reaction. */
function relaxCalls(account: AccountManagement): AccountManagement {
  const { policy, intervalDays, reactionHours, expandProbability: met, selfServeExpandProbability: unmet } = account;
  const laws = new Laws();
  const window = addLaw(laws, account.needWindowDays);
  const interest = policy === "intentTriggered" || policy === "hybrid" ? account.intentSensitivity : 0;
  const isScheduled = policy === "scheduled" || policy === "hybrid";
  const reactionDays = reactionHours / 24;
  // Share of needs between whose opening and closing no scheduled call falls; the same of those that close before the reaction.
  const missed = isScheduled ? laws.integratedCdf(window, intervalDays) / intervalDays : 1;
  const early = Math.min(reactionDays, intervalDays);
  const missedEarly = isScheduled ? laws.cdf(window, early) * (1 - early / intervalDays) + laws.integratedCdf(window, early) / intervalDays : laws.cdf(window, reactionDays);
  const found = 1 - ((1 - interest) * missed + interest * missedEarly);
  return { ...account, policy: "none", selfServeExpandProbability: found * met + (1 - found) * unmet };
}

/** A scenario has room for so many more events than its own: where there would be more, months are put together. */
const EVENTS = 120;

/** By outbound channel, prospects a month of each stretch of equal length; nobody works for a channel whose team prospects for another. */
function prospectsByMonth(scenario: Scenario): Map<string, number[]> {
  const ids = Object.keys(scenario.channels);
  const outbound = ids.filter((id) => scenario.channels[id].kind === "outbound");
  if (outbound.length === 0) return new Map();
  const { tables } = compile({ ...scenario, teams: mapped(scenario.teams, relaxTeam) });
  const months = stretchMonths(scenario, outbound.length);
  const stretches = Math.ceil(scenario.run.horizonMonths / months);
  return new Map(outbound.map((id) => [id, meanOf(prospectsByDay(tables, ids.indexOf(id)), stretches, months * DAYS_PER_MONTH)]));
}

function stretchMonths(scenario: Scenario, channels: number): number {
  return Math.max(1, Math.ceil((scenario.run.horizonMonths * channels) / EVENTS));
}

/** A month's worth of prospects at the pace of each day, if every day were an average one. */
function prospectsByDay(tables: Tables, channel: number): Float64Array {
  const byDay = new Float64Array(tables.horizonDays);
  const team = tables.prospectChannel.indexOf(channel);
  if (team < 0) return byDay;
  const hours = tables.fullHours[team];
  let workingDays = 0;
  for (let day = 0; day < tables.horizonDays; day++) if (hours.isWorkingDay(day)) workingDays += 1;
  const minutes = ((hours.length / TICKS_PER_HOUR) * 60 * tables.productive[team] * workingDays * DAYS_PER_MONTH) / tables.horizonDays;
  const each = tables.laws.mean(tables.prospectLaw[team]);
  followPlan(tables, team, (heads, day) => {
    const grown = tables.maturityDays[team] > 0 ? Math.min(1, day / tables.maturityDays[team]) : 1;
    const maturity = tables.maturityStart[team] + (1 - tables.maturityStart[team]) * grown;
    const speed = heads.reduce((sum, { share, hired }) => sum + share * speedAfter(tables, team, day - hired, hired === 0), 0);
    if (each > 0) byDay[day] = (speed * minutes * maturity) / each;
  });
  return byDay;
}

function meanOf(byDay: Float64Array, stretches: number, days: number): number[] {
  return Array.from({ length: stretches }, (_, stretch) => {
    const part = byDay.subarray(Math.round(stretch * days), Math.round((stretch + 1) * days));
    return part.length === 0 ? 0 : part.reduce((sum, each) => sum + each, 0) / part.length;
  });
}

/** Each change of the number of prospects a month, on its day. */
function prospectEvents(prospects: Map<string, number[]>, scenario: Scenario): Scenario["events"] {
  const events: Scenario["events"] = {};
  const months = stretchMonths(scenario, prospects.size);
  [...prospects].forEach(([id, perMonth], number) => {
    perMonth.forEach((value, stretch) => {
      if (stretch === 0 || value === perMonth[stretch - 1]) return;
      const day = Math.round(stretch * months * DAYS_PER_MONTH);
      let name = `prospects-${number}-${stretch}`;
      while (Object.hasOwn(scenario.events, name)) name += "-";
      events[name] = { label: "Prospects", day, path: joinPath(["channels", id, "visitsPerMonth"]), change: "set", value, untilDay: null, halfLifeDays: null } satisfies DatedEvent;
    });
  });
  return events;
}
