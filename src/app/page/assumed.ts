import { html, nothing, type TemplateResult } from "lit-html";
import { isAssumed } from "../../scenario/index.ts";

export { isAssumed };

/** The one mark of an assumption, beside whatever rests on it. */
export function assumedMark(source: string): TemplateResult | typeof nothing {
  return isAssumed(source) ? html`<span class="assumed-mark" title=${`Source: ${source}`} aria-hidden="true">≈</span><span class="unseen">, an assumption</span>` : nothing;
}
