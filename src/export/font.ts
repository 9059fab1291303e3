import latin from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";

/** Name under which theme.css loads it, and exported files carry it. */
export const fontName = "Inter Variable";

let carried: Promise<string> | undefined;

/** The Latin part of our family as a data URI, fetched when a file is first made; empty when it cannot be had (the file then names its fallbacks). */
export function carriedFont(): Promise<string> {
  carried ??= fetch(latin)
    .then((response) => (response.ok ? response.arrayBuffer() : Promise.reject(new Error(`font: ${response.status}`))))
    .then((buffer) => `data:font/woff2;base64,${base64(new Uint8Array(buffer))}`)
    .catch(() => {
      // Tried again with the next file.
      carried = undefined;
      return "";
    });
  return carried;
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
