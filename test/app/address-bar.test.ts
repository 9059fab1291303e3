import { beforeEach, describe, expect, test, vi } from "vitest";
import { createAddressBar } from "../../src/app/address-bar.ts";

function fakeBar() {
  const writes: { how: string; address: string; at: number }[] = [];
  const bar = {
    location: { hash: "" },
    history: {
      pushState: (_: unknown, __: string, address: string) => write("push", address),
      replaceState: (_: unknown, __: string, address: string) => write("replace", address),
    },
    setTimeout: (action: () => void, milliseconds: number) => setTimeout(action, milliseconds) as unknown as number,
    clearTimeout: (timer: number) => clearTimeout(timer),
  };
  const write = (how: string, address: string) => {
    writes.push({ how, address, at: Date.now() });
    bar.location.hash = address;
  };
  return { bar: bar as unknown as Parameters<typeof createAddressBar>[0], writes };
}

describe("createAddressBar(bar)", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  test("follow writes at most four times a second, and the last one always", () => {
    const { bar, writes } = fakeBar();
    const address = createAddressBar(bar);
    for (let i = 0; i < 600; i++) {
      address.follow(`#${i}`);
      vi.advanceTimersByTime(1000 / 60);
    }
    vi.advanceTimersByTime(1000);
    expect(writes.length).toBeLessThanOrEqual(42);
    expect(writes.at(-1)?.address).toBe("#599");
    expect(new Set(writes.map(({ how }) => how))).toEqual(new Set(["replace"]));
  });

  test("push gives the entry before back what it was, and drops what waited", () => {
    const { bar, writes } = fakeBar();
    const address = createAddressBar(bar);
    address.follow("#a1");
    address.follow("#a2");
    address.push("#b", "#a");
    vi.advanceTimersByTime(1000);
    expect(writes.map(({ how, address: to }) => `${how} ${to}`)).toEqual(["replace #a1", "replace #a", "push #b"]);
  });

  test("a browser that refuses does not stop the page", () => {
    const { bar } = fakeBar();
    bar.history.replaceState = () => {
      throw new DOMException("too many calls", "SecurityError");
    };
    expect(() => createAddressBar(bar).follow("#x")).not.toThrow();
  });
});
