import { describe, expect, test } from "vitest";
import { Player } from "../../src/view/hourglass/player.ts";

const month = 365 / 12;

/** A player whose frames are asked for by hand, sixty a second. */
function rig(lastDay = 36 * month, reducedMotion = false): { player: Player; days: number[]; run: (seconds: number) => void } {
  const days: number[] = [];
  let pending: ((now: number) => void) | null = null;
  let now = 0;
  const player = new Player({
    lastDay, reducedMotion,
    onDay: (day) => days.push(day),
    nextFrame: (callback) => {
      pending = callback;
      return 1;
    },
    cancelFrame: () => { pending = null; },
  });
  const run = (seconds: number): void => {
    for (let frame = 0; frame < seconds * 60 && pending; frame++) {
      const callback: (now: number) => void = pending;
      pending = null;
      now += 1000 / 60;
      callback(now);
    }
  };
  return { player, days, run };
}

describe("Player", () => {
  test("plays the whole film once in 20 to 25 seconds, steadily, and stops at the end", () => {
    const { player, days, run } = rig();
    player.play();
    run(20);
    expect(player.playing).toBe(true);
    run(5);
    expect(player.playing).toBe(false);
    expect(player.day).toBe(36 * month);
    const steps = days.slice(2, -1).map((day, i) => day - days[i + 1]);
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(1e-6);
  });

  test("plays from the start again when it stands at the end", () => {
    const { player, run } = rig();
    player.seek(1e9);
    player.play();
    run(1);
    expect(player.day).toBeLessThan(100);
  });

  test("speed multiplies the pace", () => {
    const { player, run } = rig();
    player.speed = 4;
    player.play();
    run(6);
    expect(player.playing).toBe(false);
  });

  test("step goes to the beginning of a month and pauses", () => {
    const { player } = rig();
    player.seek(1.5 * month);
    player.play();
    player.step(1);
    expect(player.playing).toBe(false);
    expect(player.day).toBeCloseTo(2 * month);
    player.step(1);
    expect(player.day).toBeCloseTo(3 * month);
    player.step(-1);
    expect(player.day).toBeCloseTo(2 * month);
  });

  test("with reduced motion there are at most a dozen stills", () => {
    const { player, days, run } = rig(36 * month, true);
    player.play();
    run(40);
    expect(player.day).toBe(36 * month);
    expect(new Set(days).size).toBeLessThanOrEqual(12);
    for (const day of days) expect((day / month) % 3).toBeCloseTo(0);
  });

  test("a tab that slept does not leap", () => {
    const days: number[] = [];
    const frames: ((now: number) => void)[] = [];
    const player = new Player({ lastDay: 1000, reducedMotion: false, onDay: (day) => days.push(day), nextFrame: (callback) => frames.push(callback), cancelFrame: () => {} });
    player.play();
    frames.shift()!(0);
    frames.shift()!(60_000);
    expect(player.day).toBeLessThan(10);
  });
});
