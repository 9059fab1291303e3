/** Advance of a sign of Inter at weight 500, in em; generous, so that what is planned with it has room when it is drawn. */
function advance(sign: string): number {
  if ("iljItf.,:;'|!()[] ·".includes(sign)) return 0.36;
  if ("mwMW@%—".includes(sign)) return 0.9;
  if (/[\d$€+]/.test(sign)) return 0.64;
  if (/\p{Lu}/u.test(sign)) return 0.7;
  return 0.57;
}

/** Width of a text in pixels, known without a browser so that a layout is the same everywhere. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const sign of text) width += advance(sign);
  return width * size;
}

/** The text, or its beginning with an ellipsis where it would be wider than `room`. */
export function fitText(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text;
  let kept = text;
  while (kept.length > 1 && textWidth(`${kept}…`, size) > room) kept = kept.slice(0, -1).trimEnd();
  return `${kept}…`;
}
