import { html, nothing, type TemplateResult } from "lit-html";

/** Nobody should take a guess of ours for knowledge: a source that says so in whole or in part. */
export function isAssumed(source: string): boolean {
  return /\bassumption\b/.test(source);
}

/** The one mark of an assumption, beside whatever rests on it. */
export function assumedMark(source: string): TemplateResult | typeof nothing {
  return isAssumed(source) ? html`<span class="assumed-mark" title=${`Source: ${source}`} aria-hidden="true">≈</span><span class="unseen">, an assumption</span>` : nothing;
}
