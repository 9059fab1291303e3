import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { ChoiceField, FlagField, Scenario, TextField } from "../../scenario/index.ts";
import { valueWords, choiceWords } from "../value-words.ts";
import type { Acts } from "./acts.ts";
import { controlHead, controlId } from "./control-head.ts";
import { explanation } from "./explanation.ts";

/** A field that is one of few things rather than a number. */
export type Chosen = ChoiceField | FlagField | (TextField & { choices: readonly string[] });

export interface ChoiceControlProps {
  readonly field: Chosen;
  readonly label: string;
  readonly value: string | boolean | null;
  /** Of the published document. */
  readonly base: unknown;
  readonly scenario: Scenario;
  readonly explained: boolean;
}

/** Beyond so many options, or so many letters, a row of buttons would not fit the panel. */
const mostButtons = 3;
const mostLetters = 30;

/** Two readings of one source, a policy, a stage to go to: a switch where the options are few and short, else a list. */
export function choiceControl({ field, label, value, base, scenario, explained }: ChoiceControlProps, acts: Acts): TemplateResult {
  const id = controlId(field);
  const changed = base !== undefined && value !== base;
  const before = valueWords(field, base ?? value, scenario);
  const options = optionsOf(field, scenario);
  const short = options.length <= mostButtons && options.reduce((sum, { text }) => sum + text.length, 0) <= mostLetters;
  return html`<div class="control" data-path=${field.path}>
    ${controlHead({ field, label, changed, before, explained }, acts, nothing)}
    ${short
      ? html`<div class="choice control-choice" role="group" aria-labelledby=${`${id}-label`}>
          ${options.map((option) => html`<button type="button" aria-pressed=${option.value === value ? "true" : "false"} @click=${() => acts.set(field.path, option.value)}>${option.text}</button>`)}
        </div>`
      : html`<select class="field-box control-list" aria-labelledby=${`${id}-label`} .value=${live(written(value))} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
          ${options.map((option) => html`<option value=${written(option.value)} ?selected=${option.value === value}>${option.text}</option>`)}
        </select>`}
    <div id=${`${id}-about`}>${explained ? explanation(field, { changed, before, usual: "" }) : nothing}</div>
  </div>`;

  function choose(text: string): void {
    const option = options.find((each) => written(each.value) === text);
    if (option) acts.set(field.path, option.value);
  }
}

interface Option {
  value: string | boolean | null;
  text: string;
}

function optionsOf(field: Chosen, scenario: Scenario): Option[] {
  if (field.type === "flag") return [{ value: true, text: "yes" }, { value: false, text: "no" }];
  const named = field.choices.map((value) => ({ value, text: choiceWords(field, value, scenario) }));
  return field.nullable ? [{ value: null, text: "nobody" }, ...named] : named;
}

/** Nothing is no id: ids have at least one sign. */
function written(value: string | boolean | null): string {
  return value === null ? "" : String(value);
}
