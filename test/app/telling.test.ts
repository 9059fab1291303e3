import { describe, expect, test } from "vitest";
import type { Ask } from "../../src/app/desk-talk.ts";
import type { Desk } from "../../src/app/desk.ts";
import { keepTold } from "../../src/app/gallery/telling.ts";
import { fragmentOf, placeIn, shelfPlace, simPlace } from "../../src/app/place.ts";
import { visit } from "../../src/app/state.ts";
import { createStore } from "../../src/app/store.ts";
import type { Told } from "../../src/experiment/index.ts";
import { readStory } from "../../src/scenario/index.ts";
import { state } from "./made.ts";

const story = readStory({ id: "one", order: 1, title: "One", claim: "A claim.", sim: "small", axis: "Churn", replications: 4, figures: [{ name: "won" }], cases: [{ label: "a", patch: {} }], sheet: "Nothing.", why: "Because." }).story;
const told = { story, seed: "AMBER", replications: 2, budget: 4, figures: [], cases: [] } satisfies Told;

function setUp() {
  const asked: Ask[] = [];
  const desk: Desk = { ask: (ask) => asked.push(ask), onAnswer: () => {}, onTold: () => {}, onLoss: () => {} };
  const store = createStore(state());
  keepTold(store, desk, { load: (sim) => ({ id: sim }) }, [story]);
  return { asked, desk, store, go: (id: string) => store.change((now) => visit(now, { kind: "story", id })) };
}

describe("keepTold(store, desk, shelf, stories)", () => {
  test("asks for the story that is looked at, with the document of its sim", () => {
    const { asked, store, go } = setUp();
    expect(asked).toEqual([]);
    go("one");
    expect(asked).toMatchObject([{ kind: "tell", story: { id: "one" }, base: { id: "small" } }]);
    expect(store.state.telling).toMatchObject({ story: "one", told: null, phase: "running" });
  });

  test("shows first numbers soon, then refined ones", () => {
    const { asked, desk, store, go } = setUp();
    go("one");
    desk.onTold({ kind: "told", ask: asked[0].ask, told, refined: false });
    expect(store.state.telling).toMatchObject({ told: { replications: 2 }, phase: "running" });
    desk.onTold({ kind: "told", ask: asked[0].ask, told: { ...told, replications: 4 }, refined: true });
    expect(store.state.telling).toMatchObject({ told: { replications: 4 }, phase: "done" });
  });

  test("ends what is left, by its own number, so that what was asked meanwhile goes on", () => {
    const { asked, desk, store, go } = setUp();
    go("one");
    store.change((now) => visit(now, simPlace));
    expect(asked.at(-1)).toEqual({ kind: "leave", ask: asked[0].ask });
    desk.onTold({ kind: "told", ask: asked[0].ask, told, refined: true });
    expect(store.state.telling).toBeNull();
    // Numbers of stories are not those of sims.
    expect(asked[0].ask).toBeLessThan(0);
  });

  test("tells of a failure in words and keeps what was told before", () => {
    const { asked, desk, store, go } = setUp();
    go("one");
    desk.onTold({ kind: "told", ask: asked[0].ask, told, refined: false });
    desk.onTold({ kind: "failed", ask: asked[0].ask, message: "too large: far too many; expected fewer arrivals" });
    expect(store.state.telling).toMatchObject({ phase: "failed", told: { replications: 2 } });
    expect(store.state.telling?.message).toContain("It needs fewer arrivals.");
  });

  test("asks for nothing where there is no such story", () => {
    const { asked, go } = setUp();
    go("two");
    expect(asked).toEqual([]);
  });
});

describe("placeIn(fragment)", () => {
  test("reads what fragmentOf writes, and takes everything else for a sim", () => {
    expect(placeIn(fragmentOf({ kind: "shelf" }))).toEqual(shelfPlace);
    for (const id of ["more-leads", "<&=é>"]) expect(placeIn(fragmentOf({ kind: "story", id }))).toEqual({ kind: "story", id });
    for (const fragment of ["", "#", "#sim=isc", "#panel", "#shelf=1", "story=x", "#sim=isc&story=x"]) expect(placeIn(fragment)).toEqual(simPlace);
    expect(placeIn("#story=%E0%A4%A")).toEqual({ kind: "story", id: "%E0%A4%A" });
  });
});
