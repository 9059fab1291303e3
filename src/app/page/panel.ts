import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { fieldAt, valueAt, type Control, type NumberField } from "../../scenario/index.ts";
import type { State } from "../state.ts";
import type { Acts } from "./acts.ts";
import { chance } from "./chance.ts";
import { chips } from "./chips.ts";
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
        <button type="button" class="button button-line" @click=${() => acts.open({ kind: "interview" })}>Start with my numbers</button>
      </div>
      ${chips(state, acts)}
      <hr class="panel-line" />
      ${chance(state, acts)}
    </div>
  `;
}

function one(state: State, { path, label, choices }: Control, acts: Acts): TemplateResult | typeof nothing {
  const field = fieldAt(state.work.scenario, path);
  const value = valueAt(state.work.scenario, path);
  if (field?.type !== "number" || typeof value !== "number") return nothing;
  const base = valueAt(state.base, path);
  const { open } = state.view;
  return control(
    {
      field: field satisfies NumberField,
      label,
      value,
      base: typeof base === "number" ? base : value,
      currency: state.work.scenario.currency,
      choices,
      explained: open.kind === "field" && open.path === path,
    },
    acts,
  );
}
