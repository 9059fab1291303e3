import type { Law } from "../../scenario/index.ts";
import { amount, plain } from "./amount.ts";

/** A distribution in words: `lognormal, median 18 days, P90 60 days`. */
export function lawWords(law: Law, unit: string, currency: string): string {
  const write = (value: number) => amount(value, unit, currency);
  switch (law.kind) {
    case "fixed":
      return write(law.value);
    case "exponential":
      return `exponential, mean ${write(law.mean)}`;
    case "uniform":
      return `uniform, ${write(law.min)} to ${write(law.max)}`;
    case "triangular":
      return `triangular, ${write(law.min)} to ${write(law.max)}, mode ${write(law.mode)}`;
    case "lognormal":
      return `lognormal, median ${write(law.median)}, P90 ${write(law.p90)}`;
    case "gamma":
      return `gamma, mean ${write(law.mean)}, shape ${plain(law.shape)}`;
    case "empirical":
      return `one of ${law.values.map((value, at) => `${write(value)} (weight ${plain(law.weights[at])})`).join(", ")}`;
  }
}

/** Within a sentence: `after 365 days`, `after a time (exponential, mean 365 days)`. */
export function afterTime(law: Law, unit: string, currency: string): string {
  return law.kind === "fixed" ? `after ${lawWords(law, unit, currency)}` : `after a time (${lawWords(law, unit, currency)})`;
}

const kinds: ReadonlySet<unknown> = new Set<Law["kind"]>(["fixed", "exponential", "uniform", "triangular", "lognormal", "gamma", "empirical"]);

/** Of the parts of a document that have a kind, laws alone have one of these. */
export function isLaw(part: unknown): part is Law {
  return typeof part === "object" && part !== null && "kind" in part && kinds.has(part.kind);
}

/** Every distribution of a document, wherever it stands; those of uncertain numbers left out. */
export function lawsIn(part: unknown): Law[] {
  if (isLaw(part)) return [part];
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, inside]) => (key === "uncertainty" ? [] : lawsIn(inside)));
}
