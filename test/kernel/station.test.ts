import { describe, expect, test } from "vitest";
import { TICKS_PER_DAY as DAY, TICKS_PER_HOUR as HOUR } from "../../src/kernel/clock.ts";
import { Hours } from "../../src/kernel/hours.ts";
import { Station } from "../../src/kernel/station.ts";

const FIFO = 0;
const NEWEST = 1;
const PRIORITY = 2;

function station(seats: number, discipline = FIFO, limit = -1): Station {
  const made = new Station(seats, discipline, limit, 0.5, 10 * DAY, 0.2, 30);
  for (let seat = 0; seat < seats; seat++) made.addSeat(new Hours(5, 9 * HOUR, 8 * HOUR), 0, true);
  return made;
}

/** The order in which a line is served. */
function served(made: Station): number[] {
  const order: number[] = [];
  for (let first = made.line.first(); first; first = made.line.first()) {
    order.push(first.slot);
    made.line.pop();
  }
  return order;
}

describe("Station", () => {
  test("station.freeSeat() is the seat idle longest, then the lowest number, and only in its hours (rule O3)", () => {
    const made = station(3);
    expect(made.freeSeat(8 * HOUR)).toBe(-1);
    expect(made.freeSeat(10 * HOUR)).toBe(0);
    made.begin(0, 10 * HOUR, HOUR / 4);
    made.end(0, 10.5 * HOUR);
    expect(made.freeSeat(11 * HOUR)).toBe(1);
    made.begin(1, 11 * HOUR, HOUR);
    made.begin(2, 11 * HOUR, HOUR);
    expect(made.freeSeat(11 * HOUR)).toBe(0);
  });

  test("station.begin() takes longer for someone who is half productive, and pauses at closing", () => {
    expect(station(1).begin(0, 16 * HOUR, HOUR)).toBe(DAY + 10 * HOUR);
  });

  test("station.speed() ramps from its start to full speed for those hired later", () => {
    const made = station(0 + 1);
    const late = new Station(1, FIFO, -1, 0.5, 10 * DAY, 0.2, 30);
    late.addSeat(new Hours(5, 9 * HOUR, 8 * HOUR), 5 * DAY, false);
    expect(made.speed(0, 0)).toBe(0.5);
    expect(late.speed(0, 5 * DAY)).toBeCloseTo(0.1, 12);
    expect(late.speed(0, 10 * DAY)).toBeCloseTo(0.3, 12);
    expect(late.speed(0, 20 * DAY)).toBe(0.5);
  });

  test("station.begin() books busy ticks on the days on which they are worked, and none beyond the horizon", () => {
    const made = station(1);
    made.begin(0, 16 * HOUR, HOUR);
    expect([made.busyTicks[0], made.busyTicks[1], made.busyTicks[2]]).toEqual([HOUR, HOUR, 0]);
    const last = station(1);
    last.begin(0, 28 * DAY + 16 * HOUR, 100 * HOUR);
    expect(last.busyTicks[28] + last.busyTicks[29]).toBe(9 * HOUR);
  });

  test.each([
    ["first come first served", FIFO, [1, 2, 3]],
    ["newest first", NEWEST, [3, 2, 1]],
    ["priority, then first come", PRIORITY, [2, 3, 1]],
  ] as const)("station.line serves %s", (_, discipline, order) => {
    const made = station(1, discipline);
    made.join(1, 5);
    made.join(2, 1);
    made.join(3, 1);
    expect(served(made)).toEqual(order);
  });

  test("station.isFull() counts those who wait, not those served", () => {
    const made = station(1, FIFO, 1);
    expect(made.isFull()).toBe(false);
    made.join(1, 0);
    expect(made.isFull()).toBe(true);
    expect(station(1, FIFO, 0).isFull()).toBe(true);
    expect(station(1).isFull()).toBe(false);
  });

  test("station.leave(): who leaves finishes what is in hand, which is scheduled, and begins nothing", () => {
    const made = station(2);
    const end = made.begin(0, 16 * HOUR, 2 * HOUR);
    expect(end).toBe(DAY + 12 * HOUR);
    made.leave(0, DAY);
    made.leave(1, DAY);
    expect(made.freeSeat(DAY + 10 * HOUR)).toBe(-1);
    expect([made.scheduledTicks[0], made.scheduledTicks[1]]).toEqual([0, 3 * HOUR]);
    expect([made.isLeft(0), made.isLeft(1)]).toEqual([false, true]);
    made.end(0, end);
    expect(made.isLeft(0)).toBe(true);
    expect(made.freeSeat(DAY + 13 * HOUR)).toBe(-1);
  });

  test("station.addSeat() takes the lowest number that nobody sits on", () => {
    const made = station(3);
    made.begin(0, 16 * HOUR, 2 * HOUR);
    made.leave(0, DAY);
    made.leave(1, DAY);
    const hours = new Hours(5, 9 * HOUR, 8 * HOUR);
    expect(made.addSeat(hours, DAY, false)).toBe(1);
    expect(made.addSeat(hours, DAY, false)).toBe(3);
    expect(made.freeSeat(DAY + 10 * HOUR)).toBe(2);
  });

  test("station.turn() loses time when the kind of work changes, and none on the first task", () => {
    const made = station(1);
    made.switchTicks = HOUR;
    expect([made.turn(0, 7), made.turn(0, 7), made.turn(0, 8), made.turn(0, 7)]).toEqual([0, 0, HOUR, HOUR]);
    // Lost time is seat time: an hour is an hour, however productive.
    expect(made.begin(0, 9 * HOUR, HOUR, HOUR)).toBe(12 * HOUR);
  });

  test("a failed hire stays at the speed of the first day, with a ramp or without", () => {
    const made = new Station(1, FIFO, -1, 0.5, 0, 0.2, 30);
    made.addSeat(new Hours(5, 9 * HOUR, 8 * HOUR), DAY, false);
    expect(made.speed(0, 20 * DAY)).toBe(0.5);
    made.seasoned[0] = -1;
    expect(made.speed(0, 20 * DAY)).toBeCloseTo(0.1, 12);
  });
});
