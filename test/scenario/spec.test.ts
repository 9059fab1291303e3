import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { describeIssue, scenarioSchema, toScenario, type IssueCode } from "../../src/scenario/index.ts";
import { anyJson, anyScenario, sim } from "./arbitrary.ts";

/** Codes and paths of what a spec was blamed for. */
function blamed(spec: unknown): string[] {
  return toScenario(spec).issues.map(({ code, path }) => `${code} ${path}`);
}

const stages = { lead: { exits: { won: { probability: 0.2 } }, otherwise: "lost" }, won: { bulb: "right" }, lost: { bulb: "exit" } };
const channels = { web: { kind: "organic", entryStage: "lead" } };
const small = { stages, channels, teams: { sales: {} } };

describe("toScenario(spec)", () => {
  it("makes a complete scenario of nothing", () => {
    const { scenario, issues } = toScenario({});
    expect(issues).toEqual([]);
    expect(scenario.run).toEqual({ horizonMonths: 36, warmupMonths: 0, replications: 200, seed: "1729" });
    expect(scenario.activity.hourWeights).toHaveLength(24);
    expect(scenario.referral).toBeNull();
    expect(v.parse(scenarioSchema, {})).toEqual(scenario);
  });

  it("finds nothing to say about a sound spec, and gives what the schema gives", () => {
    const { scenario, issues } = toScenario(small);
    expect(issues).toEqual([]);
    expect(v.is(scenarioSchema, scenario)).toBe(true);
  });

  it("opens what is no object at all, and says so", () => {
    for (const spec of [null, undefined, 3, "x", [], true]) expect(v.is(scenarioSchema, toScenario(spec).scenario)).toBe(true);
    expect(blamed(3)).toEqual(["wrongType "]);
  });

  it("clamps a probability above 1 and says so", () => {
    const { scenario, issues } = toScenario({ ...small, retention: { monthlyChurn: 1.4 } });
    expect(scenario.retention.monthlyChurn).toBe(1);
    expect(issues).toEqual([{ path: "retention.monthlyChurn", code: "outOfRange", given: 1.4, expected: [0, 1] }]);
    expect(describeIssue(issues[0])).toBe("out of range: retention.monthlyChurn = 1.4; expected 0 to 1");
  });

  it("puts the default in place of a wrong type and says so", () => {
    const { scenario, issues } = toScenario({ run: { horizonMonths: "six" }, money: 3, activity: { dayWeights: [1, 2] } });
    expect(scenario.run.horizonMonths).toBe(36);
    expect(scenario.money.grossMargin).toBe(0.8);
    expect(issues.map(describeIssue)).toEqual([
      "wrong type: run.horizonMonths = six; expected a number",
      "wrong type: activity.dayWeights = [1,2]; expected 7 numbers",
      "wrong type: money = 3; expected an object",
    ]);
  });

  it("drops unknown keys and lists them with the nearest names", () => {
    const { scenario, issues } = toScenario({ markets: {}, market: { acounts: 5 } });
    expect(scenario).toEqual(toScenario({}).scenario);
    expect(issues.map(describeIssue)).toEqual([
      "unknown path: market.acounts; expected market.accounts, market.unlimited, market.fitShare or market.initialStage",
      "unknown path: markets; expected market, segments, stages or channels",
    ]);
  });

  it("never follows keys that JavaScript gives a meaning to", () => {
    const spec: unknown = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "teams": {"__proto__": {"headcount": 3}, "constructor": {}}}');
    const { scenario, issues } = toScenario(spec);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.keys(scenario.teams)).toEqual([]);
    expect(Object.getPrototypeOf(scenario.teams)).toBe(Object.prototype);
    expect(issues.map(({ path }) => path)).toEqual(["teams.__proto__", "teams.constructor", "__proto__", "constructor"]);
  });

  it("refuses ids with a dot, and lists of more than 200", () => {
    expect(blamed({ teams: { "a.b": {} } })).toEqual(["badId teams.a~1b"]);
    expect(blamed({ teams: Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`t${i}`, {}])) })).toEqual(["tooMany teams"]);
  });

  it("rounds what must be whole, cuts what is too long, and says so", () => {
    const { scenario, issues } = toScenario({ run: { replications: 2.6, seed: "x".repeat(70) } });
    expect(scenario.run.replications).toBe(3);
    expect(scenario.run.seed).toHaveLength(64);
    expect(issues.map(({ code }) => code)).toEqual(["notWhole", "tooLong"]);
  });

  it("keeps the words of a spec as they are, scripts too", () => {
    expect(toScenario({ title: "<script>alert(1)</script>" }).scenario.title).toBe("<script>alert(1)</script>");
  });

  it("ignores $schema, which is for editors", () => {
    expect(blamed({ $schema: "../../public/scenario.schema.json" })).toEqual([]);
  });

  it("opens a scenario of a later version and says so", () => {
    expect(blamed({ ...small, schemaVersion: 2 })).toEqual(["unknownVersion schemaVersion"]);
    expect(blamed({ ...small, schemaVersion: "1" })).toEqual(["unknownVersion schemaVersion"]);
  });

  it("gives what has no label its id in words", () => {
    expect(toScenario({ teams: { insideSales: {} } }).scenario.teams.insideSales.label).toBe("Inside sales");
  });

  it("orders stages from left to right and the rest by id, whoever wrote them", () => {
    const { scenario } = toScenario({ stages: { b: { order: 2, bulb: "right" }, a: { order: 1, bulb: "right" } }, teams: { y: {}, x: {} } });
    expect(Object.keys(scenario.stages)).toEqual(["a", "b"]);
    expect(Object.keys(scenario.teams)).toEqual(["x", "y"]);
  });
});

