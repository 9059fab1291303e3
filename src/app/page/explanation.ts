import { html, type TemplateResult } from "lit-html";
import type { NumberField } from "../../scenario/index.ts";
import { amountOf } from "./amount.ts";

/** What a parameter means, where its number comes from, and how far it may go. */
export function explanation(field: NumberField, base: number, currency: string): TemplateResult {
  const amount = amountOf(field, currency);
  return html`<div class="explain">
    <p>${field.help}</p>
    <p class="explain-source">
      <span>${sourceWords(field.source)}</span>
      <span>Usual: ${amount.span(field.low, field.high)}</span>
      <span>Here at first: ${amount.words(base)}</span>
      <span>Path: <code>${field.path}</code></span>
    </p>
  </div>`;
}

/** Nobody should take a guess of ours for knowledge. */
export function sourceWords(source: string): TemplateResult {
  return source === "assumption" ? html`<span class="assumed">Source: assumption</span>` : html`<span>Source: ${source}</span>`;
}
