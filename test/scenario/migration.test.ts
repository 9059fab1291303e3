import { describe, expect, it } from "vitest";
import { difference, flatten, mergePatch, readAddress, schemaVersion, shelfOf, toScenario, withValue, writeAddress, type Migration, type Pair } from "../../src/scenario/index.ts";
import { checksum } from "../../src/scenario/checksum.ts";
import { migrations } from "../../src/scenario/migration.ts";

type Bag = Record<string, unknown>;
const isBag = (value: unknown): value is Bag => typeof value === "object" && value !== null && !Array.isArray(value);

/** Entries under another key, where the key is there. */
const renamed = (bag: Bag, from: string, to: string, change = (value: unknown) => value): Bag =>
  Object.fromEntries(Object.entries(bag).map(([key, value]) => (key === from ? [to, value === null ? null : change(value)] : [key, value])));
const within = (bag: Bag, key: string, change: (inside: Bag) => Bag): Bag => (isBag(bag[key]) ? { ...bag, [key]: change(bag[key]) } : bag);
const each = (bag: Bag, change: (entry: Bag) => Bag): Bag => Object.fromEntries(Object.entries(bag).map(([id, entry]) => [id, isBag(entry) ? change(entry) : entry]));

/** As if version 1 had said `seats` where version 2 says `headcount`, which controls and uncertain numbers name by path. */
const seats: Migration = (spec) => {
  const path = (text: string) => text.replace(/^(teams\.[^.]+)\.seats$/, "$1.headcount");
  const moved = within(spec, "teams", (teams) => each(teams, (team) => renamed(team, "seats", "headcount")));
  const controlled = within(moved, "controls", (controls) => each(controls, (control) => renamed(control, "path", "path", (text) => path(text as string))));
  return within(controlled, "uncertainty", (laws) => Object.fromEntries(Object.entries(laws).map(([key, law]) => [path(key), law])));
};
/** As if version 2 had said how many in a hundred leave, at the top, where version 3 says the share under `retention`; and `name` for the title. */
const share: Migration = ({ leaving, ...spec }) => {
  const named = renamed(spec, "name", "title");
  return leaving === undefined ? named : { ...named, retention: { ...(named.retention as Bag | undefined), monthlyChurn: leaving === null ? null : Number(leaving) / 100 } };
};
const steps = [seats, share];

const first = {
  schemaVersion: 1, id: "shop", name: "Old", leaving: 3,
  stages: { lead: { bulb: "left", order: 1, exits: { customer: { probability: 0.2 } }, otherwise: "lost" }, customer: { bulb: "right", order: 2 }, lost: { bulb: "exit", order: 3 } },
  channels: { door: { kind: "organic", entryStage: "lead", visitsPerMonth: 100 } },
  teams: { sales: { seats: 3 }, service: { seats: 2 } },
  controls: { people: { path: "teams.sales.seats", group: "Convert", label: "Sellers" } },
  uncertainty: { "teams.sales.seats": { kind: "uniform", min: 2, max: 4 } },
};
const { leaving, name, ...rest } = seats(first);
const third = { ...rest, schemaVersion: 3, title: name, retention: { monthlyChurn: (leaving as number) / 100 } };
const shelf = shelfOf(new Map([["shop", new Map<string, unknown>([["scenario", third], ["v1", first], ["v2", third]])]]), "shop");

describe("toScenario(spec, migrations)", () => {
  it("takes an old scenario through every step to today (rule A3)", () => {
    const { scenario, issues } = toScenario(first, steps);
    expect(issues.filter(({ code }) => code !== "idleTeam")).toEqual([]);
    expect(scenario).toMatchObject({ title: "Old", retention: { monthlyChurn: 0.03 }, teams: { sales: { headcount: 3 }, service: { headcount: 2 } } });
    expect(scenario.controls.people.path).toBe("teams.sales.headcount");
    expect(Object.keys(scenario.uncertainty)).toEqual(["teams.sales.headcount"]);
    expect(scenario).toEqual(toScenario(third, steps).scenario);
  });

  it("begins at the step of its version", () => {
    const younger = toScenario({ schemaVersion: 2, teams: { sales: { headcount: 5, seats: 9 } }, name: "Younger" }, steps);
    expect(younger.scenario).toMatchObject({ title: "Younger", teams: { sales: { headcount: 5 } } });
    expect(younger.issues.map(({ path }) => path)).toContain("teams.sales.seats");
    expect(toScenario({ schemaVersion: 3, title: "Today" }, steps).scenario.title).toBe("Today");
  });

  it("takes a scenario without a version for one of today, and says of one from the future that it is", () => {
    expect(toScenario({ title: "Today" }, steps)).toMatchObject({ scenario: { title: "Today", schemaVersion: 1 }, issues: [] });
    expect(toScenario({ title: "Later", schemaVersion: 4 }, steps).issues).toMatchObject([{ path: "schemaVersion", code: "unknownVersion", given: 4 }]);
  });

  it("leads to the version the program says it is of", () => {
    expect(migrations.length + 1).toBe(schemaVersion);
  });
});

