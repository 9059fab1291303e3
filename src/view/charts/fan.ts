import { scaleLinear } from "d3";
import type { Band, Curves, Settling } from "../../experiment/index.ts";
import type { Setting } from "../number.ts";
import { quantity } from "../number.ts";
import type { Words } from "../words/words.ts";
import { clearTimeAxis, drawCursorMonth, drawTimeAxis, drawValueAxis, mostTicks, round, timeAxisHeight } from "./axis.ts";
import { sliceAt } from "./band.ts";
import { bandTable } from "./bandTable.ts";
import type { Chart, OnCursor } from "./chart.ts";
import { compareLabel, withinReach, withLines, type CompareLine } from "./compareLine.ts";
import { createFrame, headHeight } from "./frame.ts";
import { placeLabels, type Label } from "./label.ts";
import { bandPath, columnsOf, linePath } from "./path.ts";
import { extentOf, valueAxis, type RoundAxis, type Scale } from "./scale.ts";

export interface FanProps {
  words: Words;
  /** Currency and start date; the scenario itself will do. */
  setting: Setting;
  title: string;
  /** Name of the series, e.g. `mrr`. */
  series: string;
  /** Null while the first result is on its way. */
  curves: Curves | null;
  /** The result this one replaces, drawn pale beneath it while `refining`. */
  ghost?: Curves | null;
  /** More replications of the same scenario are on their way: axes hold still as far as they can. */
  refining?: boolean;
  compare?: readonly CompareLine[];
  /** The mean, dotted and called so. */
  mean?: boolean;
  /** Single futures behind the bands; on unless switched off. */
  runs?: boolean;
  /** How much of the beginning steady-state figures leave out, and whether that is enough; shaded. */
  settling?: Settling | null;
  /** A line below that says how the bands are to be read. */
  note?: boolean;
  /** Pixels; 240 unless given. */
  height?: number;
  /** Curves are drawn up to this day only, as the story has been told so far; null = all. */
  reveal?: number | null;
  onCursor?: OnCursor;
}

/** A fan of possible futures: bands, median, single runs. Redraws within half a frame, so it may follow a slider. */
export type Fan = Chart<FanProps>;

const labelGap = 15;
/** Hairlines of a picture still to come. */
const blankTicks = [0, 0.25, 0.5, 0.75, 1];
let fans = 0;

