import { html, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { State } from "../state.ts";
import type { Acts } from "./acts.ts";
import { icon } from "./icon.ts";

const nextTheme = { auto: "light", light: "dark", dark: "auto" } as const;

export function actions({ past, future, work, kept, view }: State, acts: Acts): TemplateResult {
  return html`
    <button type="button" class="button button-icon" title="Undo (Ctrl+Z)" aria-label="Undo" aria-keyshortcuts="Control+Z Meta+Z" ?disabled=${past.length === 0 && work === kept} @click=${() => acts.undo()}>${icon("undo")}</button>
    <button type="button" class="button button-icon" title="Redo (Ctrl+Shift+Z)" aria-label="Redo" aria-keyshortcuts="Control+Shift+Z Meta+Shift+Z" ?disabled=${future.length === 0} @click=${() => acts.redo()}>${icon("redo")}</button>
    <button type="button" class="button button-icon" title=${`Colours: ${view.theme}`} aria-label=${`Colours: ${view.theme}. Change`} @click=${() => acts.look({ theme: nextTheme[view.theme] })}>${icon(view.theme)}</button>
    <button type="button" class="button button-strong" aria-haspopup="dialog" @click=${() => acts.open({ kind: "share" })}>${icon("share")}<span class="only-wide">Share</span><span class="only-narrow unseen">Share</span></button>
  `;
}

/** The sims of the shelf. */
export function sims(shelf: readonly { id: string; title: string }[], { work }: State, acts: Acts): TemplateResult {
  return html`<label class="sims"
    ><span class="unseen">Simulation</span
    ><select class="sims-choice" .value=${live(work.sim)} @change=${(event: Event) => acts.choose((event.target as HTMLSelectElement).value)}>
      ${shelf.map(({ id, title }) => html`<option value=${id} ?selected=${id === work.sim}>${title}</option>`)}
    </select></label
  >`;
}
