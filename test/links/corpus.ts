/** The corpus: links that were written, and how the bases they differ from were read when they were. */
import { readFileSync, writeFileSync } from "node:fs";
import type { Pair, Scenario } from "../../src/scenario/index.ts";

/** A link as it was written once, and what it says for ever. */
export interface Entry {
  /** What wrote it. */
  engine: string;
  /** The version of the schema whose paths `values` names. */
  schema: number;
  what: string;
  link: string;
  sim: string;
  version: number;
  seed: string;
  replications: number;
  /** Of the numbers its writer saw; null = it was written before they were there. */
  fingerprint: string | null;
  uncertain: boolean;
  shown: number;
  /** Keys that nobody knew. */
  extras: readonly Pair[];
  /** What differs from the base, by path; null = removed. */
  values: Record<string, unknown>;
  /** What its writer was told when it opened it: code and path. */
  issues: readonly string[];
}

interface Corpus {
  rule: string;
  entries: Entry[];
}

/** By engine, then by base: the scenario of the time, complete. */
export type KnownBases = Record<string, Record<string, Scenario>>;

const file = (name: string) => new URL(name, import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(file(name), "utf8"));

export const readCorpus = () => read("corpus.json") as Corpus;
export const readBases = () => read("bases.json") as KnownBases;

/** An entry a line, so that a change shows. */
export function writeCorpus({ rule, entries }: Corpus): void {
  writeFileSync(file("corpus.json"), `{\n"rule": ${JSON.stringify(rule)},\n"entries": [\n${entries.map((entry) => JSON.stringify(entry)).join(",\n")}\n]\n}\n`);
}

export function writeBases(bases: KnownBases): void {
  const of = (known: Record<string, Scenario>) => Object.entries(known).map(([base, scenario]) => `${JSON.stringify(base)}: ${JSON.stringify(scenario)}`);
  writeFileSync(file("bases.json"), `{\n${Object.entries(bases).map(([engine, known]) => `"${engine}": {\n${of(known).join(",\n")}\n}`).join(",\n")}\n}\n`);
}
