import { html, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { pictureNames, pictureOf } from "../pictures.ts";
import type { State } from "../state.ts";
import type { Acts } from "./acts.ts";
import { dialogShell } from "./dialog.ts";

/** Chosen in the dialog and read when a picture is taken; not worth a place in the state. */
const wish = { transparent: false };

/** Everything that leaves the page, and the way back in. */
export function shareCard(state: State, acts: Acts): TemplateResult {
  const { scenario } = state.work;
  const refined = state.run.phase === "done" && !state.run.stale;
  return dialogShell(
    "Share",
    html`
      <p>The link holds every number, the seed and the fingerprint of the result: whoever opens it simulates the same futures again, and is told whether the numbers are the same.</p>
      <div class="share-row">
        <span class="share-what">Link</span>
        <button type="button" class="button button-strong" @click=${() => acts.copyLink()}>Copy link</button>
      </div>
      <div class="share-list">
        ${pictureNames.map((name) => html`<div class="share-row"><span class="share-what">${pictureOf(name, scenario).title}</span>${pictureButtons(name, acts)}</div>`)}
        <div class="share-row">
          <label class="switch"><input type="checkbox" .checked=${live(wish.transparent)} @change=${(event: Event) => (wish.transparent = (event.target as HTMLInputElement).checked)} /> Pictures without background</label>
        </div>
        <div class="share-row">
          <span class="share-what">Numbers${refined ? "" : " (still being refined)"}</span>
          <button type="button" class="button button-line" ?disabled=${!state.curves} @click=${() => acts.take({ kind: "csv" })}>CSV</button>
          <button type="button" class="button button-line" ?disabled=${!state.curves} @click=${() => acts.take({ kind: "result" })}>JSON</button>
        </div>
        <div class="share-row">
          <span class="share-what">Report card</span>
          <button type="button" class="button button-line" @click=${() => acts.open({ kind: "report" })}>Read</button>
          <button type="button" class="button button-line" ?disabled=${!refined} @click=${() => acts.take({ kind: "report" })}>Markdown</button>
        </div>
        <div class="share-row">
          <span class="share-what">Scenario</span>
          <button type="button" class="button button-line" @click=${() => acts.take({ kind: "scenario" })}>JSON</button>
          <label class="button button-line">Open a file…<input class="unseen" type="file" accept=".json,.png,.svg,.csv" @change=${(event: Event) => openChosen(event, acts)} /></label>
        </div>
      </div>
      <p class="quiet">Every file made here brings its scenario back: drop a picture, table or scenario anywhere on the page. Nothing is sent anywhere; all of it happens in your browser.</p>
    `,
    acts,
  );
}

export function pictureButtons(picture: string, acts: Acts): TemplateResult {
  return html`
    <button type="button" class="button button-line" @click=${() => acts.take({ kind: "svg", picture, transparent: wish.transparent })}>SVG</button>
    ${([1, 2, 3] as const).map((scale) => html`<button type="button" class="button button-line" aria-label=${`PNG, ${scale} times the size`} @click=${() => acts.take({ kind: "png", picture, scale, transparent: wish.transparent })}>PNG ${scale}×</button>`)}
    <button type="button" class="button button-line" @click=${() => acts.copyPicture(picture)}>Copy</button>
  `;
}

function openChosen(event: Event, acts: Acts): void {
  const input = event.target as HTMLInputElement;
  const [file] = input.files ?? [];
  // So that the same file can be chosen again after it was mended.
  input.value = "";
  if (file) void acts.openFile(file);
}
