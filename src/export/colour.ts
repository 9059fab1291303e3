/** A colour every program that reads SVG understands: `#rrggbb` and an opacity apart from it. */
export interface PlainColour {
  colour: string;
  opacity: number;
}

const known = new Map<string, PlainColour>();
let canvas: CanvasRenderingContext2D | null = null;

/** From any colour a computed style may hold, `oklch()` and `color-mix()` included. */
export function plainColour(css: string): PlainColour {
  const kept = known.get(css);
  if (kept) return kept;
  const found = fromRgb(css) ?? fromCanvas(css);
  known.set(css, found);
  return found;
}

function hex(red: number, green: number, blue: number): string {
  return `#${[red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

function fromRgb(css: string): PlainColour | null {
  const parts = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)(?:[\s,/]+([\d.]+))?\s*\)$/.exec(css);
  if (!parts) return null;
  return { colour: hex(Number(parts[1]), Number(parts[2]), Number(parts[3])), opacity: parts[4] === undefined ? 1 : Number(parts[4]) };
}

/** The browser is asked to paint it. */
function fromCanvas(css: string): PlainColour {
  canvas ??= Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  if (!canvas) return { colour: "#000000", opacity: 1 };
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = css;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
  return { colour: hex(red, green, blue), opacity: alpha / 255 };
}
