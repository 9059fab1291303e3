/** A story as plain data: a claim, and the few what-ifs of one sim that show it. Told by `experiment`, drawn by the page. */
import { idPattern } from "./field.ts";
import type { Issue } from "./issue.ts";
import { nearest } from "./nearest.ts";
import { flatten, mergePatch, unflatten } from "./patch.ts";
import { isBag, joinPath, type Bag } from "./path.ts";
import { toScenario, type Checked } from "./spec.ts";

/** Changes by path; a value may be a whole part, and null removes. */
export type Patch = Readonly<Record<string, unknown>>;

export interface StoryFigure {
  /** Of a metric the sim reports. */
  readonly name: string;
  /** Empty: the metric's own. */
  readonly label: string;
}

export interface StoryCase {
  readonly label: string;
  /** Applied after the story's. */
  readonly patch: Patch;
  /** What a spreadsheet would give for the first figure, in its unit (money in units of currency); null = it is not said. */
  readonly sheet: number | null;
}

export interface Story {
  readonly id: string;
  /** Position on the shelf. */
  readonly order: number;
  readonly title: string;
  /** What is to be seen, in one sentence. */
  readonly claim: string;
  /** Sim of the shelf that all cases are what-ifs of. */
  readonly sim: string;
  /** What differs between the cases. */
  readonly axis: string;
  /** Futures of each case; the same ones, so that cases differ by what was changed alone. */
  readonly replications: number;
  /** The first is what the claim is about. */
  readonly figures: readonly StoryFigure[];
  /** Common to all cases. */
  readonly patch: Patch;
  readonly cases: readonly StoryCase[];
  /** What a spreadsheet would have said. */
  readonly sheet: string;
  readonly why: string;
}

const longestText = 400;
const mostCases = 12;
const mostFigures = 6;

/** Total, as `toScenario` is: what does not fit is replaced or left out, and listed. */
export function readStory(json: unknown): { story: Story; issues: Issue[] } {
  const issues: Issue[] = [];
  const bag = bagAt(json, [], issues);
  known(bag, ["id", "order", "title", "claim", "sim", "axis", "replications", "figures", "patch", "cases", "sheet", "why"], [], issues);
  const text = (key: string, most = longestText) => textAt(bag, key, [], most, issues);
  const id = text("id", 40);
  if (id !== "" && !idPattern.test(id)) issues.push({ path: "id", code: "badId", given: id, expected: ["letters, digits, - and _"] });
  const story: Story = {
    id,
    order: numberAt(bag, "order", [], { min: 0, max: 1000, missing: 0 }, issues),
    title: text("title", 120),
    claim: text("claim"),
    sim: text("sim", 40),
    axis: text("axis", 120),
    replications: Math.round(numberAt(bag, "replications", [], { min: 1, max: 10_000, missing: 20 }, issues)),
    figures: listAt(bag, "figures", mostFigures, issues).map((item, at) => readFigure(item, ["figures", String(at)], issues)),
    patch: patchAt(bag, [], issues),
    cases: listAt(bag, "cases", mostCases, issues).map((item, at) => readCase(item, ["cases", String(at)], issues)),
    sheet: text("sheet"),
    why: text("why"),
  };
  return { story, issues };
}

function readFigure(json: unknown, keys: readonly string[], issues: Issue[]): StoryFigure {
  const bag = bagAt(json, keys, issues);
  known(bag, ["name", "label"], keys, issues);
  return { name: textAt(bag, "name", keys, 80, issues), label: bag.label === undefined ? "" : textAt(bag, "label", keys, 80, issues) };
}

function readCase(json: unknown, keys: readonly string[], issues: Issue[]): StoryCase {
  const bag = bagAt(json, keys, issues);
  known(bag, ["label", "patch", "sheet"], keys, issues);
  return {
    label: textAt(bag, "label", keys, 80, issues),
    patch: patchAt(bag, keys, issues),
    sheet: bag.sheet === undefined || bag.sheet === null ? null : numberAt(bag, "sheet", keys, { min: -1e12, max: 1e12, missing: 0 }, issues),
  };
}

function bagAt(json: unknown, keys: readonly string[], issues: Issue[]): Bag {
  if (isBag(json)) return json;
  issues.push({ path: joinPath(keys), code: "wrongType", given: json, expected: ["an object"] });
  return {};
}

function known(bag: Bag, names: readonly string[], keys: readonly string[], issues: Issue[]): void {
  for (const key of Object.keys(bag)) {
    if (names.includes(key) || key === "$schema") continue;
    issues.push({ path: joinPath([...keys, key]), code: "unknownKey", given: bag[key], expected: nearest(key, names, 3) });
  }
}

function textAt(bag: Bag, key: string, keys: readonly string[], most: number, issues: Issue[]): string {
  const given = Object.hasOwn(bag, key) ? bag[key] : undefined;
  const path = joinPath([...keys, key]);
  if (typeof given !== "string" || given === "") {
    issues.push({ path, code: "wrongType", given, expected: ["text"] });
    return "";
  }
  if (given.length > most) issues.push({ path, code: "tooLong", given, expected: [most] });
  return given.slice(0, most);
}

function numberAt(bag: Bag, key: string, keys: readonly string[], { min, max, missing }: { min: number; max: number; missing: number }, issues: Issue[]): number {
  const given = Object.hasOwn(bag, key) ? bag[key] : undefined;
  const path = joinPath([...keys, key]);
  if (typeof given !== "number" || Number.isNaN(given)) {
    issues.push({ path, code: "wrongType", given, expected: ["a number"] });
    return missing;
  }
  const inside = Math.min(max, Math.max(min, given));
  if (inside !== given) issues.push({ path, code: "outOfRange", given, expected: [min, max] });
  return inside;
}

function listAt(bag: Bag, key: string, most: number, issues: Issue[]): unknown[] {
  const given = Object.hasOwn(bag, key) ? bag[key] : undefined;
  if (!Array.isArray(given) || given.length === 0) {
    issues.push({ path: key, code: "wrongType", given, expected: ["a list"] });
    return [];
  }
  if (given.length > most) issues.push({ path: key, code: "tooMany", given: given.length, expected: [`at most ${most}`] });
  return given.slice(0, most);
}

function patchAt(bag: Bag, keys: readonly string[], issues: Issue[]): Patch {
  return bag.patch === undefined ? {} : bagAt(bag.patch, [...keys, "patch"], issues);
}

/**
 * The what-if of a case: the sim's document with the story's changes, then its own. Issues are those of what the story
 * says; of a law that changed its kind the old numbers go without a word, as in an address.
 */
export function caseScenario(story: Pick<Story, "patch">, { patch }: Pick<StoryCase, "patch">, base: unknown): Checked {
  const { scenario: whole } = toScenario(base);
  const patches = [story.patch, patch].map((each) => unflatten(Object.entries(each)));
  const spoken = patches.flatMap((each) => flatten(each).map(([path]) => path));
  const { scenario, issues } = toScenario(patches.reduce<unknown>(mergePatch, whole));
  return { scenario, issues: issues.filter(({ code, path }) => code !== "unknownKey" || spoken.some((said) => said === path || said.startsWith(`${path}.`))) };
}

/** Ids most like the one given: those that hold it, then the nearest by letters. */
export function nearestStories(id: string, stories: readonly Pick<Story, "id">[], count = 3): string[] {
  const ids = stories.map((story) => story.id);
  const held = id === "" ? [] : ids.filter((other) => other.includes(id.toLowerCase()));
  return [...new Set([...held, ...nearest(id, ids, count)])].slice(0, count);
}
