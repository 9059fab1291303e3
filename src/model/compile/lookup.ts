/** Names → numbers, amounts → cents. */
import type { Scenario, Stage } from "../../scenario/index.ts";

export const DAYS_PER_MONTH = 365 / 12;

export function stageAt(scenario: Scenario, id: string): Stage {
  const stage = scenario.stages[id];
  if (!stage) indexOf(Object.keys(scenario.stages), id, "stage");
  return stage;
}

export function indexOf(ids: string[], id: string, noun: string): number {
  const at = ids.indexOf(id);
  if (at < 0) throw new Error(`unknown ${noun}: ${id}; expected ${ids.join(", ")}`);
  return at;
}

export function cents(amount: number): number {
  return Math.round(amount * 100);
}

export function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
