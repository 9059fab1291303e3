import { scaleLinear, scaleSqrt } from "d3";
import type { Band, Curves } from "../../experiment/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import { quantity, quantityInFull, type Setting } from "../number.ts";
import type { Words } from "../words/words.ts";
import { clearTimeAxis, drawCursorMonth, drawTimeAxis, drawValueAxis, mostTicks, round, timeAxisHeight } from "./axis.ts";
import { valueAt } from "./band.ts";
import type { Chart, OnCursor } from "./chart.ts";
import { createFrame, headHeight } from "./frame.ts";
import { placeLabels, type PlacedLabel } from "./label.ts";
import { bandPath, columnsOf, linePath } from "./path.ts";
import { extentOf, rootTicks, type Scale } from "./scale.ts";
import { createStageTools } from "./stageTools.ts";
import { stageTable } from "./stageTable.ts";

export interface StagesProps {
  words: Words;
  setting: Setting;
  title: string;
  /** Of the scenario: order from left to right, and which are exits (left out: they are not on the way). */
  stages: Scenario["stages"];
  curves: Curves | null;
  /** The result this one replaces; it stands in until there is a new one. */
  ghost?: Curves | null;
  /**
   * `rows`: a small curve a stage, each on its own scale — populations span orders of magnitude, and medians do not
   * add up, so a stack would lie. `lines`: all on one square-root scale.
   */
  mode?: "rows" | "lines";
  height?: number;
  reveal?: number | null;
  onCursor?: OnCursor;
}

export type Stages = Chart<StagesProps>;

/** Height of the line of tools under the picture. */
const toolsHeight = 28;
let charts = 0;

interface Row {
  id: string;
  band: Band;
  side: "left" | "right";
}

