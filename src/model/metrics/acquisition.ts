/** What winning a customer costs, on two bases, and what comes before the win. */
import type { Scenario } from "../../scenario/index.ts";
import { workersOf } from "../compile/work.ts";
import { COMMISSION, ENTRIES, MEDIA } from "../ledger.ts";
import { EXIT, RIGHT } from "../tables.ts";
import type { Books } from "./books.ts";
import { SIDES } from "./cost.ts";
import type { Metric } from "./metric.ts";
import { share, sum } from "./number.ts";

const group = "Acquisition";

const PAYROLL = "(payroll × minutes asked before the win ÷ all minutes asked, over teams + media + content + marketing + entry costs + commission + rewards + experiments before the win)";
const ACTIVITY = "(minutes asked before the win × effective minute rate, over teams + media + content + marketing + entry costs + commission + rewards + experiments before the win)";

export function acquisition(scenario: Scenario): Metric[] {
  const sides = sidesOf(scenario);
  return [
    { name: "acquisitionCost", label: "Cost per customer won, whole teams", unit: "money", group, formula: "(payroll of teams that work before the win or write content + media + commission + entry costs + rewards) ÷ customers won", help: "What winning one customer costs, everything counted, on the payroll basis.", of: (books) => share(acquisitionCents(books), books.won) },
    { name: "cac", label: "Cost per customer won (CAC)", unit: "money", group, formula: `${PAYROLL} ÷ customers won`, help: "What winning one customer costs. Teams that also serve customers count with their part before the win, idle time in it.", of: (books) => books.cac("payroll") },
    ...sides.map(({ at, Name, side }): Metric => ({ name: `cac${Name}`, label: `… ${side}`, unit: "money", group, formula: `${PAYROLL}, each of the ${side} side ÷ customers won there; experiments shared by customers won`, help: `What winning one customer of the ${side} side costs.`, of: (books) => books.cac("payroll", at) })),
    { name: "cacActivity", label: "CAC by activity", unit: "money", group, formula: `${ACTIVITY} ÷ customers won`, help: "The same when a team costs what it is asked to do, busy or not: twice the leads, twice the cost.", of: (books) => books.cac("activity") },
    ...sides.map(({ at, Name, side }): Metric => ({ name: `cac${Name}Activity`, label: `… ${side}`, unit: "money", group, formula: `${ACTIVITY}, each of the ${side} side ÷ customers won there; experiments shared by customers won`, help: `What winning one customer of the ${side} side costs, by activity.`, of: (books) => books.cac("activity", at) })),
    { name: "minutesPerWin", label: "Minutes per customer won", unit: "minutes", group, formula: "minutes asked before the win ÷ customers won", help: "Work behind one customer, lost deals counted in, at full productivity.", of: ({ cost, won }) => share(sum(cost.minutes), won) },
    ...sides.map(({ at, Name, side }): Metric => ({ name: `minutesPerWin${Name}`, label: `… ${side}`, unit: "minutes", group, formula: `minutes asked for people of the ${side} side before the win ÷ customers won there`, help: `Work behind one customer of the ${side} side.`, of: ({ cost, counts, total }) => share(cost.minutes[at], total(counts.signed, at)) })),
    { name: "qualified", label: "Qualified leads (MQL)", unit: "people", group, formula: "entries to a stage left of the neck in which a team works, from one in which none does", help: "Leads that somebody is asked to look after; someone who comes back counts again.", of: ({ counts }) => sum(counts.qualified) },
    { name: "opportunities", label: "Opportunities", unit: "people", group, formula: "entries to the neck from outside it", help: "Deals that could be won; someone who comes back counts again.", of: ({ counts }) => sum(counts.opportunities) },
    { name: "isc", label: "Inside sales cost, a month", unit: "money", group, formula: "minutes asked in stages left of the neck ÷ 480 × effective day rate ÷ months", help: "What qualifying leads costs, by activity: linear in the number of leads.", of: ({ cost, tables }) => cost.qualifying / tables.horizonMonths },
    { name: "iscPerMql", label: "… per qualified lead", unit: "money", group, formula: "inside sales cost ÷ qualified leads", help: "What looking after one lead costs.", of: ({ cost, counts }) => share(cost.qualifying, sum(counts.qualified)) },
    { name: "iscPerOpportunity", label: "… per opportunity", unit: "money", group, formula: "inside sales cost ÷ opportunities", help: "What qualifying costs for each deal that comes of it.", of: ({ cost, counts }) => share(cost.qualifying, sum(counts.opportunities)) },
    { name: "tofc", label: "Top-of-funnel cost per opportunity (TOFC)", unit: "money", group, formula: "(media + marketing + content + inside sales cost + prospecting by activity + entry costs left of the neck) ÷ opportunities", help: "Everything spent before there is an opportunity. The term has no definition in its source; this one is ours.", of: topOfFunnel },
    { name: "winRateNarrow", label: "Win rate, decided deals", unit: "share", group, formula: "won ÷ (won + lost), of decisions in the neck", help: "Of the deals that were decided, how many were won; put-off ones left out.", of: ({ counts }) => share(sum(counts.won), sum(counts.won) + sum(counts.lost)) },
    { name: "winRateBroad", label: "Win rate, all deals that ended", unit: "share", group, formula: "won ÷ (won + lost + put off): put off = left the neck for an exit stage from which some come back", help: "Of the deals that left the neck, how many were won.", of: ({ counts }) => winRate(counts) },
    ...sides.map(({ at, Name, side }): Metric => ({ name: `winRate${Name}`, label: `… ${side}`, unit: "share", group, formula: `won ÷ (won + lost + put off), of the ${side} side`, help: `Of the deals of the ${side} side that left the neck, how many were won.`, of: ({ counts, total }) => share(total(counts.won, at), total(counts.won, at) + total(counts.lost, at) + total(counts.putOff, at)) })),
    ...Object.entries(scenario.channels).flatMap(([id, { label }], channel): Metric[] => [
      { name: `came.${id}`, label: `Came by ${label}`, unit: "people", group, formula: `people who entered the journey by ${label}`, help: "Where people come from: the channels add up to all.", of: ({ counts }) => counts.came[channel + 1] },
      { name: `won.${id}`, label: `Won by ${label}`, unit: "people", group, formula: `customers won who came by ${label}`, help: "Where customers come from: the channels, and who was in the pipeline on day 0, add up to all.", of: ({ counts }) => counts.signed[channel + 1] },
      { name: `newMrr.${id}`, label: `New MRR by ${label}`, unit: "money", group, formula: `Σ first MRR of customers who came by ${label}`, help: "What the customers of a channel begin with.", of: ({ counts }) => counts.firstCents[channel + 1] },
    ]),
  ];
}

