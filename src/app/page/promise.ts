import { html, type TemplateResult } from "lit-html";
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
    <button type="button" class="link quiet" @click=${() => acts.open({ kind: "spreadsheet" })}>What a spreadsheet misses</button>
  `;
}
