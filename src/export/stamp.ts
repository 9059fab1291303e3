import type { Stamp as ResultStamp } from "../experiment/index.ts";

/** What every file says of its origin, so that it can be made again and checked. */
export interface Stamp extends ResultStamp {
  /** ISO day on which the file was made. Given by the caller: this layer reads no clock. */
  date?: string;
}

/** What travels inside a file, out of sight. */
export interface Cargo {
  stamp: Stamp;
  scenario: unknown;
}

/** What a file brings back. */
export interface Found {
  link: string | null;
  scenario: unknown;
  stamp: Partial<Stamp> | null;
}

export function writeCargo({ stamp, scenario }: Cargo): string {
  return JSON.stringify({ stamp, scenario });
}

/** Text found in a file → its cargo; null when it is not ours. Never throws: files come from strangers. */
export function readCargo(text: string): Found | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return isBag(value) ? foundIn(value) : null;
}

/** The shapes in which this program writes JSON: cargo, a result of the command line, a bare scenario. */
export function foundIn(value: Record<string, unknown>): Found | null {
  const stamp = isBag(value.stamp) ? stampIn(value.stamp) : stampIn(value);
  if ("stamp" in value && "scenario" in value) return { link: stamp.link ?? null, scenario: value.scenario ?? null, stamp };
  if ("schemaVersion" in value) return { link: null, scenario: value, stamp: null };
  return stamp.link === undefined ? null : { link: stamp.link, scenario: null, stamp };
}

export function isBag(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Only what has the type it should have. */
function stampIn(value: Record<string, unknown>): Partial<Stamp> {
  const stamp: Partial<Stamp> = {};
  for (const key of ["engine", "sim", "link", "seed", "fingerprint", "date"] as const) {
    const given = value[key];
    if (typeof given === "string") stamp[key] = given;
  }
  if (typeof value.replications === "number" && Number.isFinite(value.replications)) stamp.replications = value.replications;
  return stamp;
}

/** `example.org/hourglass` of a long link: enough to know where, short enough to stand under a picture. */
export function shortLink(link: string): string {
  const place = link.replace(/^[a-z]+:\/\//i, "").replace(/[?#].*$/, "").replace(/\/(index\.html)?$/, "");
  return place.length <= 40 ? place : `${place.slice(0, 39)}…`;
}

/** The visible line under a picture: chat programs strip what is hidden in a file, not what is drawn. */
export function sourceLine(stamp: Stamp): string {
  const { link, sim, seed, replications, engine, fingerprint, date } = stamp;
  return ["Hourglass", shortLink(link), sim === "hourglass" ? "" : sim, `seed ${seed}`, `n = ${replications}`, `engine ${engine}`, shortFingerprint(fingerprint), date]
    .filter((part) => part !== undefined && part !== "").join(" · ");
}

function shortFingerprint(fingerprint: string): string {
  return fingerprint.length > 9 ? `${fingerprint.slice(0, 8)}…` : fingerprint;
}

/** `hourglass-mrr-1729.png`: what, of which world, and nothing a file system minds. */
export function fileName(stamp: Pick<Stamp, "sim" | "seed">, what: string, extension: string): string {
  const plain = (text: string): string => text.normalize("NFKD").toLowerCase().replace(/\p{Mark}/gu, "").replace(/[^\p{Letter}\p{Number}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60);
  return `${[stamp.sim, what, stamp.seed].map(plain).filter((part) => part !== "").join("-") || "hourglass"}.${extension}`;
}
