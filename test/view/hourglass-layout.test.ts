import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { toScenario, type Scenario } from "../../src/scenario/index.ts";
import { layout, naturalHeight, numberSize, restingHeight, textSize, type Label, type Layout } from "../../src/view/hourglass/layout.ts";
import { heights } from "../../src/view/hourglass/heights.ts";
import { Population } from "../../src/view/hourglass/population.ts";
import { fitText, textWidth } from "../../src/view/hourglass/lettering.ts";
import { arrange, spread } from "../../src/view/hourglass/rows.ts";
import { walk } from "../../src/view/hourglass/walk.ts";
import { exampleFilm, exampleScenario } from "./hourglass-example.ts";

const shelf = (sim: string): Scenario =>
  toScenario(JSON.parse(readFileSync(new URL(`../../sims/${sim}/scenario.json`, import.meta.url), "utf8"))).scenario;
const sims = new URL("../../sims/", import.meta.url);
const names = readdirSync(sims).filter((name) => existsSync(new URL(`${name}/scenario.json`, sims)));
const scenarios: [string, Scenario][] = [["example", exampleScenario()], ...names.map((name): [string, Scenario] => [name, shelf(name)])];
const widths = [390, 480, 640, 768, 1024, 1280, 1440, 1920];

interface Box { name: string; left: number; right: number; top: number; bottom: number }

function boxOf(name: string, { x, y }: Label, text: string, size: number, below = 0): Box {
  const half = textWidth(text, size) / 2;
  return { name, left: x - half, right: x + half, top: y - size * 0.8, bottom: y + size * 0.2 + below };
}

/** All words of a picture, counts included. */
function words({ stages, exits, teams, visitors }: Layout): Box[] {
  return [
    ...(visitors ? [boxOf("visitors", visitors, visitors.text, textSize, 16)] : []),
    ...stages.map(({ id, label }) => boxOf(id, label, label.text, textSize)),
    ...stages.map(({ id, label }) => boxOf(`${id} count`, { ...label, y: label.y + 18 }, "8,888", numberSize)),
    ...exits.map(({ id, label }) => boxOf(id, label, `${label.text} 8,888`, textSize)),
    ...teams.map(({ id, label }) => boxOf(id, label, label.text, textSize, 14)),
  ];
}

const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

describe.each(scenarios)("%s", (_, scenario) => {
  test.each(widths)("words do not overlap and stay inside at %i px", (width) => {
    const height = naturalHeight(scenario, width);
    const boxes = words(layout(scenario, width, height));
    const clashes = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => overlap(a, b)).map((b) => `${a.name} × ${b.name}`));
    expect(clashes).toEqual([]);
    for (const box of boxes) {
      expect(box.left, box.name).toBeGreaterThanOrEqual(0);
      expect(box.right, box.name).toBeLessThanOrEqual(width);
      expect(box.bottom, box.name).toBeLessThanOrEqual(height);
    }
  });

  test.each(widths)("at rest, left heights fall towards the neck and right heights rise after it at %i px (claims 18 and 21)", (width) => {
    const place = layout(scenario, width, naturalHeight(scenario, width));
    const left = place.columns.filter(({ bulb }) => bulb !== "right").map(({ center }) => restingHeight(place, center));
    const right = place.columns.filter(({ bulb }) => bulb === "right").map(({ center }) => restingHeight(place, center));
    expect(left).toEqual([...left].sort((a, b) => b - a));
    expect(right).toEqual([...right].sort((a, b) => a - b));
    expect(new Set([...left, ...right]).size).toBe(left.length + right.length);
  });

  test("columns narrow towards the neck, widen after it, and leave no gap", () => {
    const { columns, mouth, right } = layout(scenario, 1440, 560);
    expect(columns[0].left).toBe(mouth);
    columns.forEach((column, i) => expect(column.right).toBeCloseTo(columns[i + 1]?.left ?? right, 6));
    const widthsOf = (bulb: string): number[] => columns.filter((column) => column.bulb === bulb).map((column) => column.right - column.left);
    expect(widthsOf("left")).toEqual(widthsOf("left").sort((a, b) => b - a));
    expect(widthsOf("right")).toEqual(widthsOf("right").sort((a, b) => a - b));
  });

  test("where there is little height the glass keeps its size and the bottom is left out", () => {
    const full = layout(scenario, 1058, naturalHeight(scenario, 1058));
    const low = layout(scenario, 1058, 400);
    expect(full.content === null).toBe(scenario.content === null);
    expect(low.reach).toBeGreaterThanOrEqual(80);
    for (const box of words(low)) expect(box.bottom, box.name).toBeLessThanOrEqual(400);
  });

  test("a narrow picture is taller but still lies", () => {
    const place = layout(scenario, 390, naturalHeight(scenario, 390));
    expect(2 * place.reach).toBeGreaterThanOrEqual(190);
    expect(2 * place.reach).toBeLessThan(place.right - place.left);
  });
});

describe("walk(scenario)", () => {
  test("ways of equal length to the neck run side by side, in order", () => {
    const steps = walk(shelf("hourglass")).map(({ id, column, lane }) => `${column}.${lane} ${id}`);
    expect(steps.slice(0, 7)).toEqual(["0.0 suspect", "1.0 inquiry", "1.1 prospect", "2.0 lead", "2.1 outLead", "3.0 opportunity", "4.0 onboarding"]);
  });

  test("exits are no part of it", () => {
    expect(walk(exampleScenario()).some(({ stage }) => stage.bulb === "exit")).toBe(false);
  });
});

describe("rows", () => {
  test("spread(items, from, to) keeps order and distance, and moves no more than needed", () => {
    expect(spread([{ x: 10, width: 10 }, { x: 50, width: 10 }], 0, 100)).toEqual([10, 50]);
    expect(spread([{ x: 50, width: 20 }, { x: 50, width: 20 }], 0, 100)).toEqual([40, 60]);
    expect(spread([{ x: 0, width: 20 }, { x: 95, width: 20 }], 0, 100)).toEqual([10, 90]);
  });

  test("arrange(items, from, to, reach, mostRows) takes a second row only where the first is full", () => {
    const items = [20, 40, 60].map((x) => ({ x, width: 30 }));
    expect(arrange(items, 0, 100, 16, 3).map(({ row }) => row)).toEqual([0, 0, 0]);
    expect(arrange(items, 0, 100, 5, 3).map(({ row }) => row)).toEqual([0, 1, 0]);
  });
});

test("content flows against the stream: the ebook stands right of its posts, these right of the social pieces (claim 31)", () => {
  const { content } = layout(shelf("hourglass"), 1440, 560);
  expect(content!.ebook).toBeGreaterThan(content!.posts);
  expect(content!.posts).toBeGreaterThan(content!.social);
});

test("heights(place, …, linear) are in proportion to the people (claim 38)", () => {
  const scenario = exampleScenario();
  const scale = heights(layout(scenario, 1440, 560), Population.of(scenario, exampleFilm(scenario)), "linear");
  expect(scale.people(10)).toBeGreaterThan(0);
  for (const factor of [2, 3, 7]) {
    expect(scale.people(10 * factor)).toBeCloseTo(factor * scale.people(10), 9);
    expect(scale.cents(10 * factor)).toBeCloseTo(factor * scale.cents(10), 9);
  }
});

test("fitText(text, size, room) shortens from the end", () => {
  expect(fitText("Opportunity", 12, 200)).toBe("Opportunity");
  const short = fitText("Opportunity", 12, 40);
  expect(short).toMatch(/^Opp.*…$/);
  expect(textWidth(short, 12)).toBeLessThanOrEqual(40);
});
