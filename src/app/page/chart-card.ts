import { html, type TemplateResult } from "lit-html";
import type { State } from "../state.ts";
import type { Acts } from "./acts.ts";
import { dialogShell } from "./dialog.ts";
import { pictureButtons } from "./share.ts";
import { pictureOf } from "../pictures.ts";
import { words } from "../words.ts";

/** One chart, large, with its formula, its data and its exports. The picture itself is put into `#large-picture`. */
export function chartCard({ work }: State, name: string, acts: Acts): TemplateResult {
  const { title, series } = pictureOf(name, work.scenario);
  const { formula, help } = words.series(series[0] ?? name);
  return dialogShell(
    title,
    html`
      <div id="large-picture" class="large-picture" data-picture=${name}></div>
      ${series.length > 1 ? html`<p class="formula">${formula}</p><p>${help}</p>` : null}
      <div class="share-row">
        <span class="share-what">Take it along</span>
        ${pictureButtons(name, acts)}
        <button type="button" class="button button-line" @click=${() => acts.take({ kind: "csv", series })}>CSV</button>
      </div>
    `,
    acts,
  );
}
