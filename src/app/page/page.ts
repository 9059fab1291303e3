import { html, render } from "lit-html";
import { figuresCard } from "./figures-card.ts";
import { heroPlaces } from "./hero.ts";
import type { Acts } from "./acts.ts";
import { actions, sims } from "./actions.ts";
import { chartCard } from "./chart-card.ts";
import { chartPlaces, createLargeChart, watched, type LiveChart } from "./charts.ts";
import { claim } from "./claim.ts";
import { costedTeam, costs } from "./costs.ts";
import { interviewCard } from "./interview-card.ts";
import { marked } from "./marked.ts";
import { metricCard } from "./metric-card.ts";
import { notices } from "./notices.ts";
import { panel } from "./panel.ts";
import { promise } from "./promise.ts";
import { parametersCard } from "./parameters-card.ts";
import { drawOnFrames, templated, type Place } from "./parts.ts";
import { createReport, reportShell, type LiveReport } from "./report-shell.ts";
import { shareCard } from "./share.ts";
import { sourcesCard } from "./sources-card.ts";
import { spreadsheetCard } from "./spreadsheet-card.ts";
import { timeRow } from "./time-row.ts";
import { applyTheme } from "../theme.ts";
import { sameness } from "../sameness.ts";
import type { Titled } from "../bookshelf.ts";
import type { State } from "../state.ts";
import type { Store } from "../store.ts";

/** Puts the page into the places that `index.html` holds open, and keeps it there. */
export function createPage(store: Store<State>, shelf: readonly Titled[], acts: Acts): void {
  const panelHost = at("panel");
  const costsHost = at("costs");

  const urgent: Place<State>[] = [
    { watch: ({ view }) => [view.theme], draw: ({ view }) => applyTheme(view.theme) },
    { watch: ({ place }) => [place.kind], draw: ({ place }) => void (document.body.dataset.place = place.kind) },
    templated(at("sims"), ({ work, place }) => [work.sim, place.kind], (state) => sims(shelf, state, acts)),
    templated(at("actions"), ({ past, future, work, kept, view, place }) => [past, future, work === kept, view.theme, place.kind], (state) => actions(state, acts)),
    templated(at("notices"), ({ notices, issues, curves }) => [notices, issues, curves?.violations.length], (state) => notices(state, acts)),
    templated(panelHost, ({ work, base, view, run, curves, claim }) => [work, base, view.open, view.sheet, run, curves, claim], (state) => panel(state, acts)),
    { watch: ({ view }) => [view.sheet], draw: ({ view }) => pullSheet(view.sheet) },
    templated(at("time"), ({ cursor, view, work, film }) => [cursor, view.playing, view.speed, work.scenario.teams, work.scenario.run.horizonMonths, work.scenario.startDate, film === null], (state) => timeRow(state, acts)),
    dialogPlace(at("dialog") as HTMLDialogElement, acts),
  ];
  const others: Place<State>[] = [
    templated(at("claim"), ({ curves, work }) => [curves, work.scenario.title, work.scenario.currency, work.scenario.run.horizonMonths], (state) => claim(state, acts)),
    ...heroPlaces(at("hourglass"), store.state, acts),
    ...chartPlaces(at("curves"), store.state, acts),
    templated(at("promise"), ({ spreadsheet, curves, work }) => [spreadsheet, curves, work.scenario.stages], (state) => promise(state, acts)),
    { watch: (state) => [costedTeam(state) === null], draw: (state) => void (costsHost.hidden = costedTeam(state) === null) },
    templated(costsHost, (state) => [costedTeam(state), state.curves], (state) => {
      const team = costedTeam(state);
      return team === null ? html`` : costs(state, team, acts);
    }),
    {
      watch: ({ work, place }) => [work.scenario.title, place.kind],
      draw({ work, place }) {
        // Other places name themselves.
        if (place.kind === "sim") document.title = `${work.scenario.title} · Hourglass`;
      },
    },
    templated(at("foot"), ({ work }) => [work.scenario.description], ({ work }) => html`<p>${marked(work.scenario.description)}</p><p>Everything is computed in your browser; nothing is sent anywhere.</p>`),
    { watch: (state) => [state.run.phase, state.run.stale, sameness(state)?.text], draw: (state) => void (at("status").textContent = statusWords(state)) },
  ];
  const draw = drawOnFrames(urgent, others, () => store.state);
  store.observe(draw);
}

/** On narrow screens; pulled up it must not hide what is being changed. */
function pullSheet(up: boolean): void {
  document.body.dataset.sheet = up ? "up" : "down";
  if (up) document.querySelector(".hero")?.scrollIntoView({ block: "start" });
}

function at(id: string): HTMLElement {
  const host = document.getElementById(id);
  if (!host) throw new Error(`missing element: ${id}`);
  return host;
}

/** Said by screen readers when a result has come; never while it is still moving. */
function statusWords(state: State): string {
  const { run } = state;
  if (run.phase === "failed") return `The simulation stopped: ${run.message}`;
  if (run.phase !== "done" || run.stale) return "";
  const word = sameness(state);
  return `${run.done} futures simulated.${word ? ` ${word.text}` : ""}`;
}

/** The one dialog of the page, whatever lies in it. */
function dialogPlace(dialog: HTMLDialogElement, acts: Acts): Place<State> {
  let chart: { name: string; drawn: LiveChart } | null = null;
  let report: LiveReport | null = null;
  const dropChart = () => {
    chart?.drawn.destroy();
    chart = null;
  };
  const dropReport = () => {
    report?.destroy();
    report = null;
  };
  dialog.addEventListener("close", () => acts.close());
  dialog.addEventListener("click", (event) => {
    // The dialog itself is only hit outside of what lies in it.
    if (event.target === dialog) acts.close();
  });
  return {
    watch: (state) => (covered(state) ? [state.view, state.work, state.base, state.run.phase, ...watched(state)] : [state.view.open]),
    draw(state) {
      const { open } = state.view;
      if (!covered(state)) {
        dropChart();
        dropReport();
        if (dialog.open) dialog.close();
        render(html``, dialog);
        return;
      }
      if (open.kind !== "chart" || chart?.name !== open.name) dropChart();
      if (open.kind !== "report") dropReport();
      dialog.classList.toggle("dialog-wide", ["report", "chart", "parameters", "sources", "figures", "spreadsheet"].includes(open.kind));
      render(card(state, acts), dialog);
      if (!dialog.open) dialog.showModal();
      const page = dialog.querySelector<HTMLElement>("#report");
      if (page && report) report.update(state);
      else if (page) report = createReport(page, state, acts);
      const host = dialog.querySelector<HTMLElement>("#large-picture");
      if (open.kind !== "chart" || !host) return;
      if (chart) chart.drawn.update(state);
      else chart = { name: open.name, drawn: createLargeChart(host, open.name, state, acts) };
    },
  };
}

/** A field's explanation opens in its place in the panel, not above the page. */
function covered({ view }: State): boolean {
  return view.open.kind !== "nothing" && view.open.kind !== "field";
}

function card(state: State, acts: Acts) {
  const { open } = state.view;
  switch (open.kind) {
    case "parameters": return parametersCard(state, acts);
    case "sources": return sourcesCard(state, acts);
    case "figures": return figuresCard(state, acts);
    case "interview": return interviewCard(state, acts);
    case "spreadsheet": return spreadsheetCard(state, acts);
    case "report": return reportShell(state, acts);
    case "share": return shareCard(state, acts);
    case "metric": return metricCard(state, open.name, acts);
    case "chart": return chartCard(state, open.name, acts);
    case "field": case "nothing": return html``;
  }
}
