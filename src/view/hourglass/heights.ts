import { scaleLinear, scaleSqrt } from "d3";
import type { Layout, StagePlace } from "./layout.ts";
import type { Population } from "./population.ts";

export type ScaleKind = "sqrt" | "linear";
/** What the height of the right bulb says. */
export type HeightOf = "people" | "value";

export interface HeightTick {
  /** Half height in pixels. */
  height: number;
  value: number;
}

/** How many pixels of half height a number of people, and of cents, makes; with round values to write on the picture. */
export interface Heights {
  people(count: number): number;
  cents(cents: number): number;
  peopleTicks: HeightTick[];
  centsTicks: HeightTick[];
}

/** Largest half height data may take, as a share of the glass: it never touches the wall. */
const fill = 0.9;

export function heights(place: Layout, population: Population | null, kind: ScaleKind): Heights {
  const scale = kind === "sqrt" ? scaleSqrt : scaleLinear;
  const room = place.reach * fill;
  // Lanes of a column need not be fullest on the same day: their peaks together are a safe bound.
  const most = (peaks: Float64Array | undefined, rights: boolean): number => place.columns.reduce(
    (max, { stages, bulb }) => (rights && bulb !== "right" ? max : Math.max(max, total(stages, peaks))), 0) || 1;
  const people = scale([0, most(population?.peakPeople, false)], [0, room]);
  const cents = scale([0, most(population?.peakCents, true)], [0, room]);
  return {
    people: (count) => people(Math.max(0, count)),
    cents: (value) => cents(Math.max(0, value)),
    peopleTicks: ticksOf(people.domain()[1], people),
    centsTicks: ticksOf(cents.domain()[1] / 100, (value) => cents(value * 100)),
  };
}

/** Sum over the stages of a column. */
export function total(stages: StagePlace[], amounts: ArrayLike<number> | undefined): number {
  let sum = 0;
  for (const { index } of stages) sum += amounts?.[index] ?? 0;
  return sum;
}

/** At most three round values, the greatest near the top, none so near another that their words would touch. */
function ticksOf(most: number, height: (value: number) => number): HeightTick[] {
  const ticks: HeightTick[] = [];
  if (most <= 1) return ticks;
  for (let power = 10 ** Math.floor(Math.log10(most)); power >= 1 && ticks.length < 3; power /= 10) {
    for (const digit of [5, 2, 1]) {
      const value = digit * power;
      if (value > most * 1.02 || ticks.length >= 3) continue;
      const at = height(value);
      if (at >= 18 && ticks.every((tick) => tick.height - at >= 18)) ticks.push({ height: at, value });
    }
  }
  return ticks;
}
