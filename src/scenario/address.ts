/**
 * The address of a what-if: a readable difference from a frozen, versioned base.
 *
 *     #sim=hourglass@1&engine=1.0&seed=1729&n=200&teams.insideSales.headcount=4&fp=9c41…&c=4f2a
 *
 * `seed` and `n` are `run.seed` and `run.replications`. Everything else that is no key of the head is a path and its
 * value; `null` removes. `c` is a checksum over all of it but the keys that begin with `view.`: those belong to the
 * page, are kept as they are and may change without it. An address with an `engine` was written by a machine and ends
 * in its checksum, so that a cut is noticed; one typed by hand needs neither. Long differences stand in `z`, deflated.
 * `schema` is the version of the schema whose paths it names; the first is not said.
 */
import { checksum } from "./checksum.ts";
import { compact, expand } from "./compact.ts";
import { aliases, readDelta, writeDelta } from "./delta.ts";
import { last, readPairs, writePairs, type Pair } from "./fragment.ts";
import { formula, type Issue } from "./issue.ts";
import { isKnown, lastVersion, migratePair, migrations, type Migration } from "./migration.ts";
import { nearest } from "./nearest.ts";
import { mergePatch } from "./patch.ts";
import type { Scenario } from "./scenario.ts";
import type { Shelf } from "./shelf.ts";
import { toScenario } from "./spec.ts";
import { writeText } from "./value.ts";

/** What the reader and the writer need of the shelf. */
export type Bases = Pick<Shelf, "names" | "version" | "base">;

export interface Address {
  sim: string;
  version: number;
  /** Complete and ready to run, with seed and replications in `run`. */
  scenario: Scenario;
  /** The same base without the difference. */
  base: Scenario;
  seed: string;
  replications: number;
  /** Engine and fingerprint of the numbers the writer saw; null = the address does not say. */
  engine: string | null;
  fingerprint: string | null;
  issues: Issue[];
  /** Keys that begin with `view.`, and unknown ones, as they were: given to `writeAddress` they are kept. */
  extras: Pair[];
}

/** Beyond this the difference is deflated. */
const readable = 1500;
/** Beyond this chat and mail programs cut links. */
const budget = 2000;

/** Keys that are no paths. */
const head: ReadonlySet<string> = new Set(["sim", "engine", "schema", "fp", "c", "z"]);

function isView([key]: Pair): boolean {
  return key.startsWith("view.");
}

/** Never throws and never rejects, whatever the text: what cannot be read is listed, and something opens. */
export async function readAddress(fragment: string, bases: Bases, steps: readonly Migration[] = migrations): Promise<Address> {
  const issues: Issue[] = [];
  // 1. Pairs, those deflated among them.
  const { pairs, whole } = await allPairs(fragment, issues);
  // 2. Nothing is missing or changed.
  if (whole) verify(pairs, issues);
  // 3. What it differs from.
  const { sim, version } = chooseBase(pairs, bases, issues);
  const base = toScenario(bases.base(sim, version), steps).scenario;
  // 4. What differs, in the paths of today.
  const schema = chooseSchema(pairs, steps, issues);
  const spoken = pairs.filter((pair) => !head.has(pair[0]) && !isView(pair)).flatMap((pair) => migratePair(pair, schema, steps));
  const { patch, paths, unknown } = readDelta(spoken, base, issues);
  // 5. The scenario; of a law that changed its kind the old numbers are left over in the base, and go without a word.
  const checked = toScenario(mergePatch(base, patch));
  const told = checked.issues.filter(({ code, path }) => code !== "unknownKey" || paths.has(path));
  const dropped = new Set(told.filter(({ code }) => code === "unknownKey").map(({ path }) => path));
  const { scenario } = checked;
  return {
    sim,
    version,
    scenario,
    base,
    seed: scenario.run.seed,
    replications: scenario.run.replications,
    engine: last(pairs, "engine"),
    fingerprint: last(pairs, "fp"),
    issues: [...issues, ...told],
    extras: [...unknown, ...spoken.filter(([key]) => dropped.has(key)), ...pairs.filter(isView)],
  };
}

async function allPairs(fragment: string, issues: Issue[]): Promise<{ pairs: Pair[]; whole: boolean }> {
  const { pairs, broken } = readPairs(fragment);
  const deflated = last(pairs, "z");
  const inner = deflated === null ? null : await expand(deflated);
  if (deflated !== null && inner === null) issues.push({ path: "z", code: "unreadable", given: deflated, expected: ["the whole link"] });
  const more = readPairs(inner ?? "");
  for (const piece of [...broken, ...more.broken]) issues.push({ path: "", code: "badEncoding", given: piece, expected: ["UTF-8 after each %"] });
  return { pairs: [...pairs.filter(([key]) => key !== "z"), ...more.pairs], whole: deflated === null || inner !== null };
}

