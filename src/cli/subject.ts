import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { ENGINE_VERSION } from "../model/index.ts";
import { nearest, readAddress, toScenario, writeAddress, type Address, type Issue, type Scenario, type Shelf } from "../scenario/index.ts";
import { Refusal } from "./refusal.ts";

/** What a command is about, however it was named. */
export interface Subject {
  /** The sim, or what the file calls itself. */
  name: string;
  scenario: Scenario;
  issues: Issue[];
  /** What a link to it differs from. */
  base: { sim: string; version: number };
  /** Keys of the link that are no part of the scenario. */
  extras: Address["extras"];
}

/** Luck and not-knowing: the page keeps its switch under this key of the address, so that a link gives the same numbers here. */
const uncertainKey = "view.uncertain";

export function isUncertain({ extras }: Subject): boolean {
  return extras.some(([key, value]) => key === uncertainKey && value === "yes");
}

/** Opens a sim of the shelf (`isc`, `isc@1`), a scenario file, or a link with or without what stands before its `#`. */
export async function open(name: string, shelf: Shelf): Promise<Subject> {
  if (name.includes("#")) return openLink(name.slice(name.indexOf("#")), shelf);
  const [, sim, version] = /^([^@]*)(?:@(\d+))?$/.exec(name) ?? [];
  if (shelf.names.includes(sim)) return openSim(sim, version, shelf);
  if (/^sim=|&sim=/.test(name)) return openLink(name, shelf);
  if (existsSync(name) || /\.json$|[\\/]/.test(name)) return openFile(name, shelf);
  throw new Refusal(`unknown sim: ${name}; expected ${nearest(name, shelf.names, 4).join(", ")}, a file.json or a link`);
}

function openSim(sim: string, version: string | undefined, shelf: Shelf): Subject {
  const newest = shelf.version(sim) ?? 0;
  const document = version === undefined ? shelf.load(sim) : shelf.base(sim, Number(version));
  if (document === null) throw new Refusal(`unknown version of ${sim}: ${version}; expected 1 to ${newest}`);
  return { name: sim, ...toScenario(document), base: { sim, version: Number(version ?? newest) }, extras: [] };
}

async function openLink(fragment: string, shelf: Shelf): Promise<Subject> {
  const { sim, version, scenario, issues, extras } = await readAddress(fragment, shelf);
  return { name: sim, scenario, issues, base: { sim, version }, extras };
}

function openFile(file: string, shelf: Shelf): Subject {
  const document = parse(file, read(file));
  // As on the page: a document that does not say what it is is no scenario, however kindly it could be completed.
  const scenario = "scenario" in document && !("schemaVersion" in document) ? document.scenario : document;
  if (typeof scenario !== "object" || scenario === null || !("schemaVersion" in scenario)) throw new Refusal(`unreadable file: ${file}; no schemaVersion in it, so no scenario`);
  const checked = toScenario(scenario);
  const { id } = checked.scenario;
  // A file need not be of the shelf: then its link differs from the first sim in much.
  const sim = shelf.names.includes(id) ? id : shelf.names[0];
  return { name: id || basename(file, ".json"), ...checked, base: { sim, version: shelf.version(sim)! }, extras: [] };
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Refusal(`unreadable file: ${file}; ${(error as NodeJS.ErrnoException).code === "ENOENT" ? "there is none of that name" : String((error as Error).message)}`);
  }
}

function parse(file: string, text: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new Refusal(`unreadable file: ${file}; not JSON: ${(error as Error).message}`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Refusal(`unreadable file: ${file}; expected a scenario, an object in JSON`);
  return value;
}

/** The link that opens `scenario` with these numbers: what comes behind the address of the page. */
export async function linkTo({ base, extras }: Subject, told: { scenario: Scenario; uncertain: boolean; fingerprint: string }, shelf: Shelf): Promise<string> {
  const { scenario, uncertain, fingerprint } = told;
  const others = extras.filter(([key]) => key !== uncertainKey);
  const pairs: Address["extras"] = uncertain ? [...others, [uncertainKey, "yes"]] : others;
  const { fragment } = await writeAddress({ ...base, scenario, engine: ENGINE_VERSION, fingerprint, extras: pairs }, shelf);
  return fragment;
}
