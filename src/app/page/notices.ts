import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { words } from "../words.ts";
import type { State } from "../state.ts";
import type { Acts } from "./acts.ts";
import { icon } from "./icon.ts";

/** Beyond this many, the rest is one click away. */
const most = 8;
/** Beyond this many, the rest is counted. */
const listed = 100;

/** What the reader should know, politely: what was wrong with a link, what went wrong here, what can be restored. */
export function notices({ issues, notices, curves }: State, acts: Acts): TemplateResult {
  return html`
    ${curves && curves.violations.length > 0
      ? html`<div class="notice notice-error"><p class="notice-text">The engine found a fault in its own books (${curves.violations[0]}${curves.violations.length > 1 ? `, and ${curves.violations.length - 1} more` : ""}). Do not rely on these numbers; the link in the address bar shows us how to repeat it.</p></div>`
      : nothing}
    ${repeat(notices, ({ id }) => id, ({ id, tone, text, offer }) => html`<div class=${`notice notice-${tone}`}>
      <p class="notice-text">${text}</p>
      ${offer ? html`<button type="button" class="button button-line" @click=${() => acts.accept(offer.does)}>${offer.label}</button>` : nothing}
      ${close(() => acts.dismiss(id))}
    </div>`)}
    ${issues.length === 0
      ? nothing
      : html`<div class="notice notice-warning" data-issues=${issues.length}>
          <div class="notice-text">
            <p>${issues.length === 1 ? "One thing in what you opened was not as it should be; everything else is here." : `${issues.length} things in what you opened were not as they should be; everything else is here.`}</p>
            <ul>
              ${issues.slice(0, most).map((issue) => html`<li>${words.issue(issue)}</li>`)}
            </ul>
            ${issues.length > most
              ? html`<details>
                  <summary>… and ${issues.length - most} more</summary>
                  <ul>${issues.slice(most, listed).map((issue) => html`<li>${words.issue(issue)}</li>`)}${issues.length > listed ? html`<li>… and ${issues.length - listed} more.</li>` : nothing}</ul>
                </details>`
              : nothing}
          </div>
          ${close(() => acts.dismissIssues())}
        </div>`}
  `;
}

function close(action: () => void): TemplateResult {
  return html`<button type="button" class="button button-icon" aria-label="Dismiss" title="Dismiss" @click=${action}>${icon("close")}</button>`;
}
