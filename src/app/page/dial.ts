/** Where on its way from end to end a slider stands, for values that span a few or many orders of magnitude. */
export interface Dial {
  /** Steps from one end to the other; the slider itself counts 0 … steps. */
  readonly steps: number;
  /** Nearest step of a value; values beyond an end stand at it. */
  stepOf(value: number): number;
  /** A round value, so that links stay readable. Neighbouring steps differ. */
  valueAt(step: number): number;
}

export interface Range {
  readonly min: number;
  readonly max: number;
  readonly scale: "linear" | "log";
  /** Only whole numbers mean something. */
  readonly whole: boolean;
}

const fine = 200;

export function createDial({ min, max, scale, whole }: Range): Dial {
  if (scale === "log" && min > 0) return logarithmic(min, max, whole);
  const stride = niceStride((max - min) / fine, whole);
  const steps = Math.max(1, Math.round((max - min) / stride));
  return {
    steps,
    stepOf: (value) => clamp(Math.round((value - min) / stride), 0, steps),
    valueAt: (step) => (step >= steps ? max : tidy(min + step * stride)),
  };
}

function logarithmic(min: number, max: number, whole: boolean): Dial {
  const ratio = Math.log(max / min);
  const values = [min];
  for (let i = 1; i < fine; i++) {
    const value = round(min * Math.exp((ratio * i) / fine), whole);
    if (value > values[values.length - 1] && value < max) values.push(value);
  }
  values.push(max);
  return {
    steps: values.length - 1,
    stepOf(value) {
      let best = 0;
      for (let i = 1; i < values.length; i++) {
        if (Math.abs(Math.log(values[i] / value)) < Math.abs(Math.log(values[best] / value))) best = i;
      }
      return value <= min ? 0 : best;
    },
    valueAt: (step) => values[clamp(step, 0, values.length - 1)],
  };
}

/** Two figures that count, or three between 1 and 2 where two would be coarse. */
function round(value: number, whole: boolean): number {
  const digits = Number(value.toPrecision(2)) < 2 * 10 ** Math.floor(Math.log10(value)) ? 3 : 2;
  const rounded = Number(value.toPrecision(digits));
  return whole ? Math.round(rounded) : rounded;
}

/** 1, 2 or 5 times a power of ten, not above `wish`. */
function niceStride(wish: number, whole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(wish));
  const stride = power * (wish / power >= 5 ? 5 : wish / power >= 2 ? 2 : 1);
  return whole ? Math.max(1, Math.round(stride)) : tidy(stride);
}

/** Without the dust of binary fractions: 0.30000000000000004 → 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
