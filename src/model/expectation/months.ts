/** Months of a contract on the axis of cells. */

/** Adds an amount that falls, each instant of a cell as likely as the other, so many cells after `cell`. */
export function put(into: Float64Array, cell: number, later: number, amount: number): void {
  const whole = Math.floor(later);
  const part = later - whole;
  const at = cell + whole;
  if (at < into.length) into[at] += amount * (1 - part);
  if (part > 0 && at + 1 < into.length) into[at + 1] += amount * part;
}

/** A value at an age in cells, between those at the beginnings of cells. */
export function between(values: Float64Array, age: number): number {
  const at = Math.floor(age);
  if (at + 1 >= values.length) return values[values.length - 1];
  return values[at] + (values[at + 1] - values[at]) * (age - at);
}

/** A stretch of a course: from which cell on, and what falls into each. */
export interface Stretch {
  first: number;
  values: Float64Array;
}

/** What of a course by cells of age falls into the ages from `from` to `to`, in cells. */
export function cut(course: Float64Array, from: number, to: number): Stretch {
  const first = Math.max(0, Math.floor(from));
  const last = Math.min(course.length, Math.ceil(to));
  const values = new Float64Array(Math.max(0, last - first));
  for (let cell = first; cell < last; cell++) values[cell - first] = course[cell] * (Math.min(to, cell + 1) - Math.max(from, cell));
  return { first, values };
}

/** The same for people whose age is counted from any instant of a cell: half falls into the cell after. */
export function blurred({ first, values }: Stretch): Stretch {
  const wider = new Float64Array(values.length + 1);
  values.forEach((value, at) => {
    wider[at] += value / 2;
    wider[at + 1] += value / 2;
  });
  return { first, values: wider };
}

/** Adds a multiple of a stretch, so many cells later; from the lag `least` of it on. */
export function add(into: Float64Array, cell: number, { first, values }: Stretch, times: number, least = 0): void {
  const from = cell + first;
  const length = Math.min(values.length, into.length - from);
  for (let at = Math.max(0, least - first); at < length; at++) into[from + at] += times * values[at];
}
