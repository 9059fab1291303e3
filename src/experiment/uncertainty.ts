import { Draws, Laws, uniform } from "../kernel/index.ts";
import { addLaw, hashOf } from "../model/index.ts";
import { toScenario, valueAt, withValue, type Scenario } from "../scenario/index.ts";

/** The uncertain numbers of one scenario, ready to be drawn. */
interface Unknowns {
  laws: Laws;
  entries: { path: string; hash: number; law: number }[];
}

const prepared = new WeakMap<Scenario, Unknowns>();
const draws = new Draws();
/** Keeps these draws apart from those of the people of the same replication. */
const PURPOSE = hashOf("process uncertainty");

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
    .map(([path, law]) => ({ path, hash: hashOf(path), law: addLaw(laws, law) }));
  return { laws, entries };
}
