import type { Channel, Scenario } from "../../scenario/index.ts";
import { amount, inRuns, list, plain } from "./amount.ts";
import type { Fact } from "./card.ts";
import { afterTime, lawWords } from "./law.ts";
import { choiceWords } from "./value.ts";

/** How each mechanism that this scenario has works, with its numbers. A mechanism it has not is not told. */
export function algorithms(scenario: Scenario): Fact[] {
  const told: [term: string, sentences: readonly (string | false | null | undefined)[]][] = [
    ["Ways on", waysOn(scenario)],
    ["Cooling", cooling(scenario)],
    ["Buyers' hours", activity(scenario)],
    ...Object.values(scenario.channels).map((channel): [string, string[]] => [`Arrivals, ${channel.label}`, [arrivals(channel, scenario)]]),
    ["The mix", mix(scenario)],
    ["Content", content(scenario)],
    ["Worth of a deal", deal(scenario)],
    ["Retention", retention(scenario)],
    ["Growth", expansion(scenario)],
    ["Orders", orders(scenario)],
    ["Account management", accountManagement(scenario)],
    ["Support", support(scenario)],
    ["Loyalty", loyalty(scenario)],
    ["Experiments", experiments(scenario)],
    ["Referral", referral(scenario)],
    ["Staffing", staffing(scenario)],
    ["Forecast", forecast(scenario)],
    ["Money", money(scenario)],
  ];
  return told.flatMap(([term, sentences]) => {
    const text = sentences.filter((sentence) => typeof sentence === "string").join(" ");
    return text === "" ? [] : [{ term, text }];
  });
}

const percent = (share: number) => `${plain(share * 100)}%`;
const named = (bag: Readonly<Record<string, { label: string }>>, ids: readonly string[]) => list(ids.map((id) => bag[id].label));

function waysOn({ stages, segments, market, growth, value }: Scenario) {
  const back = Object.values(stages).some(({ recycle }) => recycle !== null && recycle.odds !== 1);
  const bent = [Object.keys(segments).length > 0 && "segment", value.priceElasticity !== 0 && "price", back && "memory", growth && "experiments"].filter((name) => typeof name === "string");
  return [
    "Exits are tried from the right of the picture to the left with one uniform number a person and stay, so that a better chance takes from the others.",
    bent.length > 0 && `What bends a chance p here (${list(bent)}) multiplies its odds by o: o·p ÷ (1 − p + o·p).`,
    ...Object.values(segments).map(({ label, share, dealSize, winOdds, inboundOdds, churn, cycle }) =>
      `${label}, ${percent(share)} of accounts: deal × ${plain(dealSize)}, odds of the win × ${plain(winOdds)} and × ${plain(inboundOdds)} again of inbound, churn × ${plain(churn)}, dwell before the win × ${plain(cycle)}.`),
    market.fitShare < 1 && `${percent(market.fitShare)} of accounts fit; the others take no exit that asks for a fit.`,
  ];
}

function cooling({ cooling: cools, stages }: Scenario) {
  const raised = Object.keys(stages).filter((id) => stages[id].handRaise);
  const touched = Object.keys(stages).filter((id) => stages[id].work?.firstTouch);
  return cools && raised.length > 0
    ? [`A hand raised at ${named(stages, raised)} cools until the first touch${touched.length > 0 ? ` (at ${named(stages, touched)})` : ""}: the chance of a success is multiplied by ${plain(cools.floor)} + ${plain(1 - cools.floor)} · 2^(−(wait − ${plain(cools.graceHours)} h) ÷ ${plain(cools.halfLifeHours)} h), the wait in clock hours.`]
    : [];
}

function activity({ activity: { hourWeights, dayWeights, holidays, holidayWeight } }: Scenario) {
  return [
    `Hours from midnight weigh ${inRuns(hourWeights)}; days from Monday ${inRuns(dayWeights)}.`,
    holidays.length > 0 && `${plain(holidays.length)} days of each year (${holidays.map(plain).join(", ")}) are holidays: no team works, and buyers do ${plain(holidayWeight)} of what they do on that day of another week.`,
  ];
}

