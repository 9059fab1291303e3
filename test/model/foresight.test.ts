import { describe, expect, test } from "vitest";
import { compile, openSim, replicate, type Scenario } from "hourglass";
import { serversOf } from "../../src/model/foresight.ts";
import type { Tables } from "../../src/model/tables.ts";

const key = Uint32Array.of(17, 29);

/** A line that never fills up, so long that nobody finds it full. */
function unhurried(scenario: Scenario): Scenario {
  const teams = Object.fromEntries(Object.entries(scenario.teams).map(([id, team]) => [id, { ...team, lineLimit: 1_000_000 }]));
  return { ...scenario, teams };
}

function answering(tables: Tables): number {
  return Array.from({ length: tables.teams }, (_, team) => team).filter((team) => serversOf(tables, team) !== null).length;
}

describe("a team whose line holds no surprises answers at the request", () => {
  test.each(["isc", "outbound", "ross", "team"])("%s: every number is that of teams that let a line form", (name) => {
    const [told, waited] = [openSim(name), unhurried(openSim(name))].map((scenario) => compile(scenario));
    expect([answering(told.tables) > 0, answering(waited.tables)]).toEqual([true, 0]);
    for (const replication of [0, 1, 2]) expect(replicate(told, key, replication)).toEqual(replicate(waited, key, replication));
  });

  test("not who hires, loses people, limits its line, serves the newest first or by several priorities, prospects, takes calls, or serves customers", () => {
    const { teams, ...rest } = openSim("isc");
    const with_ = (change: object) => answering(compile({ ...rest, teams: { bdr: { ...teams.bdr, ...change } } }).tables);
    expect(with_({})).toBe(1);
    expect(with_({ hires: { another: { day: 30, count: 1 } } })).toBe(0);
    expect(with_({ attritionPerYear: 0.2 })).toBe(0);
    expect(with_({ lineLimit: 50 })).toBe(0);
    expect(with_({ discipline: "newestFirst" })).toBe(0);
    expect(with_({ headcount: 2.5 })).toBe(0);
    expect(with_({ switchMinutes: 5 })).toBe(0);
    expect(answering(compile(openSim("relationship")).tables)).toBe(0);
  });
});