interface Side { at: number; side: string; Name: string }

/** Sides that some channel belongs to, in the order of SIDES. */
export function sidesOf({ channels }: Scenario): Side[] {
  const present = new Set<string>(Object.values(channels).map(({ side }) => side));
  return SIDES.map((side, at) => ({ at, side, Name: side[0].toUpperCase() + side.slice(1) })).filter(({ side }) => present.has(side));
}

function winRate({ won, lost, putOff }: Books["counts"]): number {
  return share(sum(won), sum(won) + sum(lost) + sum(putOff));
}

function topOfFunnel({ cost, counts }: Books): number {
  const before = cost.media + cost.marketing + cost.content + cost.qualifying + cost.prospecting + sum(counts.leftEntryCosts);
  return share(before, sum(counts.opportunities));
}

/** Everything spent on winning customers, whole teams. */
function acquisitionCents({ tables, world, counts }: Books): number {
  const acquires = new Set<number>();
  for (let stage = 0; stage < tables.stages; stage++) {
    if (tables.bulb[stage] !== RIGHT && tables.bulb[stage] !== EXIT) for (const team of workersOf(tables, stage)) acquires.add(team);
  }
  if (tables.hasContent) acquires.add(tables.contentTeam);
  for (let team = 0; team < tables.teams; team++) if (tables.prospectChannel[team] >= 0) acquires.add(team);
  let total = 0;
  for (const team of acquires) total += world.payrollOfTeam[team];
  const spent = world.ledger.total;
  return total - spent[MEDIA] - spent[COMMISSION] - spent[ENTRIES] + sum(counts.rewards);
}
