import "./cases.css";
import { scaleLinear, select, type Selection } from "d3";
import type { Told, ToldEstimate, ToldFigure } from "../../experiment/index.ts";
import type { Story } from "../../scenario/index.ts";
import { quantity, tickText, type Setting } from "../number.ts";
import type { Words } from "../words/words.ts";
import { casesTable } from "./casesTable.ts";
import type { Chart } from "./chart.ts";
import { renderTable } from "./table.ts";
import { valueAxis, type RoundAxis, type Scale } from "./scale.ts";

export interface CasesProps {
  words: Words;
  setting: Setting;
  story: Story;
  /** Null: nothing is known yet; the rows stand. */
  told: Told | null;
  /** Says of the first rows what their marks are. Default: true. */
  explain?: boolean;
}

/** A story's cases below each other: a dot for the median, intervals around it, and a hollow mark where a spreadsheet would put it. */
export type Cases = Omit<Chart<CasesProps>, "setCursor">;

type Group = Selection<SVGGElement, unknown, null, undefined>;

/** Pixels. */
const head = 52;
const foot = 26;
const gap = 40;
/** From this width on the figures stand side by side, with the names of the cases on the left of all. */
const wide = 640;
const rowWide = 56;
const rowNarrow = 74;
const charWidth = 6.6;

export function createCases(container: HTMLElement, initial: CasesProps): Cases {
  let props = initial;
  /** Axes of the figures, kept while they fit: they must not dance while numbers are refined. */
  let axes: (RoundAxis | null)[] = [];
  const root = document.createElement("div");
  root.className = "hg-chart hg-chart-cases";
  const svg = select(root).append("svg").attr("class", "hg-chart-svg").attr("role", "img");
  const heard = document.createElement("div");
  heard.className = "hg-chart-heard";
  root.append(heard);
  container.append(root);
  let width = Math.floor(root.clientWidth);
  const observer = new ResizeObserver((entries) => {
    const next = Math.floor(entries[entries.length - 1].contentRect.width);
    if (next === width || next === 0) return;
    width = next;
    draw();
  });
  observer.observe(root);

  function draw(): void {
    if (width === 0) return;
    const { words, story, told, setting } = props;
    const panels = panelsOf(story, width);
    const height = Math.max(...panels.map(({ bottom }) => bottom + foot), head);
    root.style.height = `${height}px`;
    svg.attr("width", width).attr("height", height).attr("viewBox", `0 0 ${width} ${height}`);
    svg.attr("aria-label", words.altCases(story, told, setting));
    axes = panels.map((panel, at) => axisOf(panel, told, axes[at] ?? null));
    const groups = svg.selectAll<SVGGElement, Panel>("g.hg-cases-panel").data(panels).join("g").attr("class", "hg-cases-panel");
    groups.each(function (panel, at) {
      drawPanel(select(this), panel, axes[at], props);
    });
    svg.selectAll<SVGTextElement, NameRow>("text.hg-cases-name").data(namesOf(story, panels, width)).join("text").attr("class", "hg-cases-name").attr("x", ({ x }) => x).attr("y", ({ y }) => y).text(({ text }) => text);
    heard.replaceChildren(...(told ? [renderTable(casesTable(story, told, setting, words))] : []));
  }

  draw();
  return {
    update(next) {
      if (next.story && next.story !== props.story) axes = [];
      props = { ...props, ...next };
      draw();
    },
    svg: () => svg.node()!,
    destroy() {
      observer.disconnect();
      root.remove();
    },
  };
}

/** Where one figure is drawn. */
interface Panel {
  /** Index of the figure. */
  at: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Vertical centre of each case. */
  rows: number[];
  main: boolean;
  narrow: boolean;
}

