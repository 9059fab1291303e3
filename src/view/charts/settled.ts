import "./charts.css";
import { scaleLinear } from "d3";
import type { Band, Settling } from "../../experiment/index.ts";
import { calendarMonth, daysPerMonth, tickText } from "../number.ts";
import { bandTable } from "./bandTable.ts";
import { sliceAt } from "./band.ts";
import type { Chart } from "./chart.ts";
import { compareLabel, withLines } from "./compareLine.ts";
import type { FanProps } from "./fan.ts";
import { placeLabels, type PlacedLabel } from "./label.ts";
import { monthTicks, roundAxis, extentOf } from "./scale.ts";
import { renderTable } from "./table.ts";
import { plain } from "../words/sentence.ts";
import type { Words } from "../words/words.ts";

/** The fan once it holds still: large, with tips, titled axes, its formula and its data. */
export interface Settled extends Chart<FanProps> {
  /** Resolves when the picture stands (Observable Plot is loaded with the first one), or when the reader was told that it cannot be had. */
  ready: Promise<void>;
}

/** A fixed name keeps the style text of Plot the same everywhere, so that a content security policy can name its hash. */
const className = "hgplot";

const marginTop = 32;
const marginBottom = 44;

type PlotModule = typeof import("@observablehq/plot");

export function createSettled(container: HTMLElement, initial: FanProps): Settled {
  let props = initial;
  let cursor: number | null = null;
  let plot: PlotModule | null = null;
  let picture: SVGSVGElement | null = null;
  const root = document.createElement("div");
  root.className = "hg-chart hg-chart-settled";
  const stage = document.createElement("div");
  stage.className = "hg-settled-picture";
  stage.style.height = `${props.height ?? 420}px`;
  const formula = document.createElement("p");
  formula.className = "hg-settled-formula";
  const note = document.createElement("p");
  note.className = "hg-settled-formula";
  const data = document.createElement("details");
  const summary = document.createElement("summary");
  const box = document.createElement("div");
  box.className = "hg-settled-data";
  box.tabIndex = 0;
  data.append(summary, box);
  root.append(stage, note, formula, data);
  container.append(root);
  const observer = new ResizeObserver(draw);
  observer.observe(stage);

  function draw(): void {
    const { curves, words, setting, title } = props;
    const band = curves?.series[props.series];
    const width = stage.clientWidth;
    stage.style.height = `${props.height ?? 420}px`;
    const explained = words.series(props.series);
    formula.textContent = [explained.formula, explained.help].filter(Boolean).join(" — ");
    const settles = props.settling ? ` ${plain(words.warmup(props.settling, props.series, setting))}` : "";
    note.textContent = curves ? words.chart.pointwise(curves.runs[props.series]?.length ?? 0, curves.replications, true) + settles : "";
    summary.textContent = words.chart.settled.data;
    box.setAttribute("aria-label", words.chart.settled.data);
    if (!curves || !band || !plot || width === 0) {
      if (!picture) stage.textContent = words.chart.simulating;
      return;
    }
    const next = drawPlot(plot, props, band, width, cursor);
    next.setAttribute("role", "img");
    next.setAttribute("aria-label", words.altFan(curves, props.series, setting));
    // One picture with one sentence: Plot's own names for its groups are not allowed there and would be noise.
    for (const group of next.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
    stage.replaceChildren(next);
    picture = next;
    box.replaceChildren(renderTable(bandTable(curves.days, band, setting, words, title)));
  }

  const ready = import("@observablehq/plot").then(
    (loaded) => {
      plot = loaded;
      draw();
    },
    () => { stage.textContent = props.words.chart.settled.missing; },
  );
  return {
    ready,
    update(next) {
      props = { ...props, ...next };
      draw();
    },
    setCursor(days) {
      if (days === cursor) return;
      cursor = days;
      draw();
    },
    svg() {
      if (!picture) throw new Error("no picture yet: wait for ready");
      return picture;
    },
    destroy() {
      observer.disconnect();
      root.remove();
    },
  };
}

/** What steady-state figures leave out, shaded and named; and where the curve settles, if later. */
function warmupMarks(plot: PlotModule, { leftOutDays, days, verdict }: Settling, words: Words) {
  const until = leftOutDays / daysPerMonth;
  return [
    plot.rectX([until], { x1: 0, x2: until, fill: "var(--ink-3)", fillOpacity: 0.09 }),
    plot.text([words.chart.warmup(verdict)], { x: 0, frameAnchor: "top-left", textAnchor: "start", dx: 6, dy: 14, fill: "var(--ink-3)" }),
    ...(verdict === "short" ? [plot.ruleX([days! / daysPerMonth], { stroke: "var(--ink-3)", strokeDasharray: "2,3" })] : []),
  ];
}

function drawPlot(plot: PlotModule, props: FanProps, band: Band, width: number, cursor: number | null): SVGSVGElement {
  const { curves, words, setting, series, title } = props;
  const days = curves!.days;
  const horizon = days[days.length - 1];
  const index = Array.from(days, (_, i) => i);
  const at = (i: number): number => days[i] / daysPerMonth;
  const singles = props.runs === false ? [] : (curves!.runs[series] ?? []);
  const lines = props.compare ?? [];
  const [low, high] = withLines(extentOf([band.p5, band.p95, ...singles]), lines);
  const { domain, ticks } = roundAxis(Math.min(0, low), Math.max(0, high), 5);
  const end = index.length - 1;
  const write = tickText(ticks, band.info.unit, setting);
  const height = props.height ?? 420;
  const y = scaleLinear(domain, [height - marginBottom, marginTop]);
  const labels = placeLabels([
    { text: words.chart.nineOfTen, kind: "var(--ink-3)", at: y(band.p95[end]) },
    { text: words.chart.half, kind: "var(--ink-3)", at: y(band.p75[end]) },
    { text: words.chart.median, kind: "var(--accent)", at: y(band.p50[end]) },
    ...(props.mean ? [{ text: words.chart.mean, kind: "var(--ink-2)", at: y(band.mean[end]) }] : []),
    ...lines.map((line) => ({ kind: "var(--ink-2)", ...compareLabel(line, y, band.info.unit, setting) })),
  ], 16, marginTop, height - marginBottom);
  const svg = plot.plot({
    className,
    width,
    height,
    marginLeft: 64,
    marginRight: width < 520 ? 84 : 120,
    marginTop,
    marginBottom,
    x: { domain: [0, horizon / daysPerMonth], ticks: monthTicks(horizon, 5).map((day) => Math.round(day / daysPerMonth)), label: words.chart.settled.time, tickFormat: (month: number) => {
      const name = calendarMonth(month * daysPerMonth, setting.startDate);
      return name === null ? String(month) : `${month}\n${name}`;
    } },
    y: { domain, ticks, tickFormat: write, label: title, grid: true, tickSize: 0 },
    marks: [
      plot.ruleY([0], { stroke: "var(--rule-strong)" }),
      ...(props.settling ? warmupMarks(plot, props.settling, words) : []),
      plot.areaY(index, { x: at, y1: (i: number) => band.p5[i], y2: (i: number) => band.p95[i], fill: "var(--accent)", fillOpacity: 0.13 }),
      plot.areaY(index, { x: at, y1: (i: number) => band.p25[i], y2: (i: number) => band.p75[i], fill: "var(--accent)", fillOpacity: 0.2 }),
      ...singles.map((run) => plot.lineY(index, { x: at, y: (i: number) => run[i], stroke: "var(--accent)", strokeOpacity: 0.3, strokeWidth: 0.75 })),
      ...lines.map((line) => plot.lineY(line.values, { x: (_: number, i: number) => line.days[i] / daysPerMonth, y: (value: number) => value, stroke: "var(--ink-2)", strokeDasharray: "5,3", strokeWidth: 1.25, clip: true })),
      plot.lineY(index, { x: at, y: (i: number) => band.p50[i], stroke: "var(--accent)", strokeWidth: 2 }),
      props.mean ? plot.lineY(index, { x: at, y: (i: number) => band.mean[i], stroke: "var(--ink)", strokeWidth: 1.5, strokeDasharray: "0.1,4", strokeLinecap: "round" }) : null,
      plot.text(labels, {
        x: () => at(end), y: (label: PlacedLabel) => y.invert(label.y), text: "text", fill: "kind", textAnchor: "start", dx: 8,
      }),
      cursor === null ? null : plot.ruleX([Math.min(cursor, horizon) / daysPerMonth], { stroke: "var(--ink)", strokeOpacity: 0.55 }),
      plot.ruleX(index, plot.pointerX({ x: at, stroke: "var(--ink)", strokeOpacity: 0.4 })),
      plot.tip(index, plot.pointerX({
        x: at, y: (i: number) => band.p50[i], lineHeight: 1.3, fill: "var(--raised)", stroke: "var(--rule-strong)",
        title: (i: number) => words.chart.settled.tip(days[i], sliceAt(days[i], days, band), band, setting),
      })),
    ],
  });
  return svg as SVGSVGElement;
}
