import { html, nothing, type TemplateResult } from "lit-html";
import type { Spreadsheet } from "../../experiment/index.ts";
import { count, quantity } from "../../view/index.ts";
import type { State } from "../state.ts";
import type { Acts } from "./acts.ts";
import { dialogShell } from "./dialog.ts";

/** The promise of a spreadsheet beside the simulated futures, figure by figure, and how far it can be believed. */
export function spreadsheetCard({ spreadsheet, curves, work }: State, acts: Acts): TemplateResult {
  if (!spreadsheet || !curves) return dialogShell("What a spreadsheet misses", html`<p>This comes with the next result.</p>`, acts);
  const shown = Object.keys(curves.metrics).filter((name) => Number.isFinite(spreadsheet.metrics[name]));
  return dialogShell(
    "What a spreadsheet misses",
    html`
      <p>The thin dashed line is what a funnel spreadsheet would promise: the mean of the same stages, chances and days — and nobody ever waits, no market ends, no team is full. Simulated: the mean of ${count(curves.replications)} futures.</p>
      ${howSure(spreadsheet)}
      <div class="table-box" tabindex="0" role="region" aria-label="Figure by figure">
        <table class="table promise-table">
          <thead><tr><th scope="col">Figure</th><th scope="col">Spreadsheet</th><th scope="col">Simulated</th></tr></thead>
          <tbody>
            ${shown.map((name) => {
              const { info, mean } = curves.metrics[name];
              const write = (value: number) => quantity(value, info.unit, work.scenario);
              return html`<tr>
                <th scope="row"><button type="button" class="link" @click=${() => acts.open({ kind: "metric", name })}>${info.label}</button></th>
                <td>${write(spreadsheet.metrics[name])}</td>
                <td>${write(mean)}</td>
              </tr>`;
            })}
          </tbody>
        </table>
      </div>
    `,
    acts,
  );
}

function howSure({ exact, approximated, error, z }: Spreadsheet): TemplateResult {
  const digits = `Reckoned in steps of time, its numbers are right to ${error < 1e-3 ? "0.1 % or better" : `about ${Number((100 * error).toPrecision(1))} %`}.`;
  if (!exact) return html`<p><span class="tag">plug-in</span> ${digits} Means are plugged in where means do not add up: ${approximated.join(", ")}.</p>`;
  const differences = Object.values(z).map(Math.abs);
  return html`<p>
    <span class="tag">exact</span> ${digits}
    ${differences.length === 0 ? nothing : html`Simulated without queues and limits as well: of ${differences.length} figures ${differences.filter((difference) => difference < 1.96).length} lie within 95 % of it, the furthest ${Math.max(...differences).toFixed(1)} standard errors away.`}
  </p>`;
}
