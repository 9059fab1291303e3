import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { changes } from "../changes.ts";
import type { State } from "../state.ts";
import type { Acts } from "./acts.ts";
import { icon } from "./icon.ts";

/** What differs from the published document, each with its way back. */
export function chips(state: State, acts: Acts): TemplateResult | typeof nothing {
  const changed = changes(state.base, state.work.scenario);
  if (changed.length === 0) return nothing;
  return html`<section class="panel-group" aria-labelledby="group-changed">
    <h2 class="panel-title" id="group-changed">Changed by you</h2>
    <ul class="chips">
      ${repeat(changed, ({ path }) => path, ({ path, label, now, before }) => html`<li class="chip" title=${`${label}: ${before} → ${now}`}>
        <span class="chip-text">${label} ${now}</span>
        <button type="button" class="chip-off" aria-label=${`Take back: ${label} ${now}`} @click=${() => acts.reset(path)}>${icon("close")}</button>
      </li>`)}
    </ul>
    <p><button type="button" class="link quiet" @click=${() => acts.resetAll()}>Reset all</button></p>
  </section>`;
}