export function createFan(container: HTMLElement, initial: FanProps): Fan {
  let props: FanProps = initial;
  let cursor: number | null = null;
  let axis: RoundAxis | null = null;
  let x: Scale = scaleLinear(), y: Scale = scaleLinear();
  /** Where the words at the right end begin, and where the plot ends. */
  let roomy = true;

  const frame = createFrame(container, "fan", (days, by) => props.onCursor?.(days, by), draw);
  const clip = `hg-fan-${++fans}`;
  const clipRect = frame.svg.append("clipPath").attr("id", clip).append("rect").attr("y", 0);
  const valueMarks = frame.svg.append("g").attr("class", "hg-axis");
  const timeMarks = frame.svg.append("g").attr("class", "hg-axis");
  const ghostLayer = frame.svg.append("g").attr("class", "hg-fan-ghost");
  const ghostBand = ghostLayer.append("path").attr("class", "hg-fan-ghost-band");
  const ghostMedian = ghostLayer.append("path").attr("class", "hg-fan-ghost-median");
  const warmup = frame.svg.append("g").attr("class", "hg-warmup");
  const warmupPart = warmup.append("rect").attr("class", "hg-warmup-part");
  const warmupEnd = warmup.append("line").attr("class", "hg-warmup-end");
  const warmupName = warmup.append("text").attr("y", headHeight + 20);
  const plotClip = `${clip}-plot`;
  const plotRect = frame.svg.append("clipPath").attr("id", plotClip).append("rect");
  const compare = frame.svg.append("g").attr("clip-path", `url(#${plotClip})`);
  const told = frame.svg.append("g").attr("clip-path", `url(#${clip})`);
  const outer = told.append("path").attr("class", "hg-fan-outer");
  const inner = told.append("path").attr("class", "hg-fan-inner");
  const runs = told.append("path").attr("class", "hg-fan-runs");
  const mean = told.append("path").attr("class", "hg-fan-mean");
  const median = told.append("path").attr("class", "hg-fan-median");
  const ends = frame.svg.append("g").attr("class", "hg-fan-ends");
  const endOuter = ends.append("line").attr("class", "hg-fan-end-outer");
  const endInner = ends.append("line").attr("class", "hg-fan-end-inner");
  const endMedian = ends.append("circle").attr("class", "hg-fan-end-median").attr("r", 3);
  const labels = ends.append("g");
  const note = frame.svg.append("text").attr("class", "hg-chart-note").attr("x", 0);
  const waiting = frame.svg.append("text").attr("class", "hg-chart-waiting").attr("text-anchor", "middle").text(initial.words.chart.simulating);
  const mark = frame.svg.append("g").attr("class", "hg-cursor");
  const markLine = mark.append("line");
  const markOuter = mark.append("line").attr("class", "hg-fan-end-outer");
  const markInner = mark.append("line").attr("class", "hg-fan-end-inner");
  const markDot = mark.append("circle").attr("class", "hg-fan-end-median").attr("r", 4);
  const markValue = mark.append("text").attr("class", "hg-cursor-value");
  const markMonth = mark.append("text").attr("class", "hg-cursor-month").attr("text-anchor", "middle");
  const markName = mark.append("text").attr("class", "hg-cursor-month").attr("text-anchor", "middle");

  function draw(): void {
    const width = frame.width();
    const height = props.height ?? 240;
    frame.size(Math.max(width, 1), height);
    if (width === 0) return;
    const { curves, setting, words } = props;
    const band = curves?.series[props.series] ?? null;
    const before = props.ghost?.series[props.series] ?? null;
    const shown = band ?? before;
    const days = (band ? curves : props.ghost)?.days ?? null;
    roomy = width >= 460;
    frame.heading(props.title);
    frame.hand.name(words.chart.cursorOf(props.title));

    const left = 54;
    const right = width - (roomy ? 120 : 102);
    const noteHeight = props.note ? 22 : 0;
    const bottom = height - timeAxisHeight(setting) - noteHeight;
    const lines = (props.compare ?? []).filter((other) => other.values.length > 0);
    const singles = curves && band && props.runs !== false ? (curves.runs[props.series] ?? []) : [];

    frame.root.classList.toggle("hg-chart-empty", shown === null);
    waiting.attr("x", (left + right) / 2).attr("y", (headHeight + bottom) / 2).text(words.chart.simulating);
    if (shown) {
      const seen = [shown.p5, shown.p95, ...singles];
      if (props.mean) seen.push(shown.mean);
      axis = valueAxis(withLines(extentOf(seen), lines), mostTicks, props.refining ? axis : null);
    }
    const horizon = days ? days[days.length - 1] : 0;
    x = scaleLinear([0, horizon || 1], [left, right]);
    y = scaleLinear(axis?.domain ?? [0, 1], [bottom, headHeight + 6]);

    plotRect.attr("x", left).attr("y", headHeight).attr("width", Math.max(0, right - left)).attr("height", bottom - headHeight);
    drawValueAxis(valueMarks, y, axis?.ticks ?? blankTicks, shown?.info.unit ?? "count", setting, left, right);
    timeMarks.attr("display", shown ? null : "none");
    if (shown) drawTimeAxis(timeMarks, x, bottom, setting);
    note.attr("display", props.note && curves ? null : "none").attr("y", height - 5);
    if (props.note && curves) note.text(words.chart.pointwise(singles.length, curves.replications, width >= 640));

    const columns = curves && band ? columnsOf(curves.days, x) : null;
    const across = columns && bandPath(columns, y);
    const along = columns && linePath(columns, y);
    outer.attr("d", band && across ? across(band.p5, band.p95) : null);
    inner.attr("d", band && across ? across(band.p25, band.p75) : null);
    median.attr("d", band && along ? along(band.p50) : null);
    mean.attr("d", band && along && props.mean ? along(band.mean) : null);
    runs.attr("d", along && singles.length > 0 ? singles.map(along).join("") : null);

    // While it is refined the former result stays as a ghost; once it is settled it would only be in the way.
    const past = before && props.ghost && (props.refining || !band) ? props.ghost : null;
    ghostLayer.attr("display", past ? null : "none");
    if (past && before) {
      const pastColumns = columnsOf(past.days, x);
      ghostBand.attr("d", bandPath(pastColumns, y)(before.p5, before.p95));
      ghostMedian.attr("d", linePath(pastColumns, y)(before.p50));
    }
    compare.selectAll<SVGPathElement, CompareLine>("path").data(lines).join("path").attr("class", "hg-fan-compare")
      .attr("d", (other) => linePath(columnsOf(other.days, x), y)(withinReach(other.values, y.domain())));

    drawWarmup(left, right, bottom);
    drawEnds(band, lines, past ? before : null, right, bottom);
    frame.hand.place(left, headHeight, right - left, bottom - headHeight, horizon);
    markLine.attr("y1", headHeight - 4).attr("y2", bottom);
    drawReveal(left, right, height);
    drawCursor();
    if (shown && curves) frame.alt(words.altFan(curves, props.series, setting));
    else frame.alt(`${props.title}: ${words.chart.simulating}`);
    frame.table(() => (curves && band ? bandTable(curves.days, band, setting, words, props.title) : null));
  }

  /** What is left out, shaded and named; where a curve settles later than that, a line says when. */
  function drawWarmup(left: number, right: number, bottom: number): void {
    const { settling, words } = props;
    warmup.attr("display", settling && settling.leftOutDays > 0 ? null : "none");
    if (!settling) return;
    const until = Math.min(right, x(settling.leftOutDays));
    warmupPart.attr("x", left).attr("y", headHeight).attr("width", Math.max(0, until - left)).attr("height", bottom - headHeight);
    warmupName.attr("x", left + 6).text(words.chart.warmup(settling.verdict));
    const late = settling.verdict === "short" ? x(settling.days!) : null;
    warmupEnd.attr("display", late === null ? "none" : null).attr("x1", late ?? 0).attr("x2", late ?? 0).attr("y1", headHeight).attr("y2", bottom);
  }

  /** The spread at the horizon as a little ruler, and words beside what they name. */
  function drawEnds(band: Band | null, lines: readonly CompareLine[], before: Band | null, right: number, bottom: number): void {
    ends.attr("display", band || before ? null : "none");
    const words = props.words.chart;
    const wanted: Label[] = [];
    const last = (values: Float64Array): number => round(y(values[values.length - 1]));
    if (band) {
      const unit = band.info.unit;
      const at = right + 6;
      const [p5, p25, p50, p75, p95] = [band.p5, band.p25, band.p50, band.p75, band.p95].map(last);
      endOuter.attr("x1", at).attr("x2", at).attr("y1", p5).attr("y2", p95);
      endInner.attr("x1", at).attr("x2", at).attr("y1", p25).attr("y2", p75);
      endMedian.attr("cx", at).attr("cy", p50);
      const value = quantity(band.p50[band.p50.length - 1], unit, props.setting);
      wanted.push({ text: `${words.median} ${value}`, kind: "median", at: p50 });
      if (p5 - p95 > 2) wanted.push({ text: roomy ? words.nineOfTen : words.nineOfTenShort, kind: "outer", at: p95 });
      if (p25 - p75 > 2) wanted.push({ text: roomy ? words.half : words.halfShort, kind: "inner", at: p75 });
      if (props.mean) wanted.push({ text: words.mean, kind: "mean", at: last(band.mean) });
    }
    for (const other of lines) wanted.push({ kind: "compare", ...compareLabel(other, y, (band ?? before)?.info.unit ?? "count", props.setting) });
    if (before && (!band || Math.abs(last(before.p50) - last(band.p50)) > 4)) wanted.push({ text: words.before, kind: "before", at: last(before.p50) });
    const placed = placeLabels(wanted, labelGap, headHeight + 4, bottom - 2);
    const groups = labels.selectAll<SVGGElement, unknown>("g").data(placed).join((enter) => {
      const group = enter.append("g");
      group.append("path");
      group.append("text").attr("dy", "0.32em");
      return group;
    });
    groups.attr("class", (label) => `hg-fan-label hg-fan-label-${label.kind}`);
    groups.select("path").attr("d", (label) => `M${right + 10},${label.at}L${right + 15},${round(label.y)}`);
    groups.select("text").attr("x", right + 19).attr("y", (label) => round(label.y)).text((label) => label.text);
  }

  function drawReveal(left: number, right: number, height: number): void {
    const day = props.reveal ?? null;
    const whole = day === null || day >= x.domain()[1];
    clipRect.attr("x", left - 4).attr("height", height).attr("width", Math.max(0, (whole ? right + 4 : x(day)) - left + 4));
    ends.attr("visibility", whole ? null : "hidden");
  }

  function drawCursor(): void {
    const { curves, setting, words } = props;
    const band = curves?.series[props.series] ?? null;
    const told = props.reveal ?? Infinity;
    const marked = band !== null && cursor !== null && cursor <= told + 1e-6;
    mark.attr("display", marked ? null : "none");
    clearTimeAxis(timeMarks, x, marked ? x(cursor ?? 0) : null, setting);
    if (!band || !curves) {
      frame.readout([]);
      frame.hand.say(cursor, words.chart.simulating);
      return;
    }
    const horizon = x.domain()[1];
    const day = Math.max(0, Math.min(horizon, told, cursor ?? horizon));
    const slice = sliceAt(day, curves.days, band);
    const sentence = words.chart.readout(day, slice, band, setting, roomy);
    frame.readout(sentence);
    frame.hand.say(cursor, sentence.map((part) => part.text).join(""));
    if (!marked) return;
    const at = round(x(day)), middle = round(y(slice.p50));
    const [left, right] = x.range();
    const flip = at > left + 0.62 * (right - left);
    for (const each of [markLine, markOuter, markInner]) each.attr("x1", at).attr("x2", at);
    markOuter.attr("y1", round(y(slice.p5))).attr("y2", round(y(slice.p95)));
    markInner.attr("y1", round(y(slice.p25))).attr("y2", round(y(slice.p75)));
    markDot.attr("cx", at).attr("cy", middle);
    markValue.attr("x", at + (flip ? -9 : 9)).attr("y", middle - 8).attr("text-anchor", flip ? "end" : "start")
      .text(quantity(slice.p50, band.info.unit, setting));
    drawCursorMonth(markMonth, markName, x, y.range()[0], day, setting);
  }

  draw();
  return {
    update(next) {
      const before = props;
      props = { ...props, ...next };
      // The story told so far moves at every frame; nothing else does then.
      if (!onlyReveal(before, next)) return draw();
      drawReveal(x.range()[0], x.range()[1], props.height ?? 240);
      drawCursor();
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

function onlyReveal(before: FanProps, next: Partial<FanProps>): boolean {
  return (Object.keys(next) as (keyof FanProps)[]).every((key) => key === "reveal" || next[key] === before[key]);
}
