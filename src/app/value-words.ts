import type { Field, Scenario } from "../scenario/index.ts";
import { amountOf } from "./page/amount.ts";

/** What a field holds, as a person says it: amounts with their unit, stages and teams by their names. */
export function valueWords(field: Field, value: unknown, scenario: Scenario): string {
  switch (field.type) {
    case "number":
      return typeof value === "number" ? amountOf(field, scenario.currency).words(value) : "not set";
    case "numbers":
      return Array.isArray(value) ? (value.length > 0 ? value.map((item) => Number((item as number).toPrecision(6))).join(" ") : "none") : "not set";
    case "flag":
      return value === true ? "yes" : "no";
    case "choice":
    case "text":
      return typeof value === "string" && value !== "" ? choiceWords(field, value, scenario) : "nobody";
  }
}

/** The name of what an id stands for; a choice in words: `intentTriggered` → `intent triggered`. */
export function choiceWords(field: Field, choice: string, { stages, channels, teams }: Scenario): string {
  if (field.type === "text") {
    const { choices } = field;
    const named = choices && [stages, teams, channels].find((bag) => choices.every((id) => Object.hasOwn(bag, id)));
    return named?.[choice]?.label ?? choice;
  }
  return choice.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
