import { headcount } from "../../model/index.ts";
import { joinPath, type Channel, type Scenario, type Team } from "../../scenario/index.ts";
import { amount, counted, list, plain } from "./amount.ts";
import type { Item, Reported, Row } from "./card.ts";
import { isChanged } from "./input.ts";
import { afterTime, lawWords } from "./law.ts";
import { choiceWords } from "./value.ts";

export function components(reported: Reported): Item[] {
  return [entities(reported), activities(reported), resources(reported), queues(reported), doors(reported)];
}

function marked(path: string, reported: Reported): Pick<Row, "path" | "mark"> {
  return isChanged(path, reported) ? { path, mark: "changed" } : { path };
}

function entities(reported: Reported): Item {
  const { market, segments, channels, referral } = reported.scenario;
  const kinds = Object.entries(segments);
  const told = [
    `People walk, one an account. The market holds ${market.unlimited ? "accounts without limit" : amount(market.accounts, "accounts", "")}${market.fitShare < 1 ? `, of which ${plain(market.fitShare * 100)}% fit` : ""}.`,
    `They are told apart by how they came (${list(Object.values(channels).map(({ label, demand, firstTouchBy }) => `${label}: ${demand}, first touch by the ${firstTouchBy}`))})${kinds.length > 0 ? " and by segment" : ""}${referral ? ", and by who invited them" : ""}.`,
  ];
  return {
    number: "2.5.1",
    heading: "Entities",
    paragraphs: told,
    ...(kinds.length > 0
      ? {
          tables: [{
            caption: "Segments",
            columns: ["Segment", "Share", "Deal size", "Win odds", "Inbound preference", "Churn", "Cycle"],
            rows: kinds.map(([id, { label, share, dealSize, winOdds, inboundOdds, churn, cycle }]) => ({
              ...marked(joinPath(["segments", id]), reported),
              cells: [label, `${plain(share * 100)}%`, ...[dealSize, winOdds, inboundOdds, churn, cycle].map((factor) => `× ${plain(factor)}`)],
            })),
          }],
        }
      : {}),
  };
}

function activities(reported: Reported): Item {
  const { scenario } = reported;
  const { stages, teams, currency, accountManagement, support, content, growth, channels } = scenario;
  const minutes = (law: Parameters<typeof lawWords>[0]) => lawWords(law, "minutes", currency);
  const rows: Row[] = Object.entries(stages).flatMap(([id, { label, work }]) => {
    if (!work) return [];
    const path = joinPath(["stages", id, "work"]);
    const others = Object.entries(work.coTeams).map(([team, people]) => `${plain(people)} of ${teams[team].label}`);
    const routes = Object.values(work.routes).map(({ above, team, travelMinutes }) => `above ${amount(above, "money", currency)} by ${teams[team].label}${travelMinutes ? `, travel ${minutes(travelMinutes)}` : ""}`);
    const besides = [
      work.firstTouch && "first touch",
      others.length > 0 && `together with ${list(others)}`,
      work.travelMinutes && `travel ${minutes(work.travelMinutes)}`,
      ...routes,
    ].filter((text) => typeof text === "string");
    return [{ ...marked(path, reported), cells: [`${work.kind}, at ${label}`, teams[work.team].label, minutes(work.minutes), lawWords(work.attempts, "count", currency), plain(work.priority), besides.join("; ")] }];
  });
  if (accountManagement && accountManagement.policy !== "none") {
    rows.push({ ...marked("accountManagement", reported), cells: ["call to a customer", teams[accountManagement.team].label, minutes(accountManagement.callMinutes), "1", plain(accountManagement.priority), choiceWords(accountManagement.policy)] });
  }
  if (support) rows.push({ ...marked("support", reported), cells: ["ticket", teams[support.team].label, minutes(support.minutes), "1", plain(support.priority), `${plain(support.ticketsPerMonth)} a month of a customer`] });
  for (const [id, channel] of Object.entries(channels)) {
    if (channel.kind === "outbound") rows.push({ ...marked(joinPath(["channels", id]), reported), cells: [`prospect, for ${channel.label}`, teams[channel.team].label, minutes(channel.minutesPerProspect), "1", "after all else", `${plain(channel.blockProspects)} in a row`] });
  }
  if (content) rows.push({ ...marked("content", reported), cells: ["write", teams[content.team].label, `${plain(content.hoursPerEbook)} h, ${plain(content.hoursPerPost)} h, ${plain(content.hoursPerSocial)} h`, "1", "all day", "an ebook, a post, a social piece"] });
  if (growth) rows.push({ ...marked("growth", reported), cells: ["experiment", teams[growth.team].label, amount(growth.experimentDays, "d", currency), "1", "all day", list(Object.keys(growth.targets).map((id) => stages[id].label))] });
  const idle = Object.keys(stages).filter((id) => !stages[id].work);
  return {
    number: "2.5.2",
    heading: "Activities",
    paragraphs: [
      `${counted(rows.length, "kind")} of work. Times are of a fully productive person; a team's speed follows from its productive fraction and ramp (2.5.3).`,
      ...(idle.length > 0 ? [`Nobody works at ${list(idle.map((id) => stages[id].label))}: one dwells there.`] : []),
    ],
    tables: [{ caption: "Work", columns: ["Work", "Team", "Time", "Attempts", "Priority", "Besides"], rows }],
  };
}

