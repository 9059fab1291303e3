import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { NumberField } from "../../scenario/index.ts";
import type { Acts } from "./acts.ts";
import { amountOf } from "./amount.ts";
import { controlHead, controlId } from "./control-head.ts";
import { createDial, type Dial } from "./dial.ts";
import { explanation } from "./explanation.ts";
import { properties } from "./properties.ts";

export interface ControlProps {
  readonly field: NumberField;
  /** What the panel calls it. */
  readonly label: string;
  readonly value: number;
  /** Value of the published document. */
  readonly base: number;
  readonly currency: string;
  /** Named values to switch between; empty = none. */
  readonly choices: Readonly<Record<string, number>>;
  /** Its explanation lies open. */
  readonly explained: boolean;
}

const dials = new Map<string, Dial>();

/** Making a dial of a logarithmic scale costs 200 powers: once a field is enough. */
function dialOf({ low, high, step, scale, whole }: NumberField): Dial {
  // Half a person can be typed; a hand that slides means whole ones.
  const round = whole || step >= 1;
  const key = `${low} ${high} ${scale} ${round}`;
  let dial = dials.get(key);
  if (!dial) dials.set(key, (dial = createDial({ min: low, max: high, scale, whole: round })));
  return dial;
}

/** Slider, number box, unit, mark and reset. The slider spans the usual range; the box takes all that is allowed. */
export function control({ field, label, value, base, currency, choices, explained }: ControlProps, acts: Acts): TemplateResult {
  const dial = dialOf(field);
  const amount = amountOf(field, currency);
  const id = controlId(field);
  const changed = value !== base;
  const step = dial.stepOf(value);

  return html`<div class="control" data-path=${field.path}>
    ${controlHead({ field, label, changed, before: amount.words(base), explained }, acts, numberBox(field, label, value, currency, acts))}
    <div class="control-slide"><input
      class="slider"
      type="range"
      min="0"
      max=${dial.steps}
      step="1"
      .value=${live(String(step))}
      aria-labelledby=${`${id}-label`}
      aria-valuetext=${amount.words(value)}
      ${properties({ "--at": `${(100 * step) / dial.steps}%` })}
      @input=${(event: InputEvent) => acts.turn(field.path, dial.valueAt(Number((event.target as HTMLInputElement).value)))}
      @change=${() => acts.keep()}
    />${changed ? html`<span class="control-base" ${properties({ "--base": String(dial.stepOf(base) / dial.steps) })}></span>` : nothing}</div>
    ${Object.keys(choices).length === 0 ? nothing : switchOf(field, label, value, choices, acts)}
    <div id=${`${id}-about`}>${explained ? explanation(field, { changed, before: amount.words(base), usual: amount.span(field.low, field.high) }) : nothing}</div>
  </div>`;
}

/** One button for each named value: two readings of one source, say. */
function switchOf({ path }: NumberField, label: string, value: number, choices: ControlProps["choices"], acts: Acts): TemplateResult {
  return html`<div class="choice control-choice" role="group" aria-label=${`${label}, as named`}>
    ${Object.entries(choices).map(
      ([id, chosen]) => html`<button type="button" aria-pressed=${value === chosen ? "true" : "false"} @click=${() => acts.set(path, chosen)}>${spoken(id)}: ${chosen}</button>`,
    )}
  </div>`;
}

/** `asPrinted` → `as printed`. */
function spoken(id: string): string {
  return id.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The box alone, as it also stands in the list of all parameters. What is being typed in it outlives a redraw of the page. */
export function numberBox(field: NumberField, label: string, value: number, currency: string, acts: Pick<Acts, "set">): TemplateResult {
  const amount = amountOf(field, currency);
  const take = (event: Event) => {
    const box = event.target as HTMLInputElement;
    const typed = amount.parse(box.value);
    if (typed === null) {
      box.value = amount.text(value);
      return;
    }
    const inside = Math.max(field.min, Math.min(field.max, field.whole ? Math.round(typed) : typed));
    box.value = amount.text(inside);
    if (inside !== value) acts.set(field.path, inside);
  };
  return html`<span class="control-number"
    ><input type="text" inputmode="decimal" autocomplete="off" spellcheck="false" aria-label=${amount.unit ? `${label}, ${amount.unit}` : label} .value=${amount.text(value)} @change=${take} />${amount.unit}</span
  >`;
}
