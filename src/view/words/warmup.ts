import { count, daysPerMonth, quantity, type Setting } from "../number.ts";
import { parameter, result, text, type Sentence } from "./sentence.ts";
import type { Words } from "./words.ts";

/** Whether what is left out of steady-state figures is long enough for a curve. */
export const warmup: Words["warmup"] = ({ days, verdict, leftOutDays }, series, setting) => {
  const leftOut: Sentence = leftOutDays === 0
    ? [parameter("Nothing", "run.warmupMonths"), text(" is left out of steady-state figures")]
    : [text("The first "), parameter(months(leftOutDays), "run.warmupMonths"), text(` ${leftOutDays / daysPerMonth < 1.5 ? "is" : "are"} left out of steady-state figures`)];
  if (verdict === "unsettled") return [...leftOut, text(", but this curve does not settle: it still rises, falls or swings, and its average depends on how long one looks.")];
  if (days === 0) return [...leftOut, text("; this curve is steady from the start.")];
  const settled = result(say(days!, setting), { series });
  if (verdict === "enough") return [...leftOut, text("; this curve has settled after "), settled, text(".")];
  return [...leftOut, text(", but this curve settles only after "), settled, text(": leave out more.")];
};

function months(days: number): string {
  const number = Math.round(days / daysPerMonth);
  return number === 1 ? "month" : `${count(number)} months`;
}

function say(days: number, setting: Setting): string {
  return days < 90 ? `${count(days)} ${days === 1 ? "day" : "days"}` : quantity(Number((days / daysPerMonth).toFixed(1)), "months", setting);
}
