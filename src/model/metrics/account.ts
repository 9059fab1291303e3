/** Customers looked after: needs, calls, tickets. */
import type { Scenario } from "../../scenario/index.ts";
import type { Books } from "./books.ts";
import { minuteRate } from "./cost.ts";
import type { Metric } from "./metric.ts";
import { share } from "./number.ts";

const group = "Account management";

export function account(scenario: Scenario): Metric[] {
  return [
    { name: "needsFound", label: "Needs found", unit: "share", group, formula: "needs during whose window an account manager called ÷ needs", help: "How well account management times its calls.", of: ({ world }) => share(world.needsFound, world.needs) },
    { name: "callsPerNeed", label: "Calls per need found", unit: "count", group, formula: "calls ÷ needs found", help: "What it takes to find one need.", of: ({ world }) => share(world.calls, world.needsFound) },
    ...(scenario.accountManagement ? calls() : []),
    ...(scenario.support ? [{ name: "tickets", label: "Tickets answered", unit: "count", group, formula: "tickets answered up to the horizon", help: "What customers asked and got an answer to.", of: ({ world }) => world.tickets } satisfies Metric] : []),
  ];
}

function calls(): Metric[] {
  return [
    { name: "expansions", label: "Expansions", unit: "count", group, formula: "steps by which customers grew", help: "How often a customer bought more.", of: ({ counts }) => counts.expansions },
    { name: "costPerExpansion", label: "Cost per expansion", unit: "money", group, formula: "minutes asked for calls × effective minute rate ÷ expansions", help: "What the calls behind one step of growth cost, by activity.", of: (books) => share(callCents(books), books.counts.expansions) },
    { name: "lostTired", label: "Customers lost while tired by calls", unit: "people", group, formula: "customers who left at an anniversary after more calls in three months than they tolerate", help: "The other side of calling often.", of: ({ counts }) => counts.lostTired },
  ];
}

function callCents({ scenario, counts }: Books): number {
  return Object.values(scenario.teams).reduce((cents, team, at) => cents + (counts.calling[at] / 960) * minuteRate(team), 0);
}
