/** What was not as it should be in something a user gave, as data. Words in other languages live in the view. */

export type IssueCode =
  | "wrongType"
  | "outOfRange"
  | "notWhole"
  | "tooLong"
  | "wrongForm"
  | "unknownChoice"
  | "unknownKind"
  | "unknownKey"
  | "badId"
  | "unknownVersion"
  | "lawOrder"
  | "noWeight"
  | "exitsOverOne"
  | "unknownStage"
  | "unknownChannel"
  | "unknownTeam"
  | "unknownPath"
  | "noOtherwise"
  | "unreachable"
  | "idleTeam"
  | "noBudget"
  | "noContent"
  | "beyondMidnight"
  | "beyondHorizon"
  | "marketTooSmall"
  | "notVarying"
  | "sharesOverOne"
  | "busyGrowthTeam"
  | "coTeamItself"
  | "onlyBeforeTheWin"
  | "tooManyArrivals"
  | "tooMany"
  | "unknownSim"
  | "badEncoding"
  | "repeatedKey"
  | "checksum"
  | "unreadable";

export interface Issue {
  /** Where, as in an address; empty = the whole. */
  path: string;
  code: IssueCode;
  given: unknown;
  /** Choices, nearest first; or the two ends of a range; or what should stand there, in a word or signs. */
  expected: readonly (string | number)[];
}

/** `a`, `a or b`, `a, b or c`. */
export function either(choices: readonly (string | number)[]): string {
  const texts = choices.map(String);
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} or ${texts.at(-1)}`;
}

/** A short, one-line form of any value. */
export function short(value: unknown): string {
  const text = (typeof value === "string" ? value : (JSON.stringify(value) ?? String(value))).replace(/\s+/g, " ");
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** `unknown stage: custmer; expected visitor, lead or customer` — the formula of all errors. */
export function formula(kind: string, given: unknown, expected: readonly (string | number)[]): string {
  const wanted = either(expected);
  return wanted === "" ? `${kind}: ${short(given)}` : `${kind}: ${short(given)}; expected ${wanted}`;
}

/** One line of plain English. The path is not in it where the name given says enough; put `issue.path` in front to be sure. */
export function describeIssue({ path, code, given, expected }: Issue): string {
  const at = `${path} = ${short(given)}`;
  const range = expected.join(" to ");
  switch (code) {
    case "wrongType":
      return formula("wrong type", at, expected);
    case "outOfRange":
      return formula("out of range", at, [range]);
    case "notWhole":
      return formula("not a whole number", at, expected);
    case "tooLong":
      return formula("too long", at, [`at most ${range} characters`]);
    case "wrongForm":
      return formula("wrong form", at, expected);
    case "unknownChoice":
      return formula("unknown choice", at, expected);
    case "unknownKind":
      return formula("unknown kind", at, expected);
    case "unknownKey":
      return formula("unknown path", path, expected);
    case "badId":
      return formula("not an id", path, expected);
    case "unknownVersion":
      return formula("unknown version", given, expected);
    case "lawOrder":
      return formula("impossible law", at, expected);
    case "noWeight":
      return formula("no weight", at, expected);
    case "exitsOverOne":
      return formula("exits add to more than 1", at, expected);
    case "unknownStage":
      return formula("unknown stage", given, expected);
    case "unknownChannel":
      return formula("unknown channel", given, expected);
    case "unknownTeam":
      return formula("unknown team", given, expected);
    case "unknownPath":
      return formula("unknown path", given, expected);
    case "noOtherwise":
      return formula("no otherwise", path, expected);
    case "unreachable":
      return formula("unreachable stage", given, expected);
    case "idleTeam":
      return formula("team without work", given, expected);
    case "noBudget":
      return formula("funded without budget", path, expected);
    case "noContent":
      return formula("channel without a content factory", given, expected);
    case "beyondMidnight":
      return formula("working day ends after midnight", at, expected);
    case "beyondHorizon":
      return formula("beyond the horizon", at, expected);
    case "marketTooSmall":
      return formula("market too small", at, expected);
    case "notVarying":
      return formula("does not change on a date", at, expected);
    case "sharesOverOne":
      return formula("shares add to more than 1", at, expected);
    case "busyGrowthTeam":
      return formula("growth team with other work", given, expected);
    case "coTeamItself":
      return formula("team works with itself", at, expected);
    case "onlyBeforeTheWin":
      return formula("only before the win", at, expected);
    case "tooManyArrivals":
      return formula("too many arrivals", at, expected);
    case "tooMany":
      return formula("too many", at, expected);
    case "unknownSim":
      return formula("unknown sim", given, expected);
    case "badEncoding":
      return formula("bad encoding", given, expected);
    case "repeatedKey":
      return formula("repeated key", path, expected);
    case "checksum":
      return formula("link was cut short or changed", given, expected);
    case "unreadable":
      return formula("unreadable", given, expected);
  }
}
