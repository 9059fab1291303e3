/** All families, and which of them a row belongs to. */
import { bass } from "./bass.ts";
import { batches } from "./batches.ts";
import { extinction, progeny, viral } from "./branching.ts";
import { priorities } from "./classes.ts";
import { clockwork } from "./clockwork.ts";
import type { Family } from "./family.ts";
import { funnel } from "./funnel.ts";
import { pool } from "./pool.ts";
import { population } from "./population.ts";
import { erlangA, erlangB, gim1, mg1, mm1, mmc, mmck } from "./queues.ts";
import { race } from "./race.ts";
import type { Row } from "./row.ts";
import { tandem } from "./tandem.ts";
import { worth } from "./worth.ts";

// Each family has parameters of its own shape; a row is read by the family it names.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export const families: readonly Family<any>[] = [
  mm1, mmc, erlangB, mmck, mg1, gim1, batches, priorities, erlangA, tandem, pool, funnel, race, progeny, extinction, viral, population, bass, worth, clockwork,
];

/** The family a row names, by the longest name that fits, or null. */
export function familyOf(row: Row): (typeof families)[number] | null {
  const fits = families.flatMap((family) => family.names.filter((name) => row.family.startsWith(name)).map((name) => ({ family, name })));
  return fits.toSorted((a, b) => b.name.length - a.name.length)[0]?.family ?? null;
}
