import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { repeat } from "lit-html/directives/repeat.js";
import type { Figure } from "../../experiment/index.ts";
import { quantity } from "../../view/index.ts";
import type { State } from "../state.ts";
import { undefinedWords } from "../undefined-words.ts";
import type { Acts } from "./acts.ts";
import { dialogShell } from "./dialog.ts";

/** Every figure of the run by what it is about; the first group lies open, a search opens all. */
export function figuresCard(state: State, acts: Acts): TemplateResult {
  const { curves } = state;
  if (!curves || Object.keys(curves.metrics).length === 0) return dialogShell("All figures", html`<p>The figures come with the next result.</p>`, acts);
  const all = Object.values(curves.metrics);
  const wanted = state.view.search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter(({ info }) => wanted.every((word) => `${info.group} ${info.label} ${info.name} ${info.help}`.toLowerCase().includes(word)));
  return dialogShell(
    "All figures",
    html`
      <label class="unseen" for="figures-search">Search the figures</label>
      <input id="figures-search" class="field-box" type="search" placeholder="Search: cash, wait, opportunities…" autocomplete="off" .value=${live(state.view.search)} @input=${(event: Event) => acts.look({ search: (event.target as HTMLInputElement).value })} />
      <p class="quiet" role="status">${found.length === all.length ? `${all.length} figures` : `${found.length} of ${all.length} figures`}, medians of ${curves.replications} futures and where 8 of 10 lie. Each is one click away from its formula.</p>
      ${found.length === 0 ? html`<p>No figure is called that. Try one word of it.</p>` : nothing}
      <div class="figure-groups">
        ${repeat(byGroup(found), ([group]) => group, ([group, members], at) => html`<details class="figure-group" ?open=${at === 0 || wanted.length > 0}>
          <summary>${group} <span class="quiet">${members.length}</span></summary>
          <table class="table figure-table">
            <thead class="unseen"><tr><th scope="col">Figure</th><th scope="col">Median</th><th scope="col">8 of 10 futures</th></tr></thead>
            <tbody>${repeat(members, ({ info }) => info.name, (figure) => row(figure, state, acts))}</tbody>
          </table>
        </details>`)}
      </div>
    `,
    acts,
  );
}

/** In the order in which the catalogue first speaks of them. */
function byGroup(found: readonly Figure[]): [string, Figure[]][] {
  const groups = new Map<string, Figure[]>();
  for (const figure of found) groups.set(figure.info.group, [...(groups.get(figure.info.group) ?? []), figure]);
  return [...groups];
}

function row({ info, p10, p50, p90, undefinedCount, values }: Figure, { work }: State, acts: Acts): TemplateResult {
  const { scenario } = work;
  const write = (value: number) => quantity(value, info.unit, scenario);
  const nowhere = undefinedCount === values.length;
  return html`<tr>
    <th scope="row"><button type="button" class="link" title="How is this computed?" @click=${() => acts.open({ kind: "metric", name: info.name })}>${info.label}</button></th>
    ${nowhere
      ? html`<td>—</td><td class="quiet">${undefinedWords(info, scenario)}</td>`
      : html`<td>${write(p50)}</td><td class="quiet">${p10 === p90 ? nothing : html`${write(p10)} to ${write(p90)}`}</td>`}
  </tr>`;
}
