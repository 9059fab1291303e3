/** The report card as a page to read and to print. */
import { html, nothing, render, type TemplateResult } from "lit-html";
import type { Fact, Item, Report, ReportRow, Section, Table } from "../../experiment/index.ts";
import { reportOf } from "../report.ts";
import { sameness } from "../sameness.ts";
import type { State } from "../state.ts";
import { journeyDiagram } from "./journey-diagram.ts";

/** What was drawn last: a card is asked for at every change of the page. */
let last: { key: readonly unknown[]; card: Report } | null = null;

export function drawReport(host: HTMLElement, state: State, link: string): void {
  const { work, base, curves, run } = state;
  const key = [work, base, run.phase === "done" && !run.stale ? curves : null, link];
  if (!last?.key.every((value, at) => value === key[at])) last = { key, card: reportOf(state, link) };
  // The line that held the place.
  if (host.hasAttribute("aria-busy")) host.replaceChildren();
  host.removeAttribute("aria-busy");
  render(page(last.card, state), host);
}

function page({ title, identity, sections }: Report, state: State): TemplateResult {
  return html`
    <header class="report-head">
      <h3 class="report-title">${title}</h3>
      <p class="report-about">After STRESS-DES (Monks et al. 2019): everything one must know to trust this result, or to repeat it.</p>
      <dl class="report-identity">${identity.map(({ term, text }) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>
      <p class="quiet" role="status">${now(state)}</p>
      <nav class="report-contents" aria-label="Sections of the card">
        ${sections.map(({ number, heading }) => html`<button type="button" class="link" @click=${goTo}>${number} ${heading}</button>`)}
      </nav>
    </header>
    ${sections.map(section)}
  `;
}

/** What only this page knows: how far it is, and whether these are the numbers that were sent. */
function now(state: State): string {
  const { run, work } = state;
  const { replications } = work.scenario.run;
  if (run.phase === "failed") return "The simulation stopped; the card has no numbers.";
  if (run.stale || run.phase !== "done") return `Refining: ${run.stale ? 0 : run.done} of ${replications} futures. Numbers and fingerprint come with the last of them.`;
  return sameness(state)?.text ?? "These numbers are this page's own; a link to them carries their fingerprint.";
}

function goTo(event: Event): void {
  const button = event.currentTarget as HTMLElement;
  const at = Array.from(button.parentElement!.children).indexOf(button);
  const heading = button.closest(".report")!.querySelectorAll<HTMLElement>(".report-section")[at];
  heading.scrollIntoView({ block: "start" });
  heading.focus({ preventScroll: true });
}

function section({ number, heading, items }: Section): TemplateResult {
  return html`<section class="report-part" aria-labelledby=${`report-${number}`}>
    <h3 class="report-section" id=${`report-${number}`} tabindex="-1"><span class="report-number">${number}</span> ${heading}</h3>
    ${items.map(item)}
  </section>`;
}

function item({ number, heading, paragraphs, graph, facts, tables = [], code }: Item): TemplateResult {
  return html`<section class="report-item" data-item=${number}>
    <h4 class="report-item-head"><span class="report-number">${number}</span> ${heading}</h4>
    <div class="report-text">
      ${paragraphs.map((text) => html`<p>${text}</p>`)} ${graph ? journeyDiagram(graph) : nothing} ${facts ? factList(facts) : nothing}
      ${code === undefined ? nothing : html`<pre class="formula report-code">${code}</pre>`}
    </div>
    ${tables.length === 0 ? nothing : html`<div class="report-tables">${tables.map((each, at) => (tables.length > 3 ? folded(each, at === 0) : html`<div class="report-grid"><h5 class="report-caption">${each.caption}</h5>${grid(each)}</div>`))}</div>`}
  </section>`;
}

function factList(facts: readonly Fact[]): TemplateResult {
  return html`<dl class="report-facts">${facts.map(({ term, text }) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>`;
}

/** Many tables lie folded, but where something was changed. */
function folded(table: Table, first: boolean): TemplateResult {
  const changed = table.rows.some(({ mark }) => mark === "changed");
  return html`<details class="figure-group report-fold" ?open=${first || changed}>
    <summary>${changed ? changedMark : nothing}${table.caption} <span class="quiet">${table.rows.length}</span></summary>
    ${grid(table)}
  </details>`;
}

function grid({ caption, columns, rows }: Table): TemplateResult {
  const counts = columns.map((_, column) => column > 0 && rows.every(({ cells }) => /^(?:—|−?[\d.,]+(?: to −?[\d.,]+)?)?$/.test(cells[column])));
  const side = (column: number) => (counts[column] ? "report-count" : "");
  return html`<div class="report-scroll" tabindex="0" role="group" aria-label=${caption}>
    <table class="report-table">
      <thead><tr>${columns.map((text, column) => html`<th scope="col" class=${side(column)}>${text}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>${row.cells.map((text, column) => (column === 0 ? head(row, text) : html`<td class=${side(column)} data-column=${columns[column]}>${text}</td>`))}</tr>`)}</tbody>
    </table>
  </div>`;
}

function head({ path, note, mark }: ReportRow, text: string): TemplateResult {
  return html`<th scope="row">
    ${mark === "changed" ? changedMark : nothing}${text}${mark === "assumed" ? html` <span class="assumed-mark" aria-hidden="true">≈</span><span class="unseen">, an assumption</span>` : nothing}
    ${note ? html`<span class="report-note">${note}</span>` : path ? html`<span class="report-note report-path">${path}</span>` : nothing}
  </th>`;
}

const changedMark = html`<span class="changed-mark"></span><span class="unseen">changed: </span>`;
