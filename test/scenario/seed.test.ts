import { describe, expect, it } from "vitest";
import { seedKey, seedWords, wordSeed } from "../../src/scenario/index.ts";

describe("wordSeed(n)", () => {
  it("is three words for 24 bits", () => {
    expect(wordSeed(0)).toBe(`${seedWords[0]}-${seedWords[0]}-${seedWords[0]}`);
    expect(wordSeed(0x01_02_ff)).toBe(`${seedWords[1]}-${seedWords[2]}-${seedWords[255]}`);
  });

  it("is a word for each byte", () => {
    expect(wordSeed(Uint8Array.of(255, 0, 7, 7))).toBe([255, 0, 7, 7].map((byte) => seedWords[byte]).join("-"));
  });

  it("takes its words from 256 short ones, any two at least two letters apart", () => {
    expect(seedWords).toHaveLength(256);
    for (const word of seedWords) expect(word).toMatch(/^[A-Z]{3,7}$/);
    const twins = seedWords.filter((a, at) => seedWords.slice(at + 1).some((b) => a.length === b.length && a.split("").filter((letter, place) => letter !== b[place]).length < 2));
    expect(twins).toEqual([]);
    expect(new Set(seedWords).size).toBe(256);
  });
});

describe("seedKey(seed)", () => {
  it("is two words, always the same (rule D2)", () => {
    // Links that were sent depend on these numbers.
    expect(Array.from(seedKey("1729"))).toEqual([2_116_595_147, 2_094_641_011]);
    expect(Array.from(seedKey("AMBER-BROOK-CHASM"))).toEqual([258_770_121, 1_547_587_608]);
    expect(seedKey("")).toHaveLength(2);
  });

  it("tells apart seeds that seedrandom alone takes for one (rule D2)", () => {
    const key = (seed: string) => seedKey(seed).join();
    expect(key("0")).not.toBe(key("а"));
    expect(key("план")).not.toBe(key("?;0="));
    expect(new Set(["план", "бджола", "ключ", "滝", "🦊", "é", "e"].map(key)).size).toBe(7);
  });

  it("takes texts that look alike for one", () => {
    expect(seedKey("é")).toEqual(seedKey("é"));
    expect(seedKey("ї")).toEqual(seedKey("ї"));
  });
});
