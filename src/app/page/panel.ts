import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { fieldAt, valueAt, type Control, type Field } from "../../scenario/index.ts";
import type { State } from "../state.ts";
import type { Acts } from "./acts.ts";
import { chance } from "./chance.ts";
import { chips } from "./chips.ts";
import { absentControl } from "./absent-control.ts";
import { choiceControl, type Chosen } from "./choice-control.ts";
import { control } from "./control.ts";
import { icon } from "./icon.ts";

const groups = ["Attract", "Convert", "Keep", "Refer", "Money"] as const;

export function panel(state: State, acts: Acts): TemplateResult {
  const { scenario } = state.work;
  const controls = Object.entries(scenario.controls).sort(([, a], [, b]) => a.order - b.order);
  const down = !state.view.sheet;
  return html`
    <button type="button" class="sheet-handle" aria-expanded=${down ? "false" : "true"} aria-controls="panel-inside" @click=${() => acts.look({ sheet: down })}>
      ${icon("controls")} <span>${down ? "Change something" : "Done"}</span>
    </button>
    <div id="panel-inside" class="panel-inside">
      ${groups.map((group) => {
        const members = controls.filter(([, member]) => member.group === group);
        return members.length === 0
          ? nothing
          : html`<section class="panel-group" aria-labelledby=${`group-${group}`}>
              <h2 class="panel-title" id=${`group-${group}`}>${group}</h2>
              ${repeat(members, ([id]) => id, ([, member]) => one(state, member, acts))}
            </section>`;
      })}
      <div class="panel-more">
        <button type="button" class="button button-line" @click=${() => acts.find("")}>All parameters</button>
        <button type="button" class="button button-line" @click=${() => acts.open({ kind: "sources" })}>Sources</button>
        <button type="button" class="button button-line" @click=${() => acts.open({ kind: "report" })}>Report card</button>
        <button type="button" class="button button-line" @click=${() => acts.open({ kind: "interview" })}>Start with my numbers</button>
      </div>
      <p class="quiet"><span class="assumed-mark" aria-hidden="true">≈</span> rests on an assumption, not on a source.</p>
      ${chips(state, acts)}
      <hr class="panel-line" />
      ${chance(state, acts)}
    </div>
  `;
}

function one(state: State, { path, label, choices }: Control, acts: Acts): TemplateResult | typeof nothing {
  const { scenario } = state.work;
  const field = fieldAt(scenario, path);
  const value = valueAt(scenario, path);
  const base = valueAt(state.base, path);
  const { open } = state.view;
  const common = { label: label || (field?.label ?? path), explained: open.kind === "field" && open.path === path };
  if (!field) return nothing;
  if (field.type === "number") {
    if (typeof value !== "number") return absentControl({ ...common, field, changed: typeof base === "number" }, acts);
    return control({ ...common, field, value, base: typeof base === "number" ? base : value, currency: scenario.currency, choices }, acts);
  }
  if (!isChosen(field)) return nothing;
  return choiceControl({ ...common, field, value: field.value, base, scenario }, acts);
}

function isChosen(field: Field): field is Chosen {
  return field.type === "choice" || field.type === "flag" || (field.type === "text" && field.choices !== null);
}
