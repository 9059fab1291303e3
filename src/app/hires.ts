import type { Scenario } from "../scenario/index.ts";

/** Something dated in the scenario, for the marks of the time row. */
export interface Mark {
  readonly day: number;
  readonly label: string;
}

export function hiresOf({ teams }: Scenario): Mark[] {
  return Object.values(teams)
    .flatMap(({ label, hires }) => Object.values(hires).map(({ day, count }) => ({ day, label: `${count < 0 ? "−" : "+"}${Math.abs(count)} ${label}` })))
    .sort((a, b) => a.day - b.day);
}
