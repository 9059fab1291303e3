import { describe, expect, test } from "vitest";
import { placed } from "../../src/app/shape.ts";
import { curvesCame, keep, lastDay, look, lookAt, open, redo, runFailed, set, tell, dismiss, turn, undo, type State } from "../../src/app/state.ts";
import type { Work } from "../../src/app/work.ts";
import { base, curves, state, work } from "./made.ts";

const bases = () => base;
const withChurn = (monthlyChurn: number): Work => ({ ...work, scenario: placed(base, "retention.monthlyChurn", monthlyChurn) });
const churnOf = ({ work: now }: State) => now.scenario.retention.monthlyChurn;

describe("history", () => {
  test("a drag is one step, whatever lies between", () => {
    let now = state();
    for (const churn of [0.03, 0.04, 0.05]) now = turn(now, withChurn(churn));
    expect(now.past).toHaveLength(0);
    now = keep(now);
    expect(now.past).toHaveLength(1);
    now = undo(now, bases);
    expect(churnOf(now)).toBe(base.retention.monthlyChurn);
    expect(churnOf(redo(now, bases))).toBe(0.05);
  });

  test("undo in the middle of a drag goes back to where it began", () => {
    const now = undo(turn(set(state(), withChurn(0.03)), withChurn(0.09)), bases);
    expect(churnOf(now)).toBe(0.03);
    expect(now.past).toHaveLength(1);
  });

  test("a new change forgets what was undone", () => {
    const now = set(undo(set(state(), withChurn(0.03)), bases), withChurn(0.07));
    expect(redo(now, bases)).toBe(now);
    expect(churnOf(now)).toBe(0.07);
  });

  test("opening something is a step as well: nothing is lost", () => {
    const now = open(set(state(), withChurn(0.03)), { work, base, issues: [], claim: null });
    expect(churnOf(undo(now, bases))).toBe(0.03);
  });

  test("where there is nothing to undo or redo the state stays the same object", () => {
    const now = state();
    expect(undo(now, bases)).toBe(now);
    expect(redo(now, bases)).toBe(now);
    expect(keep(now)).toBe(now);
    expect(turn(now, now.work)).toBe(now);
  });
});

describe("results", () => {
  test("the refined result of before stays as a ghost until the new one is refined", () => {
    let now = curvesCame(state(), work, curves(10), true);
    expect(now.run.phase).toBe("done");
    const next = withChurn(0.05);
    now = turn(now, next);
    expect(now.run).toMatchObject({ phase: "running", stale: true });
    expect(now.ghost?.replications).toBe(10);
    now = curvesCame(now, next, curves(2), false);
    expect(now.curves?.replications).toBe(2);
    expect(now.ghost?.replications).toBe(10);
    now = curvesCame(now, next, curves(10), true);
    expect(now.ghost).toBeNull();
  });

  test("curves and failures of a work that has changed meanwhile are left aside", () => {
    const now = turn(state(), withChurn(0.05));
    expect(curvesCame(now, work, curves(10), true)).toBe(now);
    expect(runFailed(now, work, "no")).toBe(now);
  });

  test("what a link claims is forgotten with the first change, not by looking at another future", () => {
    const claim = { engine: "1.0", replications: 10, fingerprint: "f" };
    const now = state({ claim });
    expect(turn(now, { ...work, shown: 3 }).claim).toEqual(claim);
    expect(turn(now, withChurn(0.05)).claim).toBeNull();
  });
});

describe("time", () => {
  test("the cursor stays within the film", () => {
    const end = lastDay(base);
    expect(lookAt(state(), 1e9).cursor).toBe(end);
    expect(lookAt(state(), -1).cursor).toBe(0);
    const shorter = { ...work, scenario: placed(base, "run.horizonMonths", 2) };
    expect(turn(lookAt(state(), end), shorter).cursor).toBeCloseTo(2 * (365 / 12));
  });

  test("a hand on the page ends the telling", () => {
    const telling = look(state(), { telling: true });
    expect(turn(telling, withChurn(0.05)).view.telling).toBe(false);
  });
});

test("a notice takes the place of the one with its name", () => {
  const now = tell(tell(state(), { id: "a", tone: "plain", text: "1" }), { id: "a", tone: "error", text: "2" });
  expect(now.notices).toEqual([{ id: "a", tone: "error", text: "2" }]);
  expect(dismiss(now, "a").notices).toEqual([]);
});
