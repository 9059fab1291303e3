import { mergePatch, toScenario, unflatten, valueAt, withValue, type Law, type Leaf, type Scenario } from "../scenario/index.ts";

/**
 * Puts a value in its place. Where it is the median of a lognormal law, the 90th percentile moves in proportion: the
 * law keeps its shape, and a median can be dragged beyond what was the 90th percentile.
 */
export function placed(scenario: Scenario, path: string, value: Leaf): Scenario {
  const next = withValue(scenario, path, value);
  const around = path.endsWith(".median") ? path.slice(0, -".median".length) : null;
  const law = around === null ? null : (valueAt(scenario, around) as Law | null);
  if (around === null || law?.kind !== "lognormal" || typeof value !== "number" || value <= 0) return next;
  return withValue(next, `${around}.p90`, Number(((law.p90 * value) / law.median).toPrecision(6)));
}

/** The partner of a median that `placed` moves along with it. */
export function partner(path: string): string | null {
  return path.endsWith(".median") ? path.replace(/\.median$/, ".p90") : null;
}

/** The scenario with these places as they are in `base`; what `base` has not is removed. */
export function restored(scenario: Scenario, base: Scenario, paths: readonly string[]): Scenario {
  const before = paths.map((path) => [path, valueAt(base, path) ?? null] as const);
  return sound(mergePatch(scenario, unflatten(before)));
}

/** Complete and possible, whatever was set: a law that changed its kind gets the numbers of the new kind. */
export function sound(scenario: unknown): Scenario {
  return toScenario(scenario).scenario;
}
