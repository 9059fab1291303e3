import { html, type TemplateResult } from "lit-html";
import type { Spreadsheet } from "../../experiment/index.ts";
import type { State } from "../state.ts";
import { words } from "../words.ts";
import type { Acts } from "./acts.ts";
import { sentence } from "./claim.ts";

/** Below the curves: what the thin line in each is, and what a spreadsheet misses. */
export function promise({ spreadsheet, curves, work }: State, acts: Acts): TemplateResult {
  const told = spreadsheet && curves ? words.promise(spreadsheet, curves, work.scenario) : null;
  if (!told) return html``;
  return html`
    <svg class="promise-mark" viewBox="0 0 24 8" width="24" height="8" aria-hidden="true"><path d="M0 4H24" /></svg>
    ${sentence(told, acts)}
    ${tag(spreadsheet!, told.find(({ metric }) => metric)?.metric)}
    <button type="button" class="link quiet" @click=${() => acts.open({ kind: "spreadsheet" })}>What a spreadsheet misses</button>
  `;
}

/** How far the promise can be believed; z = by how many standard errors a simulation without queues and limits differs from it. */
function tag({ exact, z }: Spreadsheet, metric: string | undefined): TemplateResult {
  if (!exact) return html`<span class="tag" title="Means are plugged in where means do not add up">plug-in</span>`;
  const difference = metric === undefined ? undefined : z[metric];
  return difference === undefined
    ? html`<span class="tag" title="The mean itself, reckoned without luck">exact</span>`
    : html`<span class="tag" title="Simulated without queues and limits, it differs by so many standard errors">exact, z ${difference.toFixed(1).replace("-", "−")}</span>`;
}