function verify(pairs: readonly Pair[], issues: Issue[]): void {
  const given = last(pairs, "c");
  if (given === null && last(pairs, "engine") === null) return;
  const expected = checksum(signed(pairs));
  if (given !== expected) issues.push({ path: "c", code: "checksum", given: given ?? "no checksum", expected: [expected] });
}

function signed(pairs: readonly Pair[]): Pair[] {
  return pairs.filter((pair) => pair[0] !== "c" && !isView(pair));
}

function chooseBase(pairs: readonly Pair[], bases: Bases, issues: Issue[]): { sim: string; version: number } {
  const given = last(pairs, "sim");
  const [, name, number] = /^(.*?)(?:@(.*))?$/s.exec(given ?? bases.names[0])!;
  const sim = bases.names.includes(name) ? name : bases.names[0];
  const newest = bases.version(sim)!;
  if (sim !== name) {
    issues.push({ path: "sim", code: "unknownSim", given: name, expected: nearest(name, bases.names) });
    return { sim, version: newest };
  }
  const version = number === undefined ? newest : /^\d{1,6}$/.test(number) ? Number(number) : -1;
  if (version === newest || bases.base(sim, version) !== null) return { sim, version };
  issues.push({ path: "sim", code: "unknownVersion", given: number, expected: [newest] });
  return { sim, version: newest };
}

/** The version of the schema whose paths the address names. */
function chooseSchema(pairs: readonly Pair[], steps: readonly Migration[], issues: Issue[]): number {
  const given = last(pairs, "schema") ?? "1";
  const version = /^\d{1,6}$/.test(given) ? Number(given) : -1;
  if (isKnown(version, steps)) return version;
  const today = lastVersion(steps);
  issues.push({ path: "schema", code: "unknownVersion", given, expected: [today] });
  return today;
}

export interface Told {
  sim: string;
  /** Of the base; the newest if left out. */
  version?: number;
  scenario: Scenario;
  engine: string;
  fingerprint?: string | null;
  extras?: readonly Pair[];
}

export interface Written {
  /** With its `#`. */
  fragment: string;
  /** The difference is deflated. */
  compact: boolean;
  /** Longer than programs carry whole: offer a file instead. */
  tooLong: boolean;
}

/** Equal what-ifs have equal addresses. Throws where the base is not on the shelf: that is an error of the caller. */
export async function writeAddress({ sim, version, scenario, engine, fingerprint = null, extras = [] }: Told, bases: Bases, steps: readonly Migration[] = migrations): Promise<Written> {
  if (!bases.names.includes(sim)) throw new Error(formula("unknown sim", sim, nearest(sim, bases.names)));
  const number = version ?? bases.version(sim)!;
  const document = bases.base(sim, number);
  if (document === null) throw new Error(formula(`unknown version of ${sim}`, number, [bases.version(sim)!]));
  const reserved = extras.find(([key]) => head.has(key) || aliases.has(key));
  if (reserved) throw new Error(formula("not an extra key", reserved[0], ["a key that begins with view."]));

  const { seed, replications } = scenario.run;
  const schema: Pair[] = steps.length === 0 ? [] : [["schema", writeText(lastVersion(steps))]];
  const front: Pair[] = [["sim", `${sim}@${number}`], ["engine", engine], ...schema, ["seed", writeText(seed)], ["n", writeText(replications)]];
  const delta: Pair[] = [...writeDelta(toScenario(document, steps).scenario, scenario), ...extras.filter((pair) => !isView(pair))];
  const fp: Pair[] = fingerprint === null ? [] : [["fp", fingerprint]];
  const back: Pair[] = [...fp, ["c", checksum([...front, ...delta, ...fp])], ...extras.filter(isView)];

  const long = `#${writePairs([...front, ...delta, ...back])}`;
  if (long.length <= readable) return { fragment: long, compact: false, tooLong: false };
  const short = `#${writePairs([...front, ["z", await compact(writePairs(delta))], ...back])}`;
  return short.length < long.length ? { fragment: short, compact: true, tooLong: short.length > budget } : { fragment: long, compact: false, tooLong: long.length > budget };
}
