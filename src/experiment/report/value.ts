/** What stands at a path, in words: a law as a whole, ids by the names they stand for. */
import { fieldAt, joinPath, splitPath, valueAt, type Field, type Scenario } from "../../scenario/index.ts";
import { amount, inRuns, plain } from "./amount.ts";
import { isLaw, lawWords } from "./law.ts";

/** The path of the law that a path leads into; the path itself where it leads into none. */
export function wholeOf(path: string, ...scenarios: readonly Scenario[]): string {
  const above = joinPath(splitPath(path).slice(0, -1));
  return scenarios.some((scenario) => isLaw(valueAt(scenario, above))) ? above : path;
}

export function wordsAt(scenario: Scenario, path: string): string {
  const value = valueAt(scenario, path);
  if (value === undefined || value === null) return "none";
  if (isLaw(value)) return lawWords(value, unitOf(parameterOf(scenario, path)), scenario.currency);
  const field = fieldAt(scenario, path);
  return field ? fieldWords(field, value, scenario) : "present";
}

export function labelAt(path: string, ...scenarios: readonly Scenario[]): string {
  for (const scenario of scenarios) {
    const field = fieldAt(scenario, path) ?? fieldAt(scenario, `${path}.kind`);
    if (field) return isLaw(valueAt(scenario, path)) ? field.label.replace(/(?:,| ·) kind$/, "") : field.label;
  }
  return path;
}

/** The parameter of a law that is measured in the law's own unit, and says where it comes from. */
export function parameterOf(scenario: Scenario, path: string): Field | null {
  const key = Object.keys(valueAt(scenario, path) as object).find((each) => !unitless.has(each));
  return fieldAt(scenario, `${path}.${key}`);
}
const unitless: ReadonlySet<string> = new Set(["kind", "shape", "weights"]);

export function unitOf(field: Field | null): string {
  return field && "unit" in field ? field.unit : "";
}

export function fieldWords(field: Field, value: unknown, scenario: Scenario): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return field.type === "number" ? amount(value, field.unit, scenario.currency) : plain(value);
  if (Array.isArray(value)) return inRuns(value as number[]) || "none";
  if (typeof value !== "string" || value === "") return "none";
  if (field.type === "text" && field.choices) return nameOf(value, field.choices, scenario);
  return field.type === "choice" ? choiceWords(value) : value;
}

/** `intentTriggered` → `intent triggered`. */
export function choiceWords(choice: string): string {
  return choice.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The label of what an id stands for, among the stages, teams or channels it may be one of. */
function nameOf(id: string, choices: readonly string[], { stages, teams, channels }: Scenario): string {
  const bag = [stages, teams, channels].find((each) => choices.every((choice) => Object.hasOwn(each, choice)));
  return bag?.[id]?.label ?? id;
}
