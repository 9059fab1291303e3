import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { live } from "lit-html/directives/live.js";
import { fields, valueAt, type Field, type NumberField, type Scenario } from "../../scenario/index.ts";
import type { State } from "../state.ts";
import type { Acts } from "./acts.ts";
import { amountOf } from "./amount.ts";
import { numberBox } from "./control.ts";
import { dialogShell } from "./dialog.ts";
import { sourceWords } from "./explanation.ts";
import { assumedMark } from "./assumed.ts";
import { choiceWords } from "../value-words.ts";
import { icon } from "./icon.ts";

/** Every number of the scenario, with search, unit, range, source, help and reset. */
export function parametersCard(state: State, acts: Acts): TemplateResult {
  const { scenario } = state.work;
  const all = fields(scenario);
  const wanted = state.view.search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter((field) => matches(field, wanted));
  return dialogShell(
    "All parameters",
    html`
      <label class="unseen" for="search">Search all parameters</label>
      <input id="search" class="field-box" type="search" placeholder="Search: price, churn, inside sales, days…" autocomplete="off" .value=${live(state.view.search)} @input=${(event: Event) => acts.look({ search: (event.target as HTMLInputElement).value })} />
      <p class="quiet" role="status">${found.length === all.length ? `${all.length} parameters` : `${found.length} of ${all.length} parameters`}</p>
      ${found.length === 0 ? html`<p>Nothing is called that. Try one word of it, or a team or stage.</p>` : nothing}
      <div class="field-list">
        ${repeat(sections(found), ([name]) => name, ([name, members]) => html`
          <h3 class="field-section">${name}</h3>
          ${repeat(members, ({ path }) => path, (field) => row(field, state, acts))}
        `)}
      </div>
    `,
    acts,
  );
}

function matches({ path, label, help }: Field, wanted: readonly string[]): boolean {
  const text = `${path} ${label} ${help}`.toLowerCase();
  return wanted.every((word) => text.includes(word));
}

/** A label is `Section · name`; what has no section says what the scenario is called. */
function parted({ label }: Field): [section: string, name: string] {
  const [section, ...name] = label.split(" · ");
  return name.length === 0 ? ["About", section] : [section, upper(name.join(" · "))];
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function sections(list: readonly Field[]): [string, Field[]][] {
  const found = new Map<string, Field[]>();
  for (const field of list) {
    const [name] = parted(field);
    const members = found.get(name);
    if (members) members.push(field);
    else found.set(name, [field]);
  }
  return [...found];
}

function row(field: Field, state: State, acts: Acts): TemplateResult {
  const { scenario } = state.work;
  const value = valueAt(scenario, field.path);
  const base = valueAt(state.base, field.path);
  const changed = base !== undefined && JSON.stringify(value) !== JSON.stringify(base);
  return html`<div class="field-row">
    <div>
      <p>${changed ? html`<span class="changed-mark"></span><span class="unseen">changed: </span>` : nothing}${parted(field)[1]}${changed ? nothing : assumedMark(field.source)}</p>
      <p class="field-path">${field.path}</p>
      <p class="field-help">${field.help} ${field.type === "number" ? range(field, scenario) : nothing} ${field.type === "text" && field.choices === null ? nothing : sourceWords(field.source)}</p>
    </div>
    <div class="field-value">${input(field, value, scenario, acts)}</div>
    ${changed ? html`<button type="button" class="control-reset" title="Reset" aria-label=${`Reset ${field.label}, ${field.path}`} @click=${() => acts.reset(field.path)}>${icon("undo")}</button>` : html`<span></span>`}
  </div>`;
}

function range(field: NumberField, { currency }: Scenario): string {
  return `From ${amountOf(field, currency).span(field.min, field.max)}.`;
}

function input(field: Field, value: unknown, scenario: Scenario, acts: Acts): TemplateResult | string {
  const name = `${field.label}, ${field.path}`;
  switch (field.type) {
    case "number":
      return typeof value === "number" ? numberBox(field, name, value, scenario.currency, acts) : "not set";
    case "choice":
      return html`<select class="field-box" aria-label=${name} .value=${live(String(value))} @change=${(event: Event) => acts.set(field.path, (event.target as HTMLSelectElement).value)}>
        ${field.choices.map((choice) => html`<option value=${choice} ?selected=${choice === value}>${choice}</option>`)}
      </select>`;
    case "flag":
      return html`<label class="switch"><input type="checkbox" aria-label=${name} .checked=${live(value === true)} @change=${(event: Event) => acts.set(field.path, (event.target as HTMLInputElement).checked)} />${value === true ? "yes" : "no"}</label>`;
    case "text":
      if (field.choices) {
        return html`<select class="field-box" aria-label=${name} .value=${live(typeof value === "string" ? value : "")} @change=${(event: Event) => acts.set(field.path, (event.target as HTMLSelectElement).value || null)}>
          ${field.nullable ? html`<option value="" ?selected=${value === null}>nobody</option>` : nothing}
          ${field.choices.map((choice) => html`<option value=${choice} ?selected=${choice === value}>${choiceWords(field, choice, scenario)}</option>`)}
        </select>`;
      }
      return html`<input class="field-box field-text" type="text" aria-label=${name} .value=${typeof value === "string" ? value : ""} @change=${(event: Event) => acts.set(field.path, (event.target as HTMLInputElement).value)} />`;
    default:
      return Array.isArray(value) ? value.join(" ") : JSON.stringify(value);
  }
}
