import { readPng, writePng } from "./chunk.ts";
import { readCargo, sourceLine, writeCargo, type Found } from "./stamp.ts";
import { svgFile, type Drawing, type SvgOptions } from "./svg.ts";

export interface PngOptions extends SvgOptions {
  /** Pixels of the file per pixel of the page. */
  scale?: 1 | 2 | 3;
}

/** Keyword of the text chunk that holds the cargo. */
const keyword = "hourglass";

/** The picture in pixels, origin inside. The file says its natural size, so a 3× picture is no larger on a slide, only sharper. */
export async function pngFile(drawing: Drawing, { scale = 2, ...options }: PngOptions = {}): Promise<Blob> {
  const { text, width, height } = await svgFile(drawing, options);
  const pixels = await paint(text, Math.round(width * scale), Math.round(height * scale));
  const { title, alt, stamp } = drawing;
  return writePng(new Uint8Array(await pixels.arrayBuffer()), [
    { keyword: "Title", text: title },
    { keyword: "Description", text: alt },
    { keyword: "Source", text: stamp.link },
    { keyword: "Software", text: sourceLine(stamp) },
    { keyword, text: writeCargo(drawing) },
  ], scale);
}

async function paint(svg: string, width: number, height: number): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext("2d");
    if (!context) throw new Error(`no canvas of ${width} × ${height} pixels`);
    context.drawImage(image, 0, 0, width, height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(`no picture of ${width} × ${height} pixels`))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The cargo of a PNG. */
export function readPngCargo(bytes: Uint8Array): Found | null {
  const texts = readPng(bytes);
  const cargo = texts.find((text) => text.keyword === keyword);
  return cargo ? readCargo(cargo.text) : null;
}
