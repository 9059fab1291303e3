import { describe, expect, test } from "vitest";
import { readShelf } from "../../sims/node.ts";
import { createBookshelf, byQuestion } from "../../src/app/bookshelf.ts";
import { changes } from "../../src/app/changes.ts";
import { isAssumed } from "../../src/app/page/assumed.ts";
import { placed, sound } from "../../src/app/shape.ts";
import { undefinedWords } from "../../src/app/undefined-words.ts";
import { valueWords } from "../../src/app/value-words.ts";
import { fieldAt, fields, toScenario, type Scenario } from "../../src/scenario/index.ts";

const shelf = readShelf();
const open = (sim: string): Scenario => toScenario(shelf.load(sim)).scenario;

describe("sources", () => {
  test("every number of every sim says where it comes from, or that it is an assumption", () => {
    for (const sim of shelf.names) {
      const silent = fields(open(sim)).filter(({ type, path, source }) => type === "number" && source === "" && !/^(controls|uncertainty)\./.test(path)).map(({ path }) => path);
      expect(silent, sim).toEqual([]);
    }
  });

  test("what rests on an assumption in part is marked too", () => {
    expect(isAssumed("assumption")).toBe(true);
    expect(isAssumed("direction Oldroyd et al., HBR 3/2011; size assumption")).toBe(true);
    expect(isAssumed("SaaS Capital 2023: gross retention about 90 % a year")).toBe(false);
  });
});

describe("a control that is one of few things", () => {
  const readings: [sim: string, path: string, value: string | null, words: string][] = [
    ["tam", "stages.closedOther.recycle.to", "opportunity", "Opportunity"],
    ["tam", "stages.lead.ownerTeam", null, "nobody"],
    ["inbound", "channels.ads.demand", "push", "push"],
    ["relationship", "accountManagement.policy", "intentTriggered", "intent triggered"],
  ];
  test.each(readings)("%s: %s can be %s", (sim, path, value, words) => {
    const base = open(sim);
    expect(Object.values(base.controls).map((control) => control.path)).toContain(path);
    const next = sound(placed(base, path, value));
    const field = fieldAt(next, path)!;
    expect(valueWords(field, field.value, next)).toBe(words);
    // It is one change, in the words of the panel, and needs no mending.
    expect(changes(base, next)).toMatchObject([{ path, now: words }]);
    expect(toScenario(next).issues).toEqual([]);
  });
});

describe("the shelf of the page", () => {
  test("groups sims by their question in order of first appearance, that of the first sim first", () => {
    const { titles } = createBookshelf(shelf);
    const groups = byQuestion(titles);
    expect(groups[0][0]).toBe("Where do most of your leads come from?");
    expect(groups[0][1][0].id).toBe("hourglass");
    expect(groups.flatMap(([, members]) => members)).toHaveLength(12);
    for (const { question } of titles) expect(question).toMatch(/\?$/);
  });
});

describe("a figure that is not defined", () => {
  test("says whether there is nothing of it in the scenario, or it did not come about", () => {
    const isc = open("isc");
    expect(undefinedWords({ name: "callsPerNeed", group: "Account management" }, { ...isc, accountManagement: null })).toBe("not in this scenario");
    expect(undefinedWords({ name: "ticketsAnswered", group: "Speed" }, { ...isc, support: null })).toBe("not in this scenario");
    expect(undefinedWords({ name: "cashOutMonth", group: "Cash" }, isc)).toBe("did not come about in any of these futures");
  });
});
