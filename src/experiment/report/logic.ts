import { fieldAt, joinPath, type Scenario, type Stage } from "../../scenario/index.ts";
import { algorithms } from "./algorithms.ts";
import { amount, counted, list, plain } from "./amount.ts";
import type { Graph, Item, Reported, Row } from "./card.ts";
import { changes, changesTable } from "./change.ts";
import { isChanged, isOwnDocument } from "./input.ts";
import { afterTime, lawWords } from "./law.ts";
import { fieldWords, labelAt } from "./value.ts";

export function logic(reported: Reported): Item[] {
  return [overview(reported), baseLogic(reported), scenarioLogic(reported), { number: "2.4", heading: "Algorithms", paragraphs: [], facts: algorithms(reported.scenario) }];
}

const bulbs = [
  ["left", "in the left bulb (attracted)"],
  ["neck", "in the neck (won)"],
  ["right", "in the right bulb (customers)"],
  ["exit", "outside"],
] as const;

function overview({ scenario }: Reported): Item {
  const { stages, channels, teams } = scenario;
  const all = Object.values(stages);
  const parts = bulbs.flatMap(([bulb, where]) => {
    const count = all.filter((stage) => stage.bulb === bulb).length;
    return count === 0 ? [] : [`${plain(count)} ${where}`];
  });
  return {
    number: "2.1",
    heading: "Base model overview",
    paragraphs: [`${counted(Object.keys(channels).length, "channel")} bring people into ${counted(all.length, "stage")}: ${list(parts)}. ${counted(Object.keys(teams).length, "team")} work.${mechanisms(scenario)}`],
    graph: graph(scenario),
  };
}

/** Parts a scenario may do without. */
function mechanisms({ cooling, content, accountManagement, support, loyalty, growth, referral, forecast, value, segments, events }: Scenario): string {
  const there = [
    ["cooling of raised hands", cooling],
    ["a content factory", content],
    ["account management", accountManagement && accountManagement.policy !== "none"],
    ["support", support],
    ["a loyalty programme", loyalty],
    ["a growth team", growth],
    ["referral", referral],
    ["a forecast", forecast],
    ["orders instead of a subscription", value.orders],
    ["segments", Object.keys(segments).length > 0],
    ["dated events", Object.keys(events).length > 0],
  ] as const;
  const names = there.flatMap(([name, part]) => (part ? [name] : []));
  return names.length === 0 ? "" : ` There is ${list(names)}.`;
}

function graph({ stages, channels, referral }: Scenario): Graph {
  const nodes = [
    ...Object.entries(channels).map(([id, { label }]) => ({ id: `channel ${id}`, label, place: "channel" as const })),
    ...Object.entries(stages).map(([id, { label, bulb }]) => ({ id, label, place: bulb })),
  ];
  const edges = [
    ...Object.entries(channels).map(([id, { entryStage }]) => ({ from: `channel ${id}`, to: entryStage, label: "", way: "entry" as const })),
    ...Object.entries(stages).flatMap(([from, { exits, otherwise, score, overdue, recycle }]) => [
      ...Object.entries(exits).map(([to, { probability }]) => ({ from, to, label: `${plain(probability * 100)}%`, way: "exit" as const })),
      ...(otherwise === null ? [] : [{ from, to: otherwise, label: "otherwise", way: "otherwise" as const }]),
      ...(score ? [{ from, to: score.to, label: "score", way: "exit" as const }] : []),
      ...(overdue ? [{ from, to: overdue.to, label: "overdue", way: "otherwise" as const }] : []),
      ...(recycle ? [{ from, to: recycle.to, label: `${plain(recycle.probability * 100)}% come back`, way: "back" as const }] : []),
    ]),
    ...(referral ? [{ from: referral.fromStage, to: `channel ${referral.channel}`, label: "invites", way: "back" as const }] : []),
  ];
  return { nodes, edges };
}

function baseLogic(reported: Reported): Item {
  const { scenario } = reported;
  return {
    number: "2.2",
    heading: "Base model logic",
    paragraphs: [
      "A stage is work by a team, if there is any, then a dwell, then one way on. This is the model as it ran, with what this link changed (2.3).",
    ],
    tables: [
      {
        caption: "Stages, from left to right",
        columns: ["Stage", "Place", "Work", "Dwell", "Ways on", "The others", "Besides"],
        rows: Object.entries(scenario.stages).map(([id, stage]) => stageRow(id, stage, reported)),
      },
    ],
  };
}

function stageRow(id: string, stage: Stage, reported: Reported): Row {
  const { scenario } = reported;
  const { work, otherwise, bulb } = stage;
  const path = joinPath(["stages", id]);
  const others = otherwise === null ? "stay" : scenario.stages[otherwise].label;
  return {
    path,
    cells: [stage.label, bulb, work ? scenario.teams[work.team].label : "none", dwellWords(stage, scenario), waysOn(stage, scenario), others, besides(stage, scenario)],
    ...(isChanged(path, reported) ? { mark: "changed" as const } : {}),
  };
}

