/**
 * Mean and spread of a column. Deviations are taken from the first number, so that figures that are large against
 * their spread (1e7 ± 0.1) keep their digits; NaN = not defined, left out.
 */
export interface Moments {
  /** Numbers that are defined. */
  count: number;
  mean: number;
  /** With n − 1; NaN below two numbers. */
  standardDeviation: number;
  /** Of the mean. */
  standardError: number;
}

export function moments(values: ArrayLike<number>): Moments {
  let count = 0;
  let origin = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value !== value) continue;
    if (count++ === 0) origin = value;
    sum += value - origin;
  }
  if (count === 0) return { count, mean: NaN, standardDeviation: NaN, standardError: NaN };
  const shift = sum / count;
  let squares = 0;
  let rest = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value !== value) continue;
    const deviation = value - origin - shift;
    squares += deviation * deviation;
    rest += deviation;
  }
  const variance = count > 1 ? Math.max(0, squares - (rest * rest) / count) / (count - 1) : NaN;
  const standardDeviation = Math.sqrt(variance);
  return { count, mean: origin + shift, standardDeviation, standardError: standardDeviation / Math.sqrt(count) };
}
