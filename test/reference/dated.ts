/** Fields that events on dates move: what they are on a day, and what they cost by the day. */
import { exp2 } from "../../src/kernel/index.ts";
import { fieldAt, type DatedEvent, type Scenario } from "../../src/scenario/index.ts";

/** True if an event moves this field. */
export function isDated(scenario: Scenario, path: string): boolean {
  return Object.values(scenario.events).some((event) => event.path === path);
}

/** A field on a day, whose value without events is `base`: events act in the order of their days, then of their ids. */
export function onDay(scenario: Scenario, path: string, base: number, day: number): number {
  const ids = Object.keys(scenario.events).filter((id) => scenario.events[id].path === path);
  if (ids.length === 0) return base;
  ids.sort((a, b) => scenario.events[a].day - scenario.events[b].day || (a < b ? -1 : 1));
  let value = base;
  for (const id of ids) value = moved(scenario.events[id], value, day);
  const { min, max } = rangeOf(scenario, path);
  return Math.min(max, Math.max(min, value));
}

const ranges = new WeakMap<Scenario, Map<string, { min: number; max: number }>>();

/** The range of a field; looked up once, since that takes long. */
function rangeOf(scenario: Scenario, path: string): { min: number; max: number } {
  let known = ranges.get(scenario);
  if (!known) ranges.set(scenario, known = new Map());
  let range = known.get(path);
  if (range) return range;
  const field = fieldAt(scenario, path);
  range = field?.type === "number" ? field : { min: -Infinity, max: Infinity };
  known.set(path, range);
  return range;
}

function moved(event: DatedEvent, value: number, day: number): number {
  if (day < event.day) return value;
  if (event.untilDay !== null && day >= event.untilDay) return value;
  const changed = event.change === "set" ? event.value : value * event.value;
  if (event.halfLifeDays === null) return changed;
  return value + (changed - value) * exp2(-(day - event.day) / event.halfLifeDays);
}

export function cents(amount: number): number {
  return Math.round(amount * 100);
}

/** Whole cents of one day, such that those of all days since the first add up to the whole. */
export function centsOfDay(centsPerDay: number, day: number): number {
  return Math.floor((day + 1) * centsPerDay + 0.5) - Math.floor(day * centsPerDay + 0.5);
}

/** What an amount a month costs on each of so many days; while events move it, a share of it. */
export function costByDay(scenario: Scenario, path: string, perMonth: number, days: number, share = 1): number[] {
  const costs: number[] = [];
  if (!isDated(scenario, path)) {
    for (let day = 0; day < days; day++) costs.push(centsOfDay((cents(perMonth) * 12) / 365, day));
    return costs;
  }
  let owed = 0;
  let paid = 0;
  for (let day = 0; day < days; day++) {
    owed += (onDay(scenario, path, perMonth, day) * share * 1200) / 365;
    const cost = Math.round(owed) - paid;
    costs.push(cost);
    paid += cost;
  }
  return costs;
}
