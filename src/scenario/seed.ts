/** Seeds people can say aloud, and the key every draw of chance follows from. */
import seedrandom from "seedrandom";
import { seedWords } from "./seed-words.ts";

/**
 * `AMBER-BROOK-CHASM`: a word for each byte. A number gives three words, of its lowest 24 bits. Where the bytes come
 * from is up to the caller.
 */
export function wordSeed(source: number | Uint8Array): string {
  const bytes = typeof source === "number" ? [source >>> 16, source >>> 8, source] : Array.from(source);
  return bytes.map((byte) => seedWords[byte & 255]).join("-");
}

/**
 * Two 32-bit words of a seed, the same everywhere. seedrandom reads only the low 8 bits of each character, so that
 * `план` and `?;0=` would be one seed: it is given the bytes of the UTF-8 text, one a character. Texts that look alike
 * (é as one character or as two) are one seed.
 */
export function seedKey(seed: string): Uint32Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(seed.normalize("NFC"));
  const generator = seedrandom(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return Uint32Array.of(generator.int32(), generator.int32());
}
