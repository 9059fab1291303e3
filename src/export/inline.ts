import { plainColour } from "./colour.ts";

/** A property of the computed style that is also an attribute of SVG; `initial` is what a reader assumes without it. */
interface Property {
  name: string;
  initial: string;
  inherited: boolean;
}

const inheritedProperties: Record<string, string> = {
  "fill": "rgb(0, 0, 0)", "fill-opacity": "1", "fill-rule": "nonzero", "stroke": "none", "stroke-opacity": "1", "stroke-width": "1px",
  "stroke-linejoin": "miter", "stroke-linecap": "butt", "stroke-dasharray": "none", "stroke-dashoffset": "0px", "stroke-miterlimit": "4",
  "font-family": "", "font-size": "", "font-weight": "400", "font-style": "normal", "text-anchor": "start", "letter-spacing": "normal",
  "paint-order": "normal", "shape-rendering": "auto", "visibility": "visible", "clip-rule": "nonzero",
};
const ownProperties: Record<string, string> = {
  "opacity": "1", "dominant-baseline": "auto", "transform": "none", "mix-blend-mode": "normal", "stop-color": "rgb(0, 0, 0)", "stop-opacity": "1",
};
const properties: Property[] = [
  ...Object.entries(inheritedProperties).map(([name, initial]) => ({ name, initial, inherited: true })),
  ...Object.entries(ownProperties).map(([name, initial]) => ({ name, initial, inherited: false })),
];
const paints = new Set(["fill", "stroke", "stop-color"]);

/** A copy that looks the same without any style sheet: what the page's CSS gave each element is written on it. */
export function inlined(source: SVGSVGElement): SVGSVGElement {
  const copy = source.cloneNode(true) as SVGSVGElement;
  dress(source, copy, null);
  return copy;
}

function dress(source: Element, copy: Element, around: Map<string, string> | null): void {
  const style = getComputedStyle(source);
  if (style.display === "none" && source.parentNode && around) {
    copy.remove();
    return;
  }
  const worn = new Map<string, string>();
  for (const { name, initial, inherited } of properties) {
    const value = style.getPropertyValue(name);
    worn.set(name, value);
    const assumed = inherited ? (around?.get(name) ?? initial) : initial;
    // Where a place is given by attribute it stays by attribute; a transform by CSS has none yet.
    if (name === "transform" && copy.hasAttribute("transform")) continue;
    if (value === assumed) copy.removeAttribute(name);
    else if (value !== "") write(copy, name, value);
  }
  // Spaces between differently dressed words are words too; older readers drop them unless told.
  if (copy.localName === "text") copy.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
  for (const attribute of ["class", "style", "tabindex", "role"]) copy.removeAttribute(attribute);
  for (const name of copy.getAttributeNames()) if (/^(aria-|data-)/.test(name)) copy.removeAttribute(name);
  const children = [...source.children], twins = [...copy.children];
  children.forEach((child, i) => dress(child, twins[i], worn));
}

function write(copy: Element, name: string, value: string): void {
  if (!paints.has(name) || value === "none" || value.startsWith("url(")) {
    copy.setAttribute(name, name === "font-family" ? value.replaceAll('"', "'") : value.replace(/^(-?[\d.]+)px$/, "$1"));
    return;
  }
  const { colour, opacity } = plainColour(value);
  copy.setAttribute(name, colour);
  // An alpha in the colour and an opacity beside it multiply; SVG 1.1 readers know only the second.
  if (opacity < 1) {
    const beside = `${name === "stop-color" ? "stop" : name}-opacity`;
    copy.setAttribute(beside, String(Number(copy.getAttribute(beside) ?? "1") * opacity));
  }
}
