import { html, nothing, type TemplateResult } from "lit-html";
import type { Field } from "../../scenario/index.ts";
import { isAssumed } from "./assumed.ts";

export interface Explained {
  /** It is not what was published. */
  readonly changed: boolean;
  /** The published value, in words. */
  readonly before: string;
  /** Where it usually lies; empty = that means nothing. */
  readonly usual: string;
}

/** What a parameter means, where its number comes from, and how far it may go. */
export function explanation({ help, source, path }: Field, { changed, before, usual }: Explained): TemplateResult {
  return html`<div class="explain">
    <p>${help}</p>
    <p class="explain-source">
      ${changed ? html`<span>Your value. Published: ${before}, ${sourceWords(source, "source of that: ")}</span>` : sourceWords(source)}
      ${usual ? html`<span>Usual: ${usual}</span>` : nothing}
      ${changed ? nothing : html`<span>Here at first: ${before}</span>`}
      <span>Path: <code>${path}</code></span>
    </p>
  </div>`;
}

/** Nobody should take a guess of ours for knowledge. Words, such as a title, have no source. */
export function sourceWords(source: string, intro = "Source: "): TemplateResult {
  const text = source || "assumption";
  return html`<span class=${isAssumed(text) ? "assumed" : ""}>${intro}${text}</span>`;
}
