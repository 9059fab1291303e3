import { describe, expect, it } from "vitest";
import { toScenario, type Migration } from "../../src/scenario/index.ts";

describe("toScenario(spec, migrations)", () => {
  // As if version 1 had said `seats`, two people each, where version 2 says `headcount`, and version 3 had moved the title.
  const steps: Migration[] = [
    ({ seats, ...spec }) => ({ ...spec, teams: { sales: { headcount: Number(seats) * 2 } } }),
    ({ name, ...spec }) => ({ ...spec, title: name }),
  ];

  it("takes an old scenario through every step to today", () => {
    const { scenario, issues } = toScenario({ schemaVersion: 1, seats: 3, name: "Old" }, steps);
    expect(scenario.teams.sales.headcount).toBe(6);
    expect(scenario.title).toBe("Old");
    expect(issues).toEqual([]);
  });

  it("begins at the step of its version", () => {
    expect(toScenario({ schemaVersion: 2, teams: { sales: { headcount: 5 } }, name: "Younger" }, steps).scenario.teams.sales.headcount).toBe(5);
    expect(toScenario({ schemaVersion: 3, title: "Today" }, steps).scenario.title).toBe("Today");
  });

  it("takes a scenario without a version for one of today", () => {
    expect(toScenario({ title: "Today" }, steps)).toMatchObject({ scenario: { title: "Today", schemaVersion: 1 }, issues: [] });
  });
});
