import { plainColour } from "./colour.ts";
import { fontFamily } from "../view/index.ts";
import { carriedFont, fontName } from "./font.ts";
import { inlined } from "./inline.ts";
import { readCargo, sourceLine, writeCargo, type Cargo, type Found } from "./stamp.ts";

/** A picture on the page, and what a file of it must say. */
export interface Drawing extends Cargo {
  svg: SVGSVGElement;
  title: string;
  /** The sentence that says what one sees. */
  alt: string;
}

export interface SvgOptions {
  /** Without the paper behind it. */
  transparent?: boolean;
}

export interface SvgFile {
  text: string;
  /** CSS pixels, the source line included. */
  width: number;
  height: number;
}

const namespace = "http://www.w3.org/2000/svg";
/** Names our element in `<metadata>`; an address nobody needs to be able to open. */
const stampNamespace = "urn:hourglass:stamp:1";
const padding = 16;
const sourceSize = 10;

/** A file that looks as on the page in any program: styles inlined, font inside, origin said aloud and within. */
export async function svgFile(drawing: Drawing, { transparent = false }: SvgOptions = {}): Promise<SvgFile> {
  const { svg, title, alt, stamp } = drawing;
  const copy = inlined(svg);
  const box = svg.getBoundingClientRect();
  const inner = svg.viewBox.baseVal && svg.viewBox.baseVal.width > 0
    ? { x: svg.viewBox.baseVal.x, y: svg.viewBox.baseVal.y, width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height }
    : { x: 0, y: 0, width: box.width, height: box.height };
  const lines = wrapped(sourceLine(stamp), inner.width / (sourceSize * 0.56));
  const width = inner.width + 2 * padding;
  const height = inner.height + 2 * padding + 6 + lines.length * 14;

  const file = document.createElementNS(namespace, "svg");
  file.setAttribute("xmlns", namespace);
  set(file, { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "font-family": fontFamily.replaceAll('"', "'") });
  add(file, "title", title);
  add(file, "desc", alt);
  const cargo = document.createElementNS(stampNamespace, "hourglass");
  cargo.textContent = writeCargo(drawing).replace(/[\u007f-\u009f\ufffe\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  add(file, "metadata").append(cargo);
  const font = await carriedFont();
  const face = font === "" ? "" : `@font-face{font-family:"${fontName}";src:url(${font}) format("woff2");font-weight:100 900}`;
  add(file, "style", `${face}text{font-feature-settings:"tnum","cv11","ss03";font-variant-numeric:tabular-nums}`);
  const style = getComputedStyle(svg);
  const token = (name: string, otherwise: string): string => plainColour(style.getPropertyValue(name).trim() || otherwise).colour;
  if (!transparent) set(add(file, "rect"), { width, height, fill: token("--paper", "#ffffff") });

  // A group rather than an SVG within the SVG: office programs place only the former well.
  const picture = set(add(file, "g"), { transform: `translate(${padding - inner.x},${padding - inner.y})` });
  for (const { name, value } of copy.attributes) if (carries(name)) picture.setAttribute(name, value);
  picture.append(...copy.childNodes);

  const anchor = set(add(file, "a"), { href: stamp.link, target: "_blank" });
  lines.forEach((line, i) => {
    set(add(anchor, "text", line), {
      x: padding, y: height - padding + 2 - (lines.length - 1 - i) * 14, "font-size": sourceSize, fill: token("--ink-3", "#6a7078"),
    });
  });
  return { text: new XMLSerializer().serializeToString(file), width, height };
}

/** Attributes of the picture that mean something to what is in it; its size and place are the file's now. */
function carries(name: string): boolean {
  return !["width", "height", "viewBox", "x", "y", "transform", "overflow"].includes(name) && !name.startsWith("xmlns");
}

function set<E extends Element>(element: E, attributes: Record<string, string | number>): E {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

function add(host: Element, name: string, text?: string): SVGElement {
  const element = document.createElementNS(namespace, name);
  if (text !== undefined) element.textContent = text;
  host.append(element);
  return element;
}

/** Broken between the parts of the source line, never within one. */
function wrapped(line: string, most: number): string[] {
  const lines: string[] = [];
  for (const part of line.split(" · ")) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + part.length + 3 <= most) lines[lines.length - 1] = `${last} · ${part}`;
    else lines.push(part);
  }
  return lines;
}

/** The cargo of an SVG's text. Read as text: a stranger's file is never handed to a parser that could act on it. */
export function readSvg(text: string): Found | null {
  const found = /<(?:[\w-]+:)?hourglass\b[^>]*>([\s\S]*?)<\/(?:[\w-]+:)?hourglass\s*>/.exec(text);
  if (!found) return null;
  const inside = /^\s*<!\[CDATA\[([\s\S]*)\]\]>\s*$/.exec(found[1]);
  return readCargo(inside ? inside[1] : unescaped(found[1]));
}

const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
