import { describe, expect, test } from "vitest";
import { Calendar, Hours, Station, TICKS_PER_DAY } from "../../src/kernel/index.ts";
import { publishedRows } from "./row.ts";

const { model, expect: published } = publishedRows.find(({ id }) => id === "law-mm1")! as unknown as {
  model: { meanInterarrival: number; meanService: number; delays: number };
  expect: { averageDelay: number; averageNumberInQueue: number; utilization: number; endTime: number; double: Record<string, number>; firstUniforms: string[]; finalZ: number };
};

/** The generator of the textbook program: a prime modulus multiplicative congruential one. */
function textbookUniforms(seed: bigint) {
  let z = seed;
  return {
    next(): number {
      z = (630360016n * z) % 2147483647n;
      return Number((z >> 7n) | 1n) / 2 ** 24;
    },
    get state() {
      return Number(z);
    },
  };
}

/** One unit of the program's time is a day: our ticks are 7·10⁻⁷ of it. */
function program() {
  const luck = textbookUniforms(1973272912n);
  const [arrival, departure] = [1, 0];
  const days = 1100;
  const calendar = new Calendar(days);
  const station = new Station(1, 0, -1, 1, 0, 1, days);
  station.addSeat(new Hours(7, 0, TICKS_PER_DAY), 0, true);
  const after = (tick: number, mean: number) => tick + Math.round(-mean * Math.log(luck.next()) * TICKS_PER_DAY);
  const came: number[] = [];
  let delays = 0;
  let waited = 0;
  let queue = 0;
  let last = 0;

  calendar.push(after(0, model.meanInterarrival), arrival, 0, 0, 0, 0);
  for (let day = 0; day < days; day++) {
    calendar.open(day);
    for (let entry = calendar.pop(); entry; entry = calendar.pop()) {
      const { time: tick, kind } = entry;
      queue += station.waiting * (tick - last);
      last = tick;
      const begin = (since: number) => {
        delays += 1;
        waited += tick - since;
        calendar.push(station.begin(0, tick, after(tick, model.meanService) - tick), departure, 0, 0, 0, 0);
        return delays === model.delays;
      };
      if (kind === arrival) {
        calendar.push(after(tick, model.meanInterarrival), arrival, 0, 0, 0, 0);
        if (station.freeSeat(tick) >= 0) {
          if (begin(tick)) return { waited, queue, end: tick, busy: busyUntil(tick), state: luck.state };
        } else station.join(came.push(tick) - 1, 0);
      } else {
        station.end(0, tick);
        if (station.waiting === 0) continue;
        const first = station.line.first()!.slot;
        station.line.pop();
        station.waiting -= 1;
        if (begin(came[first])) return { waited, queue, end: tick, busy: busyUntil(tick), state: luck.state };
      }
    }
  }
  throw new Error("the program did not end");

  /** Ticks of service by then: the station books a service when it begins. */
  function busyUntil(tick: number): number {
    return station.busyTicks.reduce((sum, ticks) => sum + ticks, 0) - (station.endsAt[0] - tick);
  }
}

describe("law-mm1: our calendar and station, driven by the textbook's generator, are the textbook's program", () => {
  test("the generator gives the printed numbers", () => {
    const luck = textbookUniforms(1973272912n);
    expect(published.firstUniforms.map(() => String(luck.next()))).toEqual(published.firstUniforms);
  });

  test("average delay, number in queue, utilisation and end of a thousand delays, as printed and to six digits of the double precision", () => {
    const { waited, queue, end, busy, state } = program();
    const found = { averageDelay: waited / model.delays / TICKS_PER_DAY, averageNumberInQueue: queue / end, utilization: busy / end, endTime: end / TICKS_PER_DAY };
    for (const [name, value] of Object.entries(found)) expect(Math.abs(value / published.double[name] - 1), `${name} ${value}`).toBeLessThan(2e-6);
    expect(found.averageDelay).toBeCloseTo(published.averageDelay, 3);
    expect(found.averageNumberInQueue).toBeCloseTo(published.averageNumberInQueue, 3);
    expect(found.utilization).toBeCloseTo(published.utilization, 3);
    expect(found.endTime).toBeCloseTo(published.endTime, 3);
    // The last number drawn tells that every draw was in its place.
    expect(state).toBe(published.finalZ);
  });
});