describe("toScenario(spec) mends laws:", () => {
  const dwell = (dwellDays: unknown) => toScenario({ ...small, stages: { ...stages, won: { bulb: "right", dwellDays } } });

  it("a 90th percentile not above the median is raised", () => {
    const { scenario, issues } = dwell({ kind: "lognormal", median: 75, p90: 75 });
    expect(scenario.stages.won.dwellDays).toEqual({ kind: "lognormal", median: 75, p90: 75 * 2.7 });
    expect(issues.map(describeIssue)).toEqual(["impossible law: stages.won.dwellDays.p90 = 75; expected > 75"]);
  });

  it("ends that are the wrong way round are put in order", () => {
    expect(dwell({ kind: "uniform", min: 9, max: 3 }).scenario.stages.won.dwellDays).toEqual({ kind: "uniform", min: 3, max: 9 });
    expect(dwell({ kind: "triangular", min: 1, mode: 9, max: 3 }).scenario.stages.won.dwellDays).toEqual({ kind: "triangular", min: 1, mode: 3, max: 9 });
  });

  it("values and weights get one length, and some weight", () => {
    const { scenario, issues } = dwell({ kind: "empirical", values: [1, 2, 3], weights: [0, -4] });
    expect(scenario.stages.won.dwellDays).toEqual({ kind: "empirical", values: [1, 2], weights: [1, 1] });
    expect(issues.map(({ code }) => code)).toEqual(["outOfRange", "lawOrder", "lawOrder"]);
  });

  it("an unknown kind becomes the default law", () => {
    const { scenario, issues } = dwell({ kind: "lognormol", median: 3 });
    expect(scenario.stages.won.dwellDays).toEqual({ kind: "fixed", value: 0 });
    expect(issues[0]).toMatchObject({ path: "stages.won.dwellDays.kind", code: "unknownKind", given: "lognormol" });
    expect(issues[0].expected[0]).toBe("lognormal");
  });

  it("a number of another kind is an unknown key", () => {
    expect(dwell({ kind: "fixed", value: 3, median: 4 }).issues.map(({ code, path }) => `${code} ${path}`)).toEqual(["unknownKey stages.won.dwellDays.median"]);
  });
});