function dwellWords({ dwellDays, dwellDaysByChannel }: Stage, { channels, currency }: Scenario): string {
  const own = Object.entries(dwellDaysByChannel).map(([channel, law]) => `from ${channels[channel].label}: ${lawWords(law, "d", currency)}`);
  return [lawWords(dwellDays, "d", currency), ...own].join("; ");
}

function waysOn({ exits }: Stage, { stages, channels, currency }: Scenario): string {
  const ways = Object.entries(exits).map(([to, { probability, probabilityByChannel, dwellDays, success, fitOnly }]) => {
    const own = Object.entries(probabilityByChannel).map(([channel, share]) => `from ${channels[channel].label} ${plain(share * 100)}%`);
    const about = [...own, ...(success ? ["a success, so it cools"] : []), ...(fitOnly ? ["only who fits"] : []), ...(dwellDays ? [afterTime(dwellDays, "d", currency)] : [])];
    return `${stages[to].label} ${plain(probability * 100)}%${about.length > 0 ? ` (${about.join(", ")})` : ""}`;
  });
  return ways.join("; ") || "none";
}

/** Everything else there is to a stage. */
function besides(stage: Stage, { stages, teams, currency, nurture }: Scenario): string {
  const { score, overdue, places, recycle } = stage;
  const money = (value: number) => amount(value, "money", currency);
  const told = [
    stage.handRaise && "entered with a raised hand, when buyers are active",
    stage.nurture && (nurture.medianDays === null ? "nurture" : `nurture: the law stretched to a median of ${amount(nurture.medianDays, "d", currency)}`),
    score && `${amount(score.activitiesPerMonth, "activities", currency)} a month of ${lawWords(score.points, "×", currency)} points each; ${plain(score.threshold)} points lead to ${stages[score.to].label}`,
    overdue && `after ${amount(overdue.days, "d", currency)} to ${stages[overdue.to].label} instead`,
    places !== null && `${amount(places, "people", currency)} at once, the others wait before it`,
    stage.free && "free: no payment yet",
    stage.forecast && "holds an offer",
    stage.ownerTeam !== null && `${teams[stage.ownerTeam].label} answers for the account from here on`,
    stage.openToday > 0 && `${amount(stage.openToday, "people", currency)} on day 0`,
    stage.entryCost > 0 && `${money(stage.entryCost)} an entry`,
    stage.purchase && `pays ${lawWords(stage.purchase, "money", currency)} at entry`,
    recycle && `${afterTime(recycle.afterDays, "d", currency)} ${plain(recycle.probability * 100)}% come back to ${stages[recycle.to].label}${recycle.odds === 1 ? "" : `, odds of the win × ${plain(recycle.odds)}`}`,
    stage.returnDays && `back in the market ${afterTime(stage.returnDays, "d", currency)}`,
  ];
  return told.filter((text) => typeof text === "string").join("; ");
}

function scenarioLogic(reported: Reported): Item {
  const { scenario, base, sim, version } = reported;
  const found = changes(reported);
  const events = Object.entries(scenario.events);
  const said = isOwnDocument(reported)
    ? `A document of its own (${scenario.id}): it is compared with nothing. Its link travels as the difference from ${sim}, version ${plain(version)}.`
    : found.length === 0
      ? `No value differs from ${base.title} as it was published (${sim}, version ${plain(version)}).`
      : `${counted(found.length, "value")} ${found.length === 1 ? "differs" : "differ"} from ${base.title} as it was published (${sim}, version ${plain(version)}).`;
  return {
    number: "2.3",
    heading: "Scenario logic",
    paragraphs: [said, ...(events.length > 0 ? [`${counted(events.length, "event")} on a date.`] : [])],
    tables: [
      ...(found.length > 0 ? [changesTable(found)] : []),
      ...(events.length > 0
        ? [{
            caption: "Events",
            columns: ["Event", "From", "Until", "What", "Fades"],
            rows: events.map(([id, { label, day, untilDay, path, change, value, halfLifeDays }]) => ({
              path: joinPath(["events", id]),
              cells: [label, `day ${plain(day)}`, untilDay === null ? "stays" : `day ${plain(untilDay)}`, `${labelAt(path, scenario)} ${change === "set" ? "becomes" : "×"} ${change === "set" ? eventValue(path, value, scenario) : plain(value)}`, halfLifeDays === null ? "no" : `half-life ${amount(halfLifeDays, "d", scenario.currency)}`],
            })),
          }]
        : []),
    ],
  };
}

/** A new value, in the unit of the field it is set to. */
function eventValue(path: string, value: number, scenario: Scenario): string {
  const field = fieldAt(scenario, path);
  return field ? fieldWords(field, value, scenario) : plain(value);
}
