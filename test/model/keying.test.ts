// The built library where much is run: the same sources, several times faster than the test runner's own copy of them.
import * as hourglass from "hourglass";
import { describe, expect, test } from "vitest";
import { readShelf } from "../../sims/node.ts";
import { compile, replicate } from "../../src/model/index.ts";
import { mergePatch, seedKey, toScenario, withValue, type Scenario } from "../../src/scenario/index.ts";
import { annex, half, key, lives, turned } from "./additions.ts";
import { record } from "./recorder.ts";
import { at, block, ofPerson, ofReplication, ofSeed, sequences, take, type Key } from "./sequences.ts";
import { trials } from "./trials.ts";

/**
 * Truly random words would fail one trial by chance once in a million. Words here are the same for ever: with some 200
 * trials, the chance that a sound way of keying was unlucky on the day it was chosen is 1 in 5,000.
 */
const ODD = 1e-6;
const WORDS = 65_536;

describe("words in the order of use are uniform and independent", () => {
  const seen: number[] = [];

  for (const [name, sequence] of Object.entries(sequences)) {
    test(name, () => {
      const words = take(sequence("1729"), WORDS);
      for (const [trial, chance] of Object.entries(trials)) {
        const p = chance(words);
        expect(p, trial).toBeGreaterThan(ODD);
        if (trial !== "equal spacings of birthdays") seen.push(p);
      }
    });
  }

  test("taken together, the trials come out as evenly as chance itself: one in ten in each tenth (rules D1 and D3)", () => {
    expect(seen.length).toBeGreaterThan(150);
    const tenths = Array.from({ length: 10 }, (_, tenth) => seen.filter((p) => Math.floor(p * 10) === tenth).length);
    const expected = seen.length / 10;
    // Chi-square with nine degrees of freedom: beyond 41 once in 200,000.
    expect(tenths.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)).toBeLessThan(41);
  });

  test.each<[string, (index: number) => number]>([
    ["a linear congruential generator", (() => ((state) => () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0))(1729))()],
    ["multiples of one number", (index) => Math.imul(index, 0x9e3779b1)],
    ["addresses that meet: number of the person + number of the stage", (index) => at(ofPerson(ofReplication(ofSeed("1729"), 0), 1, 0, (index >> 2) + (index & 3)), 7, 0, 0)[0]],
    ["addresses that forget the purpose", (index) => at(ofPerson(ofReplication(ofSeed("1729"), 0), 1, 0, index >> 4), 7, 0, 0)[0]],
  ])("the same trials refuse %s", (_, sequence) => {
    const words = take(sequence, 8192);
    expect(Math.min(...Object.values(trials).map((chance) => chance(words)))).toBeLessThan(ODD);
  });
});

test("one bit of any part of the address changes each bit of both words as often as not (rule D3)", () => {
  const ADDRESSES = 1024;
  const seed = ofSeed("AMBER-BROOK-CHASM");
  const wordsOf = ([replication, channel, number, place, draw]: readonly number[]): Key => block(block(ofReplication(seed, replication), channel, number), place, draw);
  const scores: number[] = [];
  for (let part = 0; part < 5; part++) {
    for (let bit = 0; bit < 32; bit++) {
      const changes = new Float64Array(64);
      for (let index = 0; index < ADDRESSES; index++) {
        // Small numbers, as addresses are.
        const address = [index & 127, Math.imul(index + 1, 0x9e3779b1), ((index >> 5) << 20) | (index & 31), Math.imul(index + 1, 0x85ebca6b), (index & 7) << 4];
        const [a, b] = [wordsOf(address), wordsOf(address.map((word, at) => (at === part ? word ^ (1 << bit) : word)))];
        for (let out = 0; out < 64; out++) changes[out] += ((a[out >> 5] ^ b[out >> 5]) >>> (out & 31)) & 1;
      }
      for (const count of changes) scores.push((2 * count - ADDRESSES) / Math.sqrt(ADDRESSES));
    }
  }
  // 10,240 chances to be off by chance: one beyond 6.1 standard deviations once in 100,000.
  expect(Math.max(...scores.map(Math.abs))).toBeLessThan(6.1);
  const chiSquare = scores.reduce((sum, score) => sum + score ** 2, 0);
  expect(Math.abs(chiSquare - scores.length) / Math.sqrt(2 * scores.length)).toBeLessThan(5);
});

test("seeds that are near — 1729 and 1730, a letter more, another accent — have nothing in common (rule D2)", () => {
  const texts = ["1729", "1730", "1728", "01729", "17290", " 1729", "1729 ", "AMBER-BROOK-CHASM", "AMBER-BROOK-CHASN", "amber-brook-chasm", "план", "плаn", "é", "e", "", "0", "滝", "🦊", "🦋"];
  const words = texts.map((text) => [...take((index) => ofReplication(ofSeed(text), index >> 1)[index & 1], 64)]);
  const differing = words.flatMap((mine, a) => words.slice(a + 1).map((other) => mine.reduce((bits, word, at) => bits + ones(word ^ other[at]), 0)));
  // 2,048 bits: about half of them differ, within six standard deviations of 22.6.
  for (const bits of differing) expect(Math.abs(bits - 1024)).toBeLessThan(136);
});

function ones(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

const shelf = readShelf();

describe("a simulation", () => {
  /** Half a year where that is little, else as long as it takes to see people come. */
  const MONTHS: Readonly<Record<string, number>> = { isc: 1, hourglass: 3, "no-touch": 2, transactional: 2, outbound: 3, ross: 3, inbound: 3, relationship: 4 };

  test.each([...shelf.names])("%s reads each word of each address for one thing alone, and its words pass the trials (rules D3 and D4)", (name) => {
    const scenario = withValue(toScenario(shelf.load(name)).scenario, "run.horizonMonths", MONTHS[name] ?? 6);
    const { words, readers } = record(() => replicate(compile(scenario), seedKey(scenario.run.seed), 0));
    const shared = new Set([...readers.values()].filter((names) => names.size > 1).map((names) => [...names].sort().join(" and ")));
    expect([...shared]).toEqual([]);
    for (const [trial, chance] of Object.entries(trials)) expect(chance(words), trial).toBeGreaterThan(ODD);
  });
});

describe.each([...shelf.names])("%s", { timeout: 120_000 }, (name) => {
  const document = shelf.load(name);
  const fingerprint = (scenario: Scenario) => hourglass.replicate(hourglass.compile(scenario), key, 1).fingerprint;

  test("an unconnected stage, a channel without entries and a team nobody asks leave every event as it was (rule D5)", () => {
    expect(fingerprint(half(mergePatch(document, annex(0))))).toEqual(fingerprint(half(document)));
  });

  test("a channel with people of its own, through stages and a team of its own, leaves the lives of all others as they were (rule D5)", () => {
    // An account taken by one cannot be taken by another: without that limit nothing is shared.
    const alone = mergePatch(document, { market: { unlimited: true } });
    const before = lives(half(alone), "fair");
    const after = lives(half(mergePatch(alone, annex(400))), "fair");
    expect(after.guests).toBeGreaterThan(1000);
    expect(before.others.size).toBeGreaterThan(50);
    expect(after.others.size).toBe(before.others.size);
    expect([...before.others].find(([name, life]) => after.others.get(name) !== life)).toBeUndefined();
  });

  test("the order of records in the document does not matter (rule D5)", () => {
    expect(JSON.stringify(toScenario(turned(document)).scenario)).toBe(JSON.stringify(toScenario(document).scenario));
    // Nor does the model rely on scenarios that come in order.
    expect(fingerprint(turned(half(document)))).toEqual(fingerprint(half(document)));
  });
});
