import { expect, test } from "vitest";
import type { Settling } from "../../src/experiment/index.ts";
import { daysPerMonth, en, plain, type Setting } from "../../src/view/index.ts";

const setting: Setting = { currency: "USD", startDate: null };
const said = (days: number | null, verdict: Settling["verdict"], months: number) => plain(en.warmup({ days, verdict, leftOutDays: months * daysPerMonth }, "waiting.bdr", setting));

test("whether the warm-up is long enough is said in a sentence (rule E7)", () => {
  expect(said(35, "enough", 3)).toBe("The first 3 months are left out of steady-state figures; this curve has settled after 35 days.");
  expect(said(0, "enough", 1)).toBe("The first month is left out of steady-state figures; this curve is steady from the start.");
  expect(said(140, "short", 1)).toBe("The first month is left out of steady-state figures, but this curve settles only after 4.6 months: leave out more.");
  expect(said(35, "short", 0)).toBe("Nothing is left out of steady-state figures, but this curve settles only after 35 days: leave out more.");
  expect(said(null, "unsettled", 3)).toBe(
    "The first 3 months are left out of steady-state figures, but this curve does not settle: it still rises, falls or swings, and its average depends on how long one looks.",
  );
});

test("what is left out can be changed where it is said, and what was found leads to its curve", () => {
  const sentence = en.warmup({ days: 35, verdict: "enough", leftOutDays: 90 }, "waiting.bdr", setting);
  expect(sentence.find(({ kind }) => kind === "parameter")).toMatchObject({ text: "3 months", path: "run.warmupMonths" });
  expect(sentence.find(({ kind }) => kind === "result")).toMatchObject({ text: "35 days", series: "waiting.bdr" });
});