describe("toScenario(spec) mends the journey:", () => {
  const cases: [what: string, patch: object, blame: string, check?: (scenario: ReturnType<typeof toScenario>["scenario"]) => void][] = [
    [
      "exits over 1 are scaled",
      { stages: { ...stages, lead: { exits: { won: { probability: 0.9 }, lost: { probability: 0.9 } }, otherwise: "lost" } } },
      "exitsOverOne stages.lead.exits",
      ({ stages: { lead } }) => expect(lead.exits.won.probability).toBe(0.5),
    ],
    [
      "exits over 1 for one channel are scaled for it alone",
      { stages: { ...stages, lead: { exits: { won: { probability: 0.2, probabilityByChannel: { web: 0.9 } }, lost: { probability: 0.6 } }, otherwise: "lost" } } },
      "exitsOverOne stages.lead.exits",
      ({ stages: { lead } }) => {
        expect(lead.exits.won).toMatchObject({ probability: 0.2, probabilityByChannel: { web: 0.6 } });
        expect(lead.exits.lost.probabilityByChannel.web).toBeCloseTo(0.4, 12);
      },
    ],
    [
      "an exit to an unknown stage is dropped",
      { stages: { ...stages, lead: { exits: { custmer: { probability: 0.1 }, won: { probability: 0.2 } }, otherwise: "lost" } } },
      "unknownStage stages.lead.exits.custmer",
      ({ stages: { lead } }) => expect(Object.keys(lead.exits)).toEqual(["won"]),
    ],
    [
      "an entry stage that is unknown becomes the first on the left",
      { channels: { web: { kind: "organic", entryStage: "laed" } } },
      "unknownStage channels.web.entryStage",
      (scenario) => expect(scenario.channels.web.entryStage).toBe("lead"),
    ],
    [
      "work without a team is dropped",
      { stages: { ...stages, lead: { ...stages.lead, work: { team: "salse" } } } },
      "unknownTeam stages.lead.work.team",
      ({ stages: { lead } }) => expect(lead.work).toBeNull(),
    ],
    [
      "a number for an unknown channel is dropped",
      { retention: { churnByChannel: { wbe: 0.1 } } },
      "unknownChannel retention.churnByChannel.wbe",
      ({ retention }) => expect(retention.churnByChannel).toEqual({}),
    ],
    [
      "an outbound channel without its team is dropped",
      { channels: { ...channels, out: { kind: "outbound", entryStage: "lead" } } },
      "unknownTeam channels.out.team",
      (scenario) => expect(Object.keys(scenario.channels)).toEqual(["web"]),
    ],
    [
      "those who take no exit on the left go to the first exit",
      { stages: { ...stages, lead: { exits: { won: { probability: 0.2 }, lost: { probability: 0.1 } } } } },
      "noOtherwise stages.lead.otherwise",
      ({ stages: { lead } }) => expect(lead.otherwise).toBe("lost"),
    ],
    [
      "or to a stage made for them",
      { stages: { lead: { exits: { won: { probability: 0.2 } } }, won: { bulb: "right" } } },
      "noOtherwise stages.lead.otherwise",
      (scenario) => expect(scenario.stages.lost).toMatchObject({ bulb: "exit", label: "Lost" }),
    ],
    ["an unreachable stage is told and kept", { stages: { ...stages, alone: { bulb: "exit" } } }, "unreachable stages.alone"],
    [
      "a referral from an unknown stage begins at the last on the right",
      { channels: { ...channels, loop: { kind: "referral", entryStage: "lead" } }, referral: { fromStage: "advocate", channel: "loop" } },
      "unknownStage referral.fromStage",
      ({ referral }) => expect(referral?.fromStage).toBe("won"),
    ],
    [
      "a referral without a channel is dropped",
      { referral: { fromStage: "won", channel: "loop" } },
      "unknownChannel referral.channel",
      ({ referral }) => expect(referral).toBeNull(),
    ],
    [
      "account management without a team calls nobody",
      { accountManagement: { policy: "scheduled", team: "success" } },
      "unknownTeam accountManagement.team",
      ({ accountManagement }) => expect(accountManagement?.policy).toBe("none"),
    ],
    [
      "a funded team without budget is told and kept",
      { teams: { sales: { funding: "inbound" } } },
      "noBudget teams.sales.funding",
      ({ teams }) => expect(teams.sales.funding).toBe("inbound"),
    ],
    ["a content channel without a factory is told", { channels: { web: { kind: "content", entryStage: "lead" } } }, "noContent channels.web"],
    ["a team whose name is nearly a busy one's is told", { teams: { sales: {}, sale: {} }, stages: { ...stages, lead: { ...stages.lead, work: { team: "sales" } } } }, "idleTeam teams.sale"],
    [
      "a working day ends at midnight",
      { teams: { sales: { startHour: 20, hoursPerDay: 8 } } },
      "beyondMidnight teams.sales.startHour",
      ({ teams }) => expect(teams.sales.startHour).toBe(16),
    ],
    ["a warm-up ends before the horizon", { run: { horizonMonths: 6, warmupMonths: 6 } }, "beyondHorizon run.warmupMonths", ({ run }) => expect(run.warmupMonths).toBe(5)],
    [
      "a market holds those who are there",
      { market: { accounts: 10, initialCustomers: 30 } },
      "marketTooSmall market.accounts",
      ({ market }) => expect(market.accounts).toBe(30),
    ],
    ["a date is a day of the calendar", { startDate: "2026-02-31" }, "wrongForm startDate", ({ startDate }) => expect(startDate).toBeNull()],
    ["buyers act at some hour", { activity: { dayWeights: [0, 0, 0, 0, 0, 0, 0] } }, "noWeight activity.dayWeights"],
    ["an uncertain number exists", { uncertainty: { "market.acounts": { kind: "fixed", value: 1 } } }, "unknownPath uncertainty.market~1acounts"],
    ["a control moves a field", { controls: { a: { path: "market.acounts" } } }, "unknownPath controls.a.path"],
  ];
  for (const [what, patch, blame, check] of cases) {
    it(what, () => {
      const { scenario } = toScenario({ ...small, ...patch });
      expect(blamed({ ...small, ...patch })).toEqual([blame]);
      check?.(scenario);
    });
  }

  it("at most seven controls are shown", () => {
    const controls = Object.fromEntries(Array.from({ length: 8 }, (_, order) => [`c${order}`, { path: "market.accounts", order }]));
    expect(blamed({ controls })).toEqual(["tooMany controls.c7"]);
  });

  it("a control of a part that is absent today stays", () => {
    expect(blamed({ ...small, controls: { a: { path: "referral.strength" } } })).toEqual([]);
  });

  it("no way out is needed where the exits take everybody", () => {
    const sure = { ...stages, lead: { exits: { won: { probability: 0.1 }, lost: { probability: 0.9 } } } };
    expect(blamed({ ...small, stages: sure })).toEqual([]);
    const impatient = { ...sure, lead: { ...sure.lead, work: { team: "sales", patienceHours: { kind: "fixed", value: 1 } } } };
    expect(blamed({ ...small, stages: impatient })).toEqual(["noOtherwise stages.lead.otherwise"]);
  });
});

