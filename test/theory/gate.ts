/**
 * The gate: z = (estimate − exact) ÷ standard error. What replications say of a figure is a sum and how many it is the sum
 * of, so that a ratio (a mean over customers, whose number is itself chance) has its right error: the residuals
 * sum − exact × count have mean 0 in every replication. Few replications make Student's t, which is told as the z of the same
 * probability.
 */
export type Said = number | readonly [sum: number, count: number];

export interface Verdict {
  estimate: number;
  standardError: number;
  z: number;
}

/** `isSpread`: a mean square. Its cube root is as good as normal (Wilson and Hilferty 1931), itself it is far from that in few replications. */
export function judge(said: readonly Said[], exact: number, isSpread = false): Verdict {
  const pairs = said.map((each) => (typeof each === "number" ? ([each, 1] as const) : each));
  const counted = total(pairs.map(([, count]) => count));
  const estimate = total(pairs.map(([sum]) => sum)) / counted;
  const residuals = pairs.map(([sum, count]) => sum - exact * count);
  const mean = total(residuals) / pairs.length;
  const error = Math.sqrt(total(residuals.map((residual) => (residual - mean) ** 2)) / (pairs.length - 1) / pairs.length);
  const standardError = (error * pairs.length) / counted;
  // No chance in it: equal but for the last digits, or wrong.
  if (error === 0) return { estimate, standardError, z: Math.abs(estimate - exact) <= 1e-12 * Math.abs(exact) ? 0 : Infinity };
  const t = isSpread ? (Math.cbrt(estimate / exact) - 1 + (standardError / estimate) ** 2 / 9) / (standardError / estimate / 3) : mean / error;
  return { estimate, standardError, z: normalScore(t, pairs.length - 1) };
}

/** P(χ² ≤ x) of n degrees of freedom. */
export function chiSquare(x: number, n: number): number {
  // Series of the lower incomplete gamma function: all terms positive, enough of them for any x of a test.
  const a = n / 2;
  let term = Math.exp(a * Math.log(x / 2) - x / 2 - logGamma(a + 1));
  let sum = term;
  for (let k = 1; k < 2000; k++) sum += term *= x / 2 / (a + k);
  return sum;
}

/** The z at which the standard normal has the probability of this t: never further out. */
export function normalScore(t: number, degrees: number): number {
  const tail = 0.5 * betaShare(degrees / (degrees + t * t), degrees / 2, 0.5);
  return Math.sign(t) * upperNormal(tail);
}

/** Anderson and Darling's A² of numbers against the standard normal, both of whose parameters are known. */
export function andersonDarling(values: readonly number[]): number {
  const n = values.length;
  const sorted = values.toSorted((a, b) => a - b);
  return -n - total(sorted.map((value, i) => ((2 * i + 1) / n) * (Math.log(normalShare(value)) + Math.log(normalShare(-sorted[n - 1 - i])))));
}

/** P(Z ≤ z). */
export function normalShare(z: number): number {
  const half = 0.5 * normalTails(z);
  return z < 0 ? half : 1 - half;
}

/** P(|Z| > |z|) by the upper incomplete gamma function of a half. */
function normalTails(z: number): number {
  const x = (z * z) / 2;
  if (x < 3) return 1 - (x === 0 ? 0 : chiSquare(2 * x, 1));
  // Lentz's continued fraction.
  let b = x + 0.5;
  let c = Infinity;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 300; i++) {
    const a = -i * (i - 0.5);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    h *= d * c;
  }
  return Math.exp(-x + 0.5 * Math.log(x) - logGamma(0.5)) * h;
}

/** The z above which a share of the standard normal lies, by bisection. */
export function upperNormal(share: number): number {
  if (share > 0.5) return -upperNormal(1 - share);
  let low = 0;
  let high = 38;
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    if (normalShare(-middle) > share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The regularised incomplete beta function. */
function betaShare(x: number, a: number, b: number): number {
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(1 - x, b, a);
  const front = Math.exp(a * Math.log(x) + b * Math.log(1 - x) + logGamma(a + b) - logGamma(a) - logGamma(b)) / a;
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 300; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    h *= d * c;
  }
  return front * h;
}

/** Lanczos. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const g = [676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7];
  const sum = g.reduce((total, coefficient, i) => total + coefficient / (x + i), 0.9999999999998099);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