function resources(reported: Reported): Item {
  const { scenario } = reported;
  const teams = Object.entries(scenario.teams);
  const { activity } = scenario;
  return {
    number: "2.5.3",
    heading: "Resources",
    paragraphs: [
      `${counted(teams.length, "team")} of seats with working hours. Service pauses at closing${activity.holidays.length > 0 ? ` and on ${counted(activity.holidays.length, "holiday")} a year` : ""} and goes on at opening.`,
    ],
    tables: [
      {
        caption: "Teams",
        columns: ["Team", "Heads on day 0", "Paid by", "Hours", "Productive", "Ramp of later hires", "Cost a year"],
        rows: teams.map(([id, team]) => ({ ...marked(joinPath(["teams", id]), reported), cells: teamCells(team, scenario) })),
      },
    ],
  };
}

function teamCells(team: Team, scenario: Scenario): string[] {
  const { currency } = scenario;
  const heads = Number(headcount(scenario, team).toPrecision(6));
  const ramp = team.rampDays > 0 ? `${amount(team.rampDays, "d", currency)} from ${plain(team.rampStartFraction * 100)}%` : "none";
  return [
    team.label,
    plain(heads),
    team.funding === "own" ? "itself" : `the ${team.funding} side of the mix`,
    `${amount(team.daysPerWeek, "d", currency)} a week from ${clock(team.startHour)}, ${amount(team.hoursPerDay, "h", currency)}`,
    `${plain(team.productiveFraction * 100)}%`,
    ramp,
    `${amount(team.annualCost, "money", currency)} over ${plain(team.paidDaysPerYear)} paid days`,
  ];
}

/** `9:00`, `8:30`. */
function clock(hour: number): string {
  return `${Math.floor(hour)}:${String(Math.round((hour % 1) * 60)).padStart(2, "0")}`;
}

const disciplines = { priority: "priority, then first come", fifo: "first come, first served", newestFirst: "the newest first" } as const;

