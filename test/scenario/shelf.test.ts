import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { shelfOf, toScenario, writeAddress } from "../../src/scenario/index.ts";
import { shelf as browserShelf } from "../../sims/index.ts";
import { shelf, sim } from "./arbitrary.ts";

/**
 * Digests of the frozen documents. A change would change what links mean that were sent; a new version gets a line of its own.
 * What a new default would change is seen by the golden numbers (test/sims).
 */
const frozen: Record<string, string> = {
  "hourglass@1": "162abe10e69985c1",
  "hourglass@2": "2bf98af37cf6cf11",
  "account-based@1": "f96c0e483f94eafb",
  "channel@1": "73fc69674b3af67e",
  "inbound@1": "5b5bf2e2566e538d",
  "isc@1": "24338d1ac137ad4e",
  "isc@2": "2c0d65e22bd1af40",
  "no-touch@1": "de322c69f7c27495",
  "outbound@1": "9cbfec37753f294b",
  "relationship@1": "9285ec3c0389bc94",
  "ross@1": "b75ad537abd58c72",
  "tam@1": "4dba691e2d6def8f",
  "team@1": "930fbc61578ef51e",
  "transactional@1": "bf726f51d02b8731",
};

describe("the shelf", () => {
  it("is the same in Node and in the browser, the hourglass first", () => {
    expect(browserShelf.names).toEqual(shelf.names);
    expect(shelf.names[0]).toBe("hourglass");
    for (const name of shelf.names) expect(browserShelf.load(name)).toEqual(shelf.load(name));
  });

  it("holds scenarios that need no mending", () => {
    for (const name of shelf.names) expect(toScenario(shelf.load(name)).issues, name).toEqual([]);
  });

  it("holds a newest frozen base equal to each scenario", () => {
    for (const name of shelf.names) expect(shelf.base(name, shelf.version(name)!), name).toEqual(shelf.load(name));
  });

  it("names each sim by its folder, and the schema by a path that exists", () => {
    for (const name of shelf.names) {
      const { id, $schema } = shelf.load(name) as { id: string; $schema: string };
      expect(id).toBe(name);
      expect(existsSync(fileURLToPath(new URL($schema, new URL(`../../sims/${name}/`, import.meta.url))))).toBe(true);
    }
  });

  it("never changes a base that links name (rule A3)", async () => {
    const sums = shelf.names.flatMap((name) =>
      Array.from({ length: shelf.version(name)! }, async (_, at) => [`${name}@${at + 1}`, await digest(JSON.stringify(shelf.base(name, at + 1)))]),
    );
    expect(Object.fromEntries(await Promise.all(sums))).toEqual(frozen);
  });

  it("has nothing under a name it does not know", () => {
    for (const name of ["", "nothing", "constructor", "__proto__"]) {
      expect([shelf.load(name), shelf.version(name), shelf.base(name, 1)]).toEqual([null, null, null]);
    }
    expect(shelf.base("hourglass", 99)).toBeNull();
  });

  it("counts versions as numbers", () => {
    const documents = new Map([["a", new Map<string, unknown>([["scenario", {}], ["v9", {}], ["v10", {}]])]]);
    expect(shelfOf(documents, "a").version("a")).toBe(10);
  });
});

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Buffer.from(bytes).toString("hex").slice(0, 16);
}

describe("sims/isc", () => {
  const { stages, teams, channels } = sim("isc");
  const { work } = stages.lead;
  const minutes = (law: unknown) => (law as { value: number }).value;

  it("prints Ambrosino's arithmetic: 24,000 minutes and $24,390 as described, 6,000 and $6,098 as printed", () => {
    const leads = channels.inbound.kind === "organic" ? channels.inbound.visitsPerMonth * channels.inbound.identifyProbability : 0;
    const { annualCost, paidDaysPerYear, productiveFraction, hoursPerDay } = teams.bdr;
    const dayRate = annualCost / paidDaysPerYear;
    expect([leads, dayRate, leads * stages.lead.exits.opportunity.probability]).toEqual([2000, 200, 340]);
    const cost = (attempts: number) => ((leads * minutes(work!.minutes) * attempts) / (hoursPerDay * 60)) * (dayRate / productiveFraction);
    expect(leads * minutes(work!.minutes) * minutes(work!.attempts)).toBe(24_000);
    expect(cost(minutes(work!.attempts))).toBeCloseTo(24_390.24, 2);
    expect(cost(1)).toBeCloseTo(6097.56, 2);
  });
});

describe("sims/hourglass", () => {
  const { acquisition, teams, controls } = sim("hourglass");

  it("sizes two content people and one to two in sales development", () => {
    const people = (id: string, share: number) => (acquisition.budgetPerMonth * share) / (teams[id].annualCost / 12);
    expect(people("contentFactory", acquisition.inboundShare)).toBeCloseTo(2, 9);
    expect(people("salesDevelopment", 1 - acquisition.inboundShare)).toBeCloseTo(1.5, 9);
  });

  it("shows a control in every group", () => {
    expect(new Set(Object.values(controls).map(({ group }) => group))).toEqual(new Set(["Attract", "Convert", "Keep", "Refer", "Money"]));
  });
});

describe("test/scenario/preset1.json", () => {
  it("needs no mending", () => {
    const spec: unknown = JSON.parse(readFileSync(fileURLToPath(new URL("preset1.json", import.meta.url)), "utf8"));
    expect(toScenario(spec).issues).toEqual([]);
  });

  it("fits into a link as a difference from the hourglass", async () => {
    const spec: unknown = JSON.parse(readFileSync(fileURLToPath(new URL("preset1.json", import.meta.url)), "utf8"));
    const { tooLong } = await writeAddress({ sim: "hourglass", scenario: toScenario(spec).scenario, engine: "1.0" }, shelf);
    expect(tooLong).toBe(false);
  });
});
