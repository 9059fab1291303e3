import { html, type TemplateResult } from "lit-html";
import type { Figure } from "../../experiment/index.ts";
import { moneyInFull, quantity } from "../../view/index.ts";
import type { State } from "../state.ts";
import type { Acts } from "./acts.ts";

/** The figures of one team's cost, in the order in which one follows from the other. */
const chain = ["minutes", "personDays", "dayRate", "activityCost"] as const;

/** The team whose cost is worth two views: the only one there is and asked for work, so that the whole process is its work. */
export function costedTeam({ curves, work }: State): string | null {
  const teams = Object.keys(work.scenario.teams);
  const [only] = teams;
  if (teams.length !== 1) return null;
  return [...chain, "payroll"].every((name) => curves?.metrics[`${name}.${only}`]) && curves!.metrics[`minutes.${only}`].p50 > 0 ? only : null;
}

/** The same work counted twice: by the minutes asked for, and by the people paid. */
export function costs(state: State, team: string, acts: Acts): TemplateResult {
  const { scenario } = state.work;
  const figure = (name: string): Figure => state.curves!.metrics[`${name}.${team}`];
  const button = (name: string) => {
    const { info, p50 } = figure(name);
    return html`<button type="button" class="figure" title="How is this computed?" @click=${() => acts.open({ kind: "metric", name: info.name })}>${exact(p50, info.unit, scenario)}</button>`;
  };
  return html`
    <h2 class="costs-title">${scenario.teams[team].label}: the cost of a month, counted in two ways</h2>
    <div class="costs-views">
      <div class="costs-view">
        <h3 class="panel-title">By activity</h3>
        <p class="costs-total">${button("activityCost")}</p>
        <p class="quiet">${button("minutes")} of work are ${button("personDays")} of a person, at ${button("dayRate")} for a day of pure work. Twice the leads cost exactly twice as much.</p>
      </div>
      <div class="costs-view">
        <h3 class="panel-title">By payroll</h3>
        <p class="costs-total">${button("payroll")}</p>
        <p class="quiet">Everyone on the payroll, busy or not (${button("utilisation")} of the time busy). It moves in steps; what it saves is paid for by waiting.</p>
      </div>
    </div>
  `;
}

/** Minutes and days stay what they are here: "6,000 min" is the point, not "100 h". */
function exact(value: number, unit: Figure["info"]["unit"], scenario: State["work"]["scenario"]): string {
  if (unit === "minutes") return `${Math.round(value).toLocaleString("en")} min`;
  if (unit === "days") return `${Number(value.toFixed(1)).toLocaleString("en")} days`;
  if (unit === "money") return moneyInFull(Math.round(value), scenario.currency);
  return quantity(value, unit, scenario);
}
