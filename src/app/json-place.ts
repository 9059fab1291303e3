/**
 * Where a text stops being JSON: the index of the first sign that cannot stand there; the length of the text when it
 * ends too early; null when it is JSON. Browsers say what is wrong, but not all of them where.
 */
export function jsonPlace(text: string): number | null {
  let at = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at += found[0].length;
    return found !== null;
  };
  const sign = (wanted: string): boolean => {
    skip(space);
    if (text[at] !== wanted) return false;
    at++;
    return true;
  };
  const list = (end: string, item: () => boolean): boolean => {
    if (sign(end)) return true;
    do {
      if (!item()) return false;
    } while (sign(","));
    return sign(end);
  };
  const value = (): boolean => {
    if (sign("{")) return list("}", () => (skip(space), skip(string)) && sign(":") && value());
    if (sign("[")) return list("]", value);
    return skip(string) || skip(number) || skip(word);
  };
  const whole = value() && (skip(space), at === text.length);
  return whole ? null : at;
}

const space = /[ \t\r\n]*/y;
// JSON forbids control characters in strings.
// oxlint-disable-next-line no-control-regex
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;
