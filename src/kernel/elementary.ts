import { fromWords, highWord, lowWord, toInt } from "./machine.ts";

/*
 * Elementary functions from + − × ÷ and square roots alone, so that every engine gives the same bits.
 * (`Math.log`, `Math.exp` and `Math.pow` differ between browsers.)
 */

const LN2: f64 = 0.6931471805599453;
const LN2_HIGH: f64 = 0.6931471803691238; // ln 2 to 32 bits: its products with exponents are exact
const LN2_LOW: f64 = 1.9082149292705877e-10;
const SQRT_2PI: f64 = 2.5066282746310002;
const HALF_LN_2PI: f64 = 0.9189385332046728;
const TWO_54: f64 = 18014398509481984.0;

/**
 * Natural logarithm, within 1 ulp.
 *
 * x = 2^k (1 + f) with 1 + f between √½ and √2; ln(1 + f) = 2 artanh(s), s = f / (2 + f), as a polynomial in s²
 * fitted on that interval.
 */
export function ln(x: f64): f64 {
  if (!(x > 0.0)) return x == 0.0 ? -Infinity : NaN;
  if (x == Infinity) return x;
  let k: i32 = 0;
  let scaled: f64 = x;
  if (x < 2.2250738585072014e-308) {
    scaled = x * TWO_54;
    k = -54;
  }
  const high: i32 = highWord(scaled);
  // Adding the distance from √½ to 1 to the fraction carries into the exponent exactly when 1 + f would exceed √2.
  const carried: i32 = high + 0x95f62;
  k += (carried >> 20) - 1023;
  const f: f64 = fromWords((carried & 0xfffff) + 0x3fe6a09e, lowWord(scaled)) - 1.0;
  const s: f64 = f / (2.0 + f);
  const z: f64 = s * s;
  const w: f64 = z * z;
  const odd: f64 =
    0.666666666666666967 + w * (0.28571428626114518 + w * (0.18182890778026130 + w * 0.14617128399807300));
  const even: f64 = 0.39999999999899198 + w * (0.22222211112104947 + w * 0.15331666676597174);
  const r: f64 = z * (odd + z * even);
  const half: f64 = 0.5 * f * f;
  const n: f64 = k;
  return n * LN2_HIGH - (half - (s * (half + r) + n * LN2_LOW) - f);
}

/** 2^k · e^(high − low) for |high − low| ≤ 0.35. */
function expScaled(high: f64, low: f64, k: i32): f64 {
  const r: f64 = high - low;
  const t: f64 = r * r;
  // r (e^r + 1) / (e^r − 1) − 2 = r²/6 − r⁴/360 + …: Bernoulli numbers over factorials
  const b: f64 =
    t *
    (1.0 / 6.0 +
      t * (-1.0 / 360.0 + t * (1.0 / 15120.0 + t * (-1.0 / 604800.0 + t * (1.0 / 23950080.0 + t * (-691.0 / 653837184000.0))))));
  const c: f64 = r - b;
  const y: f64 = 1.0 + ((r * c) / (2.0 - c) - low + high);
  if (k >= -1021) {
    if (k == 1024) return y * 2.0 * 8.98846567431158e307;
    return y * fromWords((k + 1023) << 20, 0);
  }
  return y * fromWords((k + 1077) << 20, 0) * (1.0 / TWO_54);
}

/** e^x, within 1 ulp. */
export function exp(x: f64): f64 {
  if (!(x < 709.782712893384)) return x == x ? Infinity : x;
  if (x < -745.1332191019412) return 0.0;
  const n: f64 = Math.floor(x * 1.4426950408889634 + 0.5);
  return expScaled(x - n * LN2_HIGH, n * LN2_LOW, toInt(n));
}

/** 2^x, within 1 ulp; exact for whole x. */
export function exp2(x: f64): f64 {
  if (!(x < 1024.0)) return x == x ? Infinity : x;
  if (x < -1075.0) return 0.0;
  const n: f64 = Math.floor(x + 0.5);
  const r: f64 = x - n;
  return expScaled(r * LN2, 0.0, toInt(n));
}

