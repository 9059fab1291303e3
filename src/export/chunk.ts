/** Texts and sizes inside a PNG, as its specification (ISO/IEC 15948) lays them out: length, type, data, checksum. */
export interface PngText {
  keyword: string;
  text: string;
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** CRC-32 as PNG, gzip and zip use it. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = table[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

interface Chunk {
  type: string;
  data: Uint8Array;
}

export function isPng(bytes: Uint8Array): boolean {
  return bytes.length > 8 && signature.every((byte, i) => bytes[i] === byte);
}

/** Stops at the first chunk that does not fit or whose checksum is wrong: what came before is still good. */
function chunksOf(bytes: Uint8Array): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4) });
    at = end;
  }
  return chunks;
}

function encode({ type, data }: Chunk): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

/** iTXt: keyword, not compressed, no language, no translated keyword, UTF-8. Keywords are 1 to 79 Latin letters. */
function textChunk({ keyword, text }: PngText): Chunk {
  return { type: "iTXt", data: new TextEncoder().encode(`${keyword}\0\0\0\0\0${text}`) };
}

/** pHYs: how large the picture means to be, so that a slide shows a 3× file no larger than a 1× one. */
function sizeChunk(scale: number): Chunk {
  const data = new Uint8Array(9);
  const view = new DataView(data.buffer);
  // A CSS pixel is 1/96 inch.
  const perMetre = Math.round((96 * scale) / 0.0254);
  view.setUint32(0, perMetre);
  view.setUint32(4, perMetre);
  data[8] = 1;
  return { type: "pHYs", data };
}

/** The same picture with texts inside and its size said; what it said of these before is replaced. */
export function writePng(bytes: Uint8Array, texts: readonly PngText[], scale: number): Blob {
  if (!isPng(bytes)) throw new Error("not a PNG");
  const chunks = chunksOf(bytes).filter(({ type, data }) => type !== "pHYs" && !(type === "iTXt" && texts.some(({ keyword }) => keyword === parseText(data)?.keyword)));
  const [header, ...rest] = chunks;
  const parts = [header, sizeChunk(scale), ...texts.map(textChunk), ...rest].map(encode);
  return new Blob([Uint8Array.from(signature), ...parts], { type: "image/png" });
}

/** The uncompressed texts of a PNG. */
export function readPng(bytes: Uint8Array): PngText[] {
  if (!isPng(bytes)) return [];
  return chunksOf(bytes).filter(({ type }) => type === "iTXt").flatMap(({ data }) => parseText(data) ?? []);
}

function parseText(data: Uint8Array): PngText | null {
  const keywordEnd = data.indexOf(0);
  // A compressed text is not one of ours.
  if (keywordEnd < 1 || data[keywordEnd + 1] !== 0) return null;
  const languageEnd = data.indexOf(0, keywordEnd + 3);
  const translatedEnd = languageEnd < 0 ? -1 : data.indexOf(0, languageEnd + 1);
  if (translatedEnd < 0) return null;
  const decoder = new TextDecoder();
  return { keyword: decoder.decode(data.subarray(0, keywordEnd)), text: decoder.decode(data.subarray(translatedEnd + 1)) };
}
