import type { Issue } from "../../scenario/index.ts";

/** `a`, `a or b`, `a, b or c`. */
function either(choices: readonly (string | number)[]): string {
  const texts = choices.map((choice) => (typeof choice === "number" ? numeral(choice) : choice));
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} or ${texts[texts.length - 1]}`;
}

function numeral(value: number): string {
  return value.toLocaleString("en", { maximumSignificantDigits: 15 });
}

/** What was given, short enough for a sentence. */
function quoted(given: unknown): string {
  if (given === undefined) return "nothing";
  if (typeof given === "number") return Number.isFinite(given) ? numeral(given) : String(given);
  const text = (typeof given === "string" ? given : (JSON.stringify(given) ?? typeof given)).replace(/\s+/g, " ");
  const short = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  return typeof given === "string" ? `“${short}”` : short;
}

/** " Perhaps you meant a or b." */
function perhaps(expected: readonly (string | number)[]): string {
  return expected.length === 0 ? "" : ` Perhaps you meant ${either(expected.slice(0, 3))}.`;
}

/** What was given, and what was done about it. */
export function issueInEnglish({ path, code, given, expected }: Issue): string {
  const it = quoted(given);
  switch (code) {
    case "wrongType": return `${path || "The scenario"} was ${it}; it needs ${either(expected)}, so what was given is not used.`;
    case "outOfRange": {
      const [low = "", high = ""] = expected;
      const nearer = typeof given === "number" && typeof low === "number" && given < low ? low : high;
      return `${path} was ${it}, outside ${either([low])} to ${either([high])}; ${either([nearer])} was used.`;
    }
    case "notWhole": return `${path} was ${it}, which is not a whole number; ${either(expected)} was used.`;
    case "tooLong": return `${path} was longer than ${either(expected)} characters; the rest was cut off.`;
    case "wrongForm": return `${path} was ${it}, which does not have the form ${either(expected)}; it was left out or replaced.`;
    case "unknownChoice": return `${path} was ${it}, which is not one of the choices, so it is not used.${perhaps(expected)}`;
    case "unknownKind": return `${path} was ${it}, a kind that does not exist, so it is not used.${perhaps(expected)}`;
    case "unknownKey": return `${path} does not exist here; its value ${it} has no effect.${perhaps(expected)}`;
    case "badId": return `${path}: ${it} cannot be a name here; it was left out. Names consist of ${either(expected)}.`;
    case "unknownVersion": return path === "sim"
      ? `This sim has no version ${it} here; version ${either(expected)} was opened, so numbers may differ from the sender's.`
      : `The scenario says it is of version ${it}, which this program does not know; it was read as version ${either(expected)}.`;
    case "lawOrder": return `${path} was ${it}, which no such distribution can have; ${either(expected)} was used.`;
    case "noWeight": return `${path} were all zero; equal weights were used.`;
    case "exitsOverOne": return `${path}: the probabilities add to ${it}, more than 1; they were scaled down to add to 1.`;
    case "unknownStage": return `${path} speaks of a stage ${it} that does not exist; that part was left out or replaced.${perhaps(expected)}`;
    case "unknownChannel": return `${path} speaks of a channel ${it} that does not exist; that part was left out or replaced.${perhaps(expected)}`;
    case "unknownTeam": return `${path} speaks of a team ${it} that does not exist; that part was left out.${perhaps(expected)}`;
    case "unknownPath": return `${path} points to ${it}, which does not exist; it was left out.${perhaps(expected)}`;
    case "noOtherwise": return `${path} is empty, but people need somewhere to go from there; the nearest exit was used.`;
    case "unreachable": return `Nobody can reach the stage ${it}; it stays empty.`;
    case "idleTeam": return `The team ${it} has no work; it only costs.${perhaps(expected)}`;
    case "noBudget": return `${path} is ${it}, but there is no budget to share; it gets nothing.`;
    case "noContent": return `The channel ${it} lives on content, but nobody writes any; it brings nobody.`;
    case "beyondMidnight": return `${path} was ${it}, so that the working day would end after midnight; it begins ${either(expected)} instead.`;
    case "beyondHorizon": return `${path} was ${it}, longer than the simulated time; it was shortened (${either(expected)}).`;
    case "marketTooSmall": return `${path} was ${it}, fewer than the people already there; it was raised (${either(expected)}).`;
    case "notVarying": return `${path} points to ${it}, which cannot change on a date; the event was left out.${perhaps(expected)}`;
    case "sharesOverOne": return `${path}: the shares add to ${it}, more than 1; they were scaled down to add to 1.`;
    case "busyGrowthTeam": return `The growth team ${it} has other work too; experiments get no time from it, so growth was left out. It needs ${either(expected)}.`;
    case "coTeamItself": return `${path} names ${it}, the team whose work it is; it was left out. It needs ${either(expected)}.`;
    case "onlyBeforeTheWin": return `${path} was ${it}, but its stage is not on the way to the win; it was left out. It belongs to a stage of the bulb ${either(expected)}.`;
    case "tooManyArrivals": return `${path} was ${it}: more people than a run can follow; ${either(expected)} was used.`;
    case "tooMany": return `${path || "The scenario"} brings it to ${it}, ${either(expected)} are possible; the rest was left out.`;
    case "unknownSim": return `There is no sim ${it} here; the first on the shelf was opened instead.${perhaps(expected)}`;
    case "badEncoding": return `A part of the link could not be decoded: ${it}; it was left out.`;
    case "repeatedKey": return `The link says ${path} more than once; the last value was used.`;
    case "checksum": return `The link was cut short or changed on its way (checksum ${it}${expected.length > 0 ? `, expected ${either(expected)}` : ""}); what could be read was opened. Numbers may differ from the sender's.`;
    case "unreadable": return `A part of this could not be read (${it}); it was left out.`;
  }
}