/** x^y for x ≥ 0, as exp(y ln x): relative error below (1 + |y ln x|) · 2^-52. Exact for y = 0, 1, 2 and x = 1. */
export function pow(x: f64, y: f64): f64 {
  if (y == 0.0 || x == 1.0) return 1.0;
  if (y == 1.0) return x;
  if (y == 2.0) return x * x;
  if (x == 0.0) return y > 0.0 ? 0.0 : Infinity;
  return exp(y * ln(x));
}

/** e^(−x²/2) without the loss that rounding x² would bring far out. */
function bell(x: f64): f64 {
  const coarse: f64 = Math.floor(x * 16.0) / 16.0;
  return exp(-0.5 * coarse * coarse) * exp(-0.5 * (x - coarse) * (x + coarse));
}

/** Chebyshev coefficients of (1 + x) · tail(x) / density(x) for x ≥ 0, in t = (x − 4) / (x + 4). */
const MILLS: Float64Array = new Float64Array(26);
MILLS[0] = 2.3341050701764944;
MILLS[1] = -0.16101957671346539;
MILLS[2] = -0.028002821825452975;
MILLS[3] = 0.031674521892392659;
MILLS[4] = -0.012103231162345369;
MILLS[5] = 0.0027056129762167095;
MILLS[6] = -0.00029931636202703166;
MILLS[7] = -1.716686526879361e-5;
MILLS[8] = 1.0178489264109867e-5;
MILLS[9] = -4.8948295700041918e-7;
MILLS[10] = -2.8440065001510478e-7;
MILLS[11] = 3.0766283713811504e-8;
MILLS[12] = 9.1803786744695372e-9;
MILLS[13] = -1.2756102213808736e-9;
MILLS[14] = -3.6602793761041338e-10;
MILLS[15] = 4.5926359348595205e-11;
MILLS[16] = 1.7189314687646527e-11;
MILLS[17] = -1.2726833698700694e-12;
MILLS[18] = -8.6680819133161884e-13;
MILLS[19] = 1.1061557204136741e-15;
MILLS[20] = 4.2750210770103334e-14;
MILLS[21] = 3.7909376922639045e-15;
MILLS[22] = -1.8474103010592332e-15;
MILLS[23] = -4.0419094130708178e-16;
MILLS[24] = 5.3408543850173578e-17;
MILLS[25] = 2.9414799375900551e-17;

/** P(Z > x) of a standard normal for x ≥ 0, with full relative accuracy. */
function normalTail(x: f64): f64 {
  if (x > 38.5) return 0.0;
  const t: f64 = (x - 4.0) / (x + 4.0);
  let later: f64 = 0.0;
  let next: f64 = 0.0;
  for (let i: i32 = 25; i > 0; i--) {
    const here: f64 = 2.0 * t * next - later + MILLS[i];
    later = next;
    next = here;
  }
  const mills: f64 = t * next - later + 0.5 * MILLS[0];
  return (bell(x) * mills) / ((1.0 + x) * SQRT_2PI);
}

/** P(Z ≤ x) of a standard normal; relative error below 1e-14 in the lower tail too. */
export function normalCdf(x: f64): f64 {
  return x > 0.0 ? 1.0 - normalTail(x) : normalTail(-x);
}

/**
 * The z with P(Z ≤ z) = p, 0 < p < 1: Wichura's PPND16 (Algorithm AS 241, Applied Statistics 37, 1988), relative error
 * about 1e-16.
 */
