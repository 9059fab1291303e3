import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { linksTo, testsBy } from "./titles.ts";

const file = new URL("../SPEC.md", import.meta.url);
const heading = "## Held by";
const rulesText = readFileSync(file, "utf8").split(heading)[0].trimEnd();
const rules = Array.from(rulesText.matchAll(/^- \*\*([A-Z]\d+)\*\* /gm), ([, rule]) => rule);

/** Rules that a title quotes: "(rule T1)", "(rules T1 and O2)", "(rules D1, D3 and F2)". */
function rulesQuoted(title: string): string[] {
  return Array.from(title.matchAll(/\(rules? ([A-Z\d ,and]+)\)/g), ([, list]) => list.split(/, | and /)).flat();
}

function table(): string {
  const held = testsBy(rulesQuoted);
  return `

${heading}

Written by \`UPDATE=1 npm run test:unit\` from the titles of the tests.

| rule | tests |
|---|---|
${rules.map((rule) => `| ${rule} | ${linksTo(held.get(rule) ?? [])} |`).join("\n")}
`;
}

test("the rules of SPEC.md are numbered in each section from 1, none missing", () => {
  const sections = Array.from(rulesText.matchAll(/^## ([A-Z]) /gm), ([, letter]) => letter);
  const numbered = sections.flatMap((letter) => rules.filter((rule) => rule.startsWith(letter)).map((_, at) => `${letter}${at + 1}`));
  expect(rules).toEqual(numbered);
});

test("every rule is quoted by a test, and no test quotes a rule that does not exist", () => {
  const held = testsBy(rulesQuoted);
  expect(rules.filter((rule) => !held.has(rule))).toEqual([]);
  expect([...held.keys()].filter((rule) => !rules.includes(rule))).toEqual([]);
});

test("SPEC.md says which tests hold each rule", () => {
  if (process.env.UPDATE === "1") writeFileSync(file, rulesText + table());
  expect(readFileSync(file, "utf8")).toBe(rulesText + table());
});
