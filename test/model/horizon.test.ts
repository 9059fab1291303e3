import { compile, film, openSim } from "hourglass";
import { expect, test } from "vitest";
import { readShelf } from "../../sims/node.ts";
import { EventKind } from "../../src/model/index.ts";
import { key } from "./diary.ts";
import { randomScenario } from "./random.ts";

type Scenario = ReturnType<typeof openSim>;
const DAY = 1_382_400;
const written: ReadonlySet<number> = new Set([EventKind.call, EventKind.ticket, EventKind.need, EventKind.order]);

/** What happened before a day, each event by whom, when, what, where and how much. */
function lived(scenario: Scenario, months: number, until: number): string[] {
  const log = film(compile({ ...scenario, run: { ...scenario.run, horizonMonths: months } }), key, 0);
  const entries: string[] = [];
  for (let at = 0; at < log.length && log.time[at] < until; at++) {
    const person = log.person[at];
    const kind = log.kind[at];
    // Of an invitation the value is the number of another person; of a call, a ticket, a need or an order the stage is the one its customer has walked to: both know how far people walk ahead.
    const stage = written.has(kind) ? "" : log.stage[at];
    entries.push([log.time[at], kind, log.lineage[person * 2], log.lineage[person * 2 + 1], stage, kind === EventKind.invite ? "" : log.value[at]].join(" "));
  }
  return entries.sort();
}

/** An even channel keeps its count over the run: a longer one spreads it anew. */
const isEven = ({ channels }: Scenario) => Object.values(channels).some((channel) => "arrivals" in channel && channel.arrivals === "even");

function check(scenario: Scenario): void {
  const days = Math.round((6 * 365) / 12);
  const short = lived(scenario, 6, days * DAY);
  const long = lived(scenario, 8, days * DAY);
  const missing = new Set(long);
  expect(short.filter((entry) => !missing.has(entry)).slice(0, 3)).toEqual([]);
  expect(long.length).toBe(short.length);
}

test.each(readShelf().names.filter((name) => !isEven(openSim(name))))("%s: a longer horizon changes nothing that comes before (rule T2)", (name) => check(openSim(name)));

const random = Array.from({ length: 60 }, (_, seed) => seed).filter((seed) => !isEven(randomScenario(seed)));
test.each(random)("scenario %i: a longer horizon changes nothing that comes before (rule T2)", (seed) => check(randomScenario(seed)));
