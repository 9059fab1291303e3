import { html, nothing, type TemplateResult } from "lit-html";
import type { NumberField } from "../../scenario/index.ts";
import type { Acts } from "./acts.ts";
import { amountOf } from "./amount.ts";
import { controlHead, controlId } from "./control-head.ts";
import { explanation } from "./explanation.ts";

/** A number that may be absent and is: the laws as they stand. One click puts it in the middle of its usual range. */
export function absentControl({ field, label, changed, explained }: { field: NumberField; label: string; changed: boolean; explained: boolean }, acts: Acts): TemplateResult {
  const middle = middleOf(field);
  return html`<div class="control" data-path=${field.path}>
    ${controlHead({ field, label, changed, before: "what was published", explained }, acts, html`<button type="button" class="button button-line control-absent" aria-label=${`${label}: not set. Set it to ${amountOf(field, "USD").words(middle)}`} @click=${() => acts.set(field.path, middle)}>not set</button>`)}
    <div id=${`${controlId(field)}-about`}>${explained ? explanation(field, { changed: false, before: "not set", usual: "" }) : nothing}</div>
  </div>`;
}

/** A round number well within the usual range; of a wide one the middle of its orders of magnitude. */
function middleOf({ low, high, scale, whole, step }: NumberField): number {
  const middle = low > 0 && (scale === "log" || high > 20 * low) ? Math.sqrt(low * high) : (low + high) / 2;
  const rounded = Number(middle.toPrecision(1));
  return whole || step >= 1 ? Math.round(rounded) : rounded;
}
