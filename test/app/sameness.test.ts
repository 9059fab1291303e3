import { expect, test } from "vitest";
import { sameness } from "../../src/app/sameness.ts";
import { curvesCame } from "../../src/app/state.ts";
import { curves, engine, state, work } from "./made.ts";

const fingerprint = "0123456789abcdef";
const after = (claim: Parameters<typeof state>[0], replications = 10, mine = fingerprint) => curvesCame(state(claim), work, curves(replications, mine), true);

test("nothing is said before the result, nor where nothing was claimed", () => {
  expect(sameness(state({ claim: { engine, replications: 10, fingerprint } }))).toBeNull();
  expect(sameness(after({ claim: null }))).toBeNull();
  expect(sameness(after({ claim: { engine, replications: 10, fingerprint: null } }))).toBeNull();
});

test("equal fingerprints are the same numbers", () => {
  expect(sameness(after({ claim: { engine, replications: 10, fingerprint } }))).toMatchObject({ same: true });
});

test("equal numbers of another engine are equal, and the engine is said", () => {
  expect(sameness(after({ claim: { engine: "0.1", replications: 10, fingerprint } }))).toEqual({ same: true, text: "Same numbers as in the link (0123…cdef), though it was made with engine 0.1." });
});

test.each([
  [{ engine, replications: 20, fingerprint }, /20 futures, these are 10/],
  [{ engine: "0.1", replications: 10, fingerprint: "ffffffffffffffff" }, /engine 0\.1, this is/],
  [{ engine, replications: 10, fingerprint: "ffffffffffffffff" }, /fingerprint ffff…ffff there, 0123…cdef here/],
])("what differs is named: %o", (claim, words) => {
  expect(sameness(after({ claim }))).toMatchObject({ same: false, text: expect.stringMatching(words) as string });
});
