/** What a number is on each day, when events change it. Known before a run begins, so nobody has to wait for it. */
import { exp2 } from "../../kernel/index.ts";
import type { DatedEvent, Scenario } from "../../scenario/index.ts";

/** The value on a day of the field at a path, whose value without events is `base`. */
export type Dated = (path: string, base: number, day: number) => number;

/** Events of one path act in the order of their days, then of their ids. */
export function datedBy(scenario: Scenario): Dated {
  const byPath = new Map<string, DatedEvent[]>();
  for (const event of Object.values(scenario.events)) byPath.set(event.path, [...(byPath.get(event.path) ?? []), event]);
  for (const events of byPath.values()) events.sort((a, b) => a.day - b.day);
  return (path, base, day) => {
    const events = byPath.get(path);
    return events ? events.reduce((value, event) => after(event, value, day), base) : base;
  };
}

/** True if an event of the scenario moves this field. */
export function isDated(scenario: Scenario, path: string): boolean {
  return Object.values(scenario.events).some((event) => event.path === path);
}

function after(event: DatedEvent, value: number, day: number): number {
  if (day < event.day || (event.untilDay !== null && day >= event.untilDay)) return value;
  const changed = event.change === "set" ? event.value : value * event.value;
  if (event.halfLifeDays === null) return changed;
  return value + (changed - value) * exp2(-(day - event.day) / event.halfLifeDays);
}
