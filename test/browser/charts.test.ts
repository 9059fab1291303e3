import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createFan, createSettled, createStages, en, type FanProps } from "../../src/view/index.ts";
import { makeFuture, stageIds } from "../view/future.ts";

const curves = makeFuture();
const setting = { currency: "USD", startDate: null };
let host: HTMLDivElement;

beforeEach(() => {
  host = document.createElement("div");
  host.style.width = "520px";
  document.body.append(host);
});
afterEach(() => host.remove());

const props = (more: Partial<FanProps> = {}): FanProps => ({ words: en, setting, title: "MRR", series: "mrr", curves, ...more });
const one = <E extends Element = SVGElement>(selector: string): E => {
  const found = host.querySelectorAll<E>(selector);
  expect(found.length, selector).toBe(1);
  return found[0];
};

/** Stages as the chart needs them; the rest of a scenario does not matter here. */
const stages = Object.fromEntries(stageIds.map((id, order) => [id, { order, bulb: order < 5 ? "left" : "right" }])) as unknown as Parameters<typeof createStages>[1]["stages"];

test("a fan has two bands, a median, and all single runs in one path", () => {
  createFan(host, props());
  for (const band of [".hg-fan-outer", ".hg-fan-inner", ".hg-fan-median"]) expect(one(band).getAttribute("d")?.length).toBeGreaterThan(1000);
  expect(one(".hg-fan-runs").getAttribute("d")?.match(/M/g)?.length).toBe(20);
  expect(one(".hg-fan-mean").getAttribute("d")).toBeNull();
});

test("bands, median and mean are called what they are", () => {
  const fan = createFan(host, props({ mean: true, compare: [{ label: "spreadsheet", days: curves.days, values: curves.series.mrr.mean }] }));
  const words = () => [...host.querySelectorAll(".hg-fan-label text")].map((label) => label.textContent);
  expect(words().sort()).toEqual(["9 of 10 futures", "half of them", "mean", "median $259k", "spreadsheet"]);
  fan.update({ mean: false, compare: [] });
  expect(words().sort()).toEqual(["9 of 10 futures", "half of them", "median $259k"]);
});

test("there are at most five ticks on each axis, in words that carry the unit", () => {
  createFan(host, props());
  const ticks = [...host.querySelectorAll(".hg-tick text")].map((tick) => tick.textContent);
  expect(ticks).toEqual(["$0", "$100k", "$200k", "$300k", "$400k"]);
  expect([...host.querySelectorAll(".hg-month-number")].map((tick) => tick.textContent)).toEqual(["month 0", "12", "24", "36"]);
});

test("the cursor shows month and median where it stands, and goes with null", () => {
  const fan = createFan(host, props());
  expect(one(".hg-cursor").getAttribute("display")).toBe("none");
  fan.setCursor(curves.days[78]);
  expect(one(".hg-cursor").getAttribute("display")).toBeNull();
  expect(one(".hg-cursor-value").textContent).toMatch(/^\$\d+k$/);
  expect(one(".hg-chart-readout").textContent).toMatch(/^month 18: median \$\d+k, 9 of 10 futures \$\d+k to \$\d+k$/);
  fan.setCursor(null);
  expect(one(".hg-cursor").getAttribute("display")).toBe("none");
  expect(one(".hg-chart-readout").textContent).toMatch(/^month 36: /);
});

test("arrow keys move the cursor by months, the pointer to where it points", () => {
  const onCursor = vi.fn();
  const fan = createFan(host, props({ onCursor }));
  const hand = one<HTMLElement>("[role=slider]");
  fan.setCursor((18 * 365) / 12);
  hand.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
  expect(onCursor.mock.lastCall?.[0]).toBeCloseTo((19 * 365) / 12, 6);
  expect(onCursor.mock.lastCall?.[1]).toBe("key");
  const box = hand.getBoundingClientRect();
  hand.dispatchEvent(new PointerEvent("pointermove", { clientX: box.left + box.width / 2, clientY: box.top + 5, pointerType: "mouse", bubbles: true }));
  expect(onCursor.mock.lastCall?.[0]).toBeCloseTo(1095 / 2, 0);
  expect(onCursor.mock.lastCall?.[1]).toBe("hover");
  hand.dispatchEvent(new PointerEvent("pointerleave", { pointerType: "mouse" }));
  expect(onCursor.mock.lastCall?.[0]).toBeNull();
});

test("the picture has its sentence, the cursor its month, and the ear a table", async () => {
  createFan(host, props());
  expect(one("svg").getAttribute("aria-label")).toBe(en.altFan(curves, "mrr", setting));
  const hand = one("[role=slider]");
  expect(hand.getAttribute("aria-valuetext")).toMatch(/^month 36: median/);
  expect(hand.getAttribute("aria-valuemax")).toBe("36");
  await vi.waitFor(() => expect(host.querySelectorAll("tbody tr").length).toBe(13), 3_000);
});

