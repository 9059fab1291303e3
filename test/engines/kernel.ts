/** A hundred thousand inputs through everything in the kernel whose bits could depend on the engine. */
import { Draws, uniform } from "../../src/kernel/draws.ts";
import { exp, exp2, gammaP, gammaQ, ln, lnGamma, normalCdf, normalQuantile, pow } from "../../src/kernel/elementary.ts";
import { Laws } from "../../src/kernel/law.ts";
import { fromWords } from "../../src/kernel/machine.ts";
import { poissonCount } from "../../src/kernel/poisson.ts";
import { digest } from "./digest.ts";

const count = 100_000;
const draws = new Draws();

/** What `value` makes of each of two drawn words. */
function drawn(place: number, value: (hi: number, lo: number) => number): number[] {
  return Array.from({ length: count }, (_, at) => {
    draws.block(0x5eed, place, at, 0);
    return value(draws.hi, draws.lo);
  });
}

/** A positive float of any magnitude, subnormal ones among them. */
const anyFloat = (hi: number, lo: number) => fromWords(hi & 0x7fefffff, lo);
/** From −1,000 to 1,000, where exponentials overflow and vanish. */
const wide = (hi: number) => 2000 * uniform(hi) - 1000;
const between = (low: number, high: number, word: number) => low + (high - low) * uniform(word);

function laws(): Record<string, number[]> {
  const table = new Laws();
  const values = Float64Array.of(1, 5, 2.5);
  const ids = {
    exponential: table.addExponential(3), uniform: table.addUniform(1, 4), triangular: table.addTriangular(1, 2, 9), lognormal: table.addLognormal(12, 60), "lognormal by logarithm": table.addLognormalMuSigma(1.5, 0.7),
    gamma: table.addGamma(4, 2.3), "gamma of a small shape": table.addGamma(4, 0.2), empirical: table.addEmpirical(values, Float64Array.of(1, 2, 3)),
  };
  return Object.fromEntries(Object.entries(ids).flatMap(([name, id], at) => [
    [`draws of the ${name} law`, drawn(20 + at, (word) => table.sample(id, uniform(word)))],
    [`cdf, mean and variance of the ${name} law`, [table.mean(id), table.variance(id), ...drawn(40 + at, (word) => table.cdf(id, 30 * uniform(word)))]],
  ]));
}

const functions = (): Record<string, number[]> => ({
  block: drawn(1, (hi, lo) => (hi >>> 0) * 2 ** 20 + (lo >>> 12)),
  ln: drawn(2, (hi, lo) => ln(anyFloat(hi, lo))),
  exp: drawn(3, (hi) => exp(wide(hi))),
  exp2: drawn(4, (hi) => exp2(wide(hi))),
  pow: drawn(5, (hi, lo) => pow(anyFloat(hi, lo), between(-2, 2, lo))),
  "pow of shares": drawn(6, (hi, lo) => pow(uniform(hi), between(0, 50, lo))),
  normalCdf: drawn(7, (hi) => normalCdf(between(-40, 40, hi))),
  normalQuantile: drawn(8, (hi) => normalQuantile(uniform(hi))),
  lnGamma: drawn(9, (hi) => lnGamma(between(0.01, 200, hi))),
  gammaP: drawn(10, (hi, lo) => gammaP(between(0.05, 50, hi), between(0, 100, lo))),
  gammaQ: drawn(11, (hi, lo) => gammaQ(between(0.05, 50, hi), between(0, 100, lo))),
  poissonCount: drawn(12, (hi, lo) => poissonCount(new Draws(), hi, lo, 0, 0, between(0, 200, lo))),
  ...laws(),
});

/** What the kernel may not call, because it is not the same everywhere. */
const foreign = (): Record<string, number[]> => ({
  "Math.log": drawn(2, (hi, lo) => Math.log(anyFloat(hi, lo))),
  "Math.exp": drawn(3, (hi) => Math.exp(wide(hi))),
  "Math.pow": drawn(5, (hi, lo) => Math.pow(anyFloat(hi, lo), between(-2, 2, lo))),
  "Math.sin": drawn(13, (hi) => Math.sin(wide(hi))),
});

async function digestsOf(functions: Record<string, number[]>): Promise<Record<string, string>> {
  const named = Object.entries(functions).map(async ([name, numbers]) => [name, await digest(numbers)] as const);
  return Object.fromEntries(await Promise.all(named));
}

export const kernelDigests = (): Promise<Record<string, string>> => digestsOf(functions());
export const foreignDigests = (): Promise<Record<string, string>> => digestsOf(foreign());
