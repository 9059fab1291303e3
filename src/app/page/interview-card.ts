import { html, type TemplateResult } from "lit-html";
import { fieldAt, valueAt } from "../../scenario/index.ts";
import { answer, questions, type Question } from "../interview.ts";
import type { State } from "../state.ts";
import type { Acts } from "./acts.ts";
import { amountOf } from "./amount.ts";
import { dialogShell } from "./dialog.ts";

/** Five questions, and the sim is about the reader's own company. */
export function interviewCard(state: State, acts: Acts): TemplateResult {
  const { scenario } = state.work;
  const asked = questions(scenario);
  const send = (event: Event) => {
    event.preventDefault();
    const answers = read(event.target as HTMLFormElement, asked, state);
    acts.close();
    if (answers.size > 0) acts.setAll(answer(scenario, answers));
  };
  return dialogShell(
    "Start with my numbers",
    html`
      <p>What you leave as it is keeps the example's number. You can change everything later, and undo this in one step.</p>
      <form id="interview" @submit=${send}>
        ${asked.map(({ id, text, path }) => {
          const field = fieldAt(scenario, path);
          const value = valueAt(scenario, path);
          if (field?.type !== "number" || typeof value !== "number") return null;
          const amount = amountOf(field, scenario.currency);
          return html`<div class="question">
            <label for=${`question-${id}`}>${text}</label>
            <span class="field-value"><input class="field-box" id=${`question-${id}`} name=${id} type="text" inputmode="decimal" autocomplete="off" value=${amount.text(value)} /><span class="quiet">${amount.unit.replace(" (median)", "")}</span></span>
          </div>`;
        })}
      </form>
    `,
    acts,
    html`<button type="button" class="button" @click=${() => acts.close()}>Cancel</button><button type="submit" form="interview" class="button button-strong">Show my hourglass</button>`,
  );
}

function read(form: HTMLFormElement, asked: readonly Question[], { work }: State): Map<Question, number> {
  const answers = new Map<Question, number>();
  const data = new FormData(form);
  for (const question of asked) {
    const field = fieldAt(work.scenario, question.path);
    const typed = data.get(question.id);
    if (field?.type !== "number" || typeof typed !== "string") continue;
    const amount = amountOf(field, work.scenario.currency);
    const value = amount.parse(typed);
    if (value === null || typed === amount.text(Number(valueAt(work.scenario, question.path)))) continue;
    answers.set(question, Math.max(field.min, Math.min(field.max, value)));
  }
  return answers;
}