describe("readAddress(fragment, bases, migrations)", () => {
  const open = async (fragment: string) => {
    const { scenario, base, issues, extras } = await readAddress(fragment, shelf, steps);
    return { changes: Object.fromEntries(flatten(difference(base, scenario))), issues: issues.filter(({ code }) => code !== "idleTeam"), extras };
  };
  /** As a program of the first schema wrote it. */
  const link = (...delta: Pair[]) => {
    const pairs: Pair[] = [["sim", "shop@1"], ["engine", "1.0"], ["seed", "x"], ["n", "20"], ...delta];
    return `#${[...pairs, ["c", checksum(pairs)]].map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&")}`;
  };
  const run = { "run.seed": "x", "run.replications": 20 };

  it("takes what a link of an old schema changes through the same steps as documents (rule A3)", async () => {
    const opened = await open(link(["teams.sales.seats", "5"], ["leaving", "4"], ["name", "007"], ["channels.door.visitsPerMonth", "120"]));
    expect(opened).toEqual({ changes: { ...run, "teams.sales.headcount": 5, "retention.monthlyChurn": 0.04, title: "007", "channels.door.visitsPerMonth": 120 }, issues: [], extras: [] });
  });

  it("takes removals, new entries and paths within keys along", async () => {
    const opened = await open(link(["teams.service", "null"], ["teams.temps.seats", "1.5"], ["uncertainty.teams~1sales~1seats.max", "6"], ["controls.people.path", "teams.temps.seats"]));
    expect(opened.issues).toEqual([]);
    expect(opened.changes).toMatchObject({ ...run, "teams.service": null, "teams.temps.headcount": 1.5, "uncertainty.teams~1sales~1headcount.max": 6, "controls.people.path": "teams.temps.headcount" });
  });

  it("means what the document would mean that holds the same change", async () => {
    for (const [patch, ...delta] of [
      [{ teams: { sales: { seats: 7 } } }, ["teams.sales.seats", "7"]],
      [{ leaving: 1.5 }, ["leaving", "1.5"]],
      [{ teams: { sales: null }, controls: null, uncertainty: null }, ["teams.sales", "null"], ["controls.people", "null"], ["uncertainty.teams~1sales~1seats", "null"]],
    ] as [object, ...Pair[]][]) {
      const { scenario } = await readAddress(link(...delta), shelf, steps);
      const whole = toScenario(mergePatch(first, patch), steps).scenario;
      expect(scenario).toEqual({ ...whole, run: { ...whole.run, seed: "x", replications: 20 } });
    }
  });

  it("checks the sum over what was written, and keeps and names what no version knows", async () => {
    const opened = await open(link(["teams.sales.chairs", "5"]).replace("chairs=5", "chairs=6"));
    expect(opened.issues.map(({ code, path }) => `${code} ${path}`)).toEqual(["checksum c", "unknownKey teams.sales.chairs"]);
    expect(opened.extras).toEqual([["teams.sales.chairs", "6"]]);
  });

  it("reads a link of today by today's names alone, whatever the schema of its base", async () => {
    for (const version of [1, 2]) {
      const scenario = withValue(toScenario(third, steps).scenario, "teams.sales.headcount", 8);
      const { fragment } = await writeAddress({ sim: "shop", version, scenario, engine: "3.0" }, shelf, steps);
      expect(fragment).toMatch(/^#sim=shop@\d&engine=3\.0&schema=3&seed=[^&]*&n=200&teams\.sales\.headcount=8&c=/);
      expect((await readAddress(fragment, shelf, steps)).scenario).toEqual(scenario);
    }
    expect((await open("#sim=shop@1&schema=3&teams.sales.seats=8")).issues).toMatchObject([{ code: "unknownKey", path: "teams.sales.seats" }]);
  });

  it("lets a person type either name", async () => {
    expect(await open("#sim=shop@2&teams.sales.headcount=8")).toEqual(await open("#sim=shop@2&teams.sales.seats=8"));
  });

  it("says of a link from the future that it is one, and opens it", async () => {
    for (const given of ["4", "0", "x", ""]) {
      expect(await open(`#sim=shop@1&schema=${given}&teams.sales.headcount=8`)).toMatchObject({ changes: { "teams.sales.headcount": 8 }, issues: [{ path: "schema", code: "unknownVersion", given, expected: [3] }] });
    }
  });
});
