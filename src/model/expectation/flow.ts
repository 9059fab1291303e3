/**
 * People as a mass that flows through places, cell after cell of time. What enters a place in a cell leaves it in that
 * cell and those after it; time only goes forward, so circles need no care but within one cell, where what goes round in no
 * time at all dies away.
 */
import { type Delay, PADDING } from "./delay.ts";

/** Those who leave a place after the same delay. */
export interface Exit {
  delay: Delay;
  /** Share of those who enter, or the same by day of the entry. */
  chance: number | Float64Array;
  /** Where they go, and how they share; −1 = out of sight. */
  to: { place: number; share: number }[];
}

export class Place {
  /** People who enter within each cell, and of those who leave it again, when. */
  entered: Float64Array;
  left: Float64Array;
  /** People there at the beginning; they count as entered in no cell. */
  there = 0;
  exits: Exit[] = [];
  /** What whoever enters sends on by and by, e.g. invitations. */
  echo: Echo | null = null;
  readonly leaving: Float64Array[] = [];
  /** Of the last few cells, who entered for each exit. */
  parts = new Float64Array(0);

  constructor(cells: number) {
    this.entered = new Float64Array(cells);
    this.left = new Float64Array(cells);
  }
}

export interface Echo {
  to: number;
  /** Of one who enters in this cell, what goes to the place within the same cell. */
  now: (cell: number) => number;
  /** Adds what goes there later. */
  later: (cell: number, amount: number, entered: Float64Array) => void;
}

/** Cells of entry whose leavings are added together. */
const BLOCK = PADDING;
/** Less than this many people are nobody. */
const NOBODY = 1e-25;
/** Less than this share of what moves in a cell is nothing. */
const NOTHING = 1e-13;
/** Turns within one cell of what takes no time: a chance of 0.999 to go round has died away by then. */
const TURNS = 40_000;

/** Lets everything flow that is there, or was put into `entered` from outside. */
export function march(places: Place[], cells: number, perDay: number): void {
  for (const place of places) {
    place.parts = new Float64Array(place.exits.length * BLOCK);
    for (const _ of place.exits) place.leaving.push(new Float64Array(cells));
  }
  const pending = new Float64Array(places.length);
  for (const place of places) if (place.there > 0) releaseThere(place);
  for (let cell = 0; cell < cells; cell++) {
    const day = Math.floor(cell / perDay);
    for (let at = 0; at < places.length; at++) if (places[at].exits.length > 0) deliver(places, pending, at, cell);
    for (let at = 0; at < places.length; at++) {
      pending[at] += places[at].entered[cell];
      places[at].entered[cell] = 0;
    }
    settle(places, pending, cell, day);
    for (const place of places) {
      const entered = place.entered[cell];
      if (place.exits.length > 0) release(place, cell, entered, day);
      if (entered > 0) place.echo?.later(cell, entered, places[place.echo.to].entered);
    }
  }
}

/** Hands on what leaves a place in this cell because of entries before it. */
function deliver(places: Place[], pending: Float64Array, at: number, cell: number): void {
  const { exits, leaving, left } = places[at];
  for (let exit = 0; exit < exits.length; exit++) {
    const amount = leaving[exit][cell];
    if (amount === 0) continue;
    left[cell] += amount;
    for (const { place, share } of exits[exit].to) if (place >= 0) pending[place] += amount * share;
  }
}

/** Lets what enters in this cell go as far as it gets in it. */
function settle(places: Place[], pending: Float64Array, cell: number, day: number): void {
  let most = 0;
  for (const amount of pending) most += amount;
  const nothing = most * NOTHING;
  for (let turn = 0; turn < TURNS; turn++) {
    let moved = false;
    for (let at = 0; at < places.length; at++) {
      const amount = pending[at];
      if (amount === 0) continue;
      pending[at] = 0;
      const place = places[at];
      place.entered[cell] += amount;
      if (amount <= nothing) continue;
      moved = true;
      for (const { delay, chance, to } of place.exits) {
        if (delay.first > 0 || delay.spread.length === 0) continue;
        const leaves = amount * (typeof chance === "number" ? chance : chance[day]) * delay.spread[0];
        if (leaves === 0) continue;
        place.left[cell] += leaves;
        for (const { place: next, share } of to) if (next >= 0) pending[next] += leaves * share;
      }
      if (place.echo) pending[place.echo.to] += amount * place.echo.now(cell);
    }
    if (!moved) return;
  }
  throw new Error("endless round: people come back in no time at all; expected a dwell or a way out");
}

/** Says when those will leave who are there when it begins. */
function releaseThere({ exits, leaving, there }: Place): void {
  exits.forEach(({ delay, chance }, exit) => {
    const part = there * (typeof chance === "number" ? chance : chance[0]);
    addScaled(leaving[exit], 0, delay.first, delay.sharp, part, 0, Infinity);
  });
}

/** Says when people who enter now will leave after this cell: those who do so soon at once, the others a few cells of entry together, which takes half the time. */
function release({ exits, leaving, parts }: Place, cell: number, amount: number, day: number): void {
  const within = cell % BLOCK;
  for (let exit = 0; exit < exits.length; exit++) {
    const { delay, chance } = exits[exit];
    let part = amount * (typeof chance === "number" ? chance : chance[day]);
    // Numbers near the smallest there are take a hundred times as long.
    if (part < NOBODY) part = 0;
    if (delay.first > 0) {
      if (part > 0) addScaled(leaving[exit], cell, delay.first, delay.spread, part, 0, Infinity);
      continue;
    }
    const at = exit * BLOCK;
    parts[at + within] = part;
    if (part > 0) addScaled(leaving[exit], cell, 0, delay.spread, part, 1, BLOCK - within);
    if (within === BLOCK - 1) addTogether(leaving[exit], cell + 1, delay.spread, parts[at], parts[at + 1], parts[at + 2], parts[at + 3]);
  }
}

/** Adds a multiple of the weights from the one numbered `from` to before `to`. */
function addScaled(into: Float64Array, cell: number, first: number, weights: Float64Array, times: number, from: number, to: number): void {
  const end = Math.min(to, weights.length, into.length - cell - first);
  for (let at = from; at < end; at++) into[cell + first + at] += times * weights[at];
}

/** Adds what those who entered one, two, three and four cells before `cell` (`d` the last) leave from then on. */
function addTogether(into: Float64Array, cell: number, weights: Float64Array, a: number, b: number, c: number, d: number): void {
  if (a === 0 && b === 0 && c === 0 && d === 0) return;
  const end = Math.min(weights.length - BLOCK, into.length - cell);
  for (let at = 0; at < end; at++) into[cell + at] += a * weights[at + 4] + b * weights[at + 3] + c * weights[at + 2] + d * weights[at + 1];
}
