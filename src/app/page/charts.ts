import { render } from "lit-html";
import { settling, type Band, type Settling, type Spreadsheet } from "../../experiment/index.ts";
import { createFan, createSettled, createStages, daysPerMonth, type CompareLine, type OnCursor } from "../../view/index.ts";
import { chartNames, pictureOf } from "../pictures.ts";
import { lastDay, type State } from "../state.ts";
import { words } from "../words.ts";
import type { Acts } from "./acts.ts";
import { icon } from "./icon.ts";
import type { Place } from "./parts.ts";

/** A chart is drawn by hand rather than by a template: it keeps its elements and redraws within a frame. */
export interface LiveChart {
  update(state: State): void;
  setCursor(day: number | null): void;
  destroy(): void;
}

/** Pixels high, on the page. */
const height = 248;

/** The four of the page, each with a button that makes it large. */
export function chartPlaces(grid: HTMLElement, state: State, acts: Acts): Place<State>[] {
  return chartNames.flatMap((name) => {
    const figure = document.createElement("figure");
    figure.className = "curve";
    figure.dataset.chart = name;
    const host = document.createElement("div");
    host.className = "curve-picture";
    figure.append(host, enlargeButton(name, state, acts));
    grid.append(figure);
    const chart = createChart(host, name, state, acts);
    return [
      {
        watch: watched,
        // While the curve grows with the day its end and the cursor move together: a cursor ahead of its curve is not drawn.
        draw: (now: State) => {
          chart.update(now);
          if (now.view.telling) chart.setCursor(cursorOf(now));
        },
      },
      { watch: (now: State) => [now.view.telling ? now.hover : cursorOf(now)], draw: (now: State) => chart.setCursor(cursorOf(now)) },
    ];
  });
}

function createChart(host: HTMLElement, name: string, state: State, acts: Acts): LiveChart {
  const common = (now: State) => ({ ...propsOf(name, now, acts), height, reveal: now.view.telling ? now.cursor : null });
  if (name === "stages") {
    const props = (now: State) => ({ ...common(now), stages: now.work.scenario.stages });
    const chart = createStages(host, props(state));
    return { ...chart, update: (now) => chart.update(props(now)) };
  }
  const props = (now: State) => ({ ...common(now), refining: now.run.phase === "running" });
  const chart = createFan(host, props(state));
  return { ...chart, update: (now) => chart.update(props(now)) };
}

/** The same picture above the page: larger, with its formula and its data where it can say them itself. */
export function createLargeChart(host: HTMLElement, name: string, state: State, acts: Acts): LiveChart {
  if (name === "stages") {
    const props = (now: State) => ({ ...propsOf(name, now, acts), title: "", stages: now.work.scenario.stages, height: 440 });
    const chart = createStages(host, props(state));
    return { ...chart, update: (now) => chart.update(props(now)) };
  }
  const props = (now: State) => ({ ...propsOf(name, now, acts), height: 400 });
  const chart = createSettled(host, props(state));
  return { ...chart, update: (now) => chart.update(props(now)) };
}

/** The same function for the same hands, for the reason given at `promised`. */
function cursorMover(acts: Acts): OnCursor {
  let mover = moversKnown.get(acts);
  if (!mover) {
    mover = (day, by) => {
      if (by === "hover" || day === null) acts.hover(day);
      else acts.lookAt(day);
    };
    moversKnown.set(acts, mover);
  }
  return mover;
}
const moversKnown = new WeakMap<Acts, OnCursor>();

function propsOf(name: string, { work, curves, ghost, spreadsheet }: State, acts: Acts) {
  const { title, series } = pictureOf(name, work.scenario);
  const band = curves?.series[series[0]];
  return {
    words, setting: work.scenario, title, series: series[0], curves, ghost, onCursor: cursorMover(acts),
    compare: spreadsheet ? promised(spreadsheet, series[0]) : none,
    settling: curves && band ? warmupOf(series[0], band, curves.days, work.scenario.run.warmupMonths * daysPerMonth) : null,
  };
}

/** The same array for the same sheet: a chart whose props are the same is not drawn anew at every frame of a telling. */
function promised(spreadsheet: Spreadsheet, name: string): readonly CompareLine[] {
  const values = spreadsheet.series[name];
  if (!values) return none;
  let lines = linesKnown.get(values);
  if (!lines) linesKnown.set(values, (lines = [{ label: words.chart.spreadsheet, days: spreadsheet.days, values }]));
  return lines;
}
const none: readonly CompareLine[] = [];
const linesKnown = new WeakMap<Float64Array, readonly CompareLine[]>();

/** Only where something is left out: a plan of growth has no steady state to ask for. Cash adds up, and so never settles. */
function warmupOf(name: string, band: Band, days: Float64Array, leftOutDays: number): Settling | null {
  if (leftOutDays === 0) return null;
  if (name === "cash") return { days: null, verdict: "unsettled", leftOutDays };
  let known = settlingsKnown.get(band);
  if (known?.leftOutDays !== leftOutDays) settlingsKnown.set(band, (known = settling(band, days, leftOutDays)));
  return known;
}
const settlingsKnown = new WeakMap<Band, Settling>();

export function watched({ work, curves, ghost, spreadsheet, run, view, cursor }: State): unknown[] {
  return [work.scenario.stages, work.scenario.currency, work.scenario.startDate, curves, ghost, spreadsheet, run.phase, view.telling ? cursor : null];
}

/** Where the shared cursor stands: under the pointer, else at the film's day; nowhere when the film has ended. */
export function cursorOf({ hover, cursor, work, view }: State): number | null {
  if (hover !== null) return hover;
  return cursor >= lastDay(work.scenario) && !view.playing ? null : cursor;
}

function enlargeButton(name: string, state: State, acts: Acts): HTMLButtonElement {
  const button = document.createElement("button");
  const { title } = pictureOf(name, state.work.scenario);
  button.type = "button";
  button.className = "button button-icon curve-enlarge";
  button.title = "Larger, with formula, data and export";
  button.setAttribute("aria-label", `${title}: larger, with formula, data and export`);
  button.addEventListener("click", () => acts.open({ kind: "chart", name }));
  render(icon("enlarge"), button);
  return button;
}
