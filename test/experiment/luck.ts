/** Uniform numbers for tests, from a seed: a Lehmer generator (Park and Miller 1988), far from the one under test. */
export function uniforms(seed: number): () => number {
  let state = seed % 2147483647 || 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
