/** What a replication reports: the names, units, formulas and meanings of its series and figures. */
import type { Scenario } from "../scenario/index.ts";
import type { MetricInfo, SeriesInfo } from "./trace.ts";

export function describeSeries(scenario: Scenario): SeriesInfo[] {
  const series: SeriesInfo[] = [
    { name: "customers", label: "Customers", unit: "people" },
    { name: "mrr", label: "Monthly recurring revenue", unit: "money" },
    { name: "cash", label: "Cash", unit: "money" },
    { name: "won", label: "Customers won so far", unit: "people" },
  ];
  if (!scenario.market.unlimited) series.push({ name: "untouched", label: "Market not yet touched", unit: "accounts" });
  for (const [id, stage] of Object.entries(scenario.stages)) series.push({ name: `stage.${id}`, label: stage.label, unit: "people" });
  for (const [id, team] of Object.entries(scenario.teams)) series.push({ name: `waiting.${id}`, label: `Waiting for ${team.label}`, unit: "people" });
  for (const [id, team] of Object.entries(scenario.teams)) series.push({ name: `utilisation.${id}`, label: `${team.label}: busy`, unit: "share" });
  return series;
}

const WHOLE_RUN: MetricInfo[] = [
  { name: "won", label: "Customers won", unit: "people", formula: "count of conversions up to the horizon", help: "Everyone who became a customer, including those who left again." },
  { name: "wonInbound", label: "… inbound", unit: "people", formula: "conversions of people who came by inbound channels", help: "Customers won who came by themselves." },
  { name: "wonOutbound", label: "… outbound", unit: "people", formula: "conversions of people who came by outbound channels", help: "Customers won who were approached." },
  { name: "wonReferral", label: "… by referral", unit: "people", formula: "conversions of people whom a customer invited", help: "Customers won through the loop." },
  { name: "finalCustomers", label: "Customers at the end", unit: "people", formula: "customers alive at the horizon", help: "Customers who pay at the end of the simulated time." },
  { name: "churned", label: "Customers lost", unit: "people", formula: "count of contracts ended", help: "Customers who left before the horizon." },
  { name: "finalMrr", label: "MRR at the end", unit: "money", formula: "Σ MRR of customers alive at the horizon", help: "Monthly recurring revenue at the end of the simulated time." },
  { name: "newMrr", label: "New MRR", unit: "money", formula: "Σ first MRR of customers won", help: "Recurring revenue that new customers brought." },
  { name: "expansionMrr", label: "Expansion MRR", unit: "money", formula: "Σ steps of customers who grew", help: "Recurring revenue added by customers already won." },
  { name: "churnedMrr", label: "Churned MRR", unit: "money", formula: "Σ MRR of customers lost, when they left", help: "Recurring revenue that left with customers." },
  { name: "revenue", label: "Revenue received", unit: "money", formula: "Σ payments that arrived up to the horizon", help: "Money customers paid." },
  { name: "finalCash", label: "Cash at the end", unit: "money", formula: "initial cash + Σ money in − Σ money out", help: "Money in the bank at the end of the simulated time." },
  { name: "cashLow", label: "Lowest cash", unit: "money", formula: "minimum over days of initial cash + Σ money in − Σ money out", help: "How deep the valley is before growth carries the company; below zero the money ran out." },
  { name: "cashLowMonth", label: "Month of the lowest cash", unit: "month", formula: "month in which the lowest cash occurs", help: "When the valley is deepest." },
  { name: "cashOutMonth", label: "Cash runs out in month", unit: "month", formula: "first month on a day of which initial cash + Σ money in − Σ money out is below zero", help: "When the money is gone, in the futures in which it does not last." },
  { name: "ranOut", label: "Futures that run out of cash", unit: "share", formula: "1 where the lowest cash is below zero, else 0; its mean is the share of futures", help: "How likely it is that the money does not last." },
  { name: "cashPositiveMonth", label: "Cash-positive from month", unit: "month", formula: "first month m such that m, m + 1 and m + 2 all bring in more than they cost", help: "When the company begins to live from its customers." },
  { name: "responseMedian", label: "Median response time", unit: "hours", formula: "median over first touches of (first touch − raised hand), clock hours", help: "How long half of the people who raise their hand wait for a first answer." },
  { name: "responseP90", label: "Slow response time", unit: "hours", formula: "90th percentile over first touches of (first touch − raised hand), clock hours", help: "One in ten waits longer than this." },
  { name: "answeredWithinHour", label: "Answered within an hour", unit: "share", formula: "first touches at most one clock hour after the raised hand ÷ first touches", help: "Speed to lead." },
  { name: "acquisitionCost", label: "Cost per customer won (CAC)", unit: "money", formula: "(payroll of teams that work before the win or write content + media + commission + entry costs + rewards) ÷ customers won", help: "What winning one customer costs, everything counted, on the payroll basis." },
  { name: "referralShare", label: "Won by referral", unit: "share", formula: "customers won by referral ÷ customers won", help: "How much of the growth the loop carries." },
  { name: "inviteWaste", label: "Invitations wasted", unit: "share", formula: "invitations taken up by accounts touched before ÷ invitations taken up", help: "The market is finite: a loop saturates." },
  { name: "needsFound", label: "Needs found", unit: "share", formula: "needs during whose window an account manager called ÷ needs", help: "How well account management times its calls." },
  { name: "callsPerNeed", label: "Calls per need found", unit: "count", formula: "calls ÷ needs found", help: "What it takes to find one need." },
];

export function describeMetrics(scenario: Scenario): MetricInfo[] {
  const metrics = [...WHOLE_RUN];
  for (const [id, stage] of Object.entries(scenario.stages)) {
    metrics.push({ name: `entries.${id}`, label: `Entered ${stage.label}`, unit: "people", formula: `count of entries to ${stage.label}`, help: "Entries up to the horizon; someone who comes back counts again." });
  }
  for (const [id, team] of Object.entries(scenario.teams)) {
    metrics.push(
      { name: `utilisation.${id}`, label: `${team.label}: busy`, unit: "share", formula: "busy seat time ÷ scheduled seat time", help: "How full the team's working hours are." },
      { name: `minutes.${id}`, label: `${team.label}: minutes asked a month`, unit: "minutes", formula: "Σ minutes × attempts of work asked of the team ÷ months", help: "Work the team is asked for, done or not, at full productivity." },
      { name: `personDays.${id}`, label: `${team.label}: person-days a month`, unit: "days", formula: "minutes asked a month ÷ 480", help: "The same in days of eight hours." },
      { name: `dayRate.${id}`, label: `${team.label}: effective day rate`, unit: "money", formula: "annual cost ÷ paid days ÷ productive fraction", help: "What a day of pure work costs when only part of the paid day is work." },
      { name: `activityCost.${id}`, label: `${team.label}: cost by activity, a month`, unit: "money", formula: "person-days a month × effective day rate", help: "Cost in proportion to the work asked for: twice the leads, twice the cost." },
      { name: `payroll.${id}`, label: `${team.label}: payroll, a month`, unit: "money", formula: "Σ heads × annual cost ÷ 12", help: "What the team costs whether it is busy or not: a staircase." },
    );
  }
  return metrics;
}
