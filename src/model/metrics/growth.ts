/** Who comes, who is won, who stays, and what they pay. */
import type { Scenario } from "../../scenario/index.ts";
import { COST_OF_SALES, PARTNERS, REVENUE } from "../ledger.ts";
import { GROSS_ROW, BASE_ROW, RETAINED_ROW } from "../world.ts";
import type { Books } from "./books.ts";
import type { Metric } from "./metric.ts";
import { share, sum } from "./number.ts";

const group = "Growth";

export function growth(scenario: Scenario): Metric[] {
  return [
    { name: "won", label: "Customers won", unit: "people", group, formula: "count of conversions up to the horizon", help: "Everyone who became a customer, including those who left again.", of: ({ won }) => won },
    { name: "wonInbound", label: "… inbound", unit: "people", group, formula: "conversions of people who came by inbound channels", help: "Customers won who came by themselves.", of: ({ world }) => world.wonBySide[0] },
    { name: "wonOutbound", label: "… outbound", unit: "people", group, formula: "conversions of people who came by outbound channels", help: "Customers won who were approached.", of: ({ world }) => world.wonBySide[1] },
    { name: "wonReferral", label: "… by referral", unit: "people", group, formula: "conversions of people whom a customer invited", help: "Customers won through the loop.", of: ({ world }) => world.wonBySide[2] },
    { name: "finalCustomers", label: "Customers at the end", unit: "people", group, formula: "customers alive at the horizon", help: "Customers who pay at the end of the simulated time.", of: ({ customers }) => customers },
    { name: "churned", label: "Customers lost", unit: "people", group, formula: "count of contracts ended", help: "Customers who left before the horizon.", of: ({ world }) => world.churned },
    { name: "monthlyLogoChurn", label: "Customers lost a month", unit: "share", group, formula: "customers lost ÷ (customers lost + anniversaries at which one stayed)", help: "Chance that a customer leaves in a month of its contract.", of: ({ world, counts }) => share(world.churned, world.churned + counts.renewals) },
    { name: "finalMrr", label: "MRR at the end", unit: "money", group, formula: "Σ MRR of customers alive at the horizon", help: "Monthly recurring revenue at the end of the simulated time.", of: ({ mrr }) => mrr },
    { name: "arr", label: "ARR at the end", unit: "money", group, formula: "12 × MRR at the end", help: "What the customers of the last day pay in a year if nothing changes.", of: ({ mrr }) => 12 * mrr },
    { name: "newMrr", label: "New MRR", unit: "money", group, formula: "Σ first MRR of customers won, and of those who are there on day 0", help: "Recurring revenue that new customers brought.", of: ({ world }) => world.newCents },
    { name: "expansionMrr", label: "Expansion MRR", unit: "money", group, formula: "Σ steps of customers who grew", help: "Recurring revenue added by customers already won.", of: ({ world }) => world.expandedCents },
    ...(scenario.value.contractionPerYear > 0 ? [{ name: "contractionMrr", label: "Contraction MRR", unit: "money", group, formula: "Σ steps back of customers who stayed", help: "Recurring revenue given up by customers who stayed.", of: ({ world }) => world.contractedCents } satisfies Metric] : []),
    { name: "churnedMrr", label: "Churned MRR", unit: "money", group, formula: "Σ MRR of customers lost, when they left", help: "Recurring revenue that left with customers.", of: ({ world }) => world.churnedCents },
    { name: "quickRatio", label: "Quick ratio", unit: "count", group, formula: "(first MRR of customers won + expansion) ÷ (contraction + churned MRR)", help: "How many units of MRR are gained for each one lost; not defined if nothing is lost.", of: ({ world, counts }) => share(sum(counts.firstCents) + world.expandedCents, world.contractedCents + world.churnedCents) },
    { name: "nrr", label: "Net revenue retention", unit: "share", group, formula: "MRR now of those who paid twelve months before ÷ their MRR then; by whole months of each contract", help: "What a year makes of the revenue of the customers one has: above 100 % they grow faster than they leave.", of: (books) => share(atEnd(books, RETAINED_ROW), atEnd(books, BASE_ROW)) },
    { name: "grr", label: "Gross revenue retention", unit: "share", group, formula: "Σ min(MRR now, MRR twelve months before) ÷ MRR twelve months before", help: "The same without growth: what would be left if nobody bought more.", of: (books) => share(atEnd(books, GROSS_ROW), atEnd(books, BASE_ROW)) },
    { name: "revenue", label: "Revenue received", unit: "money", group, formula: "Σ payments that arrived up to the horizon", help: "Money customers paid.", of: ({ world }) => world.ledger.total[REVENUE] },
    { name: "grossProfit", label: "Gross profit", unit: "money", group, formula: "Σ payments that arrived − cost of delivering − partners' shares", help: "What is left of the revenue for everything that is not delivery.", of: ({ world }) => world.ledger.total[REVENUE] + world.ledger.total[COST_OF_SALES] + world.ledger.total[PARTNERS] },
  ];
}

/** Value of a row at the horizon; retention needs a year to look back on. */
function atEnd({ tables, world }: Books, row: number): number {
  return tables.horizonDays < 365 ? NaN : sum(world.record.change.subarray(row * tables.gridPoints, (row + 1) * tables.gridPoints));
}
