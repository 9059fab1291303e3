import { expect, test } from "vitest";
import { Draws, uniform } from "../../src/kernel/index.ts";
import { compile, film, hashOf } from "../../src/model/index.ts";
import { seedKey } from "../../src/scenario/index.ts";
import { always, sound } from "./diary.ts";

const DAY = 1_382_400;

test("who comes when follows from seed, replication, channel, day and number alone, by the addresses of the specification (rules D3 and D4)", () => {
  const scenario = sound({
    run: { horizonMonths: 2 }, activity: always, market: { unlimited: true },
    channels: { door: { kind: "organic", entryStage: "hall", visitsPerMonth: 900, growthPerMonth: 0, identifyProbability: 1, arrivals: "poisson" } },
    stages: { hall: { bulb: "left", order: 1, dwellDays: { kind: "exponential", mean: 3 }, otherwise: "out" }, out: { bulb: "exit", order: 2 } },
  });
  const seed = seedKey("AMBER-BROOK-CHASM");
  const replication = 5;
  const log = film(compile(scenario), seed, replication);
  const draws = new Draws();
  const block = (key: readonly number[], first: number, second: number): readonly [number, number] => {
    draws.block(key[0], key[1], first, second);
    return [draws.hi, draws.lo];
  };
  const ofReplication = block(Array.from(seed), replication, 0);
  const countOfDay = new Map<number, number>();
  for (let at = 0; at < log.length; at++) {
    const person = log.person[at];
    const [channel, numbered] = log.lineage.subarray(person * 2, person * 2 + 2);
    expect(channel | 0).toBe(hashOf("channel door"));
    const ofPerson = block(ofReplication, channel, numbered);
    const day = Math.floor(numbered / 2 ** 20);
    const comes = day * DAY + Math.floor(uniform(block(ofPerson, hashOf("process arrival"), 0)[0]) * DAY);
    if (Object.keys(scenario.stages)[log.stage[at]] === "hall") {
      countOfDay.set(day, (countOfDay.get(day) ?? 0) + 1);
      // Activity is added up hour by hour, which may cost a tick.
      expect(Math.abs(log.time[at] - comes)).toBeLessThanOrEqual(1);
    } else {
      // The second word of purpose 0 at the stage, in round 0, is the dwell.
      const stay = uniform(block(ofPerson, hashOf("hall"), 0)[1]);
      expect(Math.abs(log.time[at] - comes + 3 * DAY * Math.log(1 - stay))).toBeLessThan(1e-4 * DAY);
    }
  }
  expect(log.length).toBeGreaterThan(1500);
  // Numbers of a day begin at 0 and leave none out.
  const numbers = Array.from({ length: log.people }, (_, person) => log.lineage[person * 2 + 1]);
  for (const [day, count] of countOfDay) expect(numbers.filter((number) => Math.floor(number / 2 ** 20) === day).map((number) => number % 2 ** 20).sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, at) => at));
});
