/** Beta(a, b) from one draw: X ÷ (X + Y) of a gamma of shape a from its first word and one of shape b from its second. */
import type { World } from "./world.ts";

/** `alpha` and `beta` are the numbers of gamma laws whose mean is their shape. */
export function betaOf(world: World, alpha: i32, beta: i32): f64 {
  const x: f64 = world.laws.sample(alpha, world.first());
  const y: f64 = world.laws.sample(beta, world.second());
  return x + y > 0 ? x / (x + y) : 0;
}
