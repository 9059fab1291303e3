import { expect, test } from "vitest";
import { moments } from "../../src/experiment/moments.ts";

test("moments(values) leaves out what is not defined, and says nothing of nothing", () => {
  expect(moments([NaN, 2, NaN, 4])).toMatchObject({ count: 2, mean: 3, standardDeviation: Math.SQRT2 });
  expect(moments([NaN])).toEqual({ count: 0, mean: NaN, standardDeviation: NaN, standardError: NaN });
  expect(moments([7])).toEqual({ count: 1, mean: 7, standardDeviation: NaN, standardError: NaN });
});
