import { describe, expect, test, vi } from "vitest";
import type { AddressBar } from "../../src/app/address-bar.ts";
import type { Autosave } from "../../src/app/autosave.ts";
import type { Links } from "../../src/app/links.ts";
import { keepAddressed } from "../../src/app/remember.ts";
import { placed } from "../../src/app/shape.ts";
import { curvesCame, keep, open, set, turn } from "../../src/app/state.ts";
import { createStore } from "../../src/app/store.ts";
import type { Work } from "../../src/app/work.ts";
import { base, curves, state, work } from "./made.ts";

function setUp() {
  const told: string[] = [];
  const bar: AddressBar = {
    follow: (address) => told.push(`follow ${address}`),
    push: (address, before) => told.push(`push ${address} after ${before}`),
    replace: (address) => told.push(`replace ${address}`),
    close: () => {},
  };
  const links: Links = {
    write: ({ work: now, run }) => Promise.resolve(`#churn=${now.scenario.retention.monthlyChurn}${run.phase === "done" && !run.stale ? "&fp" : ""}`),
    read: () => Promise.reject(new Error("not asked")),
  };
  const saved = vi.fn();
  const autosave: Autosave = { read: () => null, write: (state) => saved(state), forget: () => {} };
  const store = createStore(state());
  const addressed = keepAddressed({ store, links, bar, autosave, start: "" });
  return { store, told, saved, addressed, settle: () => new Promise((resolve) => setTimeout(resolve, 5)) };
}

const withChurn = (monthlyChurn: number): Work => ({ ...work, scenario: placed(base, "retention.monthlyChurn", monthlyChurn) });

describe("keepAddressed", () => {
  test("a gesture follows, its end pushes once, its result proves", async () => {
    const { store, told, settle } = setUp();
    const next = withChurn(0.04);
    store.change((now) => turn(now, withChurn(0.03)));
    await settle();
    store.change((now) => turn(now, next));
    await settle();
    store.change(keep);
    store.change((now) => curvesCame(now, next, curves(10), true));
    await settle();
    expect(told).toEqual(["follow #churn=0.03", "follow #churn=0.04", "push #churn=0.04 after ", "replace #churn=0.04&fp"]);
  });

  test("the entry before is given back the address it had, fingerprint included", async () => {
    const { store, told, settle } = setUp();
    store.change((now) => set(now, withChurn(0.03)));
    store.change((now) => curvesCame(now, now.work, curves(10), true));
    store.change((now) => set(now, withChurn(0.05)));
    await settle();
    expect(told.at(-1)).toBe("push #churn=0.05 after #churn=0.03");
    store.change((now) => curvesCame(now, now.work, curves(10), true));
    await settle();
    store.change((now) => set(now, withChurn(0.06)));
    await settle();
    expect(told.at(-1)).toBe("push #churn=0.06 after #churn=0.05&fp");
  });

  test("what the history asked for is not pushed again", async () => {
    const { store, told, addressed, settle } = setUp();
    await addressed.quietly(() => {
      store.change((now) => open(now, { work: withChurn(0.08), base, issues: [], claim: null }));
      return Promise.resolve();
    });
    await settle();
    expect(told).toEqual([]);
  });

  test("merely looking saves nothing: only what was worked on is offered again", async () => {
    const { store, saved, settle } = setUp();
    store.change((now) => curvesCame(now, work, curves(10), true));
    await settle();
    expect(saved).not.toHaveBeenCalled();
    store.change((now) => set(now, withChurn(0.03)));
    await settle();
    expect(saved).toHaveBeenCalledTimes(1);
  });
});