function arrivals(channel: Channel, { currency, teams }: Scenario): string {
  const money = (value: number) => amount(value, "money", currency);
  switch (channel.kind) {
    case "organic":
      return `${plain(channel.visitsPerMonth)} visits a month × ${plain(1 + channel.growthPerMonth)}^month × ${percent(channel.identifyProbability)} identified, ${channel.arrivals === "even" ? "evenly spread" : "a Poisson number a day"}.`;
    case "content":
      return `The visits that content draws × ${percent(channel.identifyProbability)} identified, a Poisson number a day.`;
    case "paid":
      return `min(spend, ${money(channel.saturationSpend)}) ÷ ${money(channel.costPerVisit)} a visit, beyond that × (spend ÷ ${money(channel.saturationSpend)})^${plain(channel.elasticity)}, × ${percent(channel.identifyProbability)} identified, a Poisson number a day; spend is ${channel.funding === "own" ? `${money(channel.spendPerMonth)} a month` : `what the ${channel.funding} side of the mix gives`}.`;
    case "outbound":
      return `Prospecting by ${teams[channel.team].label} whenever nothing else is to be done (an account: ${lawWords(channel.minutesPerProspect, "minutes", currency)}; ${plain(channel.blockProspects)} in a row), at ${percent(channel.maturityStart)} of full speed on day 0 and all of it on day ${plain(channel.maturityDays)}.`;
    case "batch":
      return `${plain(channel.entries)} people at once every ${amount(channel.everyDays, "d", currency)} from day ${plain(channel.firstDay)} on, ${money(channel.costPerBatch)} each time.`;
    case "partner":
      return `A Poisson number of mean ${plain(channel.entriesPerMonth)} a month; ${percent(channel.revenueShare)} of what these customers pay goes to the partner.`;
    case "referral":
      return "Whoever takes up an invitation.";
  }
}

function mix({ acquisition, teams, channels, currency }: Scenario) {
  if (acquisition.budgetPerMonth === 0) return [];
  const funded = (side: "inbound" | "outbound") => [...Object.values(teams), ...Object.values(channels)].flatMap((each) => ("funding" in each && each.funding === side ? [each.label] : []));
  return [
    `${amount(acquisition.budgetPerMonth, "money", currency)} a month: ${percent(acquisition.inboundShare)} to inbound (${list(funded("inbound")) || "nobody"}), ${percent(1 - acquisition.inboundShare)} to outbound (${list(funded("outbound")) || "nobody"}), evenly among those of a side.`,
  ];
}

function content({ content: factory, teams }: Scenario) {
  if (!factory) return [];
  return [
    `Written by ${teams[factory.team].label}: an ebook (${plain(factory.hoursPerEbook)} h), then ${plain(factory.postsPerEbook)} posts (${plain(factory.hoursPerPost)} h), each with ${plain(factory.socialPerPost)} social pieces (${plain(factory.hoursPerSocial)} h), and so on.`,
    `New pieces draw ${plain(factory.ebookVisitsPerDay)}, ${plain(factory.postVisitsPerDay)} and ${plain(factory.socialVisitsPerDay)} visits a day, half of it after ${plain(factory.halfLifeDays)} days (social: ${plain(factory.socialHalfLifeDays)}).`,
    `${percent(factory.compoundingShare)} of posts rise to ${plain(factory.compoundingPeakMultiple)} times their visits in ${plain(factory.compoundingRiseDays)} days instead, and draw no more from day ${plain(factory.compoundingPlateauUntilDay)} of their age on.`,
  ];
}

