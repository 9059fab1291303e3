import { deflateSync } from "node:zlib";
import { crc32 } from "../../src/export/chunk.ts";

/** A PNG of one grey pixel, made without our writer. */
export function onePixel(): Uint8Array {
  const chunk = (type: string, data: Uint8Array): Uint8Array => {
    const body = new Uint8Array([...new TextEncoder().encode(type), ...data]);
    const bytes = new Uint8Array(body.length + 8);
    new DataView(bytes.buffer).setUint32(0, data.length);
    bytes.set(body, 4);
    new DataView(bytes.buffer).setUint32(body.length + 4, crc32(body));
    return bytes;
  };
  const header = Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0);
  return new Uint8Array([
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a,
    ...chunk("IHDR", header), ...chunk("IDAT", new Uint8Array(deflateSync(Uint8Array.of(0, 128)))), ...chunk("IEND", new Uint8Array()),
  ]);
}
