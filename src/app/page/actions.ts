import { html, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { byQuestion, type Titled } from "../bookshelf.ts";
import type { State } from "../state.ts";
import type { Acts } from "./acts.ts";
import { icon } from "./icon.ts";

const nextTheme = { auto: "light", light: "dark", dark: "auto" } as const;

export function actions({ past, future, work, kept, view, place }: State, acts: Acts): TemplateResult {
  const theme = html`<button type="button" class="button button-icon" title=${`Colours: ${view.theme}`} aria-label=${`Colours: ${view.theme}. Change`} @click=${() => acts.look({ theme: nextTheme[view.theme] })}>${icon(view.theme)}</button>`;
  if (place.kind !== "sim") return theme;
  return html`
    <button type="button" class="button button-icon" title="Undo (Ctrl+Z)" aria-label="Undo" aria-keyshortcuts="Control+Z Meta+Z" ?disabled=${past.length === 0 && work === kept} @click=${() => acts.undo()}>${icon("undo")}</button>
    <button type="button" class="button button-icon" title="Redo (Ctrl+Shift+Z)" aria-label="Redo" aria-keyshortcuts="Control+Shift+Z Meta+Shift+Z" ?disabled=${future.length === 0} @click=${() => acts.redo()}>${icon("redo")}</button>
    ${theme}
    <button type="button" class="button button-strong" aria-haspopup="dialog" @click=${() => acts.open({ kind: "share" })}>${icon("share")}<span class="only-wide">Share</span><span class="only-narrow unseen">Share</span></button>
  `;
}

/** The sims of the shelf by the question they answer, and the way to all of them and their stories. */
export function sims(shelf: readonly Titled[], { work, place }: State, acts: Acts): TemplateResult {
  const chosen = place.kind === "sim" ? work.sim : "";
  return html`<label class="sims"
    ><span class="unseen">Simulation</span
    ><select class="sims-choice" .value=${live(chosen)} @change=${(event: Event) => acts.choose((event.target as HTMLSelectElement).value)}>
      ${chosen === "" ? html`<option value="" disabled selected>Choose a simulation</option>` : null}
      ${byQuestion(shelf).map(([question, members]) => html`<optgroup label=${question}>
        ${members.map(({ id, title }) => html`<option value=${id} ?selected=${id === chosen}>${title}</option>`)}
      </optgroup>`)}
    </select></label
  ><a class="sims-all button" href="#shelf" aria-label="Sims and stories" aria-current=${place.kind === "shelf" ? "page" : "false"}><span class="only-wide">Sims and stories</span><span class="only-narrow">All</span></a>`;
}
