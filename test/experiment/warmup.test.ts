import { simulate } from "hourglass";
import { describe, expect, test } from "vitest";
import { settling, warmup } from "../../src/experiment/index.ts";
import { clinic } from "../theory/clinic.ts";
import { uniforms } from "./luck.ts";

const days = Float64Array.from({ length: 156 }, (_, t) => 7 * t);
const curve = (at: (t: number) => number) => Float64Array.from(days, (_, t) => at(t));
/** Small, the same on every machine, and without a trend. */
const ripple = (t: number) => ((t * 7919) % 13) / 13 - 0.5;

describe("warmup(mean, days), by MSER-5", () => {
  test("is 0 days of a constant", () => {
    expect(warmup(curve(() => 0.1), days)).toEqual({ days: 0 });
    expect(warmup(curve(() => 0), days)).toEqual({ days: 0 });
  });

  test("is the batch of five grid points in which a step ends (rule E7)", () => {
    // The first 20 points stand at 0: four batches.
    expect(warmup(curve((t) => (t < 20 ? 0 : 10 + ripple(t))), days)).toEqual({ days: 7 * 20 });
    // A fifth batch has one point of them.
    expect(warmup(curve((t) => (t < 21 ? 0 : 10 + ripple(t))), days)).toEqual({ days: 7 * 25 });
  });

  test("is what minimising White's definition gives, with noise and a hundredth of the level added to every spread (rule E7)", () => {
    const values = curve((t) => 10 - 8 * 0.9 ** t + ripple(t));
    const batches = Array.from({ length: 31 }, (_, b) => values.slice(5 * b, 5 * b + 5).reduce((sum, value) => sum + value, 0) / 5);
    const average = (numbers: number[]) => numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
    // Noise by steps from batch to batch, and a hundredth of the level.
    const least = average(batches.slice(1).map((value, b) => (value - batches[b]) ** 2)) / 2 + (0.01 * average(batches)) ** 2;
    const errors = Array.from({ length: 27 }, (_, out) => {
      const kept = batches.slice(out);
      const mean = average(kept);
      return (average(kept.map((value) => (value - mean) ** 2)) + least) / kept.length;
    });
    const out = errors.indexOf(Math.min(...errors));
    expect(out).toBeGreaterThan(2);
    expect(warmup(values, days).days).toBe(days[5 * out]);
  });

  test("is not found where a curve grows, falls, or changes at the end", () => {
    expect(warmup(curve((t) => t), days).days).toBeNull();
    for (const growth of [0.98, 0.99, 1.01, 1.02, 1.05]) expect(warmup(curve((t) => growth ** t), days).days, `× ${growth} a week`).toBeNull();
    for (const last of [85, 100]) expect(warmup(curve((t) => (t < last ? 0 : 10) + ripple(t)), days).days, `a step at point ${last} of 156`).toBeNull();
  });

  test("is next to nothing of a curve that is noise alone", () => {
    const uniform = uniforms(9);
    const found = Array.from({ length: 400 }, () => warmup(curve(() => 1 + 0.35 * (uniform() - 0.5)), days).days);
    expect(found.filter((day) => day === null).length).toBeLessThan(0.01 * 400);
    expect(found.filter((day) => day !== null && day <= 7 * 10).length).toBeGreaterThan(0.9 * 400);
  });

  test("is not found on a grid too short to tell a trend from a level", () => {
    for (let points = 0; points < 70; points++) expect(warmup(days.slice(0, points), days).days, `${points} points of a straight line`).toBeNull();
  });

  test("leaves out what is not defined yet, as the answer of nobody who asked", () => {
    expect(warmup(curve((t) => (t < 20 ? (t < 8 ? NaN : 0) : 10 + ripple(t))), days).days).toBe(7 * 20);
  });
});

/** Mean number inside an M/M/1 that starts empty, at whole days: the birth and death equations by Runge and Kutta. */
function insideByTheory(perHour: number, lastDay: number): Float64Array {
  const states = 120;
  const derivative = (p: Float64Array) => p.map((here, n) => (n > 0 ? perHour * p[n - 1] - here : 0) + (n < states - 1 ? p[n + 1] - perHour * here : 0));
  const step = 0.5;
  let p = new Float64Array(states);
  p[0] = 1;
  const moved = (k: Float64Array, far: number) => p.map((here, n) => here + far * k[n]);
  const found = new Float64Array(lastDay + 1);
  for (let day = 1; day <= lastDay; day++) {
    for (let hour = 0; hour < 24; hour += step) {
      const a = derivative(p), b = derivative(moved(a, step / 2)), c = derivative(moved(b, step / 2)), d = derivative(moved(c, step));
      p = p.map((here, n) => here + (step / 6) * (a[n] + 2 * b[n] + 2 * c[n] + d[n]));
    }
    found[day] = p.reduce((sum, here, n) => sum + n * here, 0);
  }
  return found;
}

describe("the warm-up of an M/M/1 that starts empty, 90 % busy", () => {
  const mm1 = clinic({ perHour: 0.9, months: 3, warmupMonths: 1, stations: [{ servers: 1, hours: { kind: "exponential", mean: 1 } }] });
  const average = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

  test("found on simulated curves, leaves less bias than luck: of the mean of the rest, below its standard error (rule E7)", async () => {
    const replications = 100;
    const { series, days: grid } = await simulate(mm1, { replications });
    const inside = series["stage.s0"];
    const exact = insideByTheory(0.9, grid[grid.length - 1]);
    // What is simulated is what theory expects: the transient itself, not just its end.
    for (const day of [1, 5, 20]) expect(Math.abs(inside.mean[day] / exact[day] - 1), `day ${day}`).toBeLessThan(0.35);
    const { days: settled } = warmup(inside.mean, grid);
    expect(settled).toBeGreaterThan(0);
    // Variance of a time average of the number inside: 2ρ(1 + ρ) / (1 − ρ)⁴ over the time (Whitt 1989, service time 1 h).
    const standardError = Math.sqrt((2 * 0.9 * 1.9) / 0.1 ** 4 / (24 * (91 - settled!)) / replications);
    const bias = 9 - average(exact.slice(settled!));
    expect(bias).toBeLessThan(standardError);
    expect(bias).toBeLessThan((9 - average(exact)) / 2);
    // The same question of the series that a page shows: is the month of the scenario enough?
    expect(settling(inside, grid, 365 / 12)).toEqual({ days: settled, verdict: settled! <= 365 / 12 ? "enough" : "short", leftOutDays: 365 / 12 });
  });

  test("found on theory's own curve, leaves less than a third of the bias", () => {
    const exact = insideByTheory(0.9, 91);
    const { days: settled } = warmup(exact, Float64Array.from(exact, (_, day) => day));
    expect(9 - average(exact.slice(settled!))).toBeLessThan((9 - average(exact)) / 3);
    expect(settled).toBeLessThanOrEqual(45);
  });

  test("is never over when more come than can be served", async () => {
    const { series, days: grid } = await simulate(clinic({ perHour: 1.2, months: 3, stations: [{ servers: 1, hours: { kind: "exponential", mean: 1 } }] }), { replications: 10 });
    expect(settling(series["waiting.t0"], grid, 30)).toEqual({ days: null, verdict: "unsettled", leftOutDays: 30 });
  });
});

test("settling(band, days, leftOutDays) says whether what is left out is enough (rule E7)", () => {
  const band = { mean: curve((t) => (t < 20 ? 0 : 10 + ripple(t))) };
  expect(settling(band, days, 140)).toEqual({ days: 140, verdict: "enough", leftOutDays: 140 });
  expect(settling(band, days, 139).verdict).toBe("short");
});
