import { expect, test, vi } from "vitest";
import { createAutosave } from "../../src/app/autosave.ts";

function memory(): Storage {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value), removeItem: (key: string) => kept.delete(key) } as unknown as Storage;
}

test("write then read gives the same back", () => {
  const storage = memory();
  const autosave = createAutosave(() => storage, () => {});
  expect(autosave.read()).toBeNull();
  const saved = { address: "#sim=a@1", title: "A", time: 1 };
  autosave.write(saved);
  expect(autosave.read()).toEqual(saved);
  autosave.forget();
  expect(autosave.read()).toBeNull();
});

test("what is not ours is not read", () => {
  const storage = memory();
  const autosave = createAutosave(() => storage, () => {});
  for (const text of ["", "{", "null", "[]", '{"address":1}', '{"address":"javascript:alert(1)","title":"x","time":1}']) {
    storage.setItem("hourglass.work", text);
    expect(autosave.read()).toBeNull();
  }
});

test("a browser that keeps nothing is told of once", () => {
  const refusal = vi.fn();
  const autosave = createAutosave(() => { throw new DOMException("denied", "SecurityError"); }, refusal);
  expect(autosave.read()).toBeNull();
  autosave.write({ address: "#", title: "", time: 0 });
  expect(refusal).toHaveBeenCalledTimes(1);
});