test("while nothing is there yet the room is kept and it says so", () => {
  const fan = createFan(host, props({ curves: null }));
  const before = host.offsetHeight;
  expect(getComputedStyle(one(".hg-chart-waiting")).display).not.toBe("none");
  expect(one(".hg-chart-waiting").textContent).toBe("simulating…");
  fan.update({ curves });
  expect(host.offsetHeight).toBe(before);
  expect(getComputedStyle(one(".hg-chart-waiting")).display).toBe("none");
});

test("the former result stays as a ghost while the new one is refined, and then goes", () => {
  const fan = createFan(host, props({ ghost: makeFuture({ pull: 0.8 }), refining: true }));
  expect(one(".hg-fan-ghost").getAttribute("display")).toBeNull();
  fan.update({ refining: false });
  expect(one(".hg-fan-ghost").getAttribute("display")).toBe("none");
});

test("a story told half-way draws curves that far, and no end", () => {
  const fan = createFan(host, props({ reveal: 547.5 }));
  const told = Number(one("clipPath:not([id$=plot]) rect").getAttribute("width"));
  expect(one(".hg-fan-ends").getAttribute("visibility")).toBe("hidden");
  expect(one(".hg-chart-readout").textContent).toMatch(/^month 18: /);
  fan.update({ reveal: null });
  expect(Number(one("clipPath:not([id$=plot]) rect").getAttribute("width")) / told).toBeCloseTo(2, 1);
  expect(one(".hg-fan-ends").getAttribute("visibility")).toBeNull();
});

test("a wider container gets a wider picture", async () => {
  createFan(host, props());
  host.style.width = "800px";
  await vi.waitFor(() => expect(one("svg").getAttribute("width")).toBe("800"));
});

test("a fan of 157 points with ghost, four curves and 20 runs is redrawn in under 8 ms", () => {
  const others = [makeFuture({ seed: 2 }), makeFuture({ seed: 3, pull: 1.1 })];
  const fan = createFan(host, props({ refining: true, mean: true }));
  const times: number[] = [];
  for (let i = 0; i < 60; i++) {
    const start = performance.now();
    fan.update({ curves: others[i % 2], ghost: others[(i + 1) % 2] });
    host.getBoundingClientRect();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  console.info(`fan redraw: median ${times[30].toFixed(2)} ms, p95 ${times[56].toFixed(2)} ms`);
  // Quiet moments only: other programs share this machine, and it is our own cost that is promised.
  expect(times[2]).toBeLessThan(8);
});

test("stages stand in the order of the journey, and the list switches them", () => {
  createStages(host, { words: en, setting, title: "People by stage", stages, curves });
  const names = () => [...host.querySelectorAll(".hg-stage-name")].map((name) => name.textContent);
  expect(names()).toEqual(["Visitors", "In nurture", "Inquiries", "Leads", "Opportunities", "Onboarding", "Newbies", "Active", "Loyal", "Advocates"]);
  const box = host.querySelector<HTMLInputElement>("input[value=visitor]")!;
  box.click();
  expect(names()[0]).toBe("In nurture");
  expect(box.isConnected).toBe(true);
});

test("the toggle puts all stages on one square-root scale, each labelled where its line ends", () => {
  createStages(host, { words: en, setting, title: "People by stage", stages, curves });
  host.querySelector("button")!.click();
  expect(host.querySelectorAll(".hg-stage-name").length).toBe(0);
  expect(host.querySelectorAll(".hg-stage-label").length).toBe(10);
  expect(one(".hg-chart-readout").textContent).toContain("square-root");
  expect([...host.querySelectorAll(".hg-stage-label text")].map((label) => label.textContent)).toContain("Visitors 5,821");
});

test("stages that are exits are not on the way", () => {
  const withExit = { ...stages, visitor: { ...stages.visitor, bulb: "exit" as const } };
  createStages(host, { words: en, setting, title: "People by stage", stages: withExit, curves });
  expect(host.querySelectorAll(".hg-stage-name").length).toBe(9);
});

test("the enlarged view stands with its formula and its data, drawn under the fixed class name", async () => {
  const settled = createSettled(host, props());
  await settled.ready;
  expect(settled.svg().classList.contains("hgplot")).toBe(true);
  expect(host.textContent).toContain("MRR(t) =");
  expect(host.querySelectorAll("tbody tr").length).toBe(13);
});

test("a chart that is destroyed leaves nothing behind", () => {
  createFan(host, props()).destroy();
  createStages(host, { words: en, setting, title: "", stages, curves }).destroy();
  expect(host.childElementCount).toBe(0);
});