describe("describeIssue(issue)", () => {
  it("says kind, what was given and the choices, nearest first", () => {
    const left = (to: string) => ({ exits: { [to]: { probability: 0.5 } }, otherwise: "advocate" });
    const { issues } = toScenario({ stages: { visitor: left("lead"), lead: left("custmer"), customer: { bulb: "right", openToday: 1 }, advocate: { bulb: "right" } }, channels: { web: { kind: "organic", entryStage: "visitor" } } });
    expect(issues.map(describeIssue)).toEqual(["unknown stage: custmer; expected customer, visitor, lead or advocate"]);
  });

  it("shortens what is long", () => {
    const [issue] = toScenario({ market: { accounts: "x".repeat(10_000) } }).issues;
    expect(describeIssue(issue).length).toBeLessThan(120);
  });
});

/** Told, not mended: they are there again when the scenario is read again. */
const remarks: ReadonlySet<IssueCode> = new Set(["unreachable", "idleTeam", "noBudget", "noContent"]);

describe("toScenario(spec) for any JSON", () => {
  const seed = 20_260_101;
  const patient = { timeout: 60_000 };

  it(`gives a scenario that the schema passes and that needs no further mending (fuzz, seed ${seed})`, patient, () => {
    const seeds = fc.tuple(anyJson, fc.constantFrom("stages", "channels", "teams", "run", "controls", "uncertainty", "value", "x"));
    fc.assert(
      fc.property(seeds, ([json, key]) => {
        for (const spec of [json, { [key]: json }, { ...small, [key]: { lead: json } }, { ...small, stages: { ...stages, lead: json } }]) {
          const { scenario } = toScenario(spec);
          expect(v.is(scenarioSchema, scenario)).toBe(true);
          const again = toScenario(scenario);
          expect(again.issues.filter(({ code }) => !remarks.has(code))).toEqual([]);
          expect(JSON.stringify(again.scenario)).toBe(JSON.stringify(scenario));
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it(`gives back every valid scenario as it was (seed ${seed})`, patient, () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const again = toScenario(JSON.parse(JSON.stringify(scenario)));
        expect(again.issues.filter(({ code }) => !remarks.has(code))).toEqual([]);
        expect(JSON.stringify(again.scenario)).toBe(JSON.stringify(scenario));
        for (const issue of again.issues) expect(describeIssue(issue)).toMatch(/^[a-z].*[^.]$/);
      }),
      { seed, numRuns: 200 },
    );
  });

  it("never touches what it is given", () => {
    const spec = JSON.stringify(sim("hourglass"));
    const given: unknown = JSON.parse(spec);
    toScenario(given);
    expect(JSON.stringify(given)).toBe(spec);
  });
});

describe("toScenario(spec) and customers", () => {
  it("lets no way lead from a customer back to the funnel: nobody is won twice", () => {
    const ends = { bulb: "exit", order: 9 };
    const { scenario, issues } = toScenario({
      channels: { door: { kind: "partner", entryStage: "lead" } },
      stages: {
        lead: { bulb: "left", order: 1, exits: { fan: { probability: 0.5 } }, otherwise: "lost" },
        fan: { bulb: "right", order: 2, exits: { lead: { probability: 0.5 }, lost: { probability: 0.1 } }, overdue: { days: 3, to: "lead" } },
        lost: ends,
      },
    });
    expect(issues.map(describeIssue)).toEqual([
      "unknown choice: stages.fan.exits.lead = lead; expected fan or lost",
      "unknown choice: stages.fan.overdue.to = lead; expected fan or lost",
    ]);
    expect(Object.keys(scenario.stages.fan.exits)).toEqual(["lost"]);
  });

  it("keeps the people of day 0 to what a run can follow", () => {
    const { scenario, issues } = toScenario({ market: { unlimited: true }, stages: { lead: { bulb: "left", order: 1, otherwise: "lost", openToday: 1_000_000 }, lost: { bulb: "exit", order: 2 } } });
    expect(issues.map(describeIssue)).toEqual(["too many arrivals: stages.lead.openToday = 1000000; expected 300000"]);
    expect(toScenario(scenario).issues).toEqual([]);
  });
});
