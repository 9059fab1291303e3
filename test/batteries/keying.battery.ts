import { expect, test } from "vitest";
import { sequences, take } from "../model/sequences.ts";
import { trials } from "../model/trials.ts";
import { keep, table } from "./findings.ts";

/** Truly random words would fail one trial by chance once in a million; 552 trials then once in 1,800. */
const ODD = 1e-6;
const WORDS = 1 << 20;
const SEEDS = ["1729", "AMBER-BROOK-CHASM", "мрія"];

test(`${Object.keys(sequences).length} orders of use, ${SEEDS.length} seeds, ${WORDS.toLocaleString("en")} words each`, () => {
  const names = Object.keys(trials);
  const chances = Object.entries(sequences).map(([name, sequence]) => {
    const least = names.map(() => 1);
    for (const seed of SEEDS) {
      const words = take(sequence(seed), WORDS);
      names.forEach((trial, at) => {
        least[at] = Math.min(least[at], trials[trial](words));
      });
    }
    console.log(name, Math.min(...least));
    return { name, least };
  });
  const all = chances.flatMap(({ least }) => least);
  const expected = all.length;
  keep("keying", "Keyed words in the order of use", [
    `${Object.keys(sequences).length} orders of use × ${SEEDS.length} seeds (${SEEDS.join(", ")}) × ${WORDS.toLocaleString("en")} words = ${((Object.keys(sequences).length * SEEDS.length * WORDS) / 1e6).toFixed(0)} million words, ${names.length} trials of each. A number is the least of the ${SEEDS.length} chances that true randomness looks as odd or odder, on either side; below ${ODD} is a failure, which one of ${expected * SEEDS.length} sound trials shows once in ${Math.round(1 / (expected * SEEDS.length * ODD)).toLocaleString("en")} batteries.`,
    `Least of all: ${Math.min(...all).toPrecision(2)}; of ${expected * SEEDS.length} even chances one expects about ${(1 / (expected * SEEDS.length)).toPrecision(2)}.`,
    table(["order of use", ...names], chances.map(({ name, least }) => [name, ...least.map((chance) => chance.toPrecision(2))])),
  ].join("\n\n"));
  for (const { name, least } of chances) least.forEach((chance, at) => expect(chance, `${name}: ${names[at]}`).toBeGreaterThan(ODD));
});
