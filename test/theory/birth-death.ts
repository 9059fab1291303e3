/** Steady state of a birth–death chain: chances of 0, 1, 2, … people, as far as they matter. */
export function steadyState(birth: (n: number) => number, death: (n: number) => number): number[] {
  const chances = [1];
  let sum = 1;
  for (let n = 1; n < 1_000_000; n++) {
    const next = (chances[n - 1] * birth(n - 1)) / death(n);
    if (next === 0) break;
    chances.push(next);
    sum += next;
    if (next < 1e-18 * sum && birth(n) < death(n)) break;
  }
  return chances.map((chance) => chance / sum);
}

export function meanOf(chances: readonly number[], value: (n: number) => number = (n) => n): number {
  return chances.reduce((sum, chance, n) => sum + chance * value(n), 0);
}
