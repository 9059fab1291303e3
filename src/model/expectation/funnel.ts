/** Everybody before the win, stratum by stratum, and the loop through which customers bring others. */
import { weightOfDay } from "../rhythm.ts";
import { RIGHT, type Tables } from "../tables.ts";
import { type Echo, march, Place } from "./flow.ts";
import { type Stratum, strataOf } from "./stratum.ts";
import type { Way, Ways } from "./ways.ts";

/** People of a stratum who are won into a stage, on the way on which deals are so much larger or smaller than all. */
export interface Win {
  stratum: Stratum;
  stage: number;
  worth: number;
  /** In each cell. */
  people: Float64Array;
}

/** A stage with those of a stratum who remember the same. */
export interface Hall {
  stratum: Stratum;
  stage: number;
  place: Place;
}

export interface Funnel {
  halls: Hall[];
  wins: Win[];
}

export interface Loop {
  /** What a customer won in a stage sends on. */
  echoOf: (stratum: Stratum, stage: number) => Omit<Echo, "to">;
  /** Invitations of those who are customers on day 0, by cell. */
  there: Float64Array;
}

/** Place of the invitations on their way. */
const LETTERS = 0;

export function funnelOf(tables: Tables, ways: Ways, visits: Float64Array, cells: number, perDay: number, loop: Loop | null): Funnel {
  const places: Place[] = [];
  const halls: Hall[] = [];
  const wins: Win[] = [];
  const known = new Map<string, number>();
  const opened: { hall: Hall; memory: number }[] = [];
  const strata = strataOf(tables);

  const make = (key: string, begin: (place: Place) => void): number => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const at = places.length;
    const place = new Place(cells);
    known.set(key, at);
    places.push(place);
    begin(place);
    return at;
  };
  const hallOf = (stratum: Stratum, stage: number, memory: number): number =>
    make(`${strata.indexOf(stratum)} ${stage} ${memory}`, (place) => {
      const hall = { stratum, stage, place };
      halls.push(hall);
      opened.push({ hall, memory });
    });
  /** Where somebody arrives who enters a stage: as a person on the journey, or won. */
  const doorOf = (stratum: Stratum, stage: number, memory: number, worth = 1): number =>
    tables.bulb[stage] !== RIGHT
      ? hallOf(stratum, stage, memory)
      : make(`won ${strata.indexOf(stratum)} ${stage} ${worth}`, (place) => {
          wins.push({ stratum, stage, worth, people: place.entered });
          if (loop) place.echo = { to: LETTERS, ...loop.echoOf(stratum, stage) };
        });

  // Invitations first, so that the loop knows their place.
  make("letters", () => {});
  const invited = strata.filter(({ isInvited }) => isInvited);
  if (loop) {
    const letters = places[LETTERS];
    letters.entered.set(loop.there);
    const to = invited.map((stratum) => ({ place: doorOf(stratum, tables.entryStage[tables.referralChannel], 1), share: stratum.share }));
    letters.exits.push({ delay: ways.delay(tables.inviteDelay), chance: tables.inviteConversion, to });
  }
  for (const stratum of strata) {
    if (stratum.isInvited) continue;
    if (stratum.column > 0) {
      const entries = entriesOf(tables, stratum.column - 1, visits);
      if (entries.every((each) => each === 0)) continue;
      const { entered } = places[doorOf(stratum, tables.entryStage[stratum.column - 1], 1)];
      const parts = Math.max(1, perDay);
      // A last cell that reaches beyond the horizon goes on like the last day.
      for (let day = 0; day < cells / perDay; day++) {
        const people = (entries[Math.min(day, entries.length - 1)] * stratum.share) / parts;
        for (let part = 0; part < parts; part++) entered[Math.floor(day * perDay) + part] += people;
      }
    } else {
      tables.openToday.forEach((people, stage) => {
        if (people > 0) places[hallOf(stratum, stage, 1)].there = people * stratum.share;
      });
    }
  }
  // Grows while it is gone through: ways lead to halls nobody has been in.
  for (const { hall, memory } of opened) {
    for (const way of ways.of(hall.stage, { stratum: hall.stratum, isCustomer: false, memory })) {
      leave(hall.place, way, () => doorOf(hall.stratum, way.to, way.memory === 0 ? memory : way.memory, way.worth));
    }
  }
  march(places, cells, perDay);
  return { halls, wins };
}

/** Opens a way out of a place; ways of equal delay and fixed chances are one exit. */
export function leave(place: Place, { to, delay, chance }: Way, door: () => number): void {
  if (delay.spread.length === 0 || (typeof chance === "number" ? chance === 0 : chance.every((each) => each === 0))) return;
  const next = to < 0 ? -1 : door();
  if (typeof chance !== "number") {
    place.exits.push({ delay, chance, to: [{ place: next, share: 1 }] });
    return;
  }
  const exit = place.exits.find((other) => other.delay === delay && typeof other.chance === "number");
  // The chance of the exit is that of all its ways; they share by theirs.
  if (!exit) place.exits.push({ delay, chance, to: [{ place: next, share: 1 }] });
  else {
    const all = (exit.chance as number) + chance;
    for (const each of exit.to) each.share *= (exit.chance as number) / all;
    exit.to.push({ place: next, share: chance / all });
    exit.chance = all;
  }
}

/** Expected entries of a channel by day. */
function entriesOf(tables: Tables, channel: number, visits: Float64Array): Float64Array {
  const days = tables.horizonDays;
  if (tables.isContent[channel] === 0) return tables.dailyRate.subarray(channel * days, (channel + 1) * days);
  return visits.map((each, day) => each * tables.identify[channel] * weightOfDay(tables, day));
}
