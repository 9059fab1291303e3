import { html, nothing, type TemplateResult } from "lit-html";
import type { Curves } from "../../experiment/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import { quantity, type Sentence } from "../../view/index.ts";
import type { State } from "../state.ts";
import { words } from "../words.ts";
import type { Acts } from "./acts.ts";

/** Fewer futures are no frequency: "in all 2 of them" would say more than is known. */
const enough = 8;

/** One sentence on top, written by the numbers; each number in it is one click away from its formula. */
export function claim(state: State, acts: Acts): TemplateResult {
  const { curves } = state;
  const { scenario } = state.work;
  if (!curves) {
    return html`<h1 class="sentence"><span class="sentence-wait">People flow in, some buy, some stay, some bring others. Simulating what can happen…</span></h1>`;
  }
  if (curves.replications < Math.min(enough, scenario.run.replications)) return guess(curves, scenario, acts);
  const first = words.milestone(curves, scenario);
  const cash = words.cash(curves, scenario);
  return html`
    <h1 class="sentence">${first ? sentence(first, acts) : scenario.title}</h1>
    <p class="sentence-more">
      ${cash ? sentence(cash, acts) : nothing}
      <button type="button" class="link quiet" @click=${() => acts.open({ kind: "figures" })}>All figures</button>
    </p>
  `;
}

/** What a first look allows to say. */
function guess({ series, replications }: Curves, scenario: Scenario, acts: Acts): TemplateResult {
  const { customers } = series;
  const number = customers ? quantity(customers.p50[customers.p50.length - 1], customers.info.unit, scenario) : "";
  return html`
    <h1 class="sentence">About <button type="button" class="figure" title="How is this computed?" @click=${() => acts.open({ kind: "chart", name: "customers" })}>${number} customers</button> by month ${scenario.run.horizonMonths}…</h1>
    <p class="sentence-more">A first look: ${replications === 1 ? "one future" : `${replications} futures`} of ${scenario.run.replications}. The others are on their way.</p>
  `;
}

export function sentence(parts: Sentence, acts: Acts): TemplateResult {
  return html`<span>${parts.map((part) => {
    const { text, metric, series, path } = part;
    if (part.kind === "text") return text;
    const show = () => {
      if (metric) acts.open({ kind: "metric", name: metric });
      else if (series) acts.open({ kind: "chart", name: series });
      else if (path) acts.find(path);
    };
    return html`<button type="button" class="figure" title="How is this computed?" @click=${show}>${text}</button>`;
  })}</span>`;
}
