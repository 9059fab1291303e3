/** The loop: customers who bring customers. */
import { TICKS_PER_YEAR } from "../../kernel/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import { days } from "./books.ts";
import type { Metric } from "./metric.ts";
import { quantileOf, share, together } from "./number.ts";

const group = "Referral";

export function referral(scenario: Scenario): Metric[] {
  return [
    { name: "referralShare", label: "Won by referral", unit: "share", group, formula: "customers won by referral ÷ customers won", help: "How much of the growth the loop carries.", of: ({ world, won }) => share(world.wonBySide[2], won) },
    { name: "inviteWaste", label: "Invitations wasted", unit: "share", group, formula: "invitations taken up by accounts touched before ÷ invitations taken up", help: "The market is finite: a loop saturates.", of: ({ world }) => share(world.wasted, world.invited) },
    ...(scenario.referral ? loop() : []),
  ];
}

function loop(): Metric[] {
  return [
    { name: "signUpK", label: "People brought by a customer", unit: "count", group, formula: "invited people who entered the journey ÷ (customers of day 0 + customers won)", help: "The k of sign-ups: invitations that led somewhere, per customer so far.", of: ({ tables, world, won }) => share(world.invited - world.wasted, tables.initialCustomers + won) },
    { name: "kEff", label: "Customers brought by a customer (k)", unit: "count", group, formula: "customers won whom a customer of more than twelve months had invited ÷ such customers, left ones counted in", help: "Above 1 each generation is larger than the one before, until the market is used up.", of: ({ counts, world }) => (world.horizon < TICKS_PER_YEAR ? NaN : share(counts.wonByGrown, counts.grown)) },
    { name: "amplification", label: "Amplification", unit: "count", group, formula: "(customers of day 0 + customers won) ÷ (the same − customers won by invitation)", help: "What the loop makes of each customer that came without it.", of: ({ tables, counts, won }) => share(tables.initialCustomers + won, tables.initialCustomers + won - counts.referred) },
    { name: "generation", label: "Generation", unit: "count", group, formula: "mean over customers won of the invitations between them and somebody who came uninvited", help: "0: all came uninvited.", of: ({ world, won }) => share(world.wonOfGeneration.reduce((total, people, generation) => total + people * generation, 0), won) },
    { name: "loopDays", label: "Time of the loop", unit: "days", group, formula: "median over customers won by invitation of (win − win of the customer who invited)", help: "How long one turn takes: it counts more than how many are invited.", of: ({ counts }) => days(quantileOf(together([counts.loop]), 0.5)) },
  ];
}
