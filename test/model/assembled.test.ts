import { compile, film, javascript, openSim, replicate, type Scenario } from "hourglass";
import { describe, expect, test } from "vitest";
import { readShelf } from "../../sims/node.ts";
import { quickEngine } from "../../src/experiment/index.ts";
import { assembled } from "../../src/model/index.ts";
import { twistedScenario } from "../reference/twisted.ts";
import { wildScenario } from "../reference/wild.ts";
import { sound } from "./diary.ts";
import { randomScenario } from "./random.ts";

const key = new Uint32Array([0x9e3779b9, 0x7f4a7c15]);

/** Names of the parts that are not the same; of arrays, to the last bit. */
function differing(one: object, other: object): string[] {
  const bytes = (part: unknown) => (ArrayBuffer.isView(part) ? Buffer.from(part.buffer, part.byteOffset, part.byteLength) : Buffer.from(JSON.stringify(part, (_, value: unknown) => (ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value))));
  return Object.keys({ ...one, ...other }).filter((name) => !bytes(one[name as never]).equals(bytes(other[name as never])));
}

function expectSame(scenario: Scenario, replication: number, title: string): void {
  const model = compile(scenario);
  expect(differing(replicate(model, key, replication), javascript.replicate(model, key, replication)), title).toEqual([]);
}

test("this host runs WebAssembly, or these tests would compare JavaScript with itself", () => {
  expect(quickEngine()).toMatchObject({ machine: { name: "WebAssembly" } });
  expect(replicate).not.toBe(javascript.replicate);
});

describe("a replication in WebAssembly is the one in JavaScript, number for number", { timeout: 300_000 }, () => {
  test.each([...readShelf().names])("of the sim %s, and so is its film (rule F2)", (name) => {
    for (const replication of [0, 7]) expectSame(openSim(name), replication, name);
    const model = compile(openSim(name));
    expect(differing(film(model, key, 3), javascript.film(model, key, 3))).toEqual([]);
  });

  const kinds: [string, (seed: number) => Scenario][] = [["random", randomScenario], ["twisted", twistedScenario], ["wild", wildScenario]];
  test.each(kinds)("of 60 %s scenarios, one after the other in one memory (rule F2)", (kind, make) => {
    for (let seed = 5000; seed < 5060; seed++) expectSame(make(seed), seed, `${kind} scenario ${seed}`);
  });
});

test("two models taken by turns give what each gives alone", () => {
  const models = ["isc", "tam", "hourglass"].map((name) => compile(openSim(name)));
  const alone = models.map((model) => javascript.replicate(model, key, 1));
  for (let turn = 0; turn < 3; turn++) models.forEach((model, at) => expect(differing(replicate(model, key, 1), alone[at])).toEqual([]));
});

test("a run that is refused says why in the same words, and the next one is sound", () => {
  const door = { kind: "organic", entryStage: "lead", visitsPerMonth: 30, arrivals: "even" };
  const lead = { bulb: "left", order: 1, exits: { lead: { probability: 1 } }, otherwise: "lost" };
  const circle = compile(sound({ run: { horizonMonths: 12 }, market: { unlimited: true }, channels: { door }, stages: { lead, lost: { bulb: "exit", order: 9 } } }));
  const words = [javascript, { replicate }].map((machine) => {
    try {
      machine.replicate(circle, key, 0);
      return "nothing";
    } catch (error) {
      return (error as Error).message;
    }
  });
  expect(words[0]).toMatch(/^endless round: /);
  expect(words[1]).toBe(words[0]);
  expectSame(openSim("isc"), 0, "after it");
});

test("without WebAssembly a machine cannot be made, and says so", () => {
  const broken = { wasm: btoa("not a module"), layout: {} };
  expect(() => assembled(broken)).toThrow(/WebAssembly/);
});
