/** A few values that stand for a law. */
import type { Laws } from "../../kernel/index.ts";

/** Means of so many equally likely parts of a law, in order: together they have its mean. */
export function binMeans(laws: Laws, law: number, bins: number): number[] {
  // What a law yields below x is worth x·F(x) − ∫F.
  const below = (x: number, share: number) => x * share - laws.integratedCdf(law, x);
  let before = 0;
  return Array.from({ length: bins }, (_, bin) => {
    const upTo = bin + 1 < bins ? laws.quantile(law, (bin + 1) / bins) : Infinity;
    const after = upTo < Infinity ? below(upTo, (bin + 1) / bins) : laws.mean(law);
    const mean = (after - before) * bins;
    before = after;
    return mean;
  });
}

export interface Node {
  value: number;
  weight: number;
}

/**
 * Beta(alpha, beta) as `count` values with weights: Gauss's rule, exact for polynomials of degree 2·count − 1, so that what
 * is left after many months comes out as it is (Golub and Welsch 1969).
 */
export function betaNodes(alpha: number, beta: number, count: number): Node[] {
  const a = beta - 1;
  const b = alpha - 1;
  const s = a + b;
  const diagonal = Float64Array.from({ length: count }, (_, n) => {
    if (n === 0) return (b - a) / (s + 2);
    return ((b - a) * (b + a)) / ((2 * n + s) * (2 * n + s + 2));
  });
  const beside = Float64Array.from({ length: count }, (_, at) => {
    const n = at + 1;
    const d = 2 * n + s;
    if (n === 1) return Math.sqrt((4 * (1 + a) * (1 + b)) / (d * d * (d + 1)));
    return Math.sqrt((4 * n * (n + a) * (n + b) * (n + s)) / (d * d * (d + 1) * (d - 1)));
  });
  const first = diagonalise(diagonal, beside);
  return Array.from(diagonal, (value, at) => ({ value: Math.min(1, Math.max(0, (1 + value) / 2)), weight: first[at] * first[at] }));
}

/** Eigenvalues of a symmetric tridiagonal matrix, in place of its diagonal, and the first component of each eigenvector (implicit QL). */
function diagonalise(diagonal: Float64Array, beside: Float64Array): Float64Array {
  const size = diagonal.length;
  const first = new Float64Array(size);
  first[0] = 1;
  beside[size - 1] = 0;
  for (let low = 0; low < size; low++) {
    for (let turn = 0; turn < 100; turn++) {
      let high = low;
      while (high < size - 1 && Math.abs(beside[high]) > 1e-16 * (Math.abs(diagonal[high]) + Math.abs(diagonal[high + 1]))) high += 1;
      if (high === low) break;
      let g = (diagonal[low + 1] - diagonal[low]) / (2 * beside[low]);
      let r = Math.sqrt(g * g + 1);
      g = diagonal[high] - diagonal[low] + beside[low] / (g + (g < 0 ? -r : r));
      let [sine, cosine, p] = [1, 1, 0];
      for (let at = high - 1; at >= low; at--) {
        const f = sine * beside[at];
        const h = cosine * beside[at];
        r = Math.sqrt(f * f + g * g);
        beside[at + 1] = r;
        sine = r > 0 ? f / r : 0;
        cosine = r > 0 ? g / r : 1;
        g = diagonal[at + 1] - p;
        r = (diagonal[at] - g) * sine + 2 * cosine * h;
        p = sine * r;
        diagonal[at + 1] = g + p;
        g = cosine * r - h;
        const above = first[at + 1];
        first[at + 1] = sine * first[at] + cosine * above;
        first[at] = cosine * first[at] - sine * above;
      }
      diagonal[low] -= p;
      beside[low] = g;
      beside[high] = 0;
    }
  }
  return first;
}
