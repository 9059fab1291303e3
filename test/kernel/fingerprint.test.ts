import { describe, expect, test } from "vitest";
import { Draws } from "../../src/kernel/draws.ts";
import { Fingerprint } from "../../src/kernel/fingerprint.ts";

type Event = [replication: number, lineageHi: number, lineageLo: number, stage: number, round: number, kind: number, tick: number, cents: number];

const NAMES = ["replication", "lineageHi", "lineageLo", "stage", "round", "kind", "tick", "cents"] as const;

function print(events: Iterable<Event>): string {
  const fingerprint = new Fingerprint();
  for (const event of events) fingerprint.add(...event);
  return lanes(fingerprint);
}

function lanes(fingerprint: Fingerprint): string {
  return `${fingerprint.hi} ${fingerprint.lo}`;
}

/** Events as a run makes them: small numbers, close to each other. */
function someEvents(count: number): Event[] {
  const draws = new Draws();
  return Array.from({ length: count }, (_, i): Event => {
    draws.block(3, 0, i >> 2, 0);
    return [0, draws.hi, draws.lo, i % 4, 0, 1 + (i % 3), 57_600 * i, (i % 5) * -2500];
  });
}

describe("fingerprint.add(…)", () => {
  test("does not know the order (rule F1)", () => {
    const events = someEvents(1000);
    expect(print(events.toReversed())).toBe(print(events));
    expect(print(events.toSorted((a, b) => a[1] - b[1]))).toBe(print(events));
  });

  test.each(NAMES.map((name, i) => [name, i] as const))("feels %s (rule F1)", (_, i) => {
    const event: Event = [3, 0x1234567, -77, 5, 1, 4, 9_000_000_000, -12_345];
    const seen = new Set([print([event])]);
    const steps = [1, -1, 2, 3, 5];
    if (i === 1 || i === 2) steps.push(1 << 16, -(2 ** 31));
    if (i >= 6) steps.push(2 ** 31, 2 ** 32, 2 ** 33, 2 ** 50, -(2 ** 32));
    for (const step of steps) {
      const other = [...event] as Event;
      other[i]! += i === 4 && step < 0 ? 9 : step;
      if (i < 6) other[i]! |= 0;
      const before = seen.size;
      seen.add(print([other]));
      expect(seen.size).toBe(before + 1);
    }
  });

  test("feels two events exchanging an argument", () => {
    for (let i = 0; i < NAMES.length; i++) {
      const a: Event = [1, 2, 3, 4, 5, 6, 7, 8];
      const b: Event = [11, 12, 13, 14, 15, 16, 17, 18];
      const both = print([a, b]);
      [a[i], b[i]] = [b[i]!, a[i]!];
      expect(print([a, b])).not.toBe(both);
    }
  });

  test("sees an event that happens twice, and 2^16 equal ones", () => {
    const event: Event = [0, 1, 1, 0, 0, 1, 0, 0];
    expect(print([event, event])).not.toBe("0 0");
    expect(print(Array.from({ length: 65_536 }, () => event))).not.toBe("0 0");
  });

  test("gives no two of 300,000 neighbouring events the same lanes", () => {
    const seen = new Set<string>();
    const fingerprint = new Fingerprint();
    let count = 0;
    for (let replication = 0; replication < 3; replication++)
      for (let lineage = 0; lineage < 25; lineage++)
        for (let stage = 0; stage < 8; stage++)
          for (let round = 0; round < 2; round++)
            for (let kind = 1; kind < 6; kind++)
              for (let tick = 0; tick < 10; tick++)
                for (let cents = -2; cents < 3; cents++) {
                  fingerprint.reset();
                  fingerprint.add(replication, 0, lineage, stage, round, kind, tick, cents);
                  seen.add(lanes(fingerprint));
                  count++;
                }
    expect(count).toBe(300_000);
    expect(seen.size).toBe(count);
  });

  test("sets each of the 64 bits about half of the time", () => {
    const ones = Array.from({ length: 64 }, () => 0);
    const fingerprint = new Fingerprint();
    const events = someEvents(20_000);
    for (const event of events) {
      fingerprint.reset();
      fingerprint.add(...event);
      for (let bit = 0; bit < 32; bit++) {
        ones[bit]! += (fingerprint.hi >>> bit) & 1;
        ones[32 + bit]! += (fingerprint.lo >>> bit) & 1;
      }
    }
    for (const count of ones) expect(Math.abs(count / events.length - 0.5)).toBeLessThan(4 / Math.sqrt(4 * events.length));
  });
});

test("fingerprint.merge(other) is the fingerprint of both", () => {
  const events = someEvents(100);
  const first = new Fingerprint();
  const second = new Fingerprint();
  events.forEach((event, i) => (i < 37 ? first : second).add(...event));
  first.merge(second);
  expect(lanes(first)).toBe(print(events));
});

test("fingerprint.reset() starts again", () => {
  const fingerprint = new Fingerprint();
  fingerprint.add(1, 2, 3, 4, 5, 6, 7, 8);
  fingerprint.reset();
  expect(lanes(fingerprint)).toBe("0 0");
});

/** Golden: a change of it is a change of the engine version. */
test("is the same in every engine", () => {
  expect(print(someEvents(1000))).toBe("1938321605 -1101915381");
});
