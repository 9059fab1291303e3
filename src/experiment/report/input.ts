import { fieldAt, fields, isAssumed, joinPath, splitPath, valueAt, type Field, type Scenario } from "../../scenario/index.ts";
import type { Reported } from "./card.ts";
import { isLaw } from "./law.ts";
import { fieldWords, labelAt, parameterOf, wholeOf, wordsAt } from "./value.ts";

/** One input the result rests on: a number, a choice, or a law with all its parameters. */
export interface Input {
  readonly path: string;
  readonly label: string;
  readonly value: string;
  /** The default of the schema; empty where there is none. */
  readonly usual: string;
  readonly isUsual: boolean;
  /** Citation, or `assumption …`. Of what this link changed, what was published. */
  readonly source: string;
  readonly changed: boolean;
  /** The source says so. What rests on the link alone is the reader's own, and no assumption of ours. */
  readonly assumed: boolean;
  /** Changed, and nothing is said about why. */
  readonly own: boolean;
}

/** In the order of the schema. What is absent, empty or not so has no part in the result. */
export function inputs(reported: Reported): Input[] {
  const groups = new Map<string, Field[]>();
  for (const field of fields(reported.scenario).filter(counts)) {
    const path = wholeOf(field.path, reported.scenario);
    groups.set(path, [...(groups.get(path) ?? []), field]);
  }
  return Array.from(groups, ([path, members]) => input(path, members, reported));
}

function input(path: string, members: readonly Field[], reported: Reported): Input {
  const { scenario, base } = reported;
  // A law's numbers say more about where it comes from than its kind.
  const { source: said } = members[1] ?? members[0];
  const changed = isChanged(path, reported);
  const own = changed && !saysAnew(path, scenario, base);
  const source = own ? `set in this link; published: ${wordsAt(base, path)}${valueAt(base, path) === undefined ? "" : `, ${sourceAt(path, base)}`}` : said || "assumption";
  return {
    path,
    label: labelAt(path, scenario),
    value: wordsAt(scenario, path),
    usual: usualWords(members, scenario),
    isUsual: members.every((field) => JSON.stringify(field.value) === JSON.stringify(field.default)),
    source,
    changed,
    assumed: !own && isAssumed(source),
    own,
  };
}

/** Panel, sources and uncertainty are told in their own places; titles and luck are no inputs. */
function counts({ path, value, type, ...field }: Field): boolean {
  if (value === null || value === false || value === "" || (Array.isArray(value) && value.length === 0)) return false;
  if (type === "text" && "choices" in field && field.choices === null && !path.endsWith(".work.kind")) return false;
  return !/^(?:controls|sources|uncertainty)\.|^run\.(?:seed|replications)$/.test(path);
}

/** Of a law that is of another kind than usual only that kind is known. */
function usualWords([first, ...others]: readonly Field[], scenario: Scenario): string {
  if (first.default === undefined || first.default === null) return "";
  if (others.length === 0 || first.default !== first.value) return fieldWords(first, first.default, scenario);
  return others.map((field) => fieldWords(field, field.default, scenario)).join(", ");
}

/** True where the published document says otherwise. A document of another name is no change of it. */
export function isChanged(path: string, { scenario, base }: Pick<Reported, "scenario" | "base">): boolean {
  return !isOwnDocument({ scenario, base }) && JSON.stringify(valueAt(scenario, path)) !== JSON.stringify(valueAt(base, path));
}

/** A document that only travels as a difference from one of the shelf. */
export function isOwnDocument({ scenario, base }: Pick<Reported, "scenario" | "base">): boolean {
  return scenario.id !== base.id;
}

function sourceAt(path: string, scenario: Scenario): string {
  const field = isLaw(valueAt(scenario, path)) ? parameterOf(scenario, path) : fieldAt(scenario, path);
  return field?.source || "assumption";
}

/** True if what is said of this path, or of a part above it, is not what was published. */
function saysAnew(path: string, scenario: Scenario, base: Scenario): boolean {
  const keys = splitPath(path);
  return keys.some((_, at) => {
    const part = joinPath(keys.slice(0, at + 1));
    return scenario.sources[part] !== base.sources[part];
  });
}
