import type { Law } from "../../src/scenario/index.ts";
import type { World } from "./world.ts";

/** Beta(a, b) from one draw: X ÷ (X + Y) of a gamma of shape a from its first number and one of shape b from its second. */
export function betaOf(world: World, [u, v]: [number, number], a: number, b: number): number {
  const x = world.sample(gammaOf(a), u);
  const y = world.sample(gammaOf(b), v);
  return x + y > 0 ? x / (x + y) : 0;
}

/** One law for each shape: a world knows laws by themselves. */
const gammas = new Map<number, Law>();

function gammaOf(shape: number): Law {
  const held = Math.min(shape, 10_000);
  const known = gammas.get(held);
  if (known) return known;
  const law: Law = { kind: "gamma", mean: held, shape: held };
  gammas.set(held, law);
  return law;
}
