import { describe, expect, test } from "vitest";
import { changes } from "../../src/app/changes.ts";
import { answer, questions } from "../../src/app/interview.ts";
import { placed, restored, sound } from "../../src/app/shape.ts";
import { valueAt } from "../../src/scenario/index.ts";
import { base } from "./made.ts";

describe("placed(scenario, path, value)", () => {
  test("a median moves its 90th percentile in proportion, also beyond it", () => {
    const next = placed(base, "stages.lead.dwellDays.median", 40);
    expect(next.stages.lead.dwellDays).toEqual({ kind: "lognormal", median: 40, p90: 120 });
    expect(base.stages.lead.dwellDays).toEqual({ kind: "lognormal", median: 10, p90: 30 });
  });

  test("and the two are one change, taken back as one", () => {
    const next = placed(base, "stages.lead.dwellDays.median", 40);
    expect(changes(base, next).map(({ path }) => path)).toEqual(["stages.lead.dwellDays.median"]);
    const back = restored(next, base, ["stages.lead.dwellDays.median", "stages.lead.dwellDays.p90"]);
    expect(changes(base, back)).toEqual([]);
  });

  test("another kind of law gets numbers of its own kind", () => {
    const next = sound(placed(base, "stages.lead.dwellDays.kind", "exponential"));
    expect(next.stages.lead.dwellDays.kind).toBe("exponential");
    expect(Object.keys(next.stages.lead.dwellDays)).toEqual(["kind", "mean"]);
  });
});

describe("changes(base, scenario)", () => {
  test("tells what differs in words, luck aside", () => {
    const next = placed(placed(base, "retention.monthlyChurn", 0.05), "run.seed", "OTHER-LUCK");
    expect(changes(base, next)).toMatchObject([{ path: "retention.monthlyChurn", now: "5%" }]);
  });
});

describe("questions(scenario)", () => {
  const asked = questions(base);
  test("asks five things this scenario has a place for", () => {
    expect(asked.map(({ id }) => id)).toEqual(["reach", "win", "price", "churn", "cash"]);
    for (const { path } of asked) expect(typeof valueAt(base, path), path).toBe("number");
  });

  test("answers move what is like them in proportion", () => {
    const price = asked.find(({ id }) => id === "price")!;
    expect(answer(base, new Map([[price, 300]]))).toEqual({ "value.initialMrr.median": 300, "value.initialMrrByChannel.site.median": 150 });
  });
});
