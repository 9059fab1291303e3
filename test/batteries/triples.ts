/**
 * What-ifs on which the gain of the same luck is measured, chosen before anything was measured and left as they were since.
 * Of each sim at least a probability, a duration and a rate; and what a founder asks next: one head more, another price,
 * fewer who leave. Changes are by a tenth to a fifth, as a first step of a slider is; the figure is the one such a change
 * is made for.
 */
export type Kind = "probability" | "duration" | "rate" | "minutes" | "headcount" | "price" | "churn";

export interface Triple {
  sim: string;
  kind: Kind;
  path: string;
  value: number;
  metric: string;
}

const of = (sim: string, rows: readonly (readonly [kind: Kind, path: string, value: number, metric: string])[]): Triple[] =>
  rows.map(([kind, path, value, metric]) => ({ sim, kind, path, value, metric }));

export const triples: readonly Triple[] = [
  ...of("account-based", [
    ["probability", "stages.opportunity.exits.onboarding.probability", 0.3, "won"],
    ["probability", "stages.target.exits.engaged.probability", 0.35, "opportunities"],
    ["duration", "stages.opportunity.dwellDays.median", 75, "revenue"],
    ["rate", "accountManagement.needsPerYear", 2.4, "expansionMrr"],
    ["minutes", "channels.named.minutesPerProspect.median", 300, "won"],
    ["headcount", "teams.accountTeam.headcount", 3, "won"],
    ["price", "value.initialMrr.median", 3300, "finalMrr"],
    ["churn", "retention.renewalChurn", 0.06, "finalMrr"],
  ]),
  ...of("channel", [
    ["probability", "stages.offer.exits.onboarding.probability", 0.4, "won"],
    ["duration", "stages.offer.dwellDays.median", 24, "revenue"],
    ["rate", "channels.partners.entriesPerMonth", 70, "won"],
    ["rate", "channels.marketplace.visitsPerMonth", 1000, "won"],
    ["headcount", "teams.customerSuccess.headcount", 3, "finalCash"],
    ["price", "value.initialMrr.median", 330, "finalMrr"],
    ["churn", "retention.monthlyChurn", 0.0125, "finalCustomers"],
  ]),
  ...of("hourglass", [
    ["probability", "stages.opportunity.exits.onboarding.probability", 0.31, "won"],
    ["probability", "stages.suspect.exits.inquiry.probability", 0.4, "opportunities"],
    ["duration", "stages.suspect.dwellDays.median", 60, "won"],
    ["duration", "stages.opportunity.dwellDays.median", 15, "revenue"],
    ["rate", "channels.organic.visitsPerMonth", 1800, "came.organic"],
    ["rate", "referral.invitesPerMonth", 2.4, "wonReferral"],
    ["minutes", "channels.outbound.minutesPerProspect.mean", 22, "wonOutbound"],
    ["headcount", "teams.insideSales.headcount", 3, "won"],
    ["headcount", "teams.contentFactory.headcount", 3, "finalMrr"],
    ["price", "value.initialMrr.median", 154, "finalMrr"],
    ["churn", "retention.monthlyChurn", 0.016, "finalMrr"],
  ]),
  ...of("inbound", [
    ["probability", "stages.qualify.exits.opportunity.probability", 0.35, "won"],
    ["duration", "stages.opportunity.dwellDays.median", 15, "revenue"],
    ["rate", "channels.search.visitsPerMonth", 4600, "won"],
    ["rate", "channels.ads.spendPerMonth", 7000, "came.ads"],
    ["headcount", "teams.insideSales.headcount", 4, "won"],
    ["price", "value.initialMrr.median", 200, "finalMrr"],
    ["churn", "retention.monthlyChurn", 0.016, "finalCustomers"],
  ]),
  ...of("isc", [
    ["probability", "stages.opportunity.exits.customer.probability", 0.23, "won"],
    ["probability", "stages.lead.exits.opportunity.probability", 0.19, "opportunities"],
    ["duration", "stages.opportunity.dwellDays.median", 15, "revenue"],
    ["rate", "channels.inbound.visitsPerMonth", 2200, "won"],
    ["headcount", "teams.bdr.headcount", 7, "won"],
    ["churn", "retention.monthlyChurn", 0.016, "finalMrr"],
  ]),
  ...of("no-touch", [
    ["probability", "stages.signup.exits.activated.probability", 0.4, "won"],
    ["probability", "stages.activated.exits.active.probability", 0.14, "won"],
    ["duration", "stages.activated.dwellDays.median", 14, "revenue"],
    ["rate", "channels.organic.visitsPerMonth", 13500, "won"],
    ["rate", "referral.invitesPerMonth", 3, "wonReferral"],
    ["headcount", "teams.growth.headcount", 3, "won"],
    ["price", "value.initialMrr.median", 28, "finalMrr"],
    ["churn", "retention.spread.alpha", 0.75, "finalCustomers"],
  ]),
  ...of("outbound", [
    ["probability", "stages.opportunity.exits.onboarding.probability", 0.21, "won"],
    ["probability", "stages.prospect.exits.contact.probability", 0.35, "opportunities"],
    ["duration", "stages.opportunity.dwellDays.median", 60, "revenue"],
    ["rate", "accountManagement.needsPerYear", 1.8, "expansionMrr"],
    ["minutes", "channels.lists.minutesPerProspect.mean", 17, "won"],
    ["headcount", "teams.accountExecutives.headcount", 3, "won"],
    ["price", "value.initialMrr.median", 1650, "finalMrr"],
    ["churn", "retention.monthlyChurn", 0.01, "finalCustomers"],
  ]),
  ...of("relationship", [
    ["probability", "stages.opportunity.exits.onboarding.probability", 0.35, "won"],
    ["probability", "accountManagement.expandProbability", 0.6, "expansionMrr"],
    ["duration", "stages.opportunity.dwellDays.median", 36, "revenue"],
    ["rate", "channels.network.visitsPerMonth", 18, "won"],
    ["rate", "support.ticketsPerMonth", 3.5, "tickets"],
    ["headcount", "teams.accountManagers.headcount", 5, "finalMrr"],
    ["price", "value.initialMrr.median", 1000, "finalMrr"],
    ["churn", "retention.monthlyChurn", 0.0075, "finalCustomers"],
  ]),
  ...of("ross", [
    ["probability", "stages.opportunity.exits.onboarding.probability", 0.31, "won"],
    ["probability", "stages.prospect.exits.outLead.probability", 0.105, "opportunities"],
    ["duration", "stages.opportunity.dwellDays.median", 24, "revenue"],
    ["rate", "channels.inbound.visitsPerMonth", 170, "won"],
    ["minutes", "channels.outbound.minutesPerProspect.mean", 22, "wonOutbound"],
    ["headcount", "teams.accountExecutives.headcount", 6, "won"],
    ["price", "value.initialMrr.median", 660, "finalMrr"],
    ["churn", "retention.monthlyChurn", 0.01, "finalCustomers"],
  ]),
  ...of("tam", [
    ["probability", "stages.opportunity.exits.onboarding.probability", 0.29, "won"],
    ["probability", "stages.lead.exits.opportunity.probability", 0.45, "opportunities"],
    ["duration", "stages.opportunity.dwellDays.median", 60, "revenue"],
    ["rate", "channels.inbound.visitsPerMonth", 205, "won"],
    ["headcount", "teams.accountManagers.headcount", 4, "won"],
    ["price", "value.initialMrr.median", 1210, "finalMrr"],
    ["churn", "retention.renewalChurn", 0.08, "finalCustomers"],
  ]),
  ...of("team", [
    ["probability", "stages.review.exits.onboarding.probability", 0.55, "won"],
    ["probability", "stages.inquiry.exits.opportunity.probability", 0.4, "won"],
    ["duration", "stages.review.dwellDays.median", 15, "revenue"],
    ["rate", "channels.inbound.visitsPerMonth", 100, "won"],
    ["headcount", "teams.engineers.headcount", 3, "won"],
    ["price", "value.initialMrr.median", 1320, "finalMrr"],
    ["churn", "retention.monthlyChurn", 0.008, "finalCustomers"],
  ]),
  ...of("transactional", [
    ["probability", "stages.basket.exits.firstOrder.probability", 0.4, "won"],
    ["probability", "referral.conversionToEntry", 0.24, "wonReferral"],
    ["duration", "stages.firstOrder.dwellDays.median", 24, "entries.regular"],
    ["rate", "channels.shop.visitsPerMonth", 17000, "revenue"],
    ["rate", "value.orders.perMonth.mean", 0.4, "orders"],
    ["headcount", "teams.service.headcount", 3, "finalCash"],
    ["price", "value.orders.amount.median", 50, "revenue"],
    ["churn", "value.orders.dropoutAlpha", 0.7, "finalCustomers"],
  ]),
];
