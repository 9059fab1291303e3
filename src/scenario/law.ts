/**
 * Distributions. A law has no unit of its own: the field that holds it does, and gives its parameters their range.
 */
import * as v from "valibot";
import { noted, number, numbers, type Defaulted, type Facts, type Nullable, type NumberFacts } from "./field.ts";

interface Measure {
  unit: string;
  max: number;
  /** Where the parameters start when somebody changes the kind of a law. */
  typical: number;
  step: number;
}

function parameters({ unit, max, typical, step }: Measure) {
  const scale = "log";
  const source = "assumption";
  const parameter = (label: string, help: string, value: number, facts: Partial<NumberFacts> = {}) =>
    number({ label, help, unit, min: 0, max, step, scale, source, default: value, ...facts });
  // A mean or median of 0 has no spread: the smallest number that still is one keeps every law proper.
  const positive = { min: 1e-6 };
  return v.variant("kind", [
    v.strictObject({ kind: v.literal("fixed"), value: parameter("value", "Always this.", typical) }),
    v.strictObject({ kind: v.literal("exponential"), mean: parameter("mean", "Mean; most are shorter, a few much longer.", typical, positive) }),
    v.strictObject({
      kind: v.literal("uniform"),
      min: parameter("least", "Nothing below.", typical / 2),
      max: parameter("most", "Nothing above.", typical * 2),
    }),
    v.strictObject({
      kind: v.literal("triangular"),
      min: parameter("least", "Nothing below.", typical / 2),
      mode: parameter("mode", "The likeliest.", typical),
      max: parameter("most", "Nothing above.", typical * 2),
    }),
    v.strictObject({
      kind: v.literal("lognormal"),
      median: parameter("median", "Half lie below.", typical, positive),
      p90: parameter("90th percentile", "Nine of ten lie below; above the median.", typical * 2.7, { ...positive, max: max * 10 }),
    }),
    v.strictObject({
      kind: v.literal("gamma"),
      mean: parameter("mean", "Mean.", typical, positive),
      shape: parameter("shape", "1 = exponential; the higher, the narrower around the mean.", 2, { unit: "×", min: 0.01, max: 1000, step: 0.1 }),
    }),
    v.strictObject({
      kind: v.literal("empirical"),
      values: numbers({ label: "values", help: "What may come.", unit, min: 0, max, step, source, default: [typical] }),
      weights: numbers({ label: "weights", help: "How often each comes, relative to the others.", unit: "×", min: 0, max: 1e9, step: 1, source, default: [1] }),
    }),
  ]);
}

export type LawSchema = ReturnType<typeof parameters>;
export type Law = v.InferOutput<LawSchema>;

/** One schema a unit, shared by all fields that measure in it. */
export const laws: Record<"days" | "hours" | "minutes" | "money" | "count" | "any", LawSchema> = {
  days: parameters({ unit: "d", max: 36_500, typical: 30, step: 1 }),
  hours: parameters({ unit: "h", max: 87_600, typical: 24, step: 1 }),
  minutes: parameters({ unit: "min", max: 100_000, typical: 30, step: 1 }),
  money: parameters({ unit: "money", max: 1e9, typical: 100, step: 1 }),
  count: parameters({ unit: "×", max: 1000, typical: 1, step: 1 }),
  any: parameters({ unit: "", max: 1e12, typical: 1, step: 0.01 }),
};

interface LawFacts extends Facts {
  /** Ends of the sliders of its parameters, in the law's unit. */
  low: number;
  high: number;
}

export function law(schema: LawSchema, { default: value, ...facts }: LawFacts & { default: Law }): Defaulted<Law> {
  return v.optional(lawEntry(schema, facts), value);
}

export function lawOrNull(schema: LawSchema, facts: LawFacts): Nullable<Law> {
  return v.optional(v.nullable(lawEntry(schema, facts)), null);
}

/** An entry of a record of laws: it is there or not, so it has no default. */
export function lawEntry(schema: LawSchema, facts: LawFacts): v.GenericSchema<unknown, Law> {
  return noted(schema, facts);
}

export interface Amendment {
  /** Parameter that was not possible beside the others. */
  key: string;
  given: unknown;
  /** What it had to be, in signs, e.g. `> 75`. */
  expected: string;
}

/** The same law made possible, and what had to be changed: p90 above the median, ends in order, weights for all values. */
export function proper(law: Law): { law: Law; amendments: Amendment[] } {
  switch (law.kind) {
    case "fixed":
    case "exponential":
    case "gamma":
      return { law, amendments: [] };
    case "uniform":
      if (law.min <= law.max) return { law, amendments: [] };
      return { law: { ...law, min: law.max, max: law.min }, amendments: [{ key: "max", given: law.max, expected: `>= ${law.min}` }] };
    case "triangular": {
      if (law.min <= law.mode && law.mode <= law.max) return { law, amendments: [] };
      const [min, mode, max] = [law.min, law.mode, law.max].sort((a, b) => a - b);
      return { law: { ...law, min, mode, max }, amendments: [{ key: "mode", given: law.mode, expected: `${law.min} to ${law.max}` }] };
    }
    case "lognormal":
      if (law.p90 > law.median) return { law, amendments: [] };
      // 2.7 = ratio of the default nurture law (domain 3.3).
      return { law: { ...law, p90: law.median * 2.7 }, amendments: [{ key: "p90", given: law.p90, expected: `> ${law.median}` }] };
    case "empirical":
      return properEmpirical(law);
  }
}

function properEmpirical(law: Extract<Law, { kind: "empirical" }>): { law: Law; amendments: Amendment[] } {
  const { values, weights } = law;
  const length = Math.min(values.length, weights.length);
  const amendments: Amendment[] = [];
  if (values.length !== weights.length) amendments.push({ key: "weights", given: weights.length, expected: `${values.length} numbers` });
  const shared = weights.slice(0, length);
  const sum = shared.reduce((total, weight) => total + weight, 0);
  if (!(sum > 0)) amendments.push({ key: "weights", given: sum, expected: "a sum > 0" });
  return amendments.length === 0
    ? { law, amendments }
    : { law: { ...law, values: values.slice(0, length), weights: sum > 0 ? shared : shared.map(() => 1) }, amendments };
}
