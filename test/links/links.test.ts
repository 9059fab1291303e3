// The built library where much is run: the same sources, several times faster than the test runner's own copy of them.
import { simulate } from "hourglass";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { placeIn } from "../../src/app/place.ts";
import { sameness } from "../../src/app/sameness.ts";
import type { State } from "../../src/app/state.ts";
import { ENGINE_VERSION } from "../../src/model/index.ts";
import { difference, flatten, joinPath, splitPath, unflatten, valueAt, type Scenario } from "../../src/scenario/index.ts";
import { migrate } from "../../src/scenario/migration.ts";
import { cases } from "./cases.ts";
import { readBases, readCorpus, writeBases, writeCorpus, type Entry } from "./corpus.ts";
import { bookshelf, links, make, shelf } from "./make.ts";

/** How many entries there were, and a digest of them: a line is added with each engine version, none is changed. */
const frozen: readonly (readonly [count: number, digest: string])[] = [[137, "90dd90be5f5e1427"], [210, "d08e932fd8440685"], [283, "49f7bf6beb00db22"]];

const bases = shelf.names.flatMap((sim) => Array.from({ length: shelf.version(sim)! }, (_, at) => ({ sim, version: at + 1 })));

if (process.env.UPDATE === "1" && !readCorpus().entries.some(({ engine }) => engine === ENGINE_VERSION)) await extend();

/** Adds what the program of today writes, and how it reads each base. */
async function extend(): Promise<void> {
  const { rule, entries } = readCorpus();
  for (const each of cases) entries.push(await make(each));
  writeCorpus({ rule, entries });
  writeBases({ ...readBases(), [ENGINE_VERSION]: Object.fromEntries(bases.map(({ sim, version }) => [`${sim}@${version}`, bookshelf.base({ sim, version })])) });
}

const { entries } = readCorpus();
const titled = entries.map((entry): [string, Entry] => [`${entry.sim}@${entry.version} of engine ${entry.engine}: ${entry.what}`, entry]);

describe("the corpus of links", () => {
  test("only ever grows (rule A3)", () => {
    const digest = (count: number) => createHash("sha256").update(entries.slice(0, count).map((entry) => JSON.stringify(entry)).join("\n")).digest("hex").slice(0, 16);
    for (const [count, known] of frozen) expect(digest(count), `the first ${count} entries`).toBe(known);
    expect(frozen.at(-1), "a new line for what was added").toEqual([entries.length, digest(entries.length)]);
  });

  test("holds links of every engine version until today, and of every base", () => {
    expect(new Set(entries.map(({ engine }) => engine))).toContain(ENGINE_VERSION);
    for (const { sim, version } of bases) expect(entries.some((entry) => entry.sim === sim && entry.version === version), `${sim}@${version}`).toBe(true);
  });

  test("finds every base as it was read when its links were written (rule A3)", () => {
    for (const [engine, known] of Object.entries(readBases())) {
      for (const [name, then] of Object.entries(known)) {
        const [sim, version] = name.split("@");
        // What the schema has learnt since is there with its default; what was there is there still.
        expect(bookshelf.base({ sim, version: Number(version) }), `${name} of engine ${engine}`).toMatchObject(migrate(then).spec as object);
      }
    }
  });
});

describe("a link", () => {
  test.each(titled)("%s: opens for ever to what it said, and is written anew to say the same (rules A1 and A3)", async (_, entry) => {
    const { work, base, issues, claim } = await links.read(entry.link);
    const { sim, version, uncertain, shown, extras } = entry;
    expect(work).toMatchObject({ sim, version, uncertain, shown, extras });
    expect(work.scenario.run).toMatchObject({ seed: entry.seed, replications: entry.replications });
    expect(claim).toEqual(entry.fingerprint === null ? null : { engine: entry.engine, replications: entry.replications, fingerprint: entry.fingerprint });
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual(entry.issues);
    const said = valuesToday(entry);
    for (const [path, value] of said) expect(valueAt(work.scenario, path) ?? null, path).toEqual(value);
    // Beyond that nothing differs, but for what a new part has by default.
    const others = flatten(difference(base, work.scenario)).map(([path]) => path).filter((path) => !said.some(([known]) => known === path));
    for (const path of others) expect(isOfNewPart(path, base), path).toBe(true);
    const anew = await links.write({ work, curves: null, run: { phase: "idle" } } as unknown as State);
    expect((await links.read(anew)).work).toEqual(work);
  });

  test.each([
    ["behind the address of a page", (link: string) => `https://example.org/hourglass/?from=mail${link}`],
    ["with every sign percent-encoded that may be", (link: string) => link.replace(/[.@:,/-]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)],
    ["with its pairs in another order", (link: string) => `#${link.slice(1).split("&").reverse().join("&")}`],
  ])("%s: means the same", async (_, changed) => {
    // One in seven: of every kind and engine there is one.
    for (const { link } of entries.filter((_, at) => at % 7 === 0)) {
      const [mine, theirs] = [await links.read(link), await links.read(changed(link))];
      expect(theirs.work.scenario).toEqual(mine.work.scenario);
      expect(theirs.claim).toEqual(mine.claim);
      expect(theirs.issues).toEqual(mine.issues);
    }
  });

  test.each<[string, ReturnType<typeof placeIn>]>([
    ["#shelf", { kind: "shelf" }],
    ["#story=hiring-lag", { kind: "story", id: "hiring-lag" }],
    ["#story=more-leads-fewer-opportunities", { kind: "story", id: "more-leads-fewer-opportunities" }],
    ["#story=the-tipping-point", { kind: "story", id: "the-tipping-point" }],
  ])("%s opens its page", async (link, place) => {
    expect(placeIn(link)).toEqual(place);
    if (place.kind === "story") expect((await shelf.stories()).map(({ id }) => id)).toContain(place.id);
  });
});

/** What an entry says differs, as the schema of today says it. */
function valuesToday({ schema, values }: Entry): [path: string, value: unknown][] {
  return flatten(migrate({ schemaVersion: schema, ...unflatten(Object.entries(values)) }).spec);
}

function isOfNewPart(path: string, base: Scenario): boolean {
  return splitPath(path).slice(0, -1).some((_, at, keys) => (valueAt(base, joinPath(keys.slice(0, at + 1))) ?? null) === null);
}

describe("what a link claims", () => {
  const opened = async ({ link }: Entry, fingerprint: string) => {
    const { claim } = await links.read(link);
    return sameness({ claim, curves: { fingerprint, replications: claim!.replications }, run: { phase: "done", stale: false } } as unknown as State);
  };
  const claiming = entries.filter(({ fingerprint }) => fingerprint !== null);

  test("a link of an older engine says so, and that its numbers are others (rule A4)", async () => {
    const older = claiming.filter(({ engine }) => engine !== ENGINE_VERSION);
    expect(older.length).toBeGreaterThan(30);
    for (const entry of older) expect(await opened(entry, "0123456789abcdef")).toEqual({ same: false, text: `Not the numbers of the link: it was made with engine ${entry.engine}, this is ${ENGINE_VERSION}.` });
  });

  test("a link of this engine is told to be the same where its numbers come again (rules A4 and F2)", async () => {
    const small = claiming.filter(({ engine, replications }) => engine === ENGINE_VERSION && replications <= 2);
    expect(small.length).toBeGreaterThan(10);
    for (const entry of small) {
      const { work } = await links.read(entry.link);
      const { fingerprint } = await simulate(work.scenario, { replications: entry.replications, uncertain: work.uncertain });
      expect(await opened(entry, fingerprint), entry.link).toMatchObject({ same: true });
    }
  });
});
