/**
 * A half height for every pixel of the width: a smooth curve through a few knots that never overshoots them
 * (Steffen's monotone cubic). Holds its memory, because it is set anew sixty times a second.
 */
export class Profile {
  private readonly heights: Float64Array;
  private readonly slopes: Float64Array;
  private readonly knots: readonly number[];

  constructor(width: number, knots: readonly number[]) {
    this.knots = knots;
    this.heights = new Float64Array(Math.ceil(width) + 2);
    this.slopes = new Float64Array(knots.length);
  }

  /** Values at the knots, in their order; the ends go on level. */
  set(values: ArrayLike<number>): void {
    const { knots, heights, slopes } = this;
    const last = knots.length - 1;
    if (last < 0) return;
    for (let i = 1; i < last; i++) {
      const before = (values[i] - values[i - 1]) / (knots[i] - knots[i - 1]);
      const after = (values[i + 1] - values[i]) / (knots[i + 1] - knots[i]);
      const wide = (before * (knots[i + 1] - knots[i]) + after * (knots[i] - knots[i - 1])) / (knots[i + 1] - knots[i - 1]);
      slopes[i] = (Math.sign(before) + Math.sign(after)) * Math.min(Math.abs(before), Math.abs(after), Math.abs(wide) / 2);
    }
    slopes[0] = slopes[last] = 0;
    let k = 0;
    for (let x = 0; x < heights.length; x++) {
      while (k < last - 1 && x > knots[k + 1]) k++;
      if (last === 0 || x <= knots[0]) heights[x] = values[0];
      else if (x >= knots[last]) heights[x] = values[last];
      else heights[x] = hermite(x, knots[k], knots[k + 1], values[k], values[k + 1], slopes[k], slopes[k + 1]);
    }
  }

  /** Sets every pixel by itself. */
  fill(height: (x: number) => number): void {
    for (let x = 0; x < this.heights.length; x++) this.heights[x] = height(x);
  }

  at(x: number): number {
    const { heights } = this;
    const last = heights.length - 2;
    if (x <= 0) return heights[0];
    if (x >= last) return heights[last];
    const whole = x | 0;
    return heights[whole] + (heights[whole + 1] - heights[whole]) * (x - whole);
  }
}

function hermite(x: number, x0: number, x1: number, y0: number, y1: number, m0: number, m1: number): number {
  const span = x1 - x0;
  const t = (x - x0) / span;
  const s = 1 - t;
  return y0 * (1 + 2 * t) * s * s + m0 * span * t * s * s + y1 * t * t * (3 - 2 * t) - m1 * span * t * t * s;
}