export function normalQuantile(p: f64): f64 {
  const q: f64 = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r: f64 = 0.180625 - q * q;
    const above: f64 =
      ((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r + 45921.953931549871457) * r +
        13731.693765509461125) * r + 1971.5909503065514427) * r + 133.14166789178437745) * r + 3.387132872796366608;
    const below: f64 =
      ((((((5226.495278852854561 * r + 28729.085735721942674) * r + 39307.89580009271061) * r + 21213.794301586595867) * r +
        5394.1960214247511077) * r + 687.1870074920579083) * r + 42.313330701600911252) * r + 1.0;
    return (q * above) / below;
  }
  const tail: f64 = q < 0.0 ? p : 1.0 - p;
  if (tail == 0.0) return q < 0.0 ? -Infinity : Infinity;
  const depth: f64 = Math.sqrt(-ln(tail));
  let z: f64 = 0.0;
  if (depth <= 5.0) {
    const r: f64 = depth - 1.6;
    const above: f64 =
      ((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r + 0.24178072517745061177) * r +
        1.27045825245236838258) * r + 3.64784832476320460504) * r + 5.7694972214606914055) * r + 4.6303378461565452959) * r +
      1.42343711074968357734;
    const below: f64 =
      ((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r +
        0.14810397642748007459) * r + 0.68976733498510000455) * r + 1.6763848301838038494) * r + 2.05319162663775882187) * r +
      1.0;
    z = above / below;
  } else {
    const r: f64 = depth - 5.0;
    const above: f64 =
      ((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r +
        0.026532189526576123093) * r + 0.29656057182850489123) * r + 1.7848265399172913358) * r + 5.4637849111641143699) * r +
      6.6579046435011037772;
    const below: f64 =
      ((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r +
        7.868691311456132591e-4) * r + 0.0148753612908506148525) * r + 0.13692988092273580531) * r + 0.59983220655588793769) * r +
      1.0;
    z = above / below;
  }
  return q < 0.0 ? -z : z;
}

/** ln Γ(x) for x > 0: Stirling's series beyond 10, the recurrence below; off by less than 1e-14 + 5e-16 |ln Γ(x)|. */
export function lnGamma(x: f64): f64 {
  let shifted: f64 = x;
  let product: f64 = 1.0;
  while (shifted < 10.0) {
    product *= shifted;
    shifted += 1.0;
  }
  const y: f64 = 1.0 / shifted;
  const t: f64 = y * y;
  const series: f64 =
    y *
    (1.0 / 12.0 +
      t *
        (-1.0 / 360.0 +
          t * (1.0 / 1260.0 + t * (-1.0 / 1680.0 + t * (1.0 / 1188.0 + t * (-691.0 / 360360.0 + t * (1.0 / 156.0)))))));
  return (shifted - 0.5) * ln(shifted) - shifted + HALF_LN_2PI + series - ln(product);
}

/** Series for P(a, x) · Γ(a + 1) / (x^a e^-x): quick for x < a + 1. */
function lowerSeries(a: f64, x: f64): f64 {
  let term: f64 = 1.0;
  let sum: f64 = 1.0;
  let n: f64 = a;
  while (term > sum * 1e-17) {
    n += 1.0;
    term *= x / n;
    sum += term;
  }
  return sum;
}

/** Continued fraction for Q(a, x) · Γ(a) / (x^a e^-x), by Lentz's method: quick for x ≥ a + 1. */
function upperFraction(a: f64, x: f64): f64 {
  let b: f64 = x + 1.0 - a;
  let c: f64 = 1e300;
  let d: f64 = 1.0 / b;
  let h: f64 = d;
  let step: f64 = 0.0;
  let n: f64 = 1.0;
  while (Math.abs(step - 1.0) > 2e-16 && n < 10000.0) {
    const numerator: f64 = -n * (n - a);
    b += 2.0;
    d = 1.0 / (numerator * d + b);
    c = b + numerator / c;
    step = c * d;
    h *= step;
    n += 1.0;
  }
  return h;
}

/** The regularised lower incomplete gamma function P(a, x): the cdf at x of a gamma law with shape a and scale 1. */
export function gammaP(a: f64, x: f64): f64 {
  if (!(x > 0.0)) return x == x ? 0.0 : x;
  if (x == Infinity) return 1.0;
  if (x >= a + 1.0) return 1.0 - gammaQ(a, x);
  return (exp(a * ln(x) - x - lnGamma(a)) * lowerSeries(a, x)) / a;
}

/** Q(a, x) = 1 − P(a, x), with full relative accuracy in the upper tail. */
export function gammaQ(a: f64, x: f64): f64 {
  if (!(x > 0.0)) return x == x ? 1.0 : x;
  if (x == Infinity) return 0.0;
  if (x < a + 1.0) return 1.0 - gammaP(a, x);
  return exp(a * ln(x) - x - lnGamma(a)) * upperFraction(a, x);
}
