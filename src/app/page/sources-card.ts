import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { repeat } from "lit-html/directives/repeat.js";
import { fields, valueAt, type Field } from "../../scenario/index.ts";
import type { State } from "../state.ts";
import { valueWords } from "../value-words.ts";
import type { Acts } from "./acts.ts";
import { isAssumed } from "./assumed.ts";
import { dialogShell } from "./dialog.ts";
import { sourceWords } from "./explanation.ts";

const kinds = { all: "All", sources: "From a source", assumptions: "Assumptions" } as const;

/** Every value the sim rests on, with where it comes from: those of one source together, assumptions last. */
export function sourcesCard(state: State, acts: Acts): TemplateResult {
  const { scenario } = state.work;
  const { resting } = state.view;
  const all = fields(scenario).filter(counts);
  const assumed = all.filter(({ source }) => isAssumed(said(source)));
  const wanted = state.view.search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all
    .filter(({ source }) => resting === "all" || isAssumed(said(source)) === (resting === "assumptions"))
    .filter(({ label, path, source }) => wanted.every((word) => `${label} ${path} ${source}`.toLowerCase().includes(word)));
  return dialogShell(
    "Sources",
    html`
      <p>${all.length} values make this sim: ${all.length - assumed.length} come from a source, ${assumed.length} rest on an assumption in whole or in part. What you have changed is yours.</p>
      <div class="sources-ask">
        <label class="unseen" for="sources-search">Search the sources</label>
        <input id="sources-search" class="field-box" type="search" placeholder="Search: HBR, churn, Kunz…" autocomplete="off" .value=${live(state.view.search)} @input=${(event: Event) => acts.look({ search: (event.target as HTMLInputElement).value })} />
        <div class="choice" role="group" aria-label="Which values">
          ${Object.entries(kinds).map(([kind, text]) => html`<button type="button" aria-pressed=${resting === kind ? "true" : "false"} @click=${() => acts.look({ resting: kind as keyof typeof kinds })}>${text}</button>`)}
        </div>
      </div>
      <p class="quiet" role="status">${found.length === all.length ? `${all.length} values` : `${found.length} of ${all.length} values`}</p>
      ${found.length === 0 ? html`<p>Nothing here comes from that.</p>` : nothing}
      ${repeat(bySource(found), ([source]) => source, ([source, members]) => html`<section class="source">
        <h3 class="source-name">${sourceWords(source, "")}</h3>
        <table class="table source-table" aria-label=${source}>
          <tbody>${repeat(members, ({ path }) => path, (field) => row(field, state, acts))}</tbody>
        </table>
      </section>`)}
    `,
    acts,
  );
}

/** Words, such as titles, rest on nothing; what is not set or not so says nothing. Panel and luck are not of the world. */
function counts(field: Field): boolean {
  if (field.value === null || field.value === false || (field.type === "numbers" && field.value.length === 0) || (field.type === "text" && field.choices === null)) return false;
  return !/^(controls|sources)\.|\.order$|^run\.(seed|replications)$/.test(field.path);
}

function said(source: string): string {
  return source || "assumption";
}

function bySource(found: readonly Field[]): [string, Field[]][] {
  const groups = new Map<string, Field[]>();
  for (const field of found) groups.set(said(field.source), [...(groups.get(said(field.source)) ?? []), field]);
  return [...groups].sort(([a], [b]) => rank(a) - rank(b));
}

/** What is known, what is known in part, what is not. */
function rank(source: string): number {
  return source === "assumption" ? 2 : isAssumed(source) ? 1 : 0;
}

function row(field: Field, state: State, acts: Acts): TemplateResult {
  const { scenario } = state.work;
  const value = valueAt(scenario, field.path);
  const base = valueAt(state.base, field.path);
  const changed = base !== undefined && JSON.stringify(value) !== JSON.stringify(base);
  return html`<tr>
    <th scope="row"><button type="button" class="link" title=${field.path} @click=${() => acts.find(field.path)}>${field.label}</button></th>
    <td>${valueWords(field, value, scenario)}${changed ? html` <span class="quiet">yours; published ${valueWords(field, base, scenario)}</span>` : nothing}</td>
  </tr>`;
}
