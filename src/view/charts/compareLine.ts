import { quantity, type Setting, type Unit } from "../number.ts";
import type { Label } from "./label.ts";
import { extentOf, type Scale } from "./scale.ts";

/** A thin line beneath the fan: what a spreadsheet would say, what a rival scenario expects. */
export interface CompareLine {
  label: string;
  days: Float64Array;
  values: Float64Array;
}

/** Times the height of the fan that lines may add to it on either side: what is promised must not flatten what happens. */
const room = 0.5;

/** The extent that shows the fan, and of the lines what is near it. */
export function withLines([low, high]: readonly [number, number], lines: readonly CompareLine[]): [number, number] {
  const [lowest, highest] = extentOf(lines.map(({ values }) => values));
  const bottom = Math.min(0, low);
  const top = Math.max(0, high);
  const more = room * (top - bottom);
  return [Math.max(Math.min(low, lowest), bottom - more), Math.min(Math.max(high, highest), top + more)];
}

/** Values as far beyond the picture as it is high, for numbers no path can hold. */
export function withinReach(values: Float64Array, [low, high]: readonly number[]): Float64Array {
  return values.map((value) => Math.max(2 * low - high, Math.min(2 * high - low, value)));
}

/** The word at a line's end; where the line has left the picture, with its value and where it went. */
export function compareLabel({ label, values }: CompareLine, y: Scale, unit: Unit, setting: Setting): Omit<Label, "kind"> {
  const last = values[values.length - 1];
  const [low, high] = y.domain();
  const at = Math.round(y(Math.max(low, Math.min(high, last))));
  if (last >= low && last <= high) return { text: label, at };
  return { text: `${label} ${quantity(last, unit, setting)} ${last > high ? "↑" : "↓"}`, at };
}
