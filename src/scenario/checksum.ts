import type { Pair } from "./fragment.ts";

/**
 * Four hexadecimal digits over the pairs in order of key: enough to notice that a link was cut or changed, no proof
 * against malice. It does not depend on the order of the pairs nor on how they are percent-encoded.
 */
export function checksum(pairs: readonly Pair[]): string {
  const lines = pairs.map(([key, value]) => `${key}=${value}\n`).sort();
  // FNV-1a, folded from 32 bits to 16.
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(lines.join(""))) hash = Math.imul(hash ^ byte, 0x01000193);
  return (((hash >>> 16) ^ hash) & 0xffff).toString(16).padStart(4, "0");
}
