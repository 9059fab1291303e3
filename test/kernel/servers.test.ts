import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { Calendar } from "../../src/kernel/calendar.ts";
import { TICKS_PER_DAY as DAY, TICKS_PER_HOUR as HOUR } from "../../src/kernel/clock.ts";
import { Hours, Workdays } from "../../src/kernel/hours.ts";
import { Servers } from "../../src/kernel/servers.ts";
import { Station } from "../../src/kernel/station.ts";

const [SERVICE_END, OPENING, REQUEST] = [1, 2, 3];
const PRODUCTIVE = 0.7;
const DAYS = 60;

interface Asked { tick: number; work: number }
interface Served { start: number; end: number }

/** Event by event: a line, seats, and the end of each service on the calendar. */
function byEvents(asked: Asked[], seats: number, hours: Hours): Served[] {
  const calendar = new Calendar(DAYS);
  const station = new Station(seats, 0, -1, PRODUCTIVE, 0, 1, DAYS);
  for (let seat = 0; seat < seats; seat++) station.addSeat(hours, 0, true);
  const served: Served[] = [];
  const seatOf: number[] = [];
  for (const [slot, { tick }] of asked.entries()) calendar.push(tick, REQUEST, 0, slot, 0, slot);
  for (let day = 0; day < DAYS; day++) {
    if (hours.isWorkingDay(day)) calendar.push(day * DAY + hours.start, OPENING, 0, 0, 0, -1);
    calendar.open(day);
    for (let entry = calendar.pop(); entry; entry = calendar.pop()) {
      const { time: tick, kind, slot } = entry;
      if (kind === SERVICE_END) station.end(seatOf[slot], tick);
      if (kind === REQUEST) station.join(slot, 0);
      for (let first = station.line.first(); first; first = station.line.first()) {
        const seat = station.freeSeat(tick);
        if (seat < 0) break;
        const next = first.slot;
        station.line.pop();
        seatOf[next] = seat;
        served[next] = { start: tick, end: station.begin(seat, tick, asked[next].work) };
        calendar.push(served[next].end, SERVICE_END, 0, next, 0, next);
      }
    }
  }
  return served;
}

describe("Servers", () => {
  test("servers.start() and begin() tell at the request what a line and a calendar find out one event after the other", () => {
    const request = fc.record({ tick: fc.integer({ min: 0, max: 20 * 24 }).map((hour) => hour * HOUR), work: fc.integer({ min: 0, max: 30 }).map((work) => work * (HOUR / 2)) });
    const hours = fc.constantFrom(
      new Hours(7, 0, DAY),
      new Hours(5, 9 * HOUR, 8 * HOUR),
      new Hours(6, 22 * HOUR, 2 * HOUR),
      new Hours(5, 9 * HOUR, 8 * HOUR, new Workdays(5, Int32Array.of(2, 7, 8))),
    );
    fc.assert(
      fc.property(fc.array(request, { maxLength: 40 }), fc.integer({ min: 1, max: 4 }), hours, (requests, seats, kept) => {
        const asked = requests.toSorted((a, b) => a.tick - b.tick);
        const servers = new Servers(seats, kept, PRODUCTIVE);
        const told = asked.map(({ tick, work }) => {
          const start = servers.start(tick);
          return { start, end: servers.begin(start, work) };
        });
        for (const [slot, found] of byEvents(asked, seats, kept).entries()) if (found) expect(told[slot]).toEqual(found);
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });

  test("servers.clear() frees every seat", () => {
    const servers = new Servers(1, new Hours(7, 0, DAY), 1);
    servers.begin(0, DAY);
    expect(servers.start(HOUR)).toBe(DAY);
    servers.clear();
    expect(servers.start(HOUR)).toBe(HOUR);
  });
});
