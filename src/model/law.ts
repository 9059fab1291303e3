/** Laws of a scenario as rows of the kernel's table. */
import type { Laws } from "../kernel/index.ts";
import type { Law } from "../scenario/index.ts";

/** The number of a new law: `factor` times the given one. */
export function addLaw(laws: Laws, law: Law, factor = 1): number {
  const id = addPlain(laws, law);
  return factor === 1 ? id : laws.scale(id, factor);
}

/** −1 for none. */
export function addMaybe(laws: Laws, law: Law | null): number {
  return law ? addPlain(laws, law) : -1;
}

function addPlain(laws: Laws, law: Law): number {
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
