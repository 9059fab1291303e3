import type { Cargo } from "./stamp.ts";

/** The scenario with its origin, readable by eye. */
export function scenarioFile({ stamp, scenario }: Cargo): Blob {
  return new Blob([`${JSON.stringify({ stamp, scenario }, null, 2)}\n`], { type: "application/json" });
}
