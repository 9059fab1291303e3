/** Text ↔ a short form for links: deflate, then base64 in the alphabet of addresses. */

/** No delta is longer; a link that swells beyond is an attack or an accident. */
const mostBytes = 1_000_000;

export async function compact(text: string): Promise<string> {
  const bytes = await through(new CompressionStream("deflate-raw"), new TextEncoder().encode(text), Number.POSITIVE_INFINITY);
  const binary = Array.from(bytes!, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Null where the text is no compact form, or only the beginning of one. */
export async function expand(short: string): Promise<string | null> {
  if (!/^[A-Za-z0-9_-]*$/.test(short) || short.length % 4 === 1) return null;
  const binary = atob(short.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = await through(new DecompressionStream("deflate-raw"), Uint8Array.from(binary, (sign) => sign.charCodeAt(0)), mostBytes);
  if (!bytes) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Null where the stream fails or gives more than `most` bytes. */
async function through(stream: CompressionStream | DecompressionStream, bytes: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array | null> {
  const writer = stream.writable.getWriter();
  // Both report what the reader below reports too.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  const reader = stream.readable.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      chunks.push(step.value);
      length += step.value.length;
      if (length > most) {
        reader.cancel().catch(() => {});
        return null;
      }
    }
  } catch {
    return null;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