function deal({ value, channels, currency }: Scenario) {
  const own = Object.entries(value.initialMrrByChannel).map(([channel, law]) => `from ${channels[channel].label} ${lawWords(law, "money", currency)}`);
  return [
    `First MRR ${lawWords(value.initialMrr, "money", currency)}${own.length > 0 ? `; ${own.join("; ")}` : ""}.`,
    value.priceLevel !== 1 && `Price level × ${plain(value.priceLevel)}.`,
    value.priceElasticity !== 0 && `Odds of the win × (${amount(value.referencePrice, "money", currency)} ÷ first MRR)^${plain(value.priceElasticity)}.`,
    !value.orders && `Billed ${value.billing === "monthly" ? "monthly" : "a year"} in advance.`,
  ];
}

function retention({ retention: keep, channels, value, stages, currency }: Scenario) {
  const own = Object.entries(keep.churnByChannel).map(([channel, share]) => `from ${channels[channel].label} ${percent(share)}`);
  const back = keep.winbackDays ? `Who has left is market again ${afterTime(keep.winbackDays, "d", currency)}.` : "Who has left is gone for good.";
  if (value.orders) return [back];
  return [
    `Chance to leave at a monthly anniversary ${percent(keep.monthlyChurn)}${own.length > 0 ? `; ${own.join("; ")}` : ""}.`,
    keep.spread && `Each customer's own, drawn once from Beta(${plain(keep.spread.alpha)}, ${plain(keep.spread.beta)}).`,
    keep.termMonths > 1 && `Only at the end of a term of ${plain(keep.termMonths)} months${keep.renewalChurn === null ? ", with what the monthly chance makes of that time" : `, then with ${percent(keep.renewalChurn)}`}.`,
    keep.loyalFrom !== null && `From ${stages[keep.loyalFrom].label} on customers are loyal and feel ${percent(keep.loyalShock)} of what an event does to churn.`,
    back,
  ];
}

function expansion({ value }: Scenario) {
  if (value.orders) return [];
  return [
    `MRR grows by ${percent(value.expansionStep)} at each expansion, from the next anniversary on.`,
    value.contractionPerYear > 0 && `${plain(value.contractionPerYear)} times a year a customer takes such a step back.`,
  ];
}

function orders({ value: { orders: plan }, currency }: Scenario) {
  return plan
    ? [`Each customer orders at a rate of its own (a month: ${lawWords(plan.perMonth, "count", currency)}; an order: ${lawWords(plan.amount, "money", currency)}), and is gone after a repeat order with a chance of its own from Beta(${plain(plan.dropoutAlpha)}, ${plain(plan.dropoutBeta)}).`]
    : [];
}

function accountManagement({ accountManagement: plan, teams, currency }: Scenario) {
  if (!plan) return [];
  const interest = plan.policy === "intentTriggered" || plan.policy === "hybrid";
  const scheduled = plan.policy === "scheduled" || plan.policy === "hybrid";
  return [
    plan.policy === "none" ? "Nobody calls." : `Policy ${choiceWords(plan.policy)}: calls by ${teams[plan.team].label} (${lawWords(plan.callMinutes, "minutes", currency)}; priority ${plain(plan.priority)}).`,
    `A customer has ${amount(plan.needsPerYear, "needs", currency)} a year, each open for a time (${lawWords(plan.needWindowDays, "d", currency)}).`,
    interest && `${percent(plan.intentSensitivity)} of needs show and ${amount(plan.falsePositivesPerYear, "false alarms", currency)} a year comes on top; the call joins the line ${amount(plan.reactionHours, "h", currency)} later.`,
    scheduled && `Every customer is called every ${amount(plan.intervalDays, "d", currency)}.`,
    `A call that meets an open need ends in an expansion in ${percent(plan.expandProbability)} of cases, a need nobody met in ${percent(plan.selfServeExpandProbability)}.`,
    plan.policy !== "none" && `Each call beyond ${plain(plan.freeContactsPer90Days)} in 90 days multiplies churn by ${plain(plan.fatigueChurnMultiplier)}.`,
  ];
}

function support({ support: plan, teams, currency }: Scenario) {
  return plan ? [`A customer asks ${plain(plan.ticketsPerMonth)} times a month, a Poisson number; answered by ${teams[plan.team].label} (${lawWords(plan.minutes, "minutes", currency)}; priority ${plain(plan.priority)}).`] : [];
}

