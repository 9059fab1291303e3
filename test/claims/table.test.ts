import { readFileSync, writeFileSync } from "node:fs";
import { openSim, compile } from "hourglass";
import { expect, test } from "vitest";
import { readShelf } from "../../sims/node.ts";
import { shapeAt } from "../../src/scenario/fields.ts";
import { claims } from "./claims.ts";
import { testsBy } from "../titles.ts";
import { claimsNamed, claimsTable } from "./table.ts";

const file = new URL("../../CLAIMS.md", import.meta.url);

test("the claims are numbered from 1 to 126, none missing", () => {
  expect(claims.map(({ number }) => number)).toEqual(Array.from({ length: 126 }, (_, at) => at + 1));
});

test("every claim is held by a test that names it", () => {
  const shown = testsBy(claimsNamed);
  expect(claims.filter(({ number }) => !shown.has(number)).map(({ number, says }) => `${number} ${says}`)).toEqual([]);
  expect([...shown.keys()].filter((number) => number < 1 || number > claims.length)).toEqual([]);
});

test("a title may name one claim, several, or a range", () => {
  expect(claimsNamed("x (claim 7)")).toEqual([7]);
  expect(claimsNamed("x (claims 8, 9 and 11)")).toEqual([8, 9, 11]);
  expect(claimsNamed("x (claims 78–80)")).toEqual([78, 79, 80]);
  expect(claimsNamed("no claim at all (nor here)")).toEqual([]);
});

test("every field, figure, series, sim and file that a mechanism names exists", () => {
  const models = readShelf().names.map((name) => compile(openSim(name)));
  const reported = new Set(models.flatMap(({ metrics, series }) => [...metrics, ...series].map(({ name }) => name.split(".")[0])));
  const unknown = claims.flatMap(({ number, mechanism }) => {
    const fields = Array.from(mechanism.matchAll(/\b[a-zA-Z]+(?:\.[a-zA-Z*]+)+/g), ([path]) => path).filter((path) => !shapeAt(openSim("hourglass"), path.replaceAll("*", "any")));
    const named = Array.from(mechanism.matchAll(/\b(?:figures?|series) ([a-zA-Z]+(?:, (?!stages|channels|teams|series|figure|story|the\b)[a-zA-Z]+(?![a-zA-Z.]))*)/g), ([, list]) => list.split(", ")).flat().filter((name) => name !== "by" && !reported.has(name));
    return [...fields, ...named].map((name) => `${number}: ${name}`);
  });
  expect(unknown).toEqual([]);
});

test("CLAIMS.md says what claims and tests say", () => {
  if (process.env.UPDATE === "1") writeFileSync(file, claimsTable());
  expect(readFileSync(file, "utf8")).toBe(claimsTable());
});
