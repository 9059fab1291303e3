/** Parts added to a scenario, and the lives of all others. */
import { compile, describeIssue, film, toScenario, type EventLog, type Scenario } from "hourglass";
import { EventKind } from "../../src/model/index.ts";

export const key = Uint32Array.of(0xadd, 0x17101);

/** A stage in the middle of the picture, its two ways out, a channel that leads there, and a team of people who come and go. */
export function annex(visitsPerMonth: number): object {
  return {
    stages: {
      annex: {
        bulb: "left", order: 1.5,
        work: { team: "guests", kind: "welcome", minutes: { kind: "exponential", mean: 30 }, priority: 1 },
        dwellDays: { kind: "lognormal", median: 5, p90: 20 },
        exits: { annexLater: { probability: 0.5 } }, otherwise: "annexGone",
      },
      annexLater: { bulb: "exit", order: 98, recycle: { afterDays: { kind: "exponential", mean: 20 }, probability: 0.5, to: "annex" } },
      annexGone: { bulb: "exit", order: 99, returnDays: { kind: "fixed", value: 30 } },
    },
    channels: { fair: { kind: "organic", side: "other", entryStage: "annex", visitsPerMonth, identifyProbability: 1 } },
    teams: { guests: { headcount: 2, attritionPerYear: 2, failedHireProbability: 0.3, replacementDays: 10 } },
  };
}

/** A document as a scenario of half a year; throws if something is wrong with it. */
export function half(document: unknown): Scenario {
  const { scenario, issues } = toScenario(document);
  if (issues.length > 0) throw new Error(issues.map(describeIssue).join("; "));
  return { ...scenario, run: { ...scenario.run, horizonMonths: Math.min(6, scenario.run.horizonMonths), warmupMonths: 0 } };
}

/** The same document with the entries of every record in the other order. */
export function turned<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([id, entry]) => [id, turned(entry)])) as Value;
}

/** What happened to everyone but those who came by `channel`: by lineage, what, when, where and to what end; and how many those are. */
export function lives(scenario: Scenario, channel: string): { others: Map<string, string>; guests: number } {
  const log = film(compile(scenario), key, 1);
  const stages = Object.keys(scenario.stages);
  const guest = Object.keys(scenario.channels).indexOf(channel);
  const events = new Map<string, string[]>();
  for (let at = 0; at < log.length; at++) {
    const person = log.person[at];
    if (guest >= 0 && log.channel[person] === guest) continue;
    const name = lineage(log, person);
    const value = log.kind[at] === EventKind.invite ? lineage(log, log.value[at]) : log.value[at];
    const life = events.get(name) ?? [];
    events.set(name, life);
    life.push(`${log.time[at]} ${log.kind[at]} ${stages[log.stage[at]]} ${value}`);
  }
  // What happens to one person at one instant has no order of its own.
  const others = new Map(Array.from(events, ([name, life]) => [name, life.sort().join("\n")]));
  return { others, guests: guest < 0 ? 0 : log.channel.filter((by) => by === guest).length };
}

function lineage(log: EventLog, person: number): string {
  return `${log.lineage[person * 2]}.${log.lineage[person * 2 + 1]}`;
}
