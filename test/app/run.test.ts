import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Ask } from "../../src/app/desk-talk.ts";
import type { Desk } from "../../src/app/desk.ts";
import { keepSimulated } from "../../src/app/run.ts";
import { placed } from "../../src/app/shape.ts";
import { simPlace } from "../../src/app/place.ts";
import { firstState, keep, set, turn, visit } from "../../src/app/state.ts";
import { createStore } from "../../src/app/store.ts";
import type { Work } from "../../src/app/work.ts";
import { base, curves, state, work } from "./made.ts";

/** A desk that answers when the test says so. */
function setUp() {
  const asked: Ask[] = [];
  const desk: Desk = { ask: (ask) => asked.push(ask), onAnswer: () => {}, onTold: () => {}, onLoss: () => {} };
  const store = createStore(state());
  keepSimulated(store, desk, () => []);
  const simulations = () => asked.filter((ask) => ask.kind === "simulate");
  const films = () => asked.filter((ask) => ask.kind === "film");
  return { asked, desk, store, simulations, films };
}

const withChurn = (monthlyChurn: number): Work => ({ ...work, scenario: placed(base, "retention.monthlyChurn", monthlyChurn) });

describe("keepSimulated(store, desk, visible)", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  test("asks for the film first, then for curves", () => {
    expect(setUp().asked.map(({ kind }) => kind)).toEqual(["film", "simulate"]);
  });

  test("while a first look is owed only the newest change is kept, and asked for next", () => {
    const { store, desk, simulations } = setUp();
    for (const churn of [0.03, 0.04, 0.05]) store.change((now) => turn(now, withChurn(churn)));
    expect(simulations()).toHaveLength(1);
    desk.onAnswer({ kind: "curves", ask: simulations()[0].ask, curves: curves(2), refined: false });
    expect(simulations()).toHaveLength(2);
    expect(simulations()[1].scenario.retention.monthlyChurn).toBe(0.05);
    // What came is the nearest there is, and known to be of an earlier work.
    expect(store.state.curves?.replications).toBe(2);
    expect(store.state.run.stale).toBe(true);
  });

  test("a change after the first look ends the refinement at once", () => {
    const { store, desk, simulations } = setUp();
    desk.onAnswer({ kind: "curves", ask: simulations()[0].ask, curves: curves(2), refined: false });
    store.change((now) => set(now, withChurn(0.06)));
    expect(simulations()).toHaveLength(2);
    const before = store.state;
    desk.onAnswer({ kind: "curves", ask: simulations()[0].ask, curves: curves(10), refined: true });
    expect(store.state).toBe(before);
  });

  test("a drag asks for one film, when it rests", () => {
    const { store, films } = setUp();
    for (const churn of [0.03, 0.04, 0.05]) {
      store.change((now) => turn(now, withChurn(churn)));
      vi.advanceTimersByTime(50);
    }
    expect(films()).toHaveLength(1);
    store.change(keep);
    vi.advanceTimersByTime(200);
    expect(films()).toHaveLength(2);
    expect(films()[1].scenario.retention.monthlyChurn).toBe(0.05);
  });

  test("another future is only filmed", () => {
    const { store, films, simulations } = setUp();
    store.change((now) => set(now, { ...work, shown: 4 }));
    vi.advanceTimersByTime(1);
    expect(films()).toHaveLength(2);
    expect(simulations()).toHaveLength(1);
  });

  test("a failure is told, and the next change is simulated again", () => {
    const { store, desk, simulations } = setUp();
    desk.onAnswer({ kind: "failed", ask: simulations()[0].ask, message: "replication 3 failed twice" });
    expect(store.state.run).toMatchObject({ phase: "failed", message: "replication 3 failed twice" });
    store.change((now) => set(now, withChurn(0.06)));
    expect(simulations()).toHaveLength(2);
  });

  test("nothing is simulated while a story is looked at, and what is owed is asked again on the way back", () => {
    const { store, desk, asked, simulations } = setUp();
    store.change((now) => visit(now, { kind: "story", id: "a" }));
    expect(asked.at(-1)?.kind).toBe("leave");
    desk.onAnswer({ kind: "curves", ask: simulations()[0].ask, curves: curves(2), refined: true });
    expect(store.state.curves).toBeNull();
    store.change((now) => visit(now, simPlace));
    vi.advanceTimersByTime(1);
    expect(simulations()).toHaveLength(2);
    desk.onAnswer({ kind: "curves", ask: simulations()[1].ask, curves: curves(10), refined: true });
    expect(store.state.run.phase).toBe("done");
    // What is known need not be simulated again.
    store.change((now) => visit(now, { kind: "shelf" }));
    store.change((now) => visit(now, simPlace));
    expect(simulations()).toHaveLength(2);
  });

  test("a page that opens with a story simulates no sim until one is looked at", () => {
    const asked: Ask[] = [];
    const store = createStore(firstState({ work, base, issues: [], claim: null }, { kind: "story", id: "a" }));
    keepSimulated(store, { ask: (ask) => asked.push(ask), onAnswer: () => {}, onTold: () => {}, onLoss: () => {} }, () => []);
    expect(asked).toEqual([]);
    store.change((now) => visit(now, simPlace));
    vi.advanceTimersByTime(1);
    expect(asked.map(({ kind }) => kind).sort()).toEqual(["film", "simulate"]);
  });

  test("a desk that is lost is told, and asked again with the next change", () => {
    const { store, desk, simulations } = setUp();
    desk.onLoss("out of memory");
    expect(store.state.run.phase).toBe("failed");
    store.change((now) => set(now, withChurn(0.06)));
    expect(simulations()).toHaveLength(2);
  });
});