function queues(reported: Reported): Item {
  const { stages, teams, currency } = reported.scenario;
  const impatient = Object.values(stages).flatMap(({ label, work }) => (work?.patienceHours ? [`at ${label} ${afterTime(work.patienceHours, "h", currency)}`] : []));
  const gated = Object.values(stages).flatMap(({ label, places }) => (places === null ? [] : [`${label} (${plain(places)})`]));
  return {
    number: "2.5.4",
    heading: "Queues",
    paragraphs: [
      impatient.length > 0 ? `Patience ends ${list(impatient)}; who gives up goes the way of the others.` : "Nobody loses patience.",
      ...(gated.length > 0 ? [`Before ${list(gated)} those who find no place wait, first come first served.`] : []),
    ],
    tables: [
      {
        caption: "Lines",
        columns: ["Line of", "Served", "Places", "Who stands in it"],
        rows: Object.entries(teams).map(([id, { label, discipline, lineLimit }]) => ({
          ...marked(joinPath(["teams", id]), reported),
          cells: [label, disciplines[discipline], lineLimit === null ? "no limit" : plain(lineLimit), asking(id, reported.scenario) || "nobody"],
        })),
      },
    ],
  };
}

/** Who asks a team for work. */
function asking(team: string, { stages, accountManagement, support }: Scenario): string {
  const own = Object.values(stages).flatMap(({ label, work }) => (work && (work.team === team || Object.values(work.routes).some((route) => route.team === team)) ? [label] : []));
  if (accountManagement?.team === team && accountManagement.policy !== "none") own.push("calls to customers");
  if (support?.team === team) own.push("tickets");
  return list(own);
}

function doors(reported: Reported): Item {
  const { scenario } = reported;
  const { stages, channels, currency, retention, market } = scenario;
  const exits = Object.values(stages).filter(({ bulb }) => bulb === "exit");
  const ends = exits.map(({ label, returnDays, recycle }) => `${label} (${returnDays ? `market again ${afterTime(returnDays, "d", currency)}` : recycle ? `${plain(recycle.probability * 100)}% come back to ${stages[recycle.to].label}` : "for good"})`);
  const last = Object.values(stages).filter(({ bulb, exits: ways, otherwise }) => bulb !== "exit" && otherwise === null && Object.keys(ways).length === 0);
  return {
    number: "2.5.5",
    heading: "Entry and exit points",
    paragraphs: [
      ends.length > 0 ? `One leaves at ${list(ends)}.` : "No stage leads out.",
      `Customers leave by churn (2.4)${retention.winbackDays ? " and become market again" : ""}${last.length > 0 ? `; the journey ends at ${list(last.map(({ label }) => label))}` : ""}.`,
      ...(market.unlimited ? [] : ["Whoever comes names an account of the market at random; one that was touched before is nobody new."]),
    ],
    tables: [
      {
        caption: "Channels",
        columns: ["Channel", "Kind", "Side", "Rate", "Enters at"],
        rows: Object.entries(channels).map(([id, channel]) => ({
          ...marked(joinPath(["channels", id]), reported),
          cells: [channel.label, channel.kind, channel.side, rate(channel, scenario), stages[channel.entryStage].label],
        })),
      },
    ],
  };
}

function rate(channel: Channel, { currency, referral, teams }: Scenario): string {
  const identified = "identifyProbability" in channel ? `, ${plain(channel.identifyProbability * 100)}% identified` : "";
  switch (channel.kind) {
    case "organic":
      return `${plain(channel.visitsPerMonth)} visits a month, growing ${plain(channel.growthPerMonth * 100)}% a month${identified}`;
    case "content":
      return `what content draws${identified}`;
    case "paid":
      return `${channel.funding === "own" ? `${amount(channel.spendPerMonth, "money", currency)} a month` : `the ${channel.funding} side of the mix`} at ${amount(channel.costPerVisit, "money", currency)} a visit${identified}`;
    case "outbound":
      return `as ${teams[channel.team].label} finds time (an account: ${lawWords(channel.minutesPerProspect, "minutes", currency)})`;
    case "batch":
      return `${plain(channel.entries)} every ${amount(channel.everyDays, "d", currency)} from day ${plain(channel.firstDay)}`;
    case "partner":
      return `${plain(channel.entriesPerMonth)} a month`;
    case "referral":
      return referral ? `${plain(referral.conversionToEntry * 100)}% of invitations` : "nobody invites";
  }
}