function panelsOf(story: Story, width: number): Panel[] {
  const { cases, figures } = story;
  const narrow = width < wide;
  if (narrow) {
    const tall = head + cases.length * rowNarrow + foot + 28;
    return figures.map((_, at) => ({
      at, left: 6, right: width - 12, top: at * tall + head, bottom: at * tall + head + cases.length * rowNarrow,
      rows: cases.map((__, row) => at * tall + head + row * rowNarrow + 47), main: at === 0, narrow,
    }));
  }
  const names = Math.min(0.3 * width, Math.max(60, ...cases.map(({ label }) => label.length * charWidth)) + 24);
  const room = width - names - gap * (figures.length - 1) - 16;
  // What the claim is about gets half as much room again.
  const weights = figures.map((_, at) => (at === 0 ? 1.5 : 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = names;
  return figures.map((_, at) => {
    const right = left + (room * weights[at]) / total;
    const panel = { at, left, right, top: head, bottom: head + cases.length * rowWide, rows: cases.map((__, row) => head + (row + 0.5) * rowWide), main: at === 0, narrow };
    left = right + gap;
    return panel;
  });
}

interface NameRow {
  text: string;
  x: number;
  y: number;
}

/** Names of the cases: once on the left, or in every panel above its rows. */
function namesOf({ cases }: Story, panels: readonly Panel[], width: number): NameRow[] {
  if (width < wide) return panels.flatMap(({ rows, left }) => cases.map(({ label }, row) => ({ text: label, x: left, y: rows[row] - 29 })));
  const [{ rows, left }] = panels;
  const most = Math.floor((left - 16) / charWidth);
  return cases.map(({ label }, row) => ({ text: label.length > most ? `${label.slice(0, most - 1)}…` : label, x: 0, y: rows[row] + 4 }));
}

function axisOf({ at, main, right, left }: Panel, told: Told | null, former: RoundAxis | null): RoundAxis | null {
  const figure = told?.figures[at];
  if (!told || !figure?.info) return null;
  const values = told.cases.flatMap(({ figures, sheet }) => {
    const found = figures[at];
    return [...(found ? extentOf(found) : []), ...(main && sheet !== null ? [sheet] : [])];
  }).filter(Number.isFinite);
  if (values.length === 0) return null;
  const most = right - left < 240 ? 3 : 5;
  if (figure.info.unit === "share" && Math.min(...values) >= 0 && Math.max(...values) <= 1 && Math.max(...values) > 0.5) return { domain: [0, 1], ticks: most === 3 ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1] };
  return valueAxis([Math.min(...values), Math.max(...values)], most, former);
}

function extentOf({ share, p10, p90 }: ToldEstimate): [number, number] {
  return share ? [share.low, share.high] : [p10, p90];
}

function drawPanel(host: Group, panel: Panel, axis: RoundAxis | null, { words, setting, story, told, explain = true }: CasesProps): void {
  const { at, left, right, top, bottom, rows, main } = panel;
  const figure = told?.figures[at] ?? null;
  const label = figure?.label ?? (story.figures[at].label || story.figures[at].name);
  one(host, "text", "hg-chart-title").attr("x", left).attr("y", top - 38).text(label);
  const said = told && figure ? (figure.info ? (axis ? words.chart.cases.reading(told, figure, !panel.narrow) : words.chart.cases.never) : words.chart.cases.unreported) : words.chart.simulating;
  one(host, "text", "hg-chart-readout").attr("x", left).attr("y", top - 20).text(main || !figure?.info || !axis || figure.ofFutures ? said : "");
  const floors = host.selectAll<SVGLineElement, number>("line.hg-cases-floor").data(rows).join("line").attr("class", "hg-cases-floor");
  floors.attr("x1", left).attr("x2", right).attr("y1", (y) => y).attr("y2", (y) => y);
  const scale = axis ? scaleLinear(axis.domain, [left, right]) : null;
  drawAxis(one(host, "g", "hg-cases-axis") as unknown as Group, scale, axis, figure, setting, top - 8, bottom);
  const marks: Mark[] = told && scale && figure?.info
    ? told.cases.map(({ figures, sheet }, row) => ({ y: rows[row], found: figures[at], sheet: main ? sheet : null, first: row === 0, figure, scale, panel, setting }))
    : [];
  host.selectAll<SVGGElement, Mark>("g.hg-cases-mark").data(marks).join("g").attr("class", "hg-cases-mark").each(function (mark) {
    drawMark(select(this), mark, words, explain);
  });
}

function drawAxis(host: Group, scale: Scale | null, axis: RoundAxis | null, figure: ToldFigure | null, setting: Setting, top: number, bottom: number): void {
  const ticks = scale && axis && figure?.info ? axis.ticks : [];
  const write = tickText(ticks, figure?.info?.unit ?? "count", setting);
  const marks = host.selectAll<SVGGElement, number>("g.hg-cases-tick").data(ticks).join((enter) => {
    const tick = enter.append("g").attr("class", "hg-cases-tick");
    tick.append("line");
    tick.append("text").attr("text-anchor", "middle");
    return tick;
  });
  marks.classed("hg-zero", (value) => value === 0).attr("transform", (value) => `translate(${rounded(scale!(value))},0)`);
  marks.select("line").attr("y1", top).attr("y2", bottom);
  marks.select("text").attr("y", bottom + 16).text(write);
}

interface Mark {
  y: number;
  found: ToldEstimate | null;
  sheet: number | null;
  first: boolean;
  figure: ToldFigure;
  scale: Scale;
  panel: Panel;
  setting: Setting;
}

function drawMark(host: Group, { y, found, sheet, first, figure, scale, panel, setting }: Mark, words: Words, explain: boolean): void {
  const write = (value: number) => quantity(value, figure.info!.unit, setting);
  const x = (value: number) => rounded(scale(value));
  const shown = found ? { middle: found.share ? found.mean : found.p50, outer: extentOf(found), inner: found.share ? null : ([found.p25, found.p75] as const) } : null;
  const line = (name: string, ends: readonly [number, number] | null | undefined) => {
    const mark = one(host, "line", name).attr("display", ends ? null : "none");
    // A line without length is drawn as a short one: there is an interval, and it is narrow.
    if (ends) mark.attr("x1", Math.min(x(ends[0]), x(ends[1]) - 1)).attr("x2", x(ends[1])).attr("y1", y).attr("y2", y);
  };
  line("hg-cases-outer", shown?.outer);
  line("hg-cases-inner", shown?.inner);
  const dot = one(host, "circle", "hg-cases-dot").attr("display", shown ? null : "none");
  if (shown) dot.attr("cx", x(shown.middle)).attr("cy", y).attr("r", 4.5);
  const value = one(host, "text", "hg-cases-value");
  if (shown) placed(value, x(shown.middle), y - 11, write(shown.middle), panel);
  else placed(value, panel.left, y - 8, words.chart.cases.never, panel);
  value.classed("hg-cases-never", !shown);
  const hollow = one(host, "rect", "hg-cases-sheet").attr("display", sheet === null ? "none" : null);
  const name = one(host, "text", "hg-cases-sheet-value").attr("display", sheet === null ? "none" : null);
  if (sheet === null) return;
  hollow.attr("x", x(sheet) - 2.5).attr("y", y - 9).attr("width", 5).attr("height", 18).attr("rx", 1.5);
  placed(name, x(sheet), y + 22, first && explain ? `${words.chart.cases.spreadsheet} ${write(sheet)}` : write(sheet), panel);
}

/** Words centred at a place, but within the panel. */
function placed(host: Selection<SVGTextElement, unknown, null, undefined>, x: number, y: number, text: string, { left, right }: Panel): void {
  const half = (text.length * charWidth) / 2;
  const anchor = x - half < left - 4 ? "start" : x + half > right + 10 ? "end" : "middle";
  host.attr("text-anchor", anchor).attr("x", anchor === "start" ? Math.max(left, x - 4) : anchor === "end" ? Math.min(right + 6, x + 4) : x).attr("y", y).text(text);
}

interface Elements {
  text: SVGTextElement;
  line: SVGLineElement;
  circle: SVGCircleElement;
  rect: SVGRectElement;
  g: SVGGElement;
}

/** The one child of this class, made when it is first asked for. */
function one<Name extends keyof Elements>(host: Group, element: Name, name: string): Selection<Elements[Name], unknown, null, undefined> {
  const found = host.select<Elements[Name]>(`:scope > .${name}`);
  return (found.empty() ? host.append(element).attr("class", name) : found) as unknown as Selection<Elements[Name], unknown, null, undefined>;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
