import { expect, test } from "vitest";
import type { ContentChain } from "../../src/view/hourglass/layout.ts";
import { Pieces } from "../../src/view/hourglass/pieces.ts";
import { logOf } from "./hourglass-log.ts";

const chain: ContentChain = { y: 500, team: { id: "writers", index: 0, name: "Writers", x: 860 }, ebook: 620, posts: 400, social: 180, end: 0 };

/** An ebook on day 10, a post of it on day 20, a social post of that on day 30. */
const film = { ...logOf([], 0), pieces: { time: Float64Array.of(10, 20, 30).map((day) => day * 1_382_400), kind: Uint8Array.of(0, 1, 2) } };

function at(day: number, pieces = new Pieces(film)): { x: number; height: number }[] {
  const found: { x: number; height: number }[] = [];
  pieces.each(day, chain, (x, _, __, height) => found.push({ x, height }));
  return found;
}

test("content flows against the people, from right to left: ebook, then posts, then social posts (claims 31 and 126)", () => {
  // From hour to hour every piece that is under way has moved to the left.
  for (let day = 10; day < 50; day += 1 / 24) {
    const [before, after] = [at(day), at(day + 1 / 24)];
    const still = before.filter(({ height }) => after.some((piece) => piece.height === height));
    for (const { x, height } of still) expect(after.find((piece) => piece.height === height)!.x).toBeLessThan(x);
  }
  // Each sets out from what it was made of, and goes on to the next stop on the left.
  expect(at(10)[0].x).toBe(chain.team.x);
  expect(at(20).at(-1)!.x).toBe(chain.ebook);
  expect(at(30).at(-1)!.x).toBe(chain.posts);
  expect(at(30 + 20.99).at(-1)!.x).toBeCloseTo(chain.social, 0);
  expect(chain.social).toBeLessThan(chain.posts);
  expect(chain.posts).toBeLessThan(chain.ebook);
});

test("nothing moves before it is written nor after it has arrived, and a film without content is empty", () => {
  expect(at(9.9)).toEqual([]);
  expect(at(60)).toEqual([]);
  expect(at(20, new Pieces(null))).toEqual([]);
});

test("of very many social posts the same few are drawn at every moment", () => {
  const time = Float64Array.from({ length: 20_000 }, (_, i) => (i / 50) * 1_382_400);
  const pieces = new Pieces({ ...logOf([], 0), pieces: { time, kind: new Uint8Array(20_000).fill(2) } });
  for (const day of [0, 50, 100, 399]) expect(at(day, pieces).length).toBeLessThanOrEqual(61);
});
