import { html, type TemplateResult } from "lit-html";
import type { Acts } from "./acts.ts";
import { icon } from "./icon.ts";

/** Everything that lies open above the page has this shape. */
export function dialogShell(title: string, body: unknown, acts: Pick<Acts, "close">, foot: unknown = null): TemplateResult {
  return html`
    <div class="dialog-head">
      <h2 class="dialog-title" id="dialog-title">${title}</h2>
      <button type="button" class="button button-icon" aria-label="Close" title="Close (Esc)" @click=${() => acts.close()}>${icon("close")}</button>
    </div>
    <div class="dialog-body">${body}</div>
    ${foot ? html`<div class="dialog-foot">${foot}</div>` : null}
  `;
}
