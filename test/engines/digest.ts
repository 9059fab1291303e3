import type { Curves } from "../../src/experiment/index.ts";

/** What tells numbers apart to the last bit, −0 from 0 too: the beginning of a SHA-256. */
export async function digest(numbers: Iterable<number>): Promise<string> {
  const values = Float64Array.from(numbers);
  const bits = new DataView(values.buffer);
  // The standard lets an engine choose among the bit patterns of NaN, which is one number.
  values.forEach((value, at) => Number.isNaN(value) && bits.setBigUint64(8 * at, 0x7ff8_0000_0000_0000n));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", values.buffer));
  return Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Every number of a result by what it belongs to, so that what differs has a name. */
export function everyNumber({ days, replications, events, series, metrics, runs }: Curves): Record<string, number[]> {
  const columns = (of: object): number[] => Object.values(of).flatMap((column: unknown) => (typeof column === "number" ? column : column instanceof Float64Array ? [...column] : []));
  return {
    grid: [...days, replications, events],
    ...Object.fromEntries(Object.entries(series).map(([name, band]) => [`series ${name}`, columns(band)])),
    ...Object.fromEntries(Object.entries(metrics).map(([name, figure]) => [`figure ${name}`, columns(figure)])),
    ...Object.fromEntries(Object.entries(runs).map(([name, each]) => [`runs of ${name}`, each.flatMap((run) => [...run])])),
  };
}

/** Of all numbers of a result at once, in the order of their names. */
export async function digestOfAll(curves: Curves): Promise<string> {
  return digest(Object.entries(everyNumber(curves)).toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, numbers]) => numbers));
}

/** The fingerprint, and a digest of all numbers under each name. */
export async function digests(curves: Curves): Promise<Record<string, string>> {
  const named = Object.entries(everyNumber(curves)).map(async ([name, numbers]) => [name, await digest(numbers)] as const);
  return { fingerprint: curves.fingerprint, ...Object.fromEntries(await Promise.all(named)) };
}
