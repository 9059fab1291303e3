/** Laws by the words of the rows: as the product writes them, and the moments that formulas need. */
import type { Law } from "hourglass";
import type { Row } from "./row.ts";

export interface Timed {
  words: string;
  /** In a unit of the caller's: `unit` of the product's units for one of the theory's. */
  law: (unit: number) => Law;
  mean: number;
  /** E X², E X³. */
  second: number;
  third: number;
}

/** 90th percentile of the standard normal. */
const Z90 = 1.2815515655446004;

export function exponential(mean: number): Timed {
  return { words: "exponential", law: (unit) => ({ kind: "exponential", mean: mean * unit }), mean, second: 2 * mean ** 2, third: 6 * mean ** 3 };
}

export function fixed(value: number): Timed {
  return { words: "deterministic", law: (unit) => ({ kind: "fixed", value: value * unit }), mean: value, second: value ** 2, third: value ** 3 };
}

export function uniform(a: number, b: number): Timed {
  const moment = (k: number) => (b ** (k + 1) - a ** (k + 1)) / ((k + 1) * (b - a));
  return { words: `uniform(${a},${b})`, law: (unit) => ({ kind: "uniform", min: a * unit, max: b * unit }), mean: moment(1), second: moment(2), third: moment(3) };
}

/** By mean and squared coefficient of variation. */
export function lognormal(mean: number, cv2: number): Timed {
  const sigma = Math.sqrt(Math.log(1 + cv2));
  const median = mean / Math.sqrt(1 + cv2);
  const moment = (k: number) => median ** k * Math.exp((k * k * sigma * sigma) / 2);
  return { words: `lognormal cv²=${cv2}`, law: (unit) => ({ kind: "lognormal", median: median * unit, p90: median * Math.exp(Z90 * sigma) * unit }), mean, second: moment(2), third: moment(3) };
}

export function gamma(mean: number, shape: number): Timed {
  const scale = mean / shape;
  return {
    words: `gamma shape ${shape}`, law: (unit) => ({ kind: "gamma", mean: mean * unit, shape }), mean,
    second: shape * (shape + 1) * scale ** 2, third: shape * (shape + 1) * (shape + 2) * scale ** 3,
  };
}

export function empirical(values: readonly number[], weights: readonly number[]): Timed {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const moment = (k: number) => values.reduce((sum, value, at) => sum + value ** k * weights[at], 0) / all;
  return { words: "of some values", law: (unit) => ({ kind: "empirical", values: values.map((value) => value * unit), weights: [...weights] }), mean: moment(1), second: moment(2), third: moment(3) };
}

/** A law a row describes by its parts: `{ service: "uniform", a: 0, b: 2 }`. */
export function lawOf(kind: unknown, given: Row["model"]): Timed {
  const part = (key: string) => given[key] as number;
  switch (kind) {
    case "exponential": return exponential(part("mean"));
    case "deterministic": return fixed(part("value"));
    case "uniform": return uniform(part("a"), part("b"));
    case "lognormal": return lognormal(part("mean"), part("cv2"));
    case "gamma": return gamma(part("mean"), part("shape"));
    case "empirical": return empirical(given.values as number[], given.weights as number[]);
    default: throw new Error(`unknown law: ${String(kind)}; expected exponential, deterministic, uniform, lognormal, gamma or empirical`);
  }
}

/** A law a row names in one word or two, of a mean given elsewhere: `lognormal cv=2`, `uniform(0,2)`, `erlang 3`. */
export function lawNamed(words: string, mean: number): Timed {
  const [kind, ...rest] = words.split(/[\s(]+/);
  const numbers = rest.join(" ").match(/[\d.]+/g)?.map(Number) ?? [];
  switch (kind) {
    case "exp": case "exponential": return exponential(mean);
    case "det": case "deterministic": return fixed(mean);
    case "uniform": return numbers.length === 2 ? uniform(numbers[0], numbers[1]) : uniform(0, 2 * mean);
    case "lognormal": return lognormal(mean, numbers[0] ** 2);
    case "erlang": case "gamma": return gamma(mean, numbers[0]);
    default: throw new Error(`unknown law: ${words}; expected exponential, deterministic, uniform, lognormal, erlang or gamma`);
  }
}
