import { html, nothing, type TemplateResult } from "lit-html";
import type { Field } from "../../scenario/index.ts";
import type { Acts } from "./acts.ts";
import { assumedMark } from "./assumed.ts";
import { icon } from "./icon.ts";

export interface ControlHeadProps {
  readonly field: Field;
  /** What the panel calls it. */
  readonly label: string;
  readonly changed: boolean;
  /** The published value, in words. */
  readonly before: string;
  /** Its explanation lies open. */
  readonly explained: boolean;
}

/** The elements of a control are named after its path. */
export function controlId({ path }: Field): string {
  return `control-${path}`;
}

/** What it is called, whether it is a guess, whether it was changed, and the way back. The name opens the explanation. */
export function controlHead({ field, label, changed, before, explained }: ControlHeadProps, acts: Acts, value: TemplateResult | typeof nothing): TemplateResult {
  const id = controlId(field);
  const toggle = () => (explained ? acts.close() : acts.open({ kind: "field", path: field.path }));
  return html`<div class="control-head">
    <button type="button" class="control-label" aria-expanded=${explained ? "true" : "false"} aria-controls=${`${id}-about`} title="What is this, and where does it come from?" @click=${toggle}>
      ${changed ? html`<span class="changed-mark"></span><span class="unseen">changed: </span>` : nothing}<span id=${`${id}-label`}>${label}</span>${changed ? nothing : assumedMark(field.source)}
    </button>
    ${changed
      ? html`<button type="button" class="control-reset" title=${`Back to ${before}`} aria-label=${`Reset ${label} to ${before}`} @click=${() => acts.reset(field.path)}>
          ${icon("undo")}
        </button>`
      : nothing}
    ${value}
  </div>`;
}
