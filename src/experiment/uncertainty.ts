import { Draws, Laws, uniform } from "../kernel/index.ts";
import { toScenario, valueAt, withValue, type Law, type Scenario } from "../scenario/index.ts";

/** The uncertain numbers of one scenario, ready to be drawn. */
interface Unknowns {
  laws: Laws;
  entries: { path: string; hash: number; law: number }[];
}

const prepared = new WeakMap<Scenario, Unknowns>();
const draws = new Draws();
/** Keeps these draws apart from those of the people of the same replication. */
const PURPOSE = hashOf("uncertainty");

/**
 * The scenario as it might truly be, for one replication: every number in `uncertainty` is drawn once, addressed by
 * (seed, replication, path), so that a change of one number's law moves no other draw. Values outside their field's
 * range are moved to its end, as everywhere.
 */
export function draw(scenario: Scenario, key: Uint32Array, replication: number): Scenario {
  let unknowns = prepared.get(scenario);
  if (!unknowns) prepared.set(scenario, (unknowns = prepare(scenario)));
  draws.block(key[0] | 0, key[1] | 0, replication, PURPOSE);
  const { hi, lo } = draws;
  let drawn = scenario;
  for (const { path, hash, law } of unknowns.entries) {
    draws.block(hi, lo, hash, 0);
    drawn = withValue(drawn, path, unknowns.laws.sample(law, uniform(draws.hi)));
  }
  return toScenario(drawn).scenario;
}

function prepare(scenario: Scenario): Unknowns {
  const laws = new Laws();
  const entries = Object.entries(scenario.uncertainty)
    // A number of a part that is absent today is not missed.
    .filter(([path]) => valueAt(scenario, path) !== undefined)
    .map(([path, law]) => ({ path, hash: hashOf(path), law: add(laws, law) }));
  return { laws, entries };
}

function add(laws: Laws, law: Law): number {
  switch (law.kind) {
    case "fixed":
      return laws.addFixed(law.value);
    case "exponential":
      return laws.addExponential(law.mean);
    case "uniform":
      return laws.addUniform(law.min, law.max);
    case "triangular":
      return laws.addTriangular(law.min, law.mode, law.max);
    case "lognormal":
      return laws.addLognormal(law.median, law.p90);
    case "gamma":
      return laws.addGamma(law.mean, law.shape);
    case "empirical":
      return laws.addEmpirical(Float64Array.from(law.values), Float64Array.from(law.weights));
  }
}

/** FNV-1a over UTF-16 units, with a last mixing. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) | 0;
}
