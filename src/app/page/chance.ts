import { html, nothing, type TemplateResult } from "lit-html";
import type { State } from "../state.ts";
import type { Acts } from "./acts.ts";
import { icon } from "./icon.ts";
import { properties } from "./properties.ts";
import { precisionWords } from "../precision.ts";
import { sameness } from "../sameness.ts";

/** Luck: which seed, how many futures, how sure; and whether not-knowing counts too. */
export function chance(state: State, acts: Acts): TemplateResult {
  const { scenario, uncertain, shown } = state.work;
  const { run } = state;
  const share = run.stale ? 0 : run.done / scenario.run.replications;
  const word = sameness(state);
  return html`<section class="chance" aria-labelledby="group-chance">
    <h2 class="panel-title" id="group-chance">Chance</h2>
    <div class="chance-row">
      <label class="unseen" for="seed">Seed: words or a number that fix the luck</label>
      <input id="seed" class="field-box" type="text" maxlength="80" autocomplete="off" spellcheck="false" title="The same seed gives the same luck" .value=${scenario.run.seed}
        @change=${(event: Event) => acts.set("run.seed", (event.target as HTMLInputElement).value.trim() || scenario.run.seed)} />
      <button type="button" class="button button-icon button-line" title="Other luck" aria-label="Roll the dice: another seed" @click=${() => acts.rollSeed()}>${icon("dice")}</button>
    </div>
    <div class="chance-row">
      <span class="chance-label" id="shown-label">Future in the picture</span>
      <button type="button" class="control-reset" aria-label="Show the future before" ?disabled=${shown === 0} @click=${() => acts.showReplication(shown - 1)}>${icon("back")}</button>
      <span aria-live="polite">${shown + 1} of ${scenario.run.replications}</span>
      <button type="button" class="control-reset" aria-label="Show the next future" ?disabled=${shown + 1 >= scenario.run.replications} @click=${() => acts.showReplication(shown + 1)}>${icon("forward")}</button>
    </div>
    ${Object.keys(scenario.uncertainty).length === 0
      ? nothing
      : html`<div class="choice" role="group" aria-label="What the bands show">
          <button type="button" aria-pressed=${uncertain ? "false" : "true"} @click=${() => acts.setUncertain(false)}>Luck alone</button>
          <button type="button" aria-pressed=${uncertain ? "true" : "false"} @click=${() => acts.setUncertain(true)}>Luck and not-knowing</button>
        </div>`}
    <div>
      <div class="progress" aria-hidden="true"><div class="progress-done" ${properties({ "--share": String(share) })}></div></div>
      <p class="quiet">${run.stale ? 0 : run.done} of ${scenario.run.replications} futures simulated${precisionWords(state)}</p>
      ${word ? html`<p class=${word.same ? "quiet same" : "quiet"}>${word.text}</p>` : nothing}
    </div>
  </section>`;
}