function loyalty({ loyalty: plan }: Scenario) {
  return plan
    ? [
        `The top ${percent(plan.topShare)} of customers by MRR, as of the first of each month, get back ${percent(plan.reward)} of what they pay, and their churn is × ${plain(plan.churnMultiplier)}.`,
        plan.surprise > 1 && `As a surprise: one month in twelve, twelve times the size, and ${plain(plan.surprise)} times the churn saved.`,
      ]
    : [];
}

function experiments({ growth, teams, stages, currency }: Scenario) {
  if (!growth) return [];
  const turns = Object.entries(growth.targets).map(([id, count]) => `${stages[id].label} (${plain(count)})`);
  return [
    `Experiments by ${teams[growth.team].label} on ${list(turns) || "nothing"} in turn, ${plain(growth.experimentDays)} working days each; ${percent(growth.successProbability)} succeed and multiply the odds of going on (by: ${lawWords(growth.lift, "count", currency)}).`,
  ];
}

function referral({ referral: plan, stages, channels, currency }: Scenario) {
  if (!plan) return [];
  const how = plan.mode === "rate"
    ? `${plain(plan.invitesPerMonth)} × ${plain(plan.strength)} invitations a month, a Poisson number, for ${amount(plan.activeDays, "d", currency)}`
    : `${plain(plan.invitesPerCustomer)} × ${plain(plan.strength)} invitations at once, a Poisson number`;
  return [
    `From ${stages[plan.fromStage].label} on a customer sends ${how}; ${percent(plan.conversionToEntry)} are taken up ${afterTime(plan.delayDays, "d", currency)} and come by ${channels[plan.channel].label}.`,
    `Referred customers: first MRR × ${plain(plan.valueMultiplier)}, churn × ${plain(plan.churnMultiplier)}${plan.reward > 0 ? `, ${amount(plan.reward, "money", currency)} to who invited` : ""}.`,
  ];
}

function staffing({ teams, currency }: Scenario) {
  return Object.values(teams).flatMap(({ label, hires, hiring, attritionPerYear, replacementDays, failedHireProbability, failedHireDays, switchMinutes }) => {
    const told = [
      ...Object.values(hires).map(({ day, count }) => `${count > 0 ? "+" : ""}${plain(count)} on day ${plain(day)}`),
      hiring && `one more when busy ${percent(hiring.utilisation)} over ${plain(hiring.windowDays)} days, ${plain(hiring.leadTimeDays)} days later, up to ${plain(hiring.maxHeadcount)}`,
      attritionPerYear > 0 && `${plain(attritionPerYear)} leave a year per head, replaced after ${plain(replacementDays)} days`,
      failedHireProbability > 0 && `${percent(failedHireProbability)} of later hires fail and go after ${plain(failedHireDays)} days`,
      switchMinutes > 0 && `${amount(switchMinutes, "minutes", currency)} lost at each switch of work`,
    ].filter((text) => typeof text === "string");
    return told.length > 0 ? [`${label}: ${told.join("; ")}.`] : [];
  });
}

function forecast({ forecast: plan, stages }: Scenario) {
  if (!plan) return [];
  const offers = Object.keys(stages).filter((id) => stages[id].forecast);
  return [`Every ${plain(plan.quarterMonths)} months: offers open (${named(stages, offers) || "no stage holds any"}) and due, by the chance of their win, against what closed.`];
}

function money({ money: plan, currency }: Scenario) {
  const write = (value: number) => amount(value, "money", currency);
  return [
    `${write(plan.initialCash)} on day 0, ${write(plan.fixedPerMonth)} fixed cost a month, gross margin ${percent(plan.grossMargin)}, commission ${percent(plan.commission)} of the first year.`,
    plan.paymentDelayDays > 0 && `Bills are paid after ${amount(plan.paymentDelayDays, "d", currency)}.`,
    plan.discountPerYear > 0 && `Lifetime value is discounted by ${percent(plan.discountPerYear)} a year; cash is not.`,
  ];
}
