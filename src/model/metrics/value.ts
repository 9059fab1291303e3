/** What a customer is worth, against what it cost. */
import type { Scenario } from "../../scenario/index.ts";
import { sidesOf } from "./acquisition.ts";
import type { Books } from "./books.ts";
import type { Metric } from "./metric.ts";
import { share, sum } from "./number.ts";

const group = "Value";

export function value(scenario: Scenario): Metric[] {
  const sides = sidesOf(scenario);
  const discounted = scenario.money.discountPerYear > 0 ? ", each payment discounted to the day of the win" : "";
  return [
    { name: "firstMrr", label: "First MRR", unit: "money", group, formula: "median of the first MRR of customers won", help: "How large the first sale is.", of: ({ counts, quantile }) => quantile(counts.firstMrr, 0.5) },
    ...sides.map(({ at, Name, side }): Metric => ({ name: `firstMrr${Name}`, label: `… ${side}`, unit: "money", group, formula: `median of the first MRR of customers of the ${side} side`, help: `How large the first sale of the ${side} side is.`, of: ({ counts, quantile }) => quantile(counts.firstMrr, 0.5, at) })),
    { name: "arpa", label: "MRR per customer", unit: "money", group, formula: "MRR at the end ÷ customers at the end", help: "Average revenue per account, a month.", of: ({ mrr, customers }) => share(mrr, customers) },
    { name: "ltv", label: "Lifetime value so far (LTV)", unit: "money", group, formula: `Σ payments of customers won up to the horizon × (gross margin − a partner's share) ÷ customers won${discounted}`, help: "What a customer has brought within the simulated time; late ones have had little of it.", of: (books) => ltv(books) },
    ...sides.map(({ at, Name, side }): Metric => ({ name: `ltv${Name}`, label: `… ${side}`, unit: "money", group, formula: `the same of the ${side} side${discounted}`, help: `What a customer of the ${side} side has brought.`, of: (books) => ltv(books, at) })),
    { name: "ltvHeuristic", label: "Lifetime value by rule of thumb", unit: "money", group, formula: "gross margin × MRR per customer ÷ customers lost a month", help: "As if everyone stayed and paid like the average of the last day, for ever: set against what was simulated.", of: (books) => share(share(books.tables.grossMargin * books.mrr, books.customers), share(books.world.churned, books.world.churned + books.counts.renewals)) },
    { name: "ltvToCac", label: "LTV ÷ CAC", unit: "count", group, formula: "lifetime value so far ÷ cost per customer won (payroll)", help: "Below 1 a customer has not yet paid for itself; 3 is the usual wish.", of: (books) => share(ltv(books), books.cac("payroll")) },
    ...sides.map(({ at, Name, side }): Metric => ({ name: `ltvToCac${Name}`, label: `… ${side}`, unit: "count", group, formula: `the same of the ${side} side`, help: `Whether customers of the ${side} side pay for themselves.`, of: (books) => share(ltv(books, at), books.cac("payroll", at)) })),
    { name: "paybackMonths", label: "Payback", unit: "months", group, formula: "smallest m with (gross margin − a partner's share) × Σ over the first m contract months of (paid in the month ÷ customers won whose month began before the horizon) ≥ cost per customer won (payroll)", help: "After how many months a customer has paid for itself; not defined if never within what was seen.", of: (books) => books.payback() },
    ...sides.map(({ at, Name, side }): Metric => ({ name: `payback${Name}`, label: `… ${side}`, unit: "months", group, formula: `the same of the ${side} side`, help: `After how many months a customer of the ${side} side has paid for itself.`, of: (books) => books.payback(at) })),
    { name: "cover", label: "First year's cover", unit: "share", group, formula: "12 × first MRR × (gross margin − a partner's share) ÷ cost per customer won (payroll), over customers won", help: "How much of the cost of winning the first sale brings back in its first year.", of: (books) => cover(books) },
    ...sides.map(({ at, Name, side }): Metric => ({ name: `cover${Name}`, label: `… ${side}`, unit: "share", group, formula: `the same of the ${side} side`, help: `How much of its cost the first sale of the ${side} side brings back in a year.`, of: (books) => cover(books, at) })),
    { name: "existingShare", label: "Revenue from existing customers", unit: "share", group, formula: "payments of customers of more than twelve months ÷ payments of all customers", help: "How much of the business is repeat business.", of: ({ counts }) => share(counts.paidByExisting, counts.paidByAll) },
    { name: "expansionShare", label: "Revenue from growth of customers", unit: "share", group, formula: "1 − what customers won would have paid at their first MRR ÷ what they paid", help: "Grow the customer afterwards, or sell large at once.", of: (books) => expansion(books) },
    ...sides.map(({ at, Name, side }): Metric => ({ name: `expansionShare${Name}`, label: `… ${side}`, unit: "share", group, formula: `the same of the ${side} side`, help: `How much of what customers of the ${side} side pay is growth.`, of: (books) => expansion(books, at) })),
    { name: "topShare", label: "Revenue of the top fifth", unit: "share", group, formula: "MRR of the 20 % of customers with the largest MRR ÷ MRR at the end; of the last of them a part, if need be", help: "How much hangs on few.", of: ({ mrrs }) => topShare(mrrs) },
    { name: "gini", label: "Gini coefficient of MRR", unit: "count", group, formula: "Σ (2i − n − 1)·MRRᵢ ÷ (n·Σ MRR), MRRᵢ ascending", help: "0: all pay alike. Near 1: one pays everything.", of: ({ mrrs }) => gini(mrrs) },
    ...(scenario.value.orders ? orders() : []),
    ...(scenario.loyalty ? [{ name: "loyaltyCost", label: "Given back by the programme", unit: "money", group, formula: "Σ rewards of the loyalty programme", help: "What the programme costs, against the customers it keeps.", of: ({ world }) => world.loyaltyCents } satisfies Metric] : []),
  ];
}

function ltv({ counts, total, earned }: Books, side?: number): number {
  return share(earned(counts.paidDiscounted, side), total(counts.signed, side));
}

function cover({ counts, total, earned, cac }: Books, side?: number): number {
  return share(12 * share(earned(counts.firstCents, side), total(counts.signed, side)), cac("payroll", side));
}

function expansion({ counts, total }: Books, side?: number): number {
  const paid = total(counts.paid, side);
  return share(paid - total(counts.paidAsSigned, side), paid);
}

function topShare(mrrs: Float64Array): number {
  let left = mrrs.length / 5;
  let top = 0;
  for (let at = mrrs.length - 1; left > 0; at--, left--) top += mrrs[at] * Math.min(1, left);
  return share(top, sum(mrrs));
}

function gini(mrrs: Float64Array): number {
  const n = mrrs.length;
  let total = 0;
  mrrs.forEach((mrr, at) => { total += (2 * (at + 1) - n - 1) * mrr; });
  return sum(mrrs) > 0 ? total / (n * sum(mrrs)) : NaN;
}

function orders(): Metric[] {
  return [
    { name: "orders", label: "Orders", unit: "count", group, formula: "orders of customers up to the horizon", help: "How often customers bought.", of: ({ world }) => world.orders },
    { name: "orderRevenue", label: "Revenue from orders", unit: "money", group, formula: "Σ amounts of orders", help: "What customers bought for.", of: ({ world }) => world.orderCents },
  ];
}
