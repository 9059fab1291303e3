import { html, type TemplateResult } from "lit-html";
import { count, quantity } from "../../view/index.ts";
import type { State } from "../state.ts";
import type { Acts } from "./acts.ts";
import { undefinedWords } from "../undefined-words.ts";
import { dialogShell } from "./dialog.ts";

/** One figure: what it means, how it is computed, what it was in the simulated futures — and the way to its sisters. */
export function metricCard(state: State, name: string, acts: Acts): TemplateResult {
  const { curves } = state;
  const figure = curves?.metrics[name];
  if (!curves || !figure) return dialogShell("Not simulated yet", html`<p>This figure comes with the next result.</p>`, acts);
  const { info } = figure;
  const setting = state.work.scenario;
  const write = (value: number) => quantity(value, info.unit, setting);
  const nowhere = figure.undefinedCount === figure.values.length;
  return dialogShell(
    info.label,
    html`
      <p>${info.help}</p>
      <p class="formula">${info.formula}</p>
      ${nowhere
        ? html`<p>— ${undefinedWords(info, setting)} (${count(curves.replications)} futures).</p>`
        : html`<dl class="pairs">
            <dt>Median</dt><dd>${write(figure.p50)}</dd>
            <dt>8 of 10 futures</dt><dd>${write(figure.p10)} to ${write(figure.p90)}</dd>
            <dt>9 of 10 futures</dt><dd>${write(figure.p5)} to ${write(figure.p95)}</dd>
            <dt>Mean</dt><dd>${write(figure.mean)}${Number.isFinite(figure.standardError) ? ` ± ${write(1.96 * figure.standardError)}` : ""}</dd>
            <dt>From</dt><dd>${count(curves.replications)} futures${figure.undefinedCount > 0 ? `; not defined in ${count(figure.undefinedCount)} of them` : ""}</dd>
          </dl>`}
      <p><button type="button" class="link" @click=${() => acts.open({ kind: "figures" })}>All figures</button></p>
    `,
    acts,
  );
}
