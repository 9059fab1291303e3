/** How quickly people are answered, and how long it takes until they decide. */
import { TICKS_PER_HOUR, TICKS_PER_MINUTE } from "../../kernel/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import { WAITING } from "../people.ts";
import { sidesOf } from "./acquisition.ts";
import { days, type Books } from "./books.ts";
import type { Metric } from "./metric.ts";
import { countUpTo, quantileOf, share } from "./number.ts";

const group = "Speed";

export function speed(scenario: Scenario): Metric[] {
  const sides = sidesOf(scenario);
  return [
    { name: "responseMedian", label: "Median response time", unit: "hours", group, formula: "median over first touches of (first touch − raised hand), clock hours", help: "How long half of the people who raise their hand wait for a first answer.", of: ({ waits }) => quantileOf(waits, 0.5) / TICKS_PER_HOUR },
    { name: "responseP90", label: "Slow response time", unit: "hours", group, formula: "90th percentile over first touches of (first touch − raised hand), clock hours", help: "One in ten waits longer than this.", of: ({ waits }) => quantileOf(waits, 0.9) / TICKS_PER_HOUR },
    { name: "answeredWithin5Minutes", label: "Answered within five minutes", unit: "share", group, formula: "first touches at most five clock minutes after the raised hand ÷ first touches", help: "While they still sit in front of it.", of: ({ waits }) => share(countUpTo(waits, 5 * TICKS_PER_MINUTE), waits.length) },
    { name: "answeredWithinHour", label: "Answered within an hour", unit: "share", group, formula: "first touches at most one clock hour after the raised hand ÷ first touches", help: "Speed to lead.", of: ({ waits }) => share(countUpTo(waits, TICKS_PER_HOUR), waits.length) },
    { name: "neverAnswered", label: "Never answered", unit: "share", group, formula: "(gave up before the first touch, or found the line full + still in line at the horizon) ÷ (those + first touches)", help: "Raised a hand for nothing.", of: neverAnswered },
    { name: "qualifiedToOpportunity", label: "Qualified lead to opportunity", unit: "days", group, formula: "median over opportunities of (entry to the neck − last entry as a qualified lead)", help: "How long qualifying takes, waiting counted in: the other half of what inside sales costs.", of: ({ counts, quantile }) => days(quantile(counts.qualifiedToOpportunity, 0.5)) },
    ...sides.map(({ at, Name, side }): Metric => ({ name: `timeToOpportunity${Name}`, label: `Came to opportunity, ${side}`, unit: "days", group, formula: `median over people of the ${side} side who become an opportunity for the first time of (entry to the neck − day they came)`, help: "From the first touch until there is something to win.", of: ({ counts, quantile }) => days(quantile(counts.cameToOpportunity, 0.5, at)) })),
    { name: "wonCycle", label: "Came to won", unit: "days", group, formula: "median over customers won of (win − day they came)", help: "Of those who were won. Mean times of stages do not add up to it: others pass through them too.", of: ({ counts, quantile }) => days(quantile(counts.cameToWon, 0.5)) },
    { name: "wonCycleP90", label: "… one in ten takes longer than", unit: "days", group, formula: "90th percentile over customers won of (win − day they came)", help: "How long one has to wait for the slow ones.", of: ({ counts, quantile }) => days(quantile(counts.cameToWon, 0.9)) },
    ...sides.map(({ at, Name, side }): Metric => ({ name: `wonCycle${Name}`, label: `… ${side}`, unit: "days", group, formula: `median over customers won of the ${side} side of (win − day they came)`, help: `The same for the ${side} side.`, of: ({ counts, quantile }) => days(quantile(counts.cameToWon, 0.5, at)) })),
    { name: "salesCycle", label: "Opportunity to won", unit: "days", group, formula: "median over customers won of (win − last entry to the neck)", help: "The sales cycle of deals that were won.", of: ({ counts, quantile }) => days(quantile(counts.opportunityToWon, 0.5)) },
  ];
}

function neverAnswered({ tables, world, counts, waits }: Books): number {
  const { people } = world;
  let never = counts.unanswered;
  for (let slot = 0; slot < people.used; slot++) {
    if (people.state[slot] === WAITING && people.owner[slot] < 0 && tables.firstTouch[people.stage[slot]] !== 0) never += 1;
  }
  return share(never, never + waits.length);
}
