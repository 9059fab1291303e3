/** What a number is on each day, when events change it. Known before a run begins, so nobody has to wait for it. */
import { exp2 } from "../../kernel/index.ts";
import { fieldAt, type DatedEvent, type Scenario } from "../../scenario/index.ts";
import { ofDay } from "../ledger.ts";
import { cents } from "./lookup.ts";

/** The value on a day of the field at a path, whose value without events is `base`. */
export type Dated = (path: string, base: number, day: number) => number;

/** Events of one path act in the order of their days, then of their ids; what comes of them stays in the range of the field. */
export function datedBy(scenario: Scenario): Dated {
  const byPath = new Map<string, DatedEvent[]>();
  for (const event of Object.values(scenario.events)) byPath.set(event.path, [...(byPath.get(event.path) ?? []), event]);
  for (const events of byPath.values()) events.sort((a, b) => a.day - b.day);
  const ranges = new Map(Array.from(byPath.keys(), (path) => [path, fieldAt(scenario, path)]));
  return (path, base, day) => {
    const events = byPath.get(path);
    return events ? within(ranges.get(path), events.reduce((value, event) => after(event, value, day), base)) : base;
  };
}

/** True if an event of the scenario moves this field. */
export function isDated(scenario: Scenario, path: string): boolean {
  return Object.values(scenario.events).some((event) => event.path === path);
}

/** Whole cents of each day of a share of an amount a month (undated: of all of it), such that those of any days add up to what they should within a cent. */
export function centsByDay(scenario: Scenario, path: string, perMonth: number, days: number, share = 1): Float64Array {
  const byDay = new Float64Array(days);
  if (!isDated(scenario, path)) return byDay.map((_, day) => ofDay((cents(perMonth) * 12) / 365, day));
  const dated = datedBy(scenario);
  let owed = 0;
  let paid = 0;
  return byDay.map((_, day) => {
    owed += (dated(path, perMonth, day) * share * 1200) / 365;
    const today = Math.round(owed) - paid;
    paid += today;
    return today;
  });
}

function within(field: ReturnType<typeof fieldAt> | undefined, value: number): number {
  return field?.type === "number" ? Math.min(field.max, Math.max(field.min, value)) : value;
}

function after(event: DatedEvent, value: number, day: number): number {
  if (day < event.day || (event.untilDay !== null && day >= event.untilDay)) return value;
  const changed = event.change === "set" ? event.value : value * event.value;
  if (event.halfLifeDays === null) return changed;
  return value + (changed - value) * exp2(-(day - event.day) / event.halfLifeDays);
}
