/** The text after `#`: pairs of key and value, percent-encoded where they must be. */

export type Pair = readonly [key: string, value: string];

/** Leaves readable what survives in a link; encodes what chat programs take for the end of one. */
function encode(text: string): string {
  return encodeURIComponent(text)
    .replace(/%(?:2C|3A|2F|40)/g, decodeURIComponent)
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

export function writePairs(pairs: readonly Pair[]): string {
  return pairs.map(([key, value]) => `${encode(key)}=${encode(value)}`).join("&");
}

export interface ReadPairs {
  pairs: Pair[];
  /** Pieces whose percent-encoding is broken; they stand in `pairs` as they are. */
  broken: string[];
}

/** A whole link will do: what stands before the first `#` is left aside. */
export function readPairs(text: string): ReadPairs {
  const broken: string[] = [];
  const decode = (piece: string) => {
    try {
      return decodeURIComponent(piece);
    } catch {
      broken.push(piece);
      return piece;
    }
  };
  const pieces = text.slice(text.indexOf("#") + 1).split("&");
  const pairs = pieces
    .filter((piece) => piece !== "")
    .map((piece): Pair => {
      const [key, ...value] = piece.split("=");
      return [decode(key), decode(value.join("="))];
    });
  return { pairs, broken };
}

/** The value of a key; of several the last. */
export function last(pairs: readonly Pair[], key: string): string | null {
  return pairs.findLast((pair) => pair[0] === key)?.[1] ?? null;
}