export function createStages(container: HTMLElement, initial: StagesProps): Stages {
  let props: StagesProps = initial;
  let cursor: number | null = null;
  let mode: "rows" | "lines" = initial.mode ?? "rows";
  const hidden = new Set<string>();
  let rows: Row[] = [];
  let x: Scale = scaleLinear();
  let scales: Scale[] = [];

  const frame = createFrame(container, "stages", (days, by) => props.onCursor?.(days, by), draw);
  const clip = `hg-stages-${++charts}`;
  const clipRect = frame.svg.append("clipPath").attr("id", clip).append("rect").attr("y", 0);
  const valueMarks = frame.svg.append("g").attr("class", "hg-axis");
  const timeMarks = frame.svg.append("g").attr("class", "hg-axis");
  const floors = frame.svg.append("g");
  const told = frame.svg.append("g").attr("clip-path", `url(#${clip})`);
  const names = frame.svg.append("g");
  const labels = frame.svg.append("g");
  const waiting = frame.svg.append("text").attr("class", "hg-chart-waiting").attr("text-anchor", "middle");
  const mark = frame.svg.append("g").attr("class", "hg-cursor");
  const markLine = mark.append("line");
  const dots = mark.append("g");
  const markMonth = mark.append("text").attr("class", "hg-cursor-month").attr("text-anchor", "middle");
  const markName = mark.append("text").attr("class", "hg-cursor-month").attr("text-anchor", "middle");
  const tools = createStageTools(frame.root, {
    onMode(next) { mode = next; draw(); },
    onStage(id, on) { if (on) hidden.delete(id); else hidden.add(id); draw(); },
  });

  function onTheWay(curves: Curves): Row[] {
    return Object.entries(props.stages)
      .filter(([id, stage]) => stage.bulb !== "exit" && curves.series[`stage.${id}`] !== undefined)
      .sort(([, a], [, b]) => a.order - b.order)
      .map(([id, stage]) => ({ id, band: curves.series[`stage.${id}`], side: stage.bulb === "right" ? "right" : "left" }));
  }

  function draw(): void {
    const width = frame.width();
    const height = props.height ?? 240;
    frame.size(Math.max(width, 1), height - toolsHeight, toolsHeight);
    if (width === 0) return;
    const { setting, words } = props;
    const curves = props.curves ?? props.ghost ?? null;
    const all = curves ? onTheWay(curves) : [];
    rows = all.filter((row) => !hidden.has(row.id));
    frame.heading(props.title);
    frame.hand.name(words.chart.cursorOf(props.title));
    frame.root.classList.toggle("hg-chart-empty", curves === null);
    frame.root.classList.toggle("hg-stage-before", props.curves === null);
    tools.draw(words, mode, all.map((row) => ({ id: row.id, label: row.band.info.label, on: !hidden.has(row.id) })));

    const lines = mode === "lines";
    const roomy = width >= 460;
    const left = lines ? 54 : roomy ? 112 : 96;
    const right = width - (lines ? (roomy ? 144 : 118) : 46);
    const bottom = height - toolsHeight - timeAxisHeight(setting);
    waiting.attr("x", (left + right) / 2).attr("y", (headHeight + bottom) / 2).text(words.chart.simulating);
    const horizon = curves ? curves.days[curves.days.length - 1] : 0;
    x = scaleLinear([0, horizon || 1], [left, right]);
    timeMarks.attr("display", curves ? null : "none");
    if (curves) drawTimeAxis(timeMarks, x, bottom, setting);
    valueMarks.attr("display", lines && curves ? null : "none");
    if (lines) drawLines(curves, left, right, bottom);
    else drawRows(curves, left, right, bottom);

    frame.hand.place(left, headHeight, right - left, bottom - headHeight, horizon);
    markLine.attr("y1", headHeight - 4).attr("y2", bottom);
    drawReveal();
    drawCursor();
    const shown = rows.map((row) => row.band.info.name);
    frame.alt(curves ? words.altStages(curves, shown, setting) : `${props.title}: ${words.chart.simulating}`);
    frame.table(() => (props.curves ? stageTable(props.curves.days, rows.map((row) => row.band), setting, words, props.title) : null));
  }

  function drawRows(curves: Curves | null, left: number, right: number, bottom: number): void {
    const top = headHeight - 4;
    const pitch = (bottom - top) / Math.max(1, rows.length || 6);
    const floorOf = (i: number): number => Math.round(top + pitch * (i + 1));
    const count = rows.length || (curves ? 0 : 6);
    floors.selectAll("line").data(Array.from({ length: count }, (_, i) => i)).join("line").attr("class", "hg-stage-floor")
      .attr("x1", left).attr("x2", right).attr("y1", floorOf).attr("y2", floorOf);
    scales = rows.map((row, i) => {
      const [, high] = extentOf([row.band.p95]);
      return scaleLinear([0, high > 0 ? high : 1], [floorOf(i), floorOf(i) - pitch * 0.92]);
    });
    const columns = curves ? columnsOf(curves.days, x) : new Float64Array();
    const groups = told.selectAll<SVGGElement, Row>("g").data(rows, (row) => row.id).join((enter) => {
      const group = enter.append("g");
      group.append("path").attr("class", "hg-fan-outer");
      group.append("path").attr("class", "hg-fan-inner");
      group.append("path").attr("class", "hg-stage-median");
      return group;
    });
    groups.select(".hg-fan-outer").attr("d", (row, i) => bandPath(columns, scales[i])(row.band.p5, row.band.p95));
    groups.select(".hg-fan-inner").attr("d", (row, i) => bandPath(columns, scales[i])(row.band.p25, row.band.p75));
    groups.select(".hg-stage-median").attr("class", "hg-stage-median").attr("d", (row, i) => linePath(columns, scales[i])(row.band.p50));
    const most = Math.floor((left - 8) / 6.6);
    names.selectAll<SVGTextElement, Row>("text.hg-stage-name").data(rows, (row) => row.id).join("text").attr("class", "hg-stage-name")
      .attr("x", 0).attr("y", (_, i) => floorOf(i) - 5).text((row) => shorten(row.band.info.label, most));
    names.selectAll<SVGTextElement, Row>("text.hg-stage-value").data(rows, (row) => row.id).join("text").attr("class", "hg-stage-value")
      .attr("x", right + 46).attr("y", (_, i) => floorOf(i) - 5);
    labels.selectAll("g").remove();
  }

  function drawLines(curves: Curves | null, left: number, right: number, bottom: number): void {
    floors.selectAll("line").remove();
    names.selectAll("text").remove();
    const [, high] = extentOf(rows.map((row) => row.band.p50));
    const y = scaleSqrt([0, high > 0 ? high : 1], [bottom, headHeight + 6]);
    scales = rows.map(() => y);
    drawValueAxis(valueMarks, y, rootTicks(high > 0 ? high : 1, mostTicks), "people", props.setting, left, right);
    const columns = curves ? columnsOf(curves.days, x) : new Float64Array();
    const along = linePath(columns, y);
    const groups = told.selectAll<SVGGElement, Row>("g").data(rows, (row) => row.id).join((enter) => {
      const group = enter.append("g");
      group.append("path").attr("class", "hg-fan-outer");
      group.append("path").attr("class", "hg-fan-inner");
      group.append("path").attr("class", "hg-stage-median");
      return group;
    });
    groups.selectAll(".hg-fan-outer, .hg-fan-inner").attr("d", null);
    groups.select(".hg-stage-median").attr("class", (row) => `hg-stage-median hg-stage-line-${row.side}`).attr("d", (row) => along(row.band.p50));
    const wanted = rows.map((row) => ({
      text: row.id,
      kind: row.side, at: round(y(row.band.p50[row.band.p50.length - 1])),
    }));
    const placed = placeLabels(wanted, 14, headHeight + 4, bottom - 2);
    const marks = labels.selectAll<SVGGElement, unknown>("g").data(placed).join((enter) => {
      const group = enter.append("g");
      group.append("path");
      group.append("text").attr("dy", "0.32em");
      return group;
    });
    marks.attr("class", (label) => `hg-stage-label hg-stage-label-${label.kind}`);
    marks.select("path").attr("d", (label) => `M${right + 3},${label.at}L${right + 17},${round(label.y)}`);
    marks.select("text").attr("x", right + 20).attr("y", (label) => round(label.y));
  }

  function drawReveal(): void {
    const [left, right] = x.range();
    const day = props.reveal ?? null;
    const whole = day === null || day >= x.domain()[1];
    clipRect.attr("x", left - 2).attr("height", props.height ?? 240).attr("width", Math.max(0, (whole ? right + 2 : x(day)) - left + 2));
    labels.attr("visibility", whole ? null : "hidden");
  }

  function drawCursor(): void {
    const { setting, words } = props;
    const curves = props.curves ?? props.ghost ?? null;
    const horizon = x.domain()[1];
    const end = props.reveal ?? Infinity;
    const marked = curves !== null && cursor !== null && cursor <= end + 1e-6;
    mark.attr("display", marked ? null : "none");
    clearTimeAxis(timeMarks, x, marked ? x(cursor ?? 0) : null, setting);
    if (!curves) {
      frame.readout([]);
      frame.hand.say(cursor, words.chart.simulating);
      return;
    }
    const day = Math.max(0, Math.min(horizon, end, cursor ?? horizon));
    const values = rows.map((row) => valueAt(day, curves.days, row.band.p50));
    const sentence = words.chart.stages.readout(day, curves.replications, mode, setting, frame.width() >= 460);
    frame.readout(sentence);
    frame.hand.say(cursor, `${sentence.map((part) => part.text).join("")}: ${rows.map((row, i) => `${row.band.info.label} ${quantityInFull(Math.round(values[i]), "people", setting)}`).join(", ")}`);
    labels.selectAll<SVGTextElement, PlacedLabel>("g text").text((label) => {
      const i = rows.findIndex((row) => row.id === label.text);
      return i < 0 ? "" : `${shorten(rows[i].band.info.label, 14)} ${quantity(values[i], "people", setting)}`;
    });
    names.selectAll<SVGTextElement, Row>("text.hg-stage-value").text((_, i) => quantity(values[i], "people", setting));
    if (!marked) return;
    const at = round(x(day));
    markLine.attr("x1", at).attr("x2", at);
    dots.selectAll("circle").data(values).join("circle").attr("class", "hg-stage-dot").attr("r", 2.5)
      .attr("cx", at).attr("cy", (value, i) => round(scales[i](value)));
    drawCursorMonth(markMonth, markName, x, (props.height ?? 240) - toolsHeight - timeAxisHeight(setting), day, setting);
  }

  draw();
  return {
    update(next) {
      const before = props;
      props = { ...props, ...next };
      if (next.mode && next.mode !== before.mode) mode = next.mode;
      const keys = Object.keys(next) as (keyof StagesProps)[];
      if (keys.some((key) => key !== "reveal" && next[key] !== before[key])) draw();
      else { drawReveal(); drawCursor(); }
    },
    setCursor(days) {
      if (days === cursor) return;
      cursor = days;
      if (frame.width() > 0) drawCursor();
    },
    svg: () => frame.svg.node()!,
    destroy: () => frame.destroy(),
  };
}

function shorten(label: string, most: number): string {
  return label.length <= most ? label : `${label.slice(0, most - 1).trimEnd()}…`;
}
