import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { claims } from "./claims.ts";
import { claimsNamed, claimsTable, testsByClaim } from "./table.ts";

const file = new URL("../../CLAIMS.md", import.meta.url);

test("the claims are numbered from 1 to 126, none missing", () => {
  expect(claims.map(({ number }) => number)).toEqual(Array.from({ length: 126 }, (_, at) => at + 1));
});

test("every claim is held by a test that names it", () => {
  const shown = testsByClaim();
  expect(claims.filter(({ number }) => !shown.has(number)).map(({ number, says }) => `${number} ${says}`)).toEqual([]);
  expect([...shown.keys()].filter((number) => number < 1 || number > claims.length)).toEqual([]);
});

test("a title may name one claim, several, or a range", () => {
  expect(claimsNamed("x (claim 7)")).toEqual([7]);
  expect(claimsNamed("x (claims 8, 9 and 11)")).toEqual([8, 9, 11]);
  expect(claimsNamed("x (claims 78–80)")).toEqual([78, 79, 80]);
  expect(claimsNamed("no claim at all (nor here)")).toEqual([]);
});

test("CLAIMS.md says what claims and tests say", () => {
  if (process.env.UPDATE === "1") writeFileSync(file, claimsTable());
  expect(readFileSync(file, "utf8")).toBe(claimsTable());
});
